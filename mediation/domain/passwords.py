"""What makes a password good enough: length, and not being what everybody or an insider tries.

NIST SP 800-63B-4 3.1.1.2 and OWASP ASVS 5.0 6.2: 15 characters where the password stands alone,
fewer beside a second factor, no rules of composition, no truncation, a list of common passwords and
words of the place. Kinds of characters and an age are switches for offices whose classified
protection (等保, GB/T 22239-2019 8.1.4.1) is examined by them.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

SHORTEST_ALONE, SHORTEST_WITH_SECOND_FACTOR, LONGEST = 15, 12, 128
FEWEST_DIFFERENT = 5

# What somebody who knows the office would try first.
CONTEXT_WORDS = (
    *("gonghui", "zonggonghui", "hejietai", "tiaojie", "laodong", "zhongcai", "fayuan", "renshe"),
    *("mediation", "tradeunion", "labourdispute", "工会", "和解台", "劳动争议", "调解"),
)
# The words that names of organisations are made of; what is left of a name is its own.
ORGANISATION_WORDS = re.compile(
    "劳动人事争议仲裁委员会|劳动争议调解|人力资源和社会保障局|人民调解委员会|总工会|工会联合会|工会"
    "|人民法院|司法局|委员会|调解|中心|有限公司|公司|街道|市|区|县|镇|乡"
)


@dataclass(frozen=True)
class PasswordPolicy:
    """What an office demands; `classes` is how many kinds of characters, 0 for any."""

    classes: int = 0
    max_age_days: int = 0
    history: int = 5
    first_password_hours: int = 72


@dataclass(frozen=True)
class Owner:
    """Whose password it is: what an acquaintance would try."""

    username: str
    name: str = ""
    organisation: str = ""
    has_second_factor: bool = False
    # The same words as they are typed without Chinese characters.
    romanised: tuple[str, ...] = ()


def normalised(password: str) -> str:
    """The form in which a password is hashed: full-width and half-width typing are the same."""
    return unicodedata.normalize("NFKC", password)


def password_problem(
    password: str, owner: Owner, policy: PasswordPolicy, common: Collection[str]
) -> str | None:
    """Say what is wrong with a new password and what to do, or None."""
    plain = normalised(password)
    shortest = SHORTEST_WITH_SECOND_FACTOR if owner.has_second_factor else SHORTEST_ALONE
    if len(plain) < shortest:
        return f"密码至少 {shortest} 个字符，可以用一句容易记的话，汉字和空格都可以。"
    if len(plain) > LONGEST:
        return f"密码最多 {LONGEST} 个字符，请缩短。"
    lowered = plain.casefold()
    if any(word in lowered for word in _words_of(owner)):
        return "密码不要包含用户名、姓名、单位名称或“工会”“调解”一类的词，请换一个。"
    if _is_common(lowered, common):
        return "这个密码太常见，别人很容易猜到，请换一个。"
    if len(set(lowered)) < FEWEST_DIFFERENT:
        return "密码中不同的字符太少，请换一个。"
    if classes_of(plain) < policy.classes:
        return f"密码要包含大写字母、小写字母、数字、其他字符中的至少 {policy.classes} 类。"
    return None


def classes_of(password: str) -> int:
    """How many of the four kinds occur: capitals, small letters, digits, anything else."""
    kinds = (r"[A-Z]", r"[a-z]", r"[0-9]", r"[^A-Za-z0-9]")
    return sum(bool(re.search(kind, password)) for kind in kinds)


def _words_of(owner: Owner) -> set[str]:
    own = ORGANISATION_WORDS.sub(" ", owner.organisation).split()
    words = {*CONTEXT_WORDS, owner.username, owner.name, *own, *owner.romanised}
    return {word.casefold() for word in words if _is_telling(word)}


def _is_telling(word: str) -> bool:
    """Whether a word is long enough that finding it in a password is no chance."""
    return len(word) >= (4 if word.isascii() else 2)


def _is_common(lowered: str, common: Collection[str]) -> bool:
    """Whether it is a common password, one said again and again, or one with a few signs added."""
    bare = re.sub(r"[\W_]+", "", lowered)
    letters = bare.strip("0123456789")
    forms = (lowered, bare, letters, _unit(bare), _unit(letters))
    return any(form in common for form in forms) or len(_without_runs(bare)) < FEWEST_DIFFERENT


def _unit(text: str) -> str:
    """What is repeated when a text is one thing said again and again; else the text."""
    again = (text + text).find(text, 1)
    return text[:again] if 0 < again < len(text) else text


def _without_runs(text: str) -> str:
    """The text without runs as 1234, dcba, aaaa: each leaves its first sign only."""
    kept = text[:1]
    for before, sign in pairwise(text):
        if abs(ord(sign) - ord(before)) > 1:
            kept += sign
    return kept
