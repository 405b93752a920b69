"""How long records are kept, what was put on disposal lists, and what was destroyed."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, CheckConstraint, Date, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from mediation.domain import retention as rules
from mediation.domain.disposal import DisposalState
from mediation.domain.retention import Period, PeriodUnit, RecordKind
from mediation.extensions import Base
from mediation.models.columns import (
    Instant,
    JsonObject,
    enum_type,
    key,
    reference,
    sealed_bytes,
    sealed_text,
)
from mediation.models.organisation import Organisation
from mediation.models.user import User

if TYPE_CHECKING:
    from mediation.models.case import Case


class RetentionRule(Base):
    """From a day on, records of a kind are kept so long. Rows are added, never changed."""

    __tablename__ = "retention_rule"
    __table_args__ = (
        Index(None, "record_kind", "valid_from", "id"),
        CheckConstraint("(unit = 'permanent') = (length IS NULL)", name="length"),
    )

    id: Mapped[int] = key()
    record_kind: Mapped[RecordKind] = mapped_column(enum_type(RecordKind, "record_kind"))
    unit: Mapped[PeriodUnit] = mapped_column(enum_type(PeriodUnit, "unit"))
    length: Mapped[int | None] = mapped_column(Integer)
    basis: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[date] = mapped_column(Date)
    # A recommendation until the office says that this is its rule.
    is_confirmed: Mapped[bool] = mapped_column(Boolean)
    set_by_id: Mapped[int | None] = reference("user.id", index=False)
    set_at: Mapped[datetime | None] = mapped_column(Instant)

    set_by: Mapped[User | None] = relationship()

    @property
    def rule(self) -> rules.Rule:
        """The row as the rules of the domain take it."""
        period = Period(self.unit, self.length or 0)
        return rules.Rule(
            kind=self.record_kind,
            period=period,
            basis=self.basis,
            valid_from=self.valid_from,
            is_confirmed=self.is_confirmed,
            id=self.id,
        )


class RetentionMark(Base):
    """A case that is not to be destroyed for now, or that is kept longer as a major one."""

    __tablename__ = "retention_mark"
    __table_args__ = (
        Index(None, "case_id", "kind"),
        CheckConstraint("(lifted_at IS NULL) = (lifted_by_id IS NULL)", name="lifted"),
    )

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    kind: Mapped[rules.RetentionMark] = mapped_column(enum_type(rules.RetentionMark, "kind"))
    reason: Mapped[str] = mapped_column(sealed_text("retention_mark.reason"))
    set_by_id: Mapped[int] = reference("user.id", index=False)
    set_at: Mapped[datetime] = mapped_column(Instant)
    lifted_by_id: Mapped[int | None] = reference("user.id", index=False)
    lifted_at: Mapped[datetime | None] = mapped_column(Instant)

    set_by: Mapped[User] = relationship(foreign_keys=[set_by_id])


class DisposalList(Base):
    """A 销毁清册: who proposed, who approved, when it was carried out, and the paper of it."""

    __tablename__ = "disposal_list"
    __table_args__ = (
        UniqueConstraint("body_id", "number"),
        CheckConstraint(
            "state NOT IN ('approved','executed') OR decided_by_id IS NOT NULL", name="decided"
        ),
        CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> proposed_by_id", name="two_persons"
        ),
        CheckConstraint("(state = 'executed') = (executed_at IS NOT NULL)", name="executed"),
    )

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    body_id: Mapped[int] = reference("organisation.id", index=False)
    number: Mapped[str] = mapped_column(String(80))
    state: Mapped[DisposalState] = mapped_column(enum_type(DisposalState, "state"))
    reason: Mapped[str] = mapped_column(sealed_text("disposal_list.reason"))
    proposed_by_id: Mapped[int] = reference("user.id", index=False)
    proposed_at: Mapped[datetime] = mapped_column(Instant)
    decided_by_id: Mapped[int | None] = reference("user.id", index=False)
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decision_note: Mapped[str | None] = mapped_column(sealed_text("disposal_list.decision_note"))
    executed_by_id: Mapped[int | None] = reference("user.id", index=False)
    executed_at: Mapped[datetime | None] = mapped_column(Instant)
    # The destruction record as it was printed, and what it hashes to.
    record: Mapped[bytes | None] = deferred(mapped_column(sealed_bytes("disposal_list.record")))
    record_sha256: Mapped[str | None] = mapped_column(String(64))

    body: Mapped[Organisation] = relationship()
    proposed_by: Mapped[User] = relationship(foreign_keys=[proposed_by_id])
    decided_by: Mapped[User | None] = relationship(foreign_keys=[decided_by_id])
    executed_by: Mapped[User | None] = relationship(foreign_keys=[executed_by_id])
    items: Mapped[list["DisposalItem"]] = relationship(
        back_populates="list", cascade="all, delete-orphan", order_by="DisposalItem.id"
    )

    __mapper_args__ = {"version_id_col": version}


class DisposalItem(Base):
    """One case on a list, or one record about people, with what is left of it afterwards.

    A case leaves number, dates, outcome, counts; a record its name and its dates.
    """

    __tablename__ = "disposal_item"
    __table_args__ = (
        UniqueConstraint("list_id", "case_id"),
        UniqueConstraint("list_id", "record_kind", "record_id"),
        Index(None, "case_id"),
        CheckConstraint("(case_id IS NULL) = (record_kind IS NOT NULL)", name="case_or_record"),
        CheckConstraint("(record_kind IS NULL) = (record_id IS NULL)", name="whole_record"),
    )

    id: Mapped[int] = key()
    list_id: Mapped[int] = reference("disposal_list.id", index=False, cascade=True)
    case_id: Mapped[int | None] = reference("case.id", index=False)
    record_kind: Mapped[RecordKind | None] = mapped_column(enum_type(RecordKind, "record_kind"))
    record_id: Mapped[int | None] = mapped_column(Integer)
    # What it is called in every list: its number, never its people.
    name: Mapped[str] = mapped_column(String(80))
    rule_id: Mapped[int] = reference("retention_rule.id", index=False)
    rule_words: Mapped[str] = mapped_column(String(400))
    closed_on: Mapped[date] = mapped_column(Date)
    keep_until: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str | None] = mapped_column(String(40))
    counts: Mapped[dict[str, Any]] = mapped_column(JsonObject, default=dict)
    destroyed_at: Mapped[datetime | None] = mapped_column(Instant)
    # Why it was left out when the list was carried out.
    skipped: Mapped[str | None] = mapped_column(String(200))

    list: Mapped[DisposalList] = relationship(back_populates="items")
    case: Mapped["Case | None"] = relationship()
