"""The working-day calendar of the office: days of a State Council notice, entered by hand."""

from datetime import date, datetime

from mediation.domain.clock_states import DayKind
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import CalendarDay, User
from mediation.services import recomputing
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def set_day(day: date, kind: DayKind, name: str, *, by: User, at: datetime) -> None:
    """Say that a day differs from the weekday rule.

    InvalidInput when something else is entered for it: what a colleague entered is taken back in
    the open before it is entered anew, and never overwritten.
    """
    with transaction():
        entry = db.session.get(CalendarDay, day, with_for_update=True)
        if entry is not None and (entry.kind, entry.name) != (kind, name):
            known = f"{entry.kind.label}（{entry.name}）"
            raise InvalidInput(
                FieldProblem("day", f"这一天已录入为{known}，如需更正，请先在下面撤销再录入。")
            )
        if entry is not None:
            return
        db.session.add(CalendarDay(day=day, kind=kind, name=name))
        recomputing.wish(by=by, at=at)
        audit("calendar.day_set", by=by, at=at, subject=f"{day:%Y-%m-%d} {kind.value}")


def clear_day(day: date, *, by: User, at: datetime) -> None:
    """Take an entry back; the notice shipped with the program, or the weekday rule, holds again."""
    with transaction():
        entry = db.session.get(CalendarDay, day)
        if entry is not None:
            db.session.delete(entry)
            recomputing.wish(by=by, at=at)
            audit("calendar.day_cleared", by=by, at=at, subject=f"{day:%Y-%m-%d}")
