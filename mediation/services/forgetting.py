"""What is forgotten by itself when its period is over; cases go only by a list of two persons."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete

from mediation.domain.personal_requests import RequestState
from mediation.domain.retention import PeriodUnit, RecordKind, last_day
from mediation.extensions import Base, db
from mediation.models import (
    Draft,
    KnownBrowser,
    LoginSession,
    Notice,
    PersonalRequest,
    PostedForm,
    Throttle,
)
from mediation.queries import retention
from mediation.services.audit import audit
from mediation.services.inserting import rows_of
from mediation.services.transaction import transaction

# No browser sends a form again after that.
FORM_KEYS = timedelta(days=3)
TRIES = timedelta(days=2)
# As long as the logs, which tell of the same sign-ins (网络安全法: six months and more).
SIGN_INS = timedelta(days=200)
NOTICES = timedelta(days=365)


def forget_old(*, at: datetime) -> dict[str, int]:
    """Delete drafts and answered requests past their period; gives how many of each."""
    today = at.date()
    drafts = retention.period_of(RecordKind.DRAFTS, today)
    requests = retention.period_of(RecordKind.REQUESTS, today)
    counts = {"drafts": 0, "requests": 0}
    with transaction():
        if drafts.unit is not PeriodUnit.PERMANENT:
            saved_before = Draft.saved_at < at - timedelta(days=drafts.days)
            counts["drafts"] = rows_of(db.session.execute(delete(Draft).where(saved_before)))
        answered = db.session.query(PersonalRequest).filter(
            PersonalRequest.state != RequestState.OPEN
        )
        for row in answered:
            until = last_day(requests, row.answered_on) if row.answered_on else None
            if until is not None and until < today:
                db.session.delete(row)
                counts["requests"] += 1
        if any(counts.values()):
            audit("retention.forgotten", by=None, at=at, subject="到期自动清理", data=counts)
    return counts


def forget_traces(*, at: datetime) -> int:
    """Delete what signing in and sending forms left behind and nobody needs; gives how many."""
    old: tuple[tuple[type[Base], ColumnElement[bool]], ...] = (
        (PostedForm, PostedForm.posted_at < at - FORM_KEYS),
        (Throttle, Throttle.last_at < at - TRIES),
        (LoginSession, LoginSession.expires_at < at - SIGN_INS),
        (KnownBrowser, KnownBrowser.last_seen_at < at - SIGN_INS),
        (Notice, Notice.at < at - NOTICES),
    )
    gone = 0
    for table, is_old in old:
        with transaction():
            gone += rows_of(db.session.execute(delete(table).where(is_old)))
    return gone
