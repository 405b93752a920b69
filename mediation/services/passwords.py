"""Passwords: how they are kept and what makes one good enough.

Argon2id with the library's parameters but one lane: two cores are shared with the pages.
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from mediation.domain.errors import FieldProblem, InvalidInput

SHORTEST, LONGEST = 10, 128
# The first words that somebody who knows the office would try.
FORBIDDEN = ("password", "12345678", "qwerty", "11111111", "88888888", "gonghui", "hejietai")

HASHER = PasswordHasher(parallelism=1)


def hash_password(password: str) -> str:
    """The Argon2id hash to keep."""
    return HASHER.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password of that hash."""
    try:
        return HASHER.verify(password_hash, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def require_good(password: str, *, username: str, field: str = "password") -> None:
    """Raise InvalidInput with what is wrong with a new password."""
    sentence = _problem(password, username)
    if sentence:
        raise InvalidInput(FieldProblem(field, sentence))


def _problem(password: str, username: str) -> str | None:
    if len(password) < SHORTEST:
        return f"密码至少 {SHORTEST} 个字符，可以用一句容易记的话。"
    if len(password) > LONGEST:
        return f"密码最多 {LONGEST} 个字符，请缩短。"
    lowered = password.lower()
    if username.lower() in lowered or any(word in lowered for word in FORBIDDEN):
        return "密码太容易猜到：不要包含用户名或常见词，请换一个。"
    if len(set(password)) < 5:
        return "密码中不同的字符太少，请换一个。"
    return None
