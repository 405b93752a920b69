"""Webhooks: an event becomes a row in its own transaction, and the worker delivers the rows.

What is told is where to read it; who may, reads it there with a token. So a delivery that went
astray tells nobody what is written in a case.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update

from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.jobs import JobKind, JobState
from mediation.domain.webhooks import DeliveryState, WebhookEvent, event_of, rest_after, why_not_url
from mediation.extensions import db, webhook_rules
from mediation.models import Case, Job, Organisation, Share, User, Webhook, WebhookDelivery
from mediation.services import jobs
from mediation.services.audit import audit
from mediation.services.inserting import rows_of
from mediation.services.jobs import Result
from mediation.services.tasks import Task
from mediation.services.transaction import forget_unsaved, transaction
from mediation.services.webhook_sending import Message, Outcome, send

# Longer than an attempt lasts: until then nobody else tries the same delivery.
HELD = timedelta(minutes=2)
AT_ONCE = 50
INTERFACE = "/api/v1"


@dataclass(frozen=True)
class WebhookWish:
    """What is typed about a webhook."""

    organisation_id: int
    url: str
    events: frozenset[WebhookEvent]


def make(wish: WebhookWish, *, by: User, at: datetime) -> tuple[Webhook, str]:
    """Register where an organisation wants to be told; the secret is told this once."""
    problems = []
    if why_not := why_not_url(wish.url):
        problems.append(FieldProblem("url", why_not))
    if not wish.events:
        problems.append(FieldProblem("events", "请至少选择一种事件。"))
    if problems:
        raise InvalidInput(*problems)
    secret = secrets.token_urlsafe(32)
    with transaction():
        webhook = Webhook(
            organisation=db.session.get_one(Organisation, wish.organisation_id),
            url=wish.url,
            secret=secret,
            events=[event.value for event in WebhookEvent if event in wish.events],
            is_active=True,
            made_by_id=by.id,
            made_at=at,
        )
        db.session.add(webhook)
        db.session.flush()
        _tell("webhook.made", webhook, by=by, at=at)
    return webhook, secret


def set_active(webhook: Webhook, active: bool, *, by: User, at: datetime) -> None:
    """Stop telling, or go on; what waits is delivered when it goes on."""
    with transaction():
        webhook.is_active = active
        _tell("webhook.changed", webhook, by=by, at=at, active=active)
        if active:
            _wake(at)


def note(case: Case, code: str, data: dict[str, Any] | None, *, at: datetime) -> None:
    """Put an event of a case in the line for everybody who wants it; in the open transaction."""
    wanted = dict(_told(case, code, (data or {}).get("share_id")))
    statement = select(Webhook).where(
        Webhook.organisation_id.in_(wanted), Webhook.is_active.is_(True)
    )
    made = [
        WebhookDelivery(
            webhook_id=webhook.id,
            event=event,
            body={"event": event.value, "code": code, "at": at.isoformat(), **place},
            state=DeliveryState.WAITING,
            not_before=at,
            made_at=at,
        )
        for webhook in db.session.scalars(statement)
        for event, place in [wanted[webhook.organisation_id]]
        if event.value in webhook.events
    ]
    if made:
        db.session.add_all(made)
        _wake(at)


def _told(
    case: Case, code: str, share_id: int | None
) -> Iterator[tuple[int, tuple[WebhookEvent, dict[str, str]]]]:
    """Each organisation that is told, what it is to them, and where they read it."""
    yield case.body_id, (event_of(code), {"case": f"{INTERFACE}/cases/{case.id}"})
    if share_id is not None:
        receiver = db.session.scalar(select(Share.receiver_id).where(Share.id == share_id))
        if receiver is not None:
            place = {"share": f"{INTERFACE}/desk/{share_id}"}
            yield receiver, (WebhookEvent.SHARE_RECEIVED, place)


def _wake(at: datetime) -> None:
    """See that a job is in the line which is due now."""
    waiting = and_(
        Job.kind == JobKind.DELIVER_WEBHOOKS, Job.state == JobState.WAITING, Job.not_before <= at
    )
    if db.session.scalar(select(Job.id).where(waiting).limit(1)) is None:
        jobs.wish(JobKind.DELIVER_WEBHOOKS, {}, title="送达事件", by=None, at=at)


def run(task: Task) -> Result:
    """Deliver what is due; what failed gets a job of its own when its rest is over."""
    done = 0
    while due := _due(task.moment()):
        for delivery_id in due:
            if _hold(delivery_id, task.moment()):
                _attempt(delivery_id, task.moment())
                done += 1
            task.progress(done, done)
    later = db.session.scalar(select(func.min(WebhookDelivery.not_before)).where(*_waiting()))
    if later is not None:
        at = task.moment()
        jobs.wish(JobKind.DELIVER_WEBHOOKS, {}, title="送达事件", by=None, at=at, not_before=later)
    return Result(f"送达 {done} 次。")


def _waiting() -> tuple[ColumnElement[bool], ...]:
    live = select(Webhook.id).where(Webhook.is_active.is_(True))
    return (
        WebhookDelivery.state == DeliveryState.WAITING,
        WebhookDelivery.webhook_id.in_(live),
    )


def _due(at: datetime) -> list[int]:
    statement = select(WebhookDelivery.id).where(*_waiting(), WebhookDelivery.not_before <= at)
    in_order = statement.order_by(WebhookDelivery.not_before, WebhookDelivery.id)
    return list(db.session.scalars(in_order.limit(AT_ONCE)))


def _hold(delivery_id: int, at: datetime) -> bool:
    """Take a delivery for one attempt; False when another worker has it."""
    mine = update(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id,
        WebhookDelivery.state == DeliveryState.WAITING,
        WebhookDelivery.not_before <= at,
    )
    with transaction():
        return rows_of(db.session.execute(mine.values(not_before=at + HELD))) == 1


def _attempt(delivery_id: int, at: datetime) -> None:
    found = db.session.get_one(WebhookDelivery, delivery_id)
    message = Message(found.id, found.event.value, found.body)
    url, secret = found.webhook.url, found.webhook.secret
    # Nothing is locked while somebody else's machine takes its time.
    forget_unsaved()
    outcome = send(message, url=url, secret=secret, rules=webhook_rules(), at=at)
    with transaction():
        _write(db.session.get_one(WebhookDelivery, delivery_id), outcome, at)


def _write(row: WebhookDelivery, outcome: Outcome, at: datetime) -> None:
    row.attempts += 1
    row.status, row.problem = outcome.status, outcome.problem
    rest = rest_after(row.attempts)
    if outcome.is_good:
        row.state, row.delivered_at = DeliveryState.DELIVERED, at
    elif rest is not None:
        row.not_before = at + rest
    else:
        row.state = DeliveryState.FAILED
        facts = {"delivery_id": row.id, "attempts": row.attempts}
        subject = f"事件通知第{row.webhook_id}号"
        audit("webhook.given_up", by=None, at=at, subject=subject, data=facts)


def send_again(delivery: WebhookDelivery, *, by: User, at: datetime) -> None:
    """Put a delivery in the line once more, with the same id and body."""
    with transaction():
        if delivery.state is DeliveryState.WAITING:
            raise ActionNotPossible("这一条正在等待送达，不需要再送。")
        delivery.state, delivery.attempts, delivery.not_before = DeliveryState.WAITING, 0, at
        delivery.delivered_at = None
        _tell("webhook.sent_again", delivery.webhook, by=by, at=at, delivery_id=delivery.id)
        _wake(at)


def _tell(verb: str, webhook: Webhook, *, by: User, at: datetime, **facts: Any) -> None:
    subject = f"事件通知第{webhook.id}号"
    audit(verb, by=by, at=at, subject=subject, data={"webhook_id": webhook.id, **facts})
