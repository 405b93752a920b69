"""证据材料: the files of a case. Nothing is deleted; what should not count is marked void."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.evidence import EvidenceForm, EvidenceKind
from mediation.domain.volumes import Volume
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.party import Party
from mediation.models.stored_file import StoredFile
from mediation.models.user import User


class Evidence(Base):
    """One file of a case, with what it shows and who brought it."""

    __tablename__ = "evidence"
    __table_args__ = (
        Index(None, "case_id", "id"),
        CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)"
            " AND (voided_at IS NULL) = (void_reason IS NULL)",
            name="voided",
        ),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    file_id: Mapped[int] = reference("stored_file.id")
    # The name as it was given, freed of what harms a system.
    name: Mapped[str] = mapped_column(sealed_text("evidence.name"))
    kind: Mapped[EvidenceKind] = mapped_column(enum_type(EvidenceKind, "kind"))
    form: Mapped[EvidenceForm] = mapped_column(enum_type(EvidenceForm, "form"))
    volume: Mapped[Volume] = mapped_column(enum_type(Volume, "volume"))
    # Who brought it; nobody when the office itself did.
    party_id: Mapped[int | None] = reference("party.id", index=False)
    note: Mapped[str | None] = mapped_column(sealed_text("evidence.note"))
    added_by_id: Mapped[int] = reference("user.id", index=False)
    added_at: Mapped[datetime] = mapped_column(Instant)
    voided_by_id: Mapped[int | None] = reference("user.id", index=False)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    void_reason: Mapped[str | None] = mapped_column(sealed_text("evidence.void_reason"))

    file: Mapped[StoredFile] = relationship()
    party: Mapped[Party | None] = relationship()
    added_by: Mapped[User] = relationship(foreign_keys=[added_by_id])
    voided_by: Mapped[User | None] = relationship(foreign_keys=[voided_by_id])

    @property
    def is_void(self) -> bool:
        """Whether somebody said that this does not count."""
        return self.voided_at is not None
