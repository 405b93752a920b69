"""The statutory periods of the ways out, counted by the table of clocks."""

from collections.abc import Sequence
from datetime import date, timedelta

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import Happened, compute, find_rule
from mediation.domain.exits import Window
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.models import ExitProcedure
from mediation.queries.calendar import working_calendar
from mediation.queries.clock_rules import clock_rules

OBJECTION_RULE = "K24"


def window(
    code: str,
    start: date,
    *,
    division: str,
    calendar: WorkingCalendar,
    today: date | None = None,
    events: Sequence[Happened] = (),
) -> Window | None:
    """The period of a rule from a day, None where the region does not know it.

    `events` may start it anew, as far as they happened by `today`.
    """
    try:
        rule = find_rule(code, on=start, region=division, rules=clock_rules())
    except LookupError:
        return None
    if not rule.is_used:
        return None
    deadline = compute(
        rule,
        start=start,
        calendar=calendar,
        today=today or start,
        interruptions=[item for item in events if item.event in rule.interrupted_by],
    )
    return Window(
        deadline.title,
        deadline.safe_date,
        deadline.legal_date,
        deadline.provisional,
        deadline.trace,
    )


def force_from(row: ExitProcedure, *, division: str) -> date | None:
    """The first day on which what was granted can be enforced; None while it cannot.

    A ruling binds when it is made (民诉法 art. 206), a decree when both signed for it (33号令 art.
    76), an order when fifteen days passed without an objection (民诉法 art. 227).
    """
    if row.state is not ExitState.GRANTED or not row.kind.gives_force:
        return None
    if row.kind is ExitKind.JUDICIAL_CONFIRMATION:
        return row.served_on or row.result_on
    if row.kind is ExitKind.ARBITRATION_REVIEW or row.served_on is None:
        return row.served_on
    objection = window(
        OBJECTION_RULE, row.served_on, division=division, calendar=working_calendar()
    )
    last = objection.legal_date if objection else row.served_on + timedelta(days=15)
    return last + timedelta(days=1)
