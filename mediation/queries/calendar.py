"""The working-day calendar: the national notices under the days that administrators entered."""

from sqlalchemy import select

from mediation.domain.calendar import WorkingCalendar, national_calendar
from mediation.extensions import db
from mediation.models import CalendarDay


def working_calendar() -> WorkingCalendar:
    """The calendar that every date of the office is counted by."""
    entered = {row.day: row.kind for row in db.session.scalars(select(CalendarDay))}
    return national_calendar().with_days(entered) if entered else national_calendar()
