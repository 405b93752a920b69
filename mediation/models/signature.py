"""Who signed an agreement and how, and the signed paper as it came back from the scanner."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import (
    Instant,
    JsonList,
    key,
    reference,
    sealed_json,
    sealed_text,
)
from mediation.models.document import Document
from mediation.models.evidence import Evidence
from mediation.models.party import Party


class Signature(Base):
    """Who signed an agreement, in what capacity, how, when and where.

    `strokes` are the lines of a pen on a screen and `traces` what goes with them: moments, device,
    the hash of the paper that was shown. They are an image with evidence, not a certificate.
    """

    __tablename__ = "signature"

    id: Mapped[int] = key()
    agreement_id: Mapped[int] = reference("agreement.id", cascade=True)
    party_id: Mapped[int | None] = reference("party.id", index=False)
    signer: Mapped[str] = mapped_column(String(100))
    capacity: Mapped[str] = mapped_column(String(40))
    way: Mapped[str] = mapped_column(String(40))
    signed_on: Mapped[date] = mapped_column(Date)
    signed_at: Mapped[datetime | None] = mapped_column(Instant)
    place: Mapped[str | None] = mapped_column(sealed_text("signature.place"))
    strokes: Mapped[dict[str, Any] | None] = deferred(
        mapped_column(sealed_json("signature.strokes"))
    )
    traces: Mapped[dict[str, Any] | None] = deferred(mapped_column(sealed_json("signature.traces")))
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party | None] = relationship()


class SignedScan(Base):
    """A signed paper that came back as a file, page by page matched to the paper issued."""

    __tablename__ = "signed_scan"
    __table_args__ = (Index(None, "document_id", "id"),)

    id: Mapped[int] = key()
    document_id: Mapped[int] = reference("document.id", index=False, cascade=True)
    evidence_id: Mapped[int] = reference("evidence.id", cascade=True)
    # The numbers of the pages of the paper that were found in the scan, and those that were not.
    found_pages: Mapped[list[int]] = mapped_column(JsonList, default=list)
    missing_pages: Mapped[list[int]] = mapped_column(JsonList, default=list)
    # Pages of the scan that belong to no page of this paper, and those without a readable code.
    foreign_pages: Mapped[list[int]] = mapped_column(JsonList, default=list)
    unread_pages: Mapped[list[int]] = mapped_column(JsonList, default=list)
    scanned_pages: Mapped[int] = mapped_column(Integer)
    is_complete: Mapped[bool] = mapped_column(Boolean)
    matched_at: Mapped[datetime] = mapped_column(Instant)

    document: Mapped[Document] = relationship()
    evidence: Mapped[Evidence] = relationship()
