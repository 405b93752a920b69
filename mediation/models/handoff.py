"""移送: which contract an office agreed to, the packs that left, the packs that came."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.domain.handoff import PackState, ReceivedState
from mediation.domain.referral_events import said
from mediation.domain.referrals import ReferralStep
from mediation.extensions import Base
from mediation.models.case import Case
from mediation.models.columns import Instant, JsonList, enum_type, key, reference, sealed_text
from mediation.models.incoming import IncomingCase
from mediation.models.organisation import Organisation
from mediation.models.party import Party
from mediation.models.referral import Referral
from mediation.models.stored_file import StoredFile
from mediation.models.user import User


class HandoffContract(Base):
    """A receiver's liaison agreed to one version of a contract; the newest agreed one counts."""

    __tablename__ = "handoff_contract"
    __table_args__ = (UniqueConstraint("receiver_id", "contract", "contract_version"),)

    id: Mapped[int] = key()
    receiver_id: Mapped[int] = reference("organisation.id", index=False)
    contract: Mapped[str] = mapped_column(String(40))
    contract_version: Mapped[int] = mapped_column(Integer)
    agreed_by_id: Mapped[int] = reference("user.id", index=False)
    agreed_at: Mapped[datetime] = mapped_column(Instant)

    receiver: Mapped[Organisation] = relationship()
    agreed_by: Mapped[User] = relationship()


class HandoffPack(Base):
    """One pack that was made for a referral: the file, what it hashes to, and what came of it."""

    __tablename__ = "handoff_pack"
    __table_args__ = (Index(None, "case_id", "id"),)

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    referral_id: Mapped[int] = reference("referral.id", cascade=True)
    # 32 hexadecimal digits, the same in the file and in the receipt that comes back.
    code: Mapped[str] = mapped_column(String(32), unique=True)
    contract: Mapped[str] = mapped_column(String(40))
    contract_version: Mapped[int] = mapped_column(Integer)
    state: Mapped[PackState] = mapped_column(enum_type(PackState, "state"))
    file_id: Mapped[int] = reference("stored_file.id")
    sha256: Mapped[str] = mapped_column(String(64))
    made_by_id: Mapped[int] = reference("user.id", index=False)
    made_at: Mapped[datetime] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    # The codes of what is wrong with it, as the receiver's list has them.
    defects: Mapped[list[Any]] = mapped_column(JsonList, default=list)
    answer_note: Mapped[str] = mapped_column(sealed_text("handoff_pack.answer_note"), default="")
    # The key that signed its receipt, as 64 hexadecimal digits; the next one is compared with it.
    answered_with: Mapped[str | None] = mapped_column(String(64))

    case: Mapped[Case] = relationship()
    referral: Mapped[Referral] = relationship()
    file: Mapped[StoredFile] = relationship()
    made_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def file_name(self) -> str:
        """What its file is called here: the case and the beginning of its code."""
        return f"{self.case.number or '案件'} {self.name_outside}"

    @property
    def name_outside(self) -> str:
        """What its file is called at the receiver."""
        return f"交换包 {self.code[:8]}.zip"


class ReceivedPack(Base):
    """A pack that another office carried to us; the same pack twice is one row."""

    __tablename__ = "received_pack"
    __table_args__ = (
        CheckConstraint("(state = 'previewed') = (answered_at IS NULL)", name="answered"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    code: Mapped[str] = mapped_column(String(32), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    # The name of the office that made it, and the key it signed with.
    sender_name: Mapped[str] = mapped_column(String(100))
    signed_with: Mapped[str] = mapped_column(String(64))
    contract: Mapped[str] = mapped_column(String(40))
    contract_version: Mapped[int] = mapped_column(Integer)
    body_id: Mapped[int] = reference("organisation.id")
    file_id: Mapped[int] = reference("stored_file.id")
    state: Mapped[ReceivedState] = mapped_column(enum_type(ReceivedState, "state"))
    incoming_id: Mapped[int | None] = reference("incoming_case.id", cascade=True)
    defects: Mapped[list[Any]] = mapped_column(JsonList, default=list)
    answer_note: Mapped[str] = mapped_column(sealed_text("received_pack.answer_note"), default="")
    # "王秀兰 与 城东悦来酒店有限公司", for the list; the names of parties, so it is sealed.
    title: Mapped[str] = mapped_column(sealed_text("received_pack.title"), default="")
    # The number under which we took it (受理号), which goes back with the receipt.
    own_number: Mapped[str] = mapped_column(String(80), default="", index=True)
    received_by_id: Mapped[int] = reference("user.id", index=False)
    received_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)

    body: Mapped[Organisation] = relationship()
    file: Mapped[StoredFile] = relationship()
    incoming: Mapped[IncomingCase | None] = relationship()
    received_by: Mapped[User] = relationship()
    reports: Mapped[list["PackReport"]] = relationship(order_by="PackReport.id")

    __mapper_args__ = {"version_id_col": version}


class PackReport(Base):
    """What came of a pack that we took, as we tell its sender; each report is a file to carry."""

    __tablename__ = "pack_report"
    __table_args__ = (Index(None, "pack_id", "id"),)

    id: Mapped[int] = key()
    pack_id: Mapped[int] = reference("received_pack.id", index=False, cascade=True)
    step: Mapped[ReferralStep] = mapped_column(enum_type(ReferralStep, "step"))
    happened_on: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(String(80), default="")
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    # Which decision, or what was done against it (domain/referral_events).
    codes: Mapped[list[Any]] = mapped_column(JsonList, default=list)
    # The name of the one party it is about, as the pack has it.
    party: Mapped[str] = mapped_column(sealed_text("pack_report.party"), default="")
    note: Mapped[str] = mapped_column(sealed_text("pack_report.note"), default="")
    reported_by_id: Mapped[int] = reference("user.id", index=False)
    reported_at: Mapped[datetime] = mapped_column(Instant)

    reported_by: Mapped[User] = relationship()


class ReferralEvent(Base):
    """What a receiver reported of a case sent on: accepted, heard, decided, served, at its end."""

    __tablename__ = "referral_event"
    __table_args__ = (Index(None, "referral_id", "happened_on", "id"),)

    id: Mapped[int] = key()
    referral_id: Mapped[int] = reference("referral.id", index=False, cascade=True)
    step: Mapped[ReferralStep] = mapped_column(enum_type(ReferralStep, "step"))
    happened_on: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(String(80), default="", index=True)
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    # The papers wanted, the kind of decision, or what was done against it.
    codes: Mapped[list[str]] = mapped_column(JsonList, default=list)
    # On whom a decision was served, or who went on; none for everybody.
    party_id: Mapped[int | None] = reference("party.id", cascade=True)
    note: Mapped[str] = mapped_column(sealed_text("referral_event.note"), default="")
    recorded_by_id: Mapped[int] = reference("user.id", index=False)
    recorded_at: Mapped[datetime] = mapped_column(Instant)

    referral: Mapped[Referral] = relationship(back_populates="events")
    party: Mapped[Party | None] = relationship()
    recorded_by: Mapped[User] = relationship()

    @property
    def details(self) -> str:
        """What the step says beside its name and day."""
        who = self.party.name if self.party else ""
        return said(self.step, self.codes, self.number, self.amount_fen, who, self.note)

    @property
    def words(self) -> str:
        """收到材料 2026-11-23，…: the step in one line."""
        told = f"{self.step.label} {self.happened_on.isoformat()}"
        return f"{told}，{self.details}" if self.details else told
