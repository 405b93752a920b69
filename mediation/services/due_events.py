"""What payments wait for: once it has happened, they have a day on which they are due."""

from datetime import date

from mediation.domain.agreement.due_dates import due_day
from mediation.domain.agreement.words import DueEvent
from mediation.models import Agreement, Instalment
from mediation.queries.agreement_facts import due_after, instalments_of
from mediation.queries.calendar import working_calendar


def happened(agreement: Agreement, event: DueEvent, on: date) -> list[Instalment]:
    """Give their day to the payments that wait for this event, in the open transaction.

    Told again with another day, it counts anew: the first day was wrong. The caller replans.
    """
    calendar, found = working_calendar(), waiting_for(agreement, event)
    for row in found:
        after = due_after(row)
        assert after is not None, "only what waits for an event is found"
        row.event_on = on
        row.due_on = due_day(after, on, row.latest_on, calendar)
    return found


def waiting_for(agreement: Agreement, event: DueEvent) -> list[Instalment]:
    """The payments that wait, or waited, for this event."""
    return [row for row in instalments_of(agreement) if row.due_event is event]
