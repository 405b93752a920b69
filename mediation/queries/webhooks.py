"""Webhooks and the log of their deliveries, pages by key."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import Webhook, WebhookDelivery

PAGE_SIZE = 50


def listed() -> Sequence[Webhook]:
    """Every webhook, newest first."""
    return db.session.scalars(select(Webhook).order_by(Webhook.id.desc())).all()


def get(webhook_id: int) -> Webhook:
    """One webhook, or NotVisible."""
    found = db.session.get(Webhook, webhook_id)
    if found is None:
        raise NotVisible
    return found


def deliveries(webhook_id: int, *, before_id: int | None) -> Sequence[WebhookDelivery]:
    """A page of the log, newest first, and one row more."""
    statement = select(WebhookDelivery).where(WebhookDelivery.webhook_id == webhook_id)
    if before_id is not None:
        statement = statement.where(WebhookDelivery.id < before_id)
    return db.session.scalars(
        statement.order_by(WebhookDelivery.id.desc()).limit(PAGE_SIZE + 1)
    ).all()


def delivery(delivery_id: int) -> WebhookDelivery:
    """One row of the log, or NotVisible."""
    statement = select(WebhookDelivery).where(WebhookDelivery.id == delivery_id)
    found = db.session.scalar(statement.options(joinedload(WebhookDelivery.webhook)))
    if found is None:
        raise NotVisible
    return found
