"""Cases for the papers around a session and of a collective dispute."""

from datetime import date

from mediation.domain.case_flow import CaseState
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.extensions import db
from mediation.models import Case, Consent, Referral
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import ACCEPTED, make_agreement, make_case, make_clock
from tests.file_factories import make_evidence

DOZEN = ("王秀兰", *(f"工友{number}" for number in "甲乙丙丁戊己庚辛壬癸子"))


def with_evidence(cast: Cast) -> Case:
    """A new case to which both sides brought something."""
    case = make_case(cast, state=CaseState.REGISTERED)
    worker, company = case.applicants[0], case.respondents[0]
    make_evidence(case, by=cast.registrar, name="工资条.txt", party_id=worker.id)
    make_evidence(case, by=cast.registrar, content=b"more", name="工资表.txt", party_id=company.id)
    return case


def with_term(cast: Cast) -> Case:
    """A case in mediation whose term runs."""
    case = make_case(cast)
    make_clock(case, date(2026, 12, 3), start_on=ACCEPTED)
    return case


def helped(cast: Cast) -> Case:
    """A case in mediation whose worker agreed to legal aid being asked for."""
    case = make_case(cast)
    consent = Consent(
        case_id=case.id,
        party_id=case.parties[0].id,
        purpose=ConsentPurpose.SHARING,
        receiver_id=cast.justice_bureau.id,
        way=ConsentWay.PAPER,
        given_on=ACCEPTED,
        paper="正卷同意书",
        recorded_by_id=cast.mediator.id,
        recorded_at=MONDAY_MORNING,
    )
    asked = Referral(
        case=case,
        kind=ReferralKind.LEGAL_AID,
        state=ReferralState.SENT,
        receiver=cast.justice_bureau,
        reason="请指派律师",
        papers=["法律援助申请表"],
        sent_on=ACCEPTED,
    )
    db.session.add_all([consent, asked])
    db.session.commit()
    return case


def collective(cast: Cast) -> Case:
    """A dozen against one employer, with a draft of what they may agree on."""
    case = make_case(cast, applicants=DOZEN)
    make_agreement(case)
    return case
