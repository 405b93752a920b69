"""卷宗: which paper or file stands on which pages of which volume; pages never shift."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.volumes import Volume
from mediation.extensions import Base
from mediation.models.columns import Instant, JsonList, enum_type, key, reference
from mediation.models.document import Document
from mediation.models.evidence import Evidence
from mediation.models.stored_file import StoredFile
from mediation.models.user import User


class DossierItem(Base):
    """One paper or file in one volume of a case, with the pages it was given for good."""

    __tablename__ = "dossier_item"
    __table_args__ = (
        UniqueConstraint("case_id", "volume", "part", "position"),
        Index(None, "document_id"),
        Index(None, "evidence_id"),
        CheckConstraint("(document_id IS NULL) <> (evidence_id IS NULL)", name="one_source"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    volume: Mapped[Volume] = mapped_column(enum_type(Volume, "volume"))
    # 1 is the volume itself, 2 and later are supplements bound after archiving (补充卷).
    part: Mapped[int] = mapped_column(Integer, default=1)
    position: Mapped[int] = mapped_column(Integer)
    document_id: Mapped[int | None] = reference("document.id", index=False, cascade=True)
    evidence_id: Mapped[int | None] = reference("evidence.id", index=False, cascade=True)
    first_page: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer)
    placed_at: Mapped[datetime] = mapped_column(Instant)

    document: Mapped[Document | None] = relationship()
    evidence: Mapped[Evidence | None] = relationship()


class DossierBinding(Base):
    """A volume bound into one file: what was in it, and what the file hashes to."""

    __tablename__ = "dossier_binding"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    volume: Mapped[Volume] = mapped_column(enum_type(Volume, "volume"))
    part: Mapped[int] = mapped_column(Integer, default=1)
    file_id: Mapped[int] = reference("stored_file.id")
    pages: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    # The hashes of the items in their order, as the manifest of the volume lists them.
    manifest: Mapped[list[Any]] = mapped_column(JsonList, default=list)
    # What a check-list wanted and what was there, in hundredths.
    completeness: Mapped[int] = mapped_column(Integer)
    bound_by_id: Mapped[int] = reference("user.id", index=False)
    bound_at: Mapped[datetime] = mapped_column(Instant)

    file: Mapped[StoredFile] = relationship()
    bound_by: Mapped[User] = relationship()
