"""How near a date is, in words and in the colour that stands beside them (never alone)."""

from datetime import date
from enum import StrEnum

SOON_DAYS = 3


class Urgency(StrEnum):
    """The colour of a date: red is due today or late, amber within three days."""

    RED = "red"
    AMBER = "amber"
    GREY = "grey"


def urgency_of(due_on: date | None, today: date) -> Urgency:
    """How urgent a date is on a day; no date is not urgent."""
    if due_on is None or (due_on - today).days > SOON_DAYS:
        return Urgency.GREY
    return Urgency.RED if due_on <= today else Urgency.AMBER


def days_left(due_on: date, today: date) -> str:
    """逾期 2 日, 今日到期, 剩 5 日."""
    days = (due_on - today).days
    if days < 0:
        return f"逾期 {-days} 日"
    return f"剩 {days} 日" if days else "今日到期"
