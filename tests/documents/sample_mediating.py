"""Sample papers before a session: notice, mediator, disclosure, recusal, rights."""

from dataclasses import replace
from datetime import date, datetime

from mediation.documents.disclosure_statement import OTHER
from mediation.documents.facts import (
    AnswerFacts,
    DisclosureStatementFacts,
    MediatorChoiceFacts,
    RecusalDecisionFacts,
    RightsNoticeFacts,
    SessionNoticeFacts,
)
from tests.documents.sample_intake import APPLICANTS, NUMBER, RESPONDENTS
from tests.documents.sample_people import BODY, EMPLOYER, SHANGHAI, WORKER

CAUSE = "拖欠劳动报酬"


def session_notice(**changes: object) -> SessionNoticeFacts:
    """Return the notice of a session that may be joined by video."""
    facts = SessionNoticeFacts(
        body=BODY,
        document_number="东工调告〔2026〕33号",
        case_number=NUMBER,
        issued_on=date(2026, 11, 13),
        addressee="城东悦来酒店有限公司",
        applicant_names=APPLICANTS,
        respondent_names=RESPONDENTS,
        cause=CAUSE,
        session_at=datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI),
        place="城东区总工会二楼调解室",
        video_link="https://room.example/213，会议号0213",
        mediators=("李敏",),
        papers_to_bring=("工资支付凭证", "考勤记录"),
        contact_name="李敏",
        contact_phone="0000-5550123",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def mediator_choice(**changes: object) -> MediatorChoiceFacts:
    """Return a joint choice."""
    facts = MediatorChoiceFacts(
        body=BODY,
        document_number=f"{NUMBER}-3",
        case_number=NUMBER,
        issued_on=date(2026, 11, 13),
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        cause=CAUSE,
        mediators=("李敏",),
        chosen_on=date(2026, 11, 13),
        from_court=True,
        contact_phone="0000-5550100",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def disclosure_statement(**changes: object) -> DisclosureStatementFacts:
    """Return a disclosure that one side has answered."""
    facts = DisclosureStatementFacts(
        body=BODY,
        document_number=f"{NUMBER}-4",
        case_number=NUMBER,
        mediator="李敏",
        applicant_names=APPLICANTS,
        respondent_names=RESPONDENTS,
        cause=CAUSE,
        from_court=True,
        grounds=(OTHER,),
        details="2018年曾在被申请人处组织过工会培训，此后没有往来",
        disclosed_on=date(2026, 11, 14),
        answers=(
            AnswerFacts(party_name="王秀兰", party_label="申请人", agrees=True),
            AnswerFacts(party_name="城东悦来酒店有限公司", party_label="被申请人"),
        ),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def recusal_decision(**changes: object) -> RecusalDecisionFacts:
    """Return a decision that grants what a worker asked for."""
    facts = RecusalDecisionFacts(
        body=BODY,
        document_number=f"{NUMBER}-5",
        case_number=NUMBER,
        issued_on=date(2026, 11, 16),
        addressee="王秀兰、城东悦来酒店有限公司",
        applicant_names=APPLICANTS,
        respondent_names=RESPONDENTS,
        cause=CAUSE,
        from_court=True,
        mediator="李敏",
        asked_by="申请人王秀兰",
        asked_on=date(2026, 11, 14),
        asked_because="李敏曾为被申请人组织培训",
        granted=True,
        reasons="所述情况属实，可能影响公正调解",
        new_mediators=("赵刚",),
        decided_by="马强",
        decided_on=date(2026, 11, 16),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def rights_notice(**changes: object) -> RightsNoticeFacts:
    """Return the notice of a case that a court sent."""
    facts = RightsNoticeFacts(
        body=BODY,
        document_number=f"{NUMBER}-6",
        case_number=NUMBER,
        issued_on=date(2026, 11, 19),
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        cause=CAUSE,
        mediators=("李敏",),
        from_court=True,
        review_commission="城东区劳动人事争议仲裁委员会",
        confirmation_court="城东区人民法院",
        told_at=datetime(2026, 11, 19, 14, 35, tzinfo=SHANGHAI),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
