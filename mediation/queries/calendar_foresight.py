"""What a holiday notice will do to the clocks that run, told before it is entered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clock_states import ClockState, DayKind
from mediation.domain.clocks import ClockRule, Unit
from mediation.extensions import db
from mediation.models import Clock
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_rules import clock_rules


@dataclass(frozen=True)
class Foreseen:
    """How many running clocks will move, and how many are provisional no longer."""

    moving: int
    settled: int


@dataclass(frozen=True)
class _Alike:
    """Running clocks of one rule that run from one day to another."""

    rule: ClockRule
    start: date
    safe: date
    due: date
    is_provisional: bool
    count: int

    def moves(self, before: WorkingCalendar, after: WorkingCalendar) -> bool:
        """Whether the last day is another one by the new calendar."""
        if self.rule.unit is Unit.WORKING_DAY:
            length = self.rule.length
            return before.add_working_days(self.start, length) != after.add_working_days(
                self.start, length
            )
        # A day that the parties fixed did not roll before and does not now.
        rolled = self.rule.rolls and before.next_workday(self.safe) == self.due
        return rolled and after.next_workday(self.safe) != self.due

    def is_settled(self, after: WorkingCalendar) -> bool:
        """Whether the notices of all years that matter are known now."""
        years = range(self.safe.year, self.due.year + 1)
        return self.is_provisional and not any(map(after.is_provisional, years))


def foreseen(days: Mapping[date, DayKind]) -> Foreseen:
    """Counted from the kept dates, clocks of one rule and the same days together.

    Pauses of a period in working days are left out of account, so the number may be off by those.
    """
    before = working_calendar()
    after = before.with_days(days)
    groups = list(_running())
    return Foreseen(
        moving=sum(group.count for group in groups if group.moves(before, after)),
        settled=sum(group.count for group in groups if group.is_settled(after)),
    )


def _running() -> Iterator[_Alike]:
    rules = {(rule.code, rule.version): rule for rule in clock_rules()}
    columns = (Clock.start_on, Clock.safe_on, Clock.due_on, Clock.is_provisional)
    statement = (
        select(Clock.rule, Clock.rule_version, *columns, func.count())
        .where(Clock.state.in_((ClockState.RUNNING, ClockState.PAUSED)))
        .group_by(Clock.rule, Clock.rule_version, *columns)
    )
    for code, version, *rest in db.session.execute(statement):
        rule = rules.get((code, version))
        if rule is not None:
            yield _Alike(rule, *rest)
