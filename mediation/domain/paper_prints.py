"""Prints of issued papers: how many at once, and what a reprint says at its edge."""

from datetime import date, timedelta
from enum import StrEnum

# So many papers are put together while somebody waits; more are a job with its progress.
FEW = 5
MOST = 500
MOST_COPIES = 20
# So many cases of a list are offered at once when addresses are printed.
MOST_CASES = 50
# How long a print can be fetched; whoever comes later prints anew, and that is written down.
FETCHED_WITHIN = timedelta(minutes=15)


class AddressForm(StrEnum):
    """What the addresses of parties are printed on."""

    LABELS = "labels"
    SHEETS = "sheets"

    @property
    def label(self) -> str:
        """The Chinese words."""
        words = {"labels": "标签（A4 每张 24 枚，66×36 毫米）", "sheets": "邮寄地址页（每人一页）"}
        return words[self.value]


def party_in(subject: str) -> int | None:
    """The party that a paper is for: "party:7", and "session:3:7" for its invitation."""
    what, *keys = subject.split(":")
    is_for_one = (what, len(keys)) in {("party", 1), ("session", 2)}
    return int(keys[-1]) if is_for_one and keys[-1].isdecimal() else None


def reprint_mark(copy: int, day: date, who: str) -> str:
    """What a copy says that is not the first one printed: 补打 第2份 2026-11-30 王某."""
    return f"补打 第{copy}份 {day.isoformat()} {who}"


def marks(earlier: int, copies: int, day: date, who: str) -> tuple[str, ...]:
    """What each of these copies says; those of the first print say nothing."""
    if earlier == 0:
        return ("",) * copies
    return tuple(reprint_mark(earlier + number, day, who) for number in range(1, copies + 1))
