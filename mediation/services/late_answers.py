"""The morning run's part for others: referrals and shares whose receiver let its day pass.

Whoever has the case is told once, to ask after it; the receiver has it red on its own desk.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.case_flow import CaseState
from mediation.domain.escalation import Level
from mediation.domain.referral_dates import answer_due
from mediation.domain.referrals import OPEN_REFERRAL
from mediation.domain.share_answers import REFERRAL_OF_PURPOSE
from mediation.extensions import db
from mediation.models import Case, InboxItem, Referral, Share
from mediation.queries.inbox import UNANSWERED_SHARE
from mediation.services.inserting import insert_missing
from mediation.services.transaction import transaction

BATCH = 200
# No receiver is given fewer days than these.
SHORTEST = timedelta(days=5)


def tell(calendar: WorkingCalendar, at: datetime) -> int:
    """Tell of every unanswered referral and share that is past its day; gives how many."""
    made, today = 0, at.date()
    for model in (Referral, Share):
        place = 0
        while True:
            with transaction():
                found = _referrals(place, today) if model is Referral else _shares(place, today)
                rows = [row for each in found for row in _items(each, calendar, at)]
                made += insert_missing(InboxItem, rows)
                place = found[-1].id if found else 0
            if not found:
                break
    return made


def _referrals(after: int, today: date) -> list[Any]:
    statement = (
        select(Referral)
        .join(Referral.case)
        .where(
            Referral.id > after,
            Referral.state.in_(OPEN_REFERRAL),
            Referral.sent_on <= today - SHORTEST,
            Case.state != CaseState.ARCHIVED,
        )
        .options(joinedload(Referral.case).selectinload(Case.shares))
    )
    return list(db.session.scalars(statement.order_by(Referral.id).limit(BATCH)))


def _shares(after: int, today: date) -> list[Any]:
    statement = (
        select(Share)
        .join(Share.case)
        .where(
            Share.id > after,
            UNANSWERED_SHARE,
            Share.answer_due_on < today,
            Share.until_on >= today,
            Case.state != CaseState.ARCHIVED,
        )
        .options(selectinload(Share.case))
    )
    return list(db.session.scalars(statement.order_by(Share.id).limit(BATCH)))


def _items(
    row: Referral | Share, calendar: WorkingCalendar, at: datetime
) -> Iterator[dict[str, Any]]:
    due_on = _due(row, calendar)
    # A closed case is on nobody's desk: whoever mediated goes on following it.
    user_id = row.case.mediator_id or row.case.owner_id
    if user_id is None or due_on is None or due_on >= at.date():
        return
    yield {
        "user_id": user_id,
        "case_id": row.case_id,
        "level": Level.ANSWER_LATE,
        "referral_id" if isinstance(row, Referral) else "share_id": row.id,
        "due_on": due_on,
        "made_at": at,
    }


def _due(row: Referral | Share, calendar: WorkingCalendar) -> date | None:
    """The day asked for; none for a referral whose own share waits with a day of its own."""
    if isinstance(row, Share):
        return row.answer_due_on
    for share in row.case.shares:
        same = REFERRAL_OF_PURPOSE.get(share.purpose) is row.kind
        if same and share.answer_due_on and share.state.waits:
            return None
    return answer_due(row.kind, row.sent_on, calendar.add_working_days)
