"""送达: where a party wants its papers, and every attempt to serve one."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.paper_service import ServiceOutcome
from mediation.domain.service_methods import ServiceMethod
from mediation.extensions import Base
from mediation.models.columns import Instant, enum_type, key, reference, sealed_text
from mediation.models.document import Document
from mediation.models.evidence import Evidence
from mediation.models.organisation import Organisation
from mediation.models.party import Party


class AddressConfirmation(Base):
    """A 送达地址确认书 that a party signed; the newest one that was not withdrawn counts."""

    __tablename__ = "address_confirmation"
    __table_args__ = (Index(None, "party_id", "id"),)

    id: Mapped[int] = key()
    party_id: Mapped[int] = reference("party.id", index=False, cascade=True)
    confirmed_on: Mapped[date] = mapped_column(Date)
    recipient: Mapped[str] = mapped_column(sealed_text("address_confirmation.recipient"))
    relation: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[str] = mapped_column(sealed_text("address_confirmation.address"))
    postcode: Mapped[str] = mapped_column(String(6), default="")
    phone: Mapped[str] = mapped_column(sealed_text("address_confirmation.phone"))
    accepts_electronic: Mapped[bool] = mapped_column(Boolean, default=False)
    # Where electronic papers go: a mobile number, an e-mail address, a fax number, one a line.
    electronic: Mapped[str] = mapped_column(
        sealed_text("address_confirmation.electronic"), default=""
    )
    evidence_id: Mapped[int | None] = reference("evidence.id", index=False)
    withdrawn_on: Mapped[date | None] = mapped_column(Date)
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party] = relationship()
    evidence: Mapped[Evidence | None] = relationship()


class PaperService(Base):
    """One attempt to serve one paper on one party or organisation."""

    __tablename__ = "paper_service"
    __table_args__ = (
        Index(None, "document_id", "id"),
        CheckConstraint("(party_id IS NULL) <> (organisation_id IS NULL)", name="one_addressee"),
        CheckConstraint("outcome <> 'served' OR served_on IS NOT NULL", name="served"),
        CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)"
            " AND (voided_at IS NULL) = (void_reason IS NULL)",
            name="voided",
        ),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    document_id: Mapped[int] = reference("document.id", index=False, cascade=True)
    party_id: Mapped[int | None] = reference("party.id")
    organisation_id: Mapped[int | None] = reference("organisation.id", index=False)
    method: Mapped[ServiceMethod] = mapped_column(enum_type(ServiceMethod, "method"))
    sent_on: Mapped[date] = mapped_column(Date)
    # The number of the letter, the address of the mail, the newspaper of a public notice.
    sent_by: Mapped[str] = mapped_column(sealed_text("paper_service.sent_by"), default="")
    outcome: Mapped[ServiceOutcome] = mapped_column(enum_type(ServiceOutcome, "outcome"))
    # The day on which it counts as served, and why, when nobody signed for it.
    served_on: Mapped[date | None] = mapped_column(Date)
    served_at: Mapped[datetime | None] = mapped_column(Instant)
    deemed_by: Mapped[str | None] = mapped_column(String(200))
    received_by: Mapped[str] = mapped_column(sealed_text("paper_service.received_by"), default="")
    relation: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(sealed_text("paper_service.place"), default="")
    witness: Mapped[str] = mapped_column(sealed_text("paper_service.witness"), default="")
    note: Mapped[str] = mapped_column(sealed_text("paper_service.note"), default="")
    evidence_id: Mapped[int | None] = reference("evidence.id", index=False)
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    voided_by_id: Mapped[int | None] = reference("user.id", index=False)
    voided_at: Mapped[datetime | None] = mapped_column(Instant)
    void_reason: Mapped[str | None] = mapped_column(sealed_text("paper_service.void_reason"))

    document: Mapped[Document] = relationship()
    party: Mapped[Party | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    evidence: Mapped[Evidence | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_void(self) -> bool:
        """Whether somebody said that this entry was wrong."""
        return self.voided_at is not None

    @property
    def addressee(self) -> Party | Organisation:
        """Who was to get the paper."""
        found = self.party or self.organisation
        assert found is not None, "the table asks for one of the two"
        return found
