"""Cases that can issue each paper, and the text that a paper shows."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from mediation.documents import to_json
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.exit_papers import ROUTES_OF
from mediation.domain.papers import PaperKind
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.sessions import ChosenBy, SessionState
from mediation.domain.small_flows import AgreementState, ExitKind, ExitState, OverrideState
from mediation.extensions import db
from mediation.models import (
    AgreementOverride,
    Assignment,
    Attendance,
    Case,
    Document,
    Employment,
    ExitProcedure,
    Referral,
    SessionRecord,
    Signature,
)
from mediation.services import issuing
from mediation.services.paper_facts import PaperOrder, collect
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import (
    make_agreement,
    make_calculation,
    make_case,
    make_session,
)
from tests.pen import strokes
from tests.services.share_terms import make_paper
from tests.services.shared_cases import looked_at, written_about
from tests.services.suite_cases import collective, helped, with_evidence, with_term

TODAY = MONDAY_MORNING.date()
S = CaseState


def issue(case: Case, kind: str, by: Any, **extra: Any) -> Document:
    return issuing.issue(case, kind, by=by, at=MONDAY_MORNING, extra=extra)


def recorded(case: Case) -> SessionRecord:
    """A session of the case with its record, to which both sides came."""
    session = make_session(case)
    session.attendances = [Attendance(party_id=party.id, is_present=True) for party in case.parties]
    session.record = SessionRecord(
        recorder="张萌",
        rights_answer="听清了，不申请回避",
        applicant_statement="要求支付工资",
        respondent_statement="同意分期支付",
        undisputed_facts="欠薪三个月",
        result="达成一致",
    )
    db.session.commit()
    return session.record


def settled(cast: Cast, **changes: Any) -> Case:
    """A case with an effective agreement and a recorded session."""
    case = make_case(cast, state=S.SETTLED, **changes)
    recorded(case)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    return case


def broken(cast: Cast, **changes: Any) -> Case:
    """A case whose employer did not pay the wages that were agreed, with all that a court asks."""
    case = make_case(cast, state=S.SETTLED, **changes)
    recorded(case)
    agreed = make_agreement(
        case, state=AgreementState.EFFECTIVE, effective_on=TODAY, due_on=date(2026, 11, 20)
    )
    agreed.terms[0].claim_type = "wages"
    for index, worker in enumerate(case.applicants):
        worker.sex, worker.birth_on = "female", date(1979, 3, 2)
        worker.identity_number = f"42010219790302{index:04d}"
    for company in case.respondents:
        company.legal_representative_post = "经理"
    db.session.commit()
    return case


def signed_by_pen(cast: Cast) -> Case:
    """A case whose agreement was issued before the events of this test, and signed on a screen."""
    case = settled(cast)
    subject = f"agreement:{case.agreements[0].id}"
    order = PaperOrder(case=case, by=cast.mediator, at=MONDAY_MORNING, number=case.number or "")
    facts = to_json(collect(PaperKind.AGREEMENT, order))
    made = make_paper(case, subject=subject, number=case.number, facts=facts)
    sent = strokes()
    pad = {name: sent[name] for name in ("width", "height", "lines")}
    worker = case.applicants[0]
    case.agreements[0].signatures.append(
        Signature(
            party=worker,
            signer=worker.name,
            capacity=SigningCapacity.PARTY.value,
            way=SigningWay.PEN.value,
            signed_on=TODAY,
            signed_at=MONDAY_MORNING,
            place="第一调解室",
            strokes=pad,
            traces={"document_id": made.id, "sha256": made.sha256},
            recorded_at=MONDAY_MORNING,
        )
    )
    db.session.commit()
    return case


def confirmed(case: Case, cast: Cast) -> ExitProcedure:
    """The court's ruling that makes the agreement of a case enforceable."""
    made = ExitProcedure(
        kind=ExitKind.JUDICIAL_CONFIRMATION,
        state=ExitState.GRANTED,
        receiver_id=cast.court.id,
        applied_on=TODAY,
        result_on=TODAY,
        served_on=TODAY,
        docket_number="（2026）东0103诉前调确18号",
        covers=[1],
    )
    case.agreements[-1].exits.append(made)
    db.session.commit()
    return made


def enforceable(cast: Cast) -> Case:
    """The same case, confirmed by the court before the employer did not pay."""
    case = broken(cast)
    confirmed(case, cast)
    return case


def with_papers_to_serve(cast: Cast) -> Case:
    """A case whose agreement was issued and has reached nobody yet."""
    case = settled(cast)
    make_paper(case, number=case.number)
    return case


def _let_pass(case: Case, cast: Cast) -> AgreementOverride:
    return AgreementOverride(
        agreement_id=case.agreements[0].id,
        code="crime_bargained",
        finding_hash="0" * 64,
        finding="第 2 条约定不追究刑事、行政责任：刑事、行政责任不由当事人约定。",
        reason="双方坚持保留，已当面说明该句不发生效力。",
        state=OverrideState.GRANTED,
        asked_by_id=cast.mediator.id,
        asked_at=MONDAY_MORNING,
        decided_by_id=cast.supervisor.id,
        decided_at=MONDAY_MORNING,
    )


