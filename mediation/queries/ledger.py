"""The ledger of dates of a case, as rows and as the events that its clocks live by."""

from collections.abc import Iterator
from datetime import date

from mediation.domain.clocks import ClockEvent, Happened
from mediation.models import Case, DatedEvent


def live_lines(case: Case) -> list[DatedEvent]:
    """The lines that count."""
    return [row for row in case.dated_events if not row.is_void]


def ledger_events(case: Case) -> Iterator[Happened]:
    """What was entered by hand and counts."""
    for row in live_lines(case):
        yield happened_of(row)


def happened_of(row: DatedEvent) -> Happened:
    """A line as the event that it tells."""
    return Happened(
        ClockEvent(row.event), row.happened_on, until=row.until_on, party_id=row.party_id
    )


def entered_day(case: Case, event: ClockEvent, party_id: int) -> date | None:
    """The first day on which this happened to a party, as the ledger has it."""
    days = [
        item.on for item in ledger_events(case) if item.event is event and item.concerns(party_id)
    ]
    return min(days, default=None)
