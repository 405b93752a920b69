"""How near a date is, in words and in the colour that stands beside them (never alone)."""

from datetime import date
from enum import StrEnum

from mediation.domain.clocks.deadline import Urgency as Nearness
from mediation.domain.clocks.deadline import urgency as nearness


class Urgency(StrEnum):
    """The colour of a date: red is due today or late, amber is soon."""

    RED = "red"
    AMBER = "amber"
    GREY = "grey"


_COLOURS = {
    Nearness.OVERDUE: Urgency.RED,
    Nearness.TODAY: Urgency.RED,
    Nearness.SOON: Urgency.AMBER,
    Nearness.LATER: Urgency.GREY,
}


def urgency_of(due_on: date | None, today: date) -> Urgency:
    """How urgent a date is on a day; no date is not urgent."""
    return Urgency.GREY if due_on is None else _COLOURS[nearness(due_on, today)]


def days_left(due_on: date, today: date) -> str:
    """逾期 2 日, 今日到期, 剩 5 日."""
    days = (due_on - today).days
    if days < 0:
        return f"逾期 {-days} 日"
    return f"剩 {days} 日" if days else "今日到期"
