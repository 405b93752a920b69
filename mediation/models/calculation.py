"""What a worker's claims are computed from, entered once, and every run with what it answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediation.extensions import Base
from mediation.models.columns import Instant, key, reference, sealed_json
from mediation.models.party import Claim, Party
from mediation.models.user import User


class WorkerFacts(Base):
    """The facts of one applicant's job that all heads of claim are computed from.

    `facts` holds the fields as the readers of `domain.claims.reading` name them: those that every
    head may read under "common", and what one head alone asks under its code.
    """

    __tablename__ = "worker_facts"

    id: Mapped[int] = key()
    version: Mapped[int] = mapped_column(Integer, nullable=False)
    party_id: Mapped[int] = reference("party.id", index=False, cascade=True, unique=True)
    facts: Mapped[dict[str, Any]] = mapped_column(sealed_json("worker_facts.facts"))
    edited_by_id: Mapped[int] = reference("user.id", index=False)
    edited_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party] = relationship()
    edited_by: Mapped[User] = relationship()

    __mapper_args__ = {"version_id_col": version}


class CalculationRun(Base):
    """One head computed for one applicant, frozen: inputs, answer, figures and rules used."""

    __tablename__ = "calculation"
    __table_args__ = (Index(None, "case_id", "party_id", "head", "id"),)

    id: Mapped[int] = key()
    case_id: Mapped[int] = reference("case.id", index=False, cascade=True)
    party_id: Mapped[int] = reference("party.id", cascade=True)
    claim_id: Mapped[int | None] = reference("claim.id", cascade=True)
    # A code of `Head`.
    head: Mapped[str] = mapped_column(String(40))
    inputs: Mapped[dict[str, Any]] = mapped_column(sealed_json("calculation.inputs"))
    answer: Mapped[dict[str, Any]] = mapped_column(sealed_json("calculation.answer"))
    # What it came to, in 分; empty when something was missing.
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    # The version of the formulas, so that an old run can be told from a new one.
    rules_version: Mapped[str] = mapped_column(String(20))
    made_by_id: Mapped[int] = reference("user.id", index=False)
    made_at: Mapped[datetime] = mapped_column(Instant)

    party: Mapped[Party] = relationship()
    claim: Mapped[Claim | None] = relationship()
    made_by: Mapped[User] = relationship()
