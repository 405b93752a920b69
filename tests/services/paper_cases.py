"""Cases that can issue each paper, and the text that a paper shows."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from mediation.documents import to_json
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import AgreementState, ReferralKind, ReferralState
from mediation.extensions import db
from mediation.models import Attendance, Case, Document, Referral, SessionRecord, Signature
from mediation.services import issuing
from mediation.services.paper_facts import PaperOrder, collect
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_calculation, make_case, make_session
from tests.pen import strokes
from tests.services.share_terms import make_paper

TODAY = MONDAY_MORNING.date()
S = CaseState


def issue(case: Case, kind: str, by: Any, **extra: Any) -> Document:
    return issuing.issue(case, kind, by=by, at=MONDAY_MORNING, extra=extra)


def text_in(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")


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


def case_for(kind: PaperKind, cast: Cast) -> Case:
    """A case that can issue a paper of this kind."""
    if kind in {PaperKind.APPLICATION, PaperKind.RECEIPT}:
        return make_case(cast, state=S.REGISTERED)
    if kind is PaperKind.REFUSAL_NOTICE:
        return make_case(cast, state=S.DECLINED)
    if kind is PaperKind.CLOSING_NOTICE:
        return make_case(cast, state=S.UNSETTLED)
    if kind in {PaperKind.CALCULATION_ANNEX, PaperKind.STATUTORY_COMPARISON}:
        case = settled(cast)
        make_calculation(case, by=cast.mediator)
        case.claims[0].agreed_fen = case.claims[0].claimed_fen
        db.session.commit()
        return case
    if kind is PaperKind.SIGNED_AGREEMENT:
        return signed_by_pen(cast)
    if kind is PaperKind.REFERRAL_LETTER:
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
    if kind is PaperKind.RETURN_LETTER:
        return settled(
            cast,
            entry_path=EntryPath.COURT_DELEGATED_PAPER,
            sender=cast.court,
            sender_document_number="（2026）东0103诉前调4102号",
        )
    return settled(cast)
