"""The people of a case: parties, who speaks for them, the job in dispute, and what is asked."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Boolean, Date, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from mediation.domain.parties import PartyKind, Side
from mediation.extensions import Base
from mediation.models.blind_indexes import identity_index, phone_index
from mediation.models.columns import enum_type, key, reference, sealed_json, sealed_text
from mediation.models.employer import Employer

if TYPE_CHECKING:
    from mediation.models.case import Case


class Party(Base):
    """One applicant, respondent or third party; a worker or an employer, on either side."""

    __tablename__ = "party"
    __table_args__ = (Index(None, "case_id", "position"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    side: Mapped[Side] = mapped_column(enum_type(Side, "side"))
    kind: Mapped[PartyKind] = mapped_column(enum_type(PartyKind, "kind"))
    respondent_role: Mapped[str | None] = mapped_column(String(40))
    employer_id: Mapped[int | None] = reference("employer.id")
    name: Mapped[str] = mapped_column(String(100))
    name_key: Mapped[str] = mapped_column(String(100), index=True)
    sex: Mapped[str | None] = mapped_column(String(10))
    birth_on: Mapped[date | None] = mapped_column(Date)
    ethnicity: Mapped[str | None] = mapped_column(String(20))
    occupation: Mapped[str | None] = mapped_column(String(50))
    identity_kind: Mapped[str | None] = mapped_column(String(40))
    identity_number: Mapped[str | None] = mapped_column(sealed_text("party.identity_number"))
    identity_index: Mapped[str | None] = mapped_column(String(64), index=True)
    credit_code: Mapped[str | None] = mapped_column(String(20))
    legal_representative: Mapped[str | None] = mapped_column(String(50))
    legal_representative_post: Mapped[str | None] = mapped_column(String(40))
    phone: Mapped[str | None] = mapped_column(sealed_text("party.phone"))
    phone_index: Mapped[str | None] = mapped_column(String(64), index=True)
    address: Mapped[str | None] = mapped_column(sealed_text("party.address"))
    service_address: Mapped[str | None] = mapped_column(sealed_text("party.service_address"))
    service_name: Mapped[str | None] = mapped_column(String(50))
    service_phone: Mapped[str | None] = mapped_column(sealed_text("party.service_phone"))
    accepts_e_service: Mapped[bool] = mapped_column(Boolean, default=False)
    bank_account: Mapped[str | None] = mapped_column(sealed_text("party.bank_account"))
    bank_name: Mapped[str | None] = mapped_column(String(80))
    tags: Mapped[list[str]] = mapped_column(sealed_json("party.tags"), default=list)

    case: Mapped["Case"] = relationship(back_populates="parties")
    employer: Mapped[Employer | None] = relationship()
    representatives: Mapped[list["Representative"]] = relationship(
        order_by="Representative.id", cascade="all, delete-orphan"
    )
    employment: Mapped["Employment | None"] = relationship(
        cascade="all, delete-orphan", uselist=False
    )

    @validates("identity_number", "phone")
    def _index(self, name: str, number: str | None) -> str | None:
        """Keep what a number is found by beside it, whoever writes the number."""
        if name == "phone":
            self.phone_index = phone_index(number)
        else:
            self.identity_index = identity_index(number)
        return number


class Representative(Base):
    """Who acts for a party, and how far (调解仲裁法 art. 24; 民诉法 arts. 61-62)."""

    __tablename__ = "representative"

    id: Mapped[int] = key()
    party_id: Mapped[int] = reference("party.id", cascade=True)
    name: Mapped[str] = mapped_column(String(50))
    kind: Mapped[str] = mapped_column(String(40))
    authority: Mapped[str] = mapped_column(String(20))
    powers: Mapped[str | None] = mapped_column(String(300))
    identity_number: Mapped[str | None] = mapped_column(
        sealed_text("representative.identity_number")
    )
    workplace: Mapped[str | None] = mapped_column(String(100))
    phone: Mapped[str | None] = mapped_column(sealed_text("representative.phone"))


class Employment(Base):
    """The facts of a worker's job with the employer in dispute."""

    __tablename__ = "employment"

    id: Mapped[int] = key()
    party_id: Mapped[int] = reference("party.id", index=False, cascade=True, unique=True)
    started_on: Mapped[date | None] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    post: Mapped[str | None] = mapped_column(String(50))
    workplace: Mapped[str | None] = mapped_column(String(100))
    monthly_wage_fen: Mapped[int | None] = mapped_column(BigInteger)


class Claim(Base):
    """One thing one applicant asks for; claimed, calculated, agreed and paid are four numbers."""

    __tablename__ = "claim"
    __table_args__ = (Index(None, "case_id", "position"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    party_id: Mapped[int] = reference("party.id", cascade=True)
    position: Mapped[int] = mapped_column(Integer)
    type: Mapped[str] = mapped_column(String(40))
    period_from: Mapped[date | None] = mapped_column(Date)
    period_to: Mapped[date | None] = mapped_column(Date)
    facts: Mapped[str] = mapped_column(sealed_text("claim.facts"), default="")
    claimed_fen: Mapped[int | None] = mapped_column(BigInteger)
    calculated_fen: Mapped[int | None] = mapped_column(BigInteger)
    agreed_fen: Mapped[int | None] = mapped_column(BigInteger)
    paid_fen: Mapped[int | None] = mapped_column(BigInteger)

    case: Mapped["Case"] = relationship(back_populates="claims")
    party: Mapped[Party] = relationship()
