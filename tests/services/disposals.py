"""A closed case in which every place that can hold a person's words holds a canary."""

from datetime import date
from typing import Any

from sqlalchemy import Enum, LargeBinary, String, Text

from mediation.domain.case_flow import CaseState
from mediation.domain.personal_data import Fate
from mediation.domain.personal_tables import CASE_TABLES
from mediation.domain.sessions import NoteKind
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState
from mediation.extensions import Base, db
from mediation.models import (
    Assignment,
    Attendance,
    Case,
    CaseEvent,
    Clock,
    ClockSegment,
    Consent,
    Draft,
    Employment,
    ExitProcedure,
    Note,
    Payment,
    Referral,
    Representative,
    RetentionMark,
    SessionRecord,
    ShareConsent,
    ShareDocument,
    ShareView,
    Signature,
)
from mediation.services import search_index
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.services.share_terms import grant, make_paper

LONG_AGO = date(2009, 3, 2)
ARCHIVED = {"closed_on": LONG_AGO, "archived_on": LONG_AGO, "archive_number": "2009-东-0001"}


def make_archived(cast: Cast, **changes: Any) -> Case:
    """A case archived in 2009, without agreement unless told otherwise."""
    return make_case(cast, state=CaseState.ARCHIVED, **ARCHIVED | changes)


def make_full_case(cast: Cast, canary: str) -> Case:
    """An archived case with a row in every table of cases; its texts all hold the canary."""
    case = make_case(
        cast, state=CaseState.SETTLED, applicants=(f"{canary}甲",), employer=f"{canary}厂"
    )
    worker = case.parties[0]
    worker.representatives = [
        Representative(name=canary, kind="lawyer", authority="general", identity_number="11")
    ]
    worker.employment = Employment(post=canary, workplace=canary)
    session = make_session(case)
    session.attendances = [Attendance(party=worker, is_present=True, attended_by=canary)]
    session.record = SessionRecord(
        recorder=canary,
        rights_answer=canary,
        applicant_statement=canary,
        respondent_statement=canary,
        result=canary,
    )
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=LONG_AGO)
    term = agreement.terms[0]
    term.instalments[0].payments = [
        Payment(
            paid_on=LONG_AGO,
            amount_fen=1,
            voucher=canary,
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
    ]
    agreement.signatures = [
        Signature(
            party=worker,
            signer=canary,
            capacity="party",
            way="paper",
            signed_on=LONG_AGO,
            recorded_at=MONDAY_MORNING,
        )
    ]
    agreement.exits = [
        ExitProcedure(
            kind=ExitKind.JUDICIAL_CONFIRMATION,
            state=ExitState.APPLIED,
            receiver=cast.court,
            applied_on=LONG_AGO,
        )
    ]
    db.session.commit()
    _add_what_hangs_on(case, cast, canary)
    _plant(case.id, canary)
    # The search index is made of what was planted.
    db.session.expire_all()
    with transaction():
        search_index.reindex(db.session.get_one(Case, case.id))
    return db.session.get_one(Case, case.id)


def _add_what_hangs_on(case: Case, cast: Cast, canary: str) -> None:
    paper = make_paper(case, facts={"name": canary}, content=canary.encode())
    make_paper(case, number=f"{case.id}-更正", supersedes_id=paper.id)
    share = grant(case, cast.court, cast.mediator, message=canary)
    consent = Consent(
        case_id=case.id,
        party_id=case.parties[0].id,
        purpose="sharing",
        receiver_id=cast.court.id,
        way="paper",
        given_on=LONG_AGO,
        paper=canary,
        recorded_by_id=cast.mediator.id,
        recorded_at=MONDAY_MORNING,
    )
    db.session.add(consent)
    db.session.flush()
    people = {"by_id": cast.mediator.id, "at": MONDAY_MORNING}
    db.session.add_all(
        [
            ShareDocument(share_id=share.id, document_id=paper.id),
            ShareConsent(share_id=share.id, consent_id=consent.id),
            ShareView(
                share_id=share.id,
                user_id=cast.court_liaison.id,
                what="paper_opened",
                document_id=paper.id,
                at=MONDAY_MORNING,
            ),
            Note(
                case_id=case.id,
                author_id=cast.mediator.id,
                kind=NoteKind.VAULT,
                text=canary,
                written_at=MONDAY_MORNING,
            ),
            Referral(
                case_id=case.id,
                kind="arbitration",
                state="sent",
                receiver_id=cast.commission.id,
                reason=canary,
                sent_on=LONG_AGO,
            ),
            CaseEvent(
                case_id=case.id,
                code="edit",
                note=canary,
                case_version=1,
                data={"x": canary},
                **people,
            ),
            Clock(
                case_id=case.id,
                rule="K01",
                rule_version="1",
                title="期限",
                start_on=LONG_AGO,
                start_event=canary,
                safe_on=LONG_AGO,
                due_on=LONG_AGO,
                trace=[canary],
                state="met",
                segments=[ClockSegment(kind="pause", from_on=LONG_AGO, reason=canary)],
            ),
            Assignment(
                case_id=case.id,
                mediator_id=cast.mediator.id,
                chosen_by="office",
                reason=canary,
                from_at=MONDAY_MORNING,
            ),
            RetentionMark(
                case_id=case.id,
                kind="hold",
                reason=canary,
                set_by_id=cast.supervisor.id,
                set_at=MONDAY_MORNING,
                lifted_by_id=cast.supervisor.id,
                lifted_at=MONDAY_MORNING,
            ),
            Draft(
                user_id=cast.mediator.id,
                subject=f"edit-{case.id}",
                fields={"facts": [canary]},
                saved_at=MONDAY_MORNING,
            ),
        ]
    )  # fmt: skip
    db.session.commit()


def _plant(case_id: int, canary: str) -> None:
    """Write the canary into every personal text column of the case's rows, and archive it."""
    for name, entry in CASE_TABLES.items():
        table = Base.metadata.tables[name]
        if entry.fate is Fate.KEPT or name == "case_search":
            continue
        planted = {
            table.c[column]: canary
            for column in entry.personal
            if _takes_text(table.c[column].type)
        }
        from_case = _keys_of(name, case_id)
        if planted and from_case is not None:
            db.session.execute(table.update().where(from_case).values(planted))
    case = Base.metadata.tables["case"]
    archived = ARCHIVED | {"state": CaseState.ARCHIVED, "outcome": "performed"}
    db.session.execute(case.update().where(case.c.id == case_id).values(archived))
    db.session.commit()


def _takes_text(kind: Any) -> bool:
    if isinstance(kind, Enum | LargeBinary):
        return False
    if kind.__class__.__name__ == "SealedText":
        return True
    return isinstance(kind, String | Text) and (kind.length is None or kind.length >= 20)


def _keys_of(name: str, case_id: int) -> Any:
    table = Base.metadata.tables[name]
    if name == "case":
        return table.c.id == case_id
    return table.c.case_id == case_id if "case_id" in table.c else None
