"""What is forgotten by itself when its period is over.

Cases and records about people go only by a list of two persons (disposal.py); the trail stays.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import selectinload

from mediation.domain.incoming import IncomingState
from mediation.domain.retention import Period, PeriodUnit, RecordKind, last_day
from mediation.domain.webhooks import LOG_KEPT
from mediation.extensions import Base, db
from mediation.models import (
    Draft,
    IncomingCase,
    JointMeeting,
    JointMeetingItem,
    KnownBrowser,
    LoginSession,
    Notice,
    PostedForm,
    ReceivedPack,
    Share,
    Throttle,
    WebhookDelivery,
)
from mediation.queries import retention
from mediation.services import file_keeping
from mediation.services.audit import audit
from mediation.services.inserting import rows_of
from mediation.services.transaction import transaction

# No browser sends a form again after that.
FORM_KEYS = timedelta(days=3)
TRIES = timedelta(days=2)
NOTICES = timedelta(days=365)


def forget_old(*, at: datetime) -> dict[str, int]:
    """Delete what is past its period: drafts, shares of destroyed cases, 来案 that became no case.

    Gives how many of each.
    """
    with transaction():
        counts = {"drafts": _forget_drafts(at), "shares": _forget_shares(at.date())}
        counts |= {"incoming": _forget_incoming(at.date()), "packs": _forget_packs(at.date())}
        counts |= {"meetings": _forget_meetings(at.date())}
        if any(counts.values()):
            audit("retention.forgotten", by=None, at=at, subject="到期自动清理", data=counts)
    return counts


def _forget_drafts(at: datetime) -> int:
    period = retention.period_of(RecordKind.DRAFTS, at.date())
    if period.unit is PeriodUnit.PERMANENT:
        return 0
    saved_before = Draft.saved_at < at - timedelta(days=period.days)
    return rows_of(db.session.execute(delete(Draft).where(saved_before)))


def _forget_shares(today: date) -> int:
    """What a case left of its shares, and of the looks at them, when two persons destroyed it."""
    period = retention.period_of(RecordKind.SHARING, today)
    left = select(Share.id, Share.until_on).join(Share.case).where(retention.destroyed())
    ends = {key: last_day(period, ended) for key, ended in db.session.execute(left)}
    over = [key for key, end in ends.items() if end is not None and end < today]
    return rows_of(db.session.execute(delete(Share).where(Share.id.in_(over)))) if over else 0


def _forget_incoming(today: date) -> int:
    """What was sent in and refused or taken back, with its files; it never became a case."""
    period = retention.period_of(RecordKind.SHARING, today)
    ended = select(IncomingCase).where(
        IncomingCase.state.in_((IncomingState.REFUSED, IncomingState.WITHDRAWN))
    )
    over = [row for row in db.session.scalars(ended) if _is_over(row, period, today)]
    for row in over:
        stored = [paper.file for paper in row.papers if paper.file]
        for paper in list(row.papers):
            db.session.delete(paper)
        db.session.flush()
        for each in stored:
            file_keeping.drop(each)
        db.session.delete(row)
    return len(over)


def _forget_packs(today: date) -> int:
    """Packs that were carried to us and became no case here, counted from the last word on them."""
    period = retention.period_of(RecordKind.SHARING, today)
    caseless = select(ReceivedPack).where(ReceivedPack.incoming_id.is_(None))
    packs = list(db.session.scalars(caseless.options(selectinload(ReceivedPack.reports))))
    ends = [(pack, last_day(period, _last_word(pack).date())) for pack in packs]
    over = [pack for pack, end in ends if end is not None and end < today]
    for pack in over:
        stored = pack.file
        for report in list(pack.reports):
            db.session.delete(report)
        db.session.flush()
        db.session.delete(pack)
        db.session.flush()
        file_keeping.drop(stored)
    return len(over)


def _last_word(pack: ReceivedPack) -> datetime:
    told = [report.reported_at for report in pack.reports]
    return max([pack.answered_at or pack.received_at, *told])


def _forget_meetings(today: date) -> int:
    """Meetings with their minutes, once no case that lay on the table is kept any more."""
    period = retention.period_of(RecordKind.SHARING, today)
    of_cases = select(JointMeetingItem.meeting_id).where(JointMeetingItem.case_id.is_not(None))
    left = select(JointMeeting.id, JointMeeting.begins_at).where(JointMeeting.id.not_in(of_cases))
    ends = {key: last_day(period, begun.date()) for key, begun in db.session.execute(left)}
    over = [key for key, end in ends.items() if end is not None and end < today]
    if not over:
        return 0
    return rows_of(db.session.execute(delete(JointMeeting).where(JointMeeting.id.in_(over))))


def _is_over(row: IncomingCase, period: Period, today: date) -> bool:
    assert row.answered_at is not None, "what was refused or taken back was answered"
    end = last_day(period, row.answered_at.date())
    return end is not None and end < today


def first_day_of_logs(today: date) -> date:
    """The first day of which logs, and the sign-ins that they tell of, are kept."""
    period = retention.period_of(RecordKind.LOGS, today)
    if period.unit is PeriodUnit.PERMANENT:
        return date.min
    return today - timedelta(days=period.days)


def forget_traces(*, at: datetime) -> int:
    """Delete what signing in and sending forms left behind and nobody needs; gives how many."""
    begin = datetime.combine(first_day_of_logs(at.date()), time.min, at.tzinfo)
    old: tuple[tuple[type[Base], ColumnElement[bool]], ...] = (
        (PostedForm, PostedForm.posted_at < at - FORM_KEYS),
        (Throttle, Throttle.last_at < at - TRIES),
        (LoginSession, LoginSession.expires_at < begin),
        (KnownBrowser, KnownBrowser.last_seen_at < begin),
        (Notice, Notice.at < at - NOTICES),
        (WebhookDelivery, WebhookDelivery.made_at < at - LOG_KEPT),
    )
    gone = 0
    for table, is_old in old:
        with transaction():
            gone += rows_of(db.session.execute(delete(table).where(is_old)))
    return gone
