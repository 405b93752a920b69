"""The code of an issued paper, and what stands for one page of it: HJT1:code:page:pages.

Papers that are sealed say more behind the same words: HJT2:code:page:pages:seal (page_seals).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mediation.domain.one_time_codes import plain

SCHEME = "HJT1"
# No sign that is read as another: neither 0 and O, nor 1, I and L.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 12
_MARK = re.compile(
    rf"(?:{SCHEME}|(?P<sealed>HJT2)):(?P<code>[{ALPHABET}]{{{CODE_LENGTH}}})"
    r":(?P<number>[0-9]{1,4}):(?P<count>[0-9]{1,4})(?(sealed):[A-Z2-7]+)"
)


@dataclass(frozen=True)
class PageMark:
    """Which page of how many, of which paper."""

    code: str
    number: int
    count: int


def is_code(text: str) -> bool:
    """Whether a text can be the code of a paper."""
    return len(text) == CODE_LENGTH and set(text) <= set(ALPHABET)


def typed_code(typed: str) -> str | None:
    """The code that somebody typed from paper, with or without dashes; None if it cannot be one."""
    code = plain(typed).upper()
    return code if is_code(code) else None


def mask_number(number: str) -> str:
    """The number of a paper for strangers: year and word stay, of a serial the last digit."""
    return re.sub(r"〔[0-9]+〕|[0-9]+", _masked, number)


def _masked(digits: re.Match[str]) -> str:
    found = digits[0]
    return found if found.startswith("〔") else "*" * (len(found) - 1) + found[-1]


def drawn_code(choose: Callable[[Sequence[str]], str]) -> str:
    """A code put together from signs that `choose` draws by chance."""
    return "".join(choose(ALPHABET) for _ in range(CODE_LENGTH))


def page_text(mark: PageMark) -> str:
    """What the code of one page says."""
    return f"{SCHEME}:{mark.code}:{mark.number}:{mark.count}"


def read_mark(text: str) -> PageMark | None:
    """The page that a code read from a scan names; None for a code of anybody else."""
    found = _MARK.fullmatch(text)
    if found is None:
        return None
    mark = PageMark(found["code"], int(found["number"]), int(found["count"]))
    return mark if 1 <= mark.number <= mark.count else None
