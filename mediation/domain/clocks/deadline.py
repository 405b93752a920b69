"""A computed deadline with its reasons, what may shift it, and how near it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SOON_DAYS = 5


@dataclass(frozen=True)
class Pause:
    """Days that are not counted (鉴定评估, 在线规则 art. 26; 中止), both ends included.

    A pause without an end runs on through today.
    """

    start: date
    until: date | None
    reason: str

    def covers(self, day: date, today: date) -> bool:
        """Whether this day is not counted."""
        return self.start <= day <= (today if self.until is None else self.until)


@dataclass(frozen=True)
class Extension:
    """An agreed extension: some days more, or up to a fixed date that no holiday moves."""

    days: int = 0
    until: date | None = None


class Urgency(StrEnum):
    """How near a deadline is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"

    @property
    def label(self) -> str:
        """The Chinese words beside the colour."""
        return {"overdue": "已逾期", "today": "今天到期", "soon": "即将到期", "later": "未到期"}[
            self.value
        ]


def remaining_days(due: date, today: date) -> int:
    """Days left until the due date, 0 on the day itself, negative when overdue."""
    return (due - today).days


def urgency(due: date, today: date) -> Urgency:
    """How near the due date is: overdue, today, within five days, later."""
    left = remaining_days(due, today)
    if left < 0:
        return Urgency.OVERDUE
    if left == 0:
        return Urgency.TODAY
    return Urgency.SOON if left <= SOON_DAYS else Urgency.LATER


@dataclass(frozen=True)
class Deadline:
    """The last day of a period: `safe_date` as counted, `legal_date` after the holiday roll.

    `provisional` tells that a year's holiday notice is not known yet; `trace` says in Chinese
    how the date came about; `bank_day_hint` is set on a fixed date that falls on a rest day.
    """

    code: str
    title: str
    version: str
    start: date
    start_event: str
    safe_date: date
    legal_date: date
    provisional: bool
    trace: tuple[str, ...]
    excluded_days: int = 0
    extended_days: int = 0
    paused: bool = False
    bank_day_hint: date | None = None

    @property
    def is_rolled(self) -> bool:
        """Whether the last day moved because it fell on a rest day (民法典 art. 203)."""
        return self.safe_date != self.legal_date

    def remaining_days(self, today: date) -> int:
        """Days left until the legal date, negative when overdue."""
        return remaining_days(self.legal_date, today)

    def urgency(self, today: date) -> Urgency:
        """How near the legal date is."""
        return urgency(self.legal_date, today)
