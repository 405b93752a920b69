"""Short ways to count a period in a test, on one fixed day."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import Deadline, Extension, Happened, Pause, compute, find_rule
from mediation.domain.entry_path import EntryPath

CALENDAR = national_calendar()
TODAY = date(2026, 11, 23)


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(
    code: str,
    start: str,
    *,
    path: EntryPath | None = None,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
    interruptions: Sequence[Happened] = (),
) -> Deadline:
    """The deadline of the row in force on the day."""
    return compute(
        find_rule(code, on=day(start), entry_path=path),
        start=day(start),
        calendar=CALENDAR,
        today=TODAY,
        pauses=pauses,
        extensions=extensions,
        interruptions=interruptions,
    )
