"""Whom a date is told to before and after it passes: a table of levels in working days (催办).

A level whose day went by without a run is told at the next run; of several that were missed only
the highest is, for it says everything that the lower ones would have said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import RULES, Binds
from mediation.domain.urgency import Urgency
from mediation.domain.whose_clock import Whose, is_window, whose

# What cannot be late: a right that opens, and a window that has shut. Whom a period binds is the
# same in every region and version.
NEVER_OVERDUE = frozenset(
    rule.code for rule in RULES if rule.binds is Binds.OPENS_RIGHT or is_window(rule.binds)
)


class Level(StrEnum):
    """Why something stands in somebody's inbox."""

    SOON = "soon"
    LAST_DAY = "last_day"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    URGED = "urged"
    REMINDER = "reminder"
    PAYMENT_SOON = "payment_soon"
    PAYMENT_DUE = "payment_due"
    PAYMENT_LATE = "payment_late"
    PAYMENT_LONG_LATE = "payment_long_late"
    ANSWER_LATE = "answer_late"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def tone(self) -> Urgency:
        """The colour beside the words; a reminder is no date of the law and has none."""
        if self in RED_LEVELS:
            return Urgency.RED
        return Urgency.AMBER if self in _SOON_LEVELS else Urgency.GREY


_LABELS = {
    Level.SOON: "即将到期",
    Level.LAST_DAY: "最后一个工作日",
    Level.OVERDUE: "已逾期",
    Level.LONG_OVERDUE: "逾期三个工作日以上",
    Level.URGED: "催办",
    Level.REMINDER: "自设提醒",
    Level.PAYMENT_SOON: "付款将到期",
    Level.PAYMENT_DUE: "今日应付款",
    Level.PAYMENT_LATE: "付款逾期",
    Level.PAYMENT_LONG_LATE: "付款逾期五个工作日以上",
    Level.ANSWER_LATE: "对方逾期未答复",
}
_SOON_LEVELS = frozenset({Level.SOON, Level.PAYMENT_SOON, Level.ANSWER_LATE})
PAYMENT_LEVELS = frozenset(
    {Level.PAYMENT_SOON, Level.PAYMENT_DUE, Level.PAYMENT_LATE, Level.PAYMENT_LONG_LATE}
)
RED_LEVELS = frozenset({Level.LAST_DAY, Level.OVERDUE, Level.LONG_OVERDUE, Level.URGED}) | (
    PAYMENT_LEVELS - _SOON_LEVELS
)
# What has come up to whoever answers for the work of others.
ESCALATED_LEVELS = frozenset({Level.OVERDUE, Level.LONG_OVERDUE})


class Audience(StrEnum):
    """Who is told, as seen from the case."""

    OWNER = "owner"
    BODY_SUPERVISORS = "body_supervisors"
    UNION_SUPERVISORS = "union_supervisors"


_OWNER = frozenset({Audience.OWNER})
_BODY = _OWNER | {Audience.BODY_SUPERVISORS}
_UNION = _BODY | {Audience.UNION_SUPERVISORS}


@dataclass(frozen=True)
class Step:
    """One level: reached so many working days after the last one of the period, told to whom."""

    level: Level
    working_days: int
    audience: frozenset[Audience]

    def day(self, due_on: date, calendar: WorkingCalendar) -> date:
        """The day on which a date reaches this level."""
        if self.working_days > 0:
            return calendar.add_working_days(due_on, self.working_days)
        last = calendar.last_workday(due_on)
        return calendar.subtract_working_days(last, -self.working_days)


# Our own dates go up level by level; a party's window is told while it is open, for once it is
# shut there is nothing left to urge. What others owe is asked after by who works on the case.
STEPS = (
    Step(Level.SOON, -3, _OWNER),
    Step(Level.LAST_DAY, 0, _OWNER),
    Step(Level.OVERDUE, 1, _BODY),
    Step(Level.LONG_OVERDUE, 3, _UNION),
)


STEPS_OF_OTHERS = (Step(Level.OVERDUE, 1, _OWNER),)


def payment_steps(notice_days: int) -> tuple[Step, ...]:
    """Before an agreed payment, on its day and after it (17号令 art. 32: 督促履行).

    Whoever follows the agreement is told; who answers for the body once it is long late.
    """
    return (
        Step(Level.PAYMENT_SOON, -notice_days, _OWNER),
        Step(Level.PAYMENT_DUE, 0, _OWNER),
        Step(Level.PAYMENT_LATE, 1, _OWNER),
        Step(Level.PAYMENT_LONG_LATE, 5, _BODY),
    )


def step_of(binds: Binds, due_on: date, today: date, calendar: WorkingCalendar) -> Step | None:
    """The highest level that a date has reached; None when there is nothing to tell (yet)."""
    if binds is Binds.OPENS_RIGHT or (is_window(binds) and due_on < today):
        return None
    steps = STEPS_OF_OTHERS if whose(binds) is Whose.OTHERS else STEPS
    return reached(steps, due_on, today, calendar)


def reached(
    steps: Sequence[Step], due_on: date, today: date, calendar: WorkingCalendar
) -> Step | None:
    """The highest of the levels whose day has come."""
    found = [step for step in steps if step.day(due_on, calendar) <= today]
    return max(found, key=lambda step: step.working_days, default=None)


def last_due_day(today: date, calendar: WorkingCalendar, steps: Sequence[Step] = STEPS) -> date:
    """The latest due day that has reached any level on this working day."""
    ahead = max(-step.working_days for step in steps)
    return calendar.add_working_days(today, ahead + 1) - timedelta(days=1)
