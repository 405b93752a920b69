"""Shares: what one liaison organisation may see of one case, for what purpose, until when."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Date, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, enum_type, key, reference, sealed_text
from mediation.models.document import Document
from mediation.models.organisation import Organisation
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class Share(Base):
    """A 共享授权. What the liaison sees is built from this row, never from the case alone."""

    __tablename__ = "share"
    __table_args__ = (Index(None, "receiver_id", "state", "until_on", "id"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", cascade=True)
    receiver_id: Mapped[int] = reference("organisation.id", index=False)
    # One liaison by name, when not every liaison of the receiver may see it.
    receiver_user_id: Mapped[int | None] = reference("user.id", index=False)
    purpose: Mapped[SharePurpose] = mapped_column(enum_type(SharePurpose, "purpose"))
    basis: Mapped[str] = mapped_column(String(200))
    field_groups: Mapped[list[str]] = mapped_column(JsonList, default=list)
    may_print: Mapped[bool] = mapped_column(Boolean, default=False)
    message: Mapped[str | None] = mapped_column(sealed_text("share.message"))
    until_on: Mapped[date] = mapped_column(Date)
    answer_due_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[ShareState] = mapped_column(enum_type(ShareState, "state"))
    shared_by_id: Mapped[int] = reference("user.id", index=False)
    shared_at: Mapped[datetime] = mapped_column(Instant)
    reminded_at: Mapped[datetime | None] = mapped_column(Instant)
    acknowledged_by_id: Mapped[int | None] = reference("user.id", index=False)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Instant)
    answered_by_id: Mapped[int | None] = reference("user.id", index=False)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    answer_docket: Mapped[str | None] = mapped_column(String(80), index=True)
    answer_on: Mapped[date | None] = mapped_column(Date)
    answer_outcome: Mapped[str | None] = mapped_column(String(40))
    answer_note: Mapped[str | None] = mapped_column(sealed_text("share.answer_note"))
    # The codes of the papers that the receiver misses (需补正).
    papers_wanted: Mapped[list[str]] = mapped_column(JsonList, default=list)
    # What the result of this purpose holds besides, as JSON: days, sums, numbers.
    answer_facts: Mapped[str | None] = mapped_column(sealed_text("share.answer_facts"))
    revoked_by_id: Mapped[int | None] = reference("user.id", index=False)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)
    revoke_reason: Mapped[str | None] = mapped_column(sealed_text("share.revoke_reason"))

    case: Mapped["Case"] = relationship(back_populates="shares")
    receiver: Mapped[Organisation] = relationship()
    receiver_user: Mapped[User | None] = relationship(foreign_keys=[receiver_user_id])
    shared_by: Mapped[User] = relationship(foreign_keys=[shared_by_id])
    answered_by: Mapped[User | None] = relationship(foreign_keys=[answered_by_id])
    documents: Mapped[list[Document]] = relationship(
        secondary="share_document", order_by="Document.id"
    )
    views: Mapped[list["ShareView"]] = relationship(order_by="ShareView.id")
    messages: Mapped[list["ShareMessage"]] = relationship(order_by="ShareMessage.id")


class ShareDocument(Base):
    """A document that goes with a share."""

    __tablename__ = "share_document"
    __table_args__ = (UniqueConstraint("share_id", "document_id"),)

    id: Mapped[int] = key()
    share_id: Mapped[int] = reference("share.id", index=False, cascade=True)
    document_id: Mapped[int] = reference("document.id", cascade=True)


class ShareView(Base):
    """What a liaison opened or printed under a share; the party may ask for this list."""

    __tablename__ = "share_view"
    __table_args__ = (Index(None, "share_id", "id"),)

    id: Mapped[int] = key()
    share_id: Mapped[int] = reference("share.id", index=False, cascade=True)
    user_id: Mapped[int] = reference("user.id", index=False)
    what: Mapped[str] = mapped_column(String(40))
    document_id: Mapped[int | None] = reference("document.id", index=False)
    at: Mapped[datetime] = mapped_column(Instant)

    user: Mapped[User] = relationship()
    document: Mapped[Document | None] = relationship()


class ShareMessage(Base):
    """What one office wrote to the other about a shared case; kept, and never rewritten."""

    __tablename__ = "share_message"
    __table_args__ = (Index(None, "share_id", "id"),)

    id: Mapped[int] = key()
    share_id: Mapped[int] = reference("share.id", index=False, cascade=True)
    author_id: Mapped[int] = reference("user.id", index=False)
    text: Mapped[str] = mapped_column(sealed_text("share_message.text"))
    at: Mapped[datetime] = mapped_column(Instant)
    # Chosen for the main volume by the case's office; otherwise it stays out of it.
    in_main_volume: Mapped[bool] = mapped_column(Boolean, default=False)
    read_at: Mapped[datetime | None] = mapped_column(Instant)

    author: Mapped[User] = relationship()
