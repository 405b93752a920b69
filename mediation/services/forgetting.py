"""What is forgotten by itself when its period is over; cases go only by a list of two persons."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from mediation.domain.personal_requests import RequestState
from mediation.domain.retention import PeriodUnit, RecordKind, last_day
from mediation.extensions import db
from mediation.models import Draft, PersonalRequest
from mediation.queries import retention
from mediation.services.audit import audit
from mediation.services.inserting import rows_of
from mediation.services.transaction import transaction


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