def overridden(cast: Cast) -> Case:
    """A settled case in whose agreement two persons let a red finding pass."""
    case = settled(cast)
    db.session.add(_let_pass(case, cast))
    db.session.commit()
    return case


def computed(cast: Cast) -> Case:
    """A settled case with a statutory and an agreed sum."""
    case = settled(cast)
    make_calculation(case, by=cast.mediator)
    case.claims[0].agreed_fen = case.claims[0].claimed_fen
    db.session.commit()
    return case


def referred(cast: Cast) -> Case:
    """A case that was sent to arbitration."""
    case = make_case(cast, state=S.REFERRED)
    case.referrals = [
        Referral(
            kind=ReferralKind.ARBITRATION,
            state=ReferralState.SENT,
            receiver_id=cast.commission.id,
            reason="双方分歧较大",
            papers=["调解申请书", "证据复印件"],
            sent_on=TODAY,
        )
    ]
    db.session.commit()
    return case


def to_arbitrate(cast: Cast) -> Case:
    """A case that was sent to arbitration, with all that the commission has to know."""
    case = referred(cast)
    worker, company = case.applicants[0], case.respondents[0]
    worker.sex, worker.birth_on = "female", date(1979, 3, 2)
    worker.identity_kind, worker.identity_number = "resident_card", "42010219790302002X"
    worker.employment = Employment(
        started_on=date(2023, 3, 1), post="客房服务员", monthly_wage_fen=4_200_00
    )
    company.legal_representative_post = "经理"
    db.session.commit()
    return case


def delegated(cast: Cast) -> Case:
    """A settled case that a court sent."""
    return settled(
        cast,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        sender=cast.court,
        sender_document_number="（2026）东0103诉前调4102号",
    )


def assigned(cast: Cast) -> Case:
    """A case in mediation whose mediator the body appointed."""
    case = make_case(cast)
    case.assignments = [
        Assignment(
            mediator_id=cast.mediator.id,
            chosen_by=ChosenBy.APPOINTED.value,
            from_at=MONDAY_MORNING,
        )
    ]
    db.session.commit()
    return case


def planned(cast: Cast) -> Case:
    """A case with a session still to come."""
    case = make_case(cast)
    make_session(case, state=SessionState.PLANNED)
    return case


def sent_by_court(cast: Cast) -> Case:
    """A case that a court sent and nobody has accepted yet."""
    return make_case(
        cast,
        state=S.REGISTERED,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        sender=cast.court,
        sender_document_number="（2026）东0103诉前调4102号",
    )


MAKERS: dict[PaperKind, Callable[[Cast], Case]] = {
    PaperKind.SERVICE_RECEIPT: with_papers_to_serve,
    PaperKind.APPLICATION: partial(make_case, state=S.REGISTERED),
    PaperKind.RECEIPT: partial(make_case, state=S.REGISTERED),
    PaperKind.REGISTRATION_FORM: partial(make_case, state=S.REGISTERED),
    PaperKind.SUPPLEMENT_NOTICE: partial(make_case, state=S.SUPPLEMENTING),
    PaperKind.INQUIRY_LETTER: partial(make_case, state=S.INQUIRING),
    PaperKind.ACCEPTANCE_CONFIRMATION: sent_by_court,
    PaperKind.MEDIATOR_CHOICE: assigned,
    PaperKind.SESSION_NOTICE: planned,
    PaperKind.REFUSAL_NOTICE: partial(make_case, state=S.DECLINED),
    PaperKind.CLOSING_NOTICE: partial(make_case, state=S.UNSETTLED),
    PaperKind.CALCULATION_ANNEX: computed,
    PaperKind.STATUTORY_COMPARISON: computed,
    **dict.fromkeys(ROUTES_OF, broken),
    PaperKind.DEMAND_LETTER: broken,
    PaperKind.ENFORCEMENT_APPLICATION: enforceable,
    PaperKind.OVERRIDE_RECORD: overridden,
    PaperKind.SIGNED_AGREEMENT: signed_by_pen,
    PaperKind.REFERRAL_LETTER: referred,
    PaperKind.HELP_LETTER: helped,
    PaperKind.RETURN_LETTER: delegated,
    PaperKind.EVIDENCE_LIST: with_evidence,
    PaperKind.LOOKS_RECORD: looked_at,
    PaperKind.EXCHANGE_RECORD: written_about,
    PaperKind.EXTENSION_CONSENT: with_term,
    PaperKind.ORAL_AGREEMENT: make_case,
    PaperKind.REPRESENTATIVE_ELECTION: collective,
    PaperKind.SETTLEMENT_CONSENT: collective,
}


def case_for(kind: PaperKind, cast: Cast) -> Case:
    """A case that can issue a paper of this kind."""
    return MAKERS.get(kind, settled)(cast)
