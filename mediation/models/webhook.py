"""Webhooks: where an organisation wants to be told of events, and every attempt to do so."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.webhooks import DeliveryProblem, DeliveryState, WebhookEvent
from mediation.extensions import Base
from mediation.models.columns import (
    Instant,
    JsonList,
    JsonObject,
    enum_type,
    key,
    reference,
    sealed_text,
)
from mediation.models.organisation import Organisation


class Webhook(Base):
    """One address of one organisation, the events it wants, and the secret that signs them."""

    __tablename__ = "webhook"

    id: Mapped[int] = key()
    organisation_id: Mapped[int] = reference("organisation.id")
    url: Mapped[str] = mapped_column(String(500))
    secret: Mapped[str] = mapped_column(sealed_text("webhook.secret"))
    events: Mapped[list[str]] = mapped_column(JsonList)
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    made_by_id: Mapped[int] = reference("user.id", index=False)
    made_at: Mapped[datetime] = mapped_column(Instant)

    organisation: Mapped[Organisation] = relationship(lazy="joined", innerjoin=True)

    @property
    def labels(self) -> list[str]:
        """The events in words."""
        return [event.label for event in WebhookEvent if event.value in self.events]


class WebhookDelivery(Base):
    """One event for one address. The body holds references, never what is written in a case."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        Index(None, "state", "not_before", "id"),
        Index(None, "webhook_id", "id"),
        Index(None, "made_at"),
    )

    id: Mapped[int] = key()
    webhook_id: Mapped[int] = reference("webhook.id", index=False, cascade=True)
    event: Mapped[WebhookEvent] = mapped_column(enum_type(WebhookEvent, "event"))
    body: Mapped[dict[str, Any]] = mapped_column(JsonObject)
    state: Mapped[DeliveryState] = mapped_column(enum_type(DeliveryState, "state"))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    not_before: Mapped[datetime] = mapped_column(Instant)
    # What the receiver answered last, or why there was no answer.
    status: Mapped[int | None] = mapped_column(Integer)
    problem: Mapped[DeliveryProblem | None] = mapped_column(enum_type(DeliveryProblem, "problem"))
    made_at: Mapped[datetime] = mapped_column(Instant)
    delivered_at: Mapped[datetime | None] = mapped_column(Instant)

    webhook: Mapped[Webhook] = relationship()
