"""Passwords: how they are kept, and the lists that new ones are held against.

Argon2id with the library's parameters but one lane: two cores are shared with the pages.
"""

from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from pypinyin import lazy_pinyin

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.passwords import (
    ORGANISATION_WORDS,
    Owner,
    PasswordPolicy,
    normalised,
    password_problem,
)
from mediation.models import User

HASHER = PasswordHasher(parallelism=1)
COMMON_FILE = Path(__file__).with_name("common_passwords.txt")


def hash_password(password: str) -> str:
    """The Argon2id hash to keep."""
    return HASHER.hash(normalised(password))


def matches(password_hash: str, password: str) -> bool:
    """Whether this is the password of that hash."""
    try:
        return HASHER.verify(password_hash, normalised(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


def needs_new_hash(password_hash: str) -> bool:
    """Whether a hash was made with weaker parameters than those of today."""
    return HASHER.check_needs_rehash(password_hash)


def owner_of(user: User) -> Owner:
    """What an acquaintance of this user would try."""
    return owner_named(
        user.username,
        user.name,
        user.organisation.name,
        has_second_factor=user.second_factor_since is not None,
    )


def owner_named(
    username: str, name: str, organisation: str, *, has_second_factor: bool = False
) -> Owner:
    """The same for an account that is being opened."""
    own = ORGANISATION_WORDS.sub(" ", organisation).split()
    romanised = tuple("".join(lazy_pinyin(word)) for word in (name, *own) if word)
    return Owner(username, name, organisation, has_second_factor, romanised)


def require_good(
    password: str, owner: Owner, *, policy: PasswordPolicy | None = None, field: str = "password"
) -> None:
    """Raise InvalidInput with what is wrong with a new password."""
    sentence = password_problem(password, owner, policy or PasswordPolicy(), common_passwords())
    if sentence:
        raise InvalidInput(FieldProblem(field, sentence))


@cache
def common_passwords() -> frozenset[str]:
    """The common passwords, in small letters; `tools/make_common_passwords.py` makes the file."""
    lines = COMMON_FILE.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
