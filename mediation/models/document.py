"""Issued papers: frozen facts, kept bytes, hash; a correction is a new paper naming the old."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from mediation.domain.volumes import Volume
from mediation.extensions import Base
from mediation.models.columns import (
    Instant,
    enum_type,
    key,
    reference,
    sealed_bytes,
    sealed_json,
)
from mediation.models.user import User


class Document(Base):
    """One issued paper of a case."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("body_id", "number"),
        Index(None, "case_id", "id"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    kind: Mapped[str] = mapped_column(String(40))
    # What the paper is about when a case has several of a kind: "session:3", "party:7".
    subject: Mapped[str] = mapped_column(String(40), default="")
    title: Mapped[str] = mapped_column(String(100))
    number: Mapped[str | None] = mapped_column(String(100), index=True)
    # What every page bears, so that a scan finds its paper: 12 signs; older papers have none.
    page_code: Mapped[str | None] = mapped_column(String(12), unique=True)
    # The signature of the office over the facts, and the key it was made with.
    facts_seal: Mapped[str | None] = mapped_column(String(160))
    # The hash of the drawn bytes before the PDF was signed; equal facts draw equal bytes.
    drawn_sha256: Mapped[str | None] = mapped_column(String(64))
    volume: Mapped[Volume] = mapped_column(enum_type(Volume, "volume"))
    facts: Mapped[dict[str, Any]] = deferred(mapped_column(sealed_json("document.facts")))
    content: Mapped[bytes] = deferred(mapped_column(sealed_bytes("document.content")))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    pages: Mapped[int] = mapped_column(Integer)
    template_version: Mapped[str] = mapped_column(String(20))
    supersedes_id: Mapped[int | None] = reference("document.id", index=False)
    issued_by_id: Mapped[int] = reference("user.id", index=False)
    issued_at: Mapped[datetime] = mapped_column(Instant)

    issued_by: Mapped[User] = relationship()

    @property
    def is_signed(self) -> bool:
        """Whether the kept PDF carries a signature of the office behind what was drawn."""
        return self.drawn_sha256 not in (None, self.sha256)

    @property
    def file_name(self) -> str:
        """What the saved file is called: number and title, without signs that no system takes."""
        name = f"{self.number or ''} {self.title}".strip()
        return "".join("_" if sign in '\\/:*?"<>|' else sign for sign in name)
