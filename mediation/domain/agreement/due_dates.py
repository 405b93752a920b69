"""The day on which a payment falls due that waited for an event (民法典 arts. 201-203)."""

from datetime import date

from mediation.domain.agreement.draft import DueAfter
from mediation.domain.agreement.words import DueEvent
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import Unit, agreed_period

# What nobody but the people of the case can tell; the other events are told by signatures and by
# what courts and commissions answer.
TOLD_BY_HAND = (DueEvent.HANDED_OVER, DueEvent.WITHDRAWN, DueEvent.FUND_PAID)


def due_day(
    after: DueAfter, happened_on: date, latest_on: date | None, calendar: WorkingCalendar
) -> date:
    """The last day to pay in time: the period counted from the event, never later than agreed.

    A period that ends on a rest day goes on to the next working day; the latest day that was
    agreed is a fixed date and does not.
    """
    due = happened_on
    if after.days:
        unit = Unit.WORKING_DAY if after.in_working_days else Unit.NATURAL_DAY
        period = agreed_period(
            after.days, unit, start=happened_on, start_event=after.event.label, calendar=calendar
        )
        due = period.legal_date
    return min(due, latest_on) if latest_on else due
