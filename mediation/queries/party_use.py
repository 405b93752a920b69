"""Which parties of a case its papers, sessions or dates already name, so that they must stay."""

from typing import Any

from sqlalchemy import CompoundSelect, select, union_all

from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Attendance,
    CalculationRun,
    Case,
    DatedEvent,
    Evidence,
    MediationSession,
    Signature,
    TermShare,
)


def parties_in_use(case: Case) -> set[int]:
    """The keys of parties that are named by a paper, session, file, date or sum."""
    terms = select(AgreementTerm.id).join(Agreement).where(Agreement.case_id == case.id)
    statement: CompoundSelect[Any] = union_all(
        select(AgreementTerm.payer_id).where(AgreementTerm.id.in_(terms)),
        select(TermShare.payee_id).where(TermShare.term_id.in_(terms)),
        select(Signature.party_id).join(Agreement).where(Agreement.case_id == case.id),
        select(Attendance.party_id)
        .join(MediationSession)
        .where(MediationSession.case_id == case.id),
        select(Evidence.party_id).where(Evidence.case_id == case.id),
        # A line that was voided stays too: nothing of the ledger is ever deleted.
        select(DatedEvent.party_id).where(DatedEvent.case_id == case.id),
        select(CalculationRun.party_id).where(CalculationRun.case_id == case.id),
    )
    return {key for (key,) in db.session.execute(statement) if key is not None}
