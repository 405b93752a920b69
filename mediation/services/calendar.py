"""The working-day calendar of the office: a State Council notice, entered whole or day by day.

Every change has all clocks computed again, in the background.
"""

from collections.abc import Iterable
from datetime import date, datetime

from mediation.domain.clock_states import DayKind
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.holiday_notice import HolidayNotice
from mediation.extensions import db
from mediation.models import CalendarDay, User
from mediation.queries.administration import calendar_days
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


def enter_notice(notice: HolidayNotice, *, by: User, at: datetime) -> None:
    """Enter every day of a year's notice; InvalidInput when a day is entered otherwise already."""
    with transaction():
        known = {row.day: row for row in calendar_days(notice.year)}
        _require_no_other(known.values(), notice)
        for day, entry in notice.days.items():
            if day not in known:
                db.session.add(CalendarDay(day=day, kind=entry.kind, name=entry.name))
        recomputing.wish(by=by, at=at, more_to_come=False)
        audit("calendar.notice_entered", by=by, at=at, subject=f"{notice.year}")


def _require_no_other(known: Iterable[CalendarDay], notice: HolidayNotice) -> None:
    kinds = notice.kinds
    other = [row for row in known if kinds.get(row.day) is not row.kind]
    if other:
        named = "、".join(f"{row.day:%Y-%m-%d} {row.kind.label}（{row.name}）" for row in other)
        sentence = f"已录入的{named}与正文不一致，请先在下面撤销，或者更正正文。"
        raise InvalidInput(FieldProblem("text", sentence))


def clear_day(day: date, *, by: User, at: datetime) -> None:
    """Take an entry back; the notice shipped with the program, or the weekday rule, holds again."""
    with transaction():
        entry = db.session.get(CalendarDay, day)
        if entry is not None:
            db.session.delete(entry)
            recomputing.wish(by=by, at=at)
            audit("calendar.day_cleared", by=by, at=at, subject=f"{day:%Y-%m-%d}")
