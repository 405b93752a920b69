"""Sample papers of taking a case in: register, mending, inquiry, papers of a court."""

from dataclasses import replace
from datetime import date, datetime

from mediation.documents.facts import (
    AcceptanceConfirmationFacts,
    InquiryLetterFacts,
    RegistrationFormFacts,
    SupplementNoticeFacts,
)
from tests.documents.sample_people import BODY, CLAIMS, EMPLOYER, ENCLOSURES, SHANGHAI, WORKER

NUMBER = "〔2026〕东工调字第213号"
APPLICANTS = ("王秀兰",)
RESPONDENTS = ("城东悦来酒店有限公司",)


def registration_form(**changes: object) -> RegistrationFormFacts:
    """Return the form of a case that an applicant brought."""
    facts = RegistrationFormFacts(
        body=BODY,
        document_number=f"{NUMBER}-1",
        case_number=NUMBER,
        issued_on=date(2026, 11, 12),
        registered_on=date(2026, 11, 10),
        accepted_on=date(2026, 11, 12),
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        dispute_type="拖欠劳动报酬",
        source="当事人申请",
        source_note="当事人到接待室申请。",
        claims=CLAIMS,
        summary="申请人2019年3月1日入职，2026年6月起工资未足额支付，多次催讨未果。",
        decision="属于调解范围，双方同意调解，予以受理。",
        registrar="周宁",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def supplement_notice(**changes: object) -> SupplementNoticeFacts:
    """Return a notice of two defects."""
    facts = SupplementNoticeFacts(
        body=BODY,
        document_number="东工调告〔2026〕31号",
        issued_on=date(2026, 11, 11),
        addressee="王秀兰",
        matter="王秀兰与城东悦来酒店有限公司劳动报酬争议",
        received_on=date(2026, 11, 10),
        defects=("被申请人的住所地和联系电话", "授权委托书原件，写明具体的授权事项"),
        supplement_by=date(2026, 11, 17),
        contact_name="周宁",
        contact_phone="0000-5550100",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def inquiry_letter(**changes: object) -> InquiryLetterFacts:
    """Return the letter to an employer."""
    facts = InquiryLetterFacts(
        body=BODY,
        document_number="东工调函〔2026〕45号",
        issued_on=date(2026, 11, 10),
        addressee="城东悦来酒店有限公司",
        applicant_names=APPLICANTS,
        respondent_names=RESPONDENTS,
        cause="拖欠劳动报酬",
        received_on=date(2026, 11, 10),
        claims=CLAIMS,
        summary="申请人称2026年6月起工资未足额支付，多次催讨未果",
        reply_by=date(2026, 11, 12),
        reply_ways=("填写所附回执，交回或者寄回本调解组织", "拨打联系电话，由本调解组织记录"),
        contact_name="周宁",
        contact_phone="0000-5550100",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def acceptance_confirmation(**changes: object) -> AcceptanceConfirmationFacts:
    """Return the confirmation of a case that a court sent."""
    facts = AcceptanceConfirmationFacts(
        body=BODY,
        document_number=f"{NUMBER}-2",
        case_number=NUMBER,
        issued_on=date(2026, 11, 12),
        from_body="城东区人民法院",
        from_document="（2026）某0000诉前调1716号委派调解函",
        applicant_names=APPLICANTS,
        respondent_names=RESPONDENTS,
        cause="追索劳动报酬纠纷",
        enclosures=ENCLOSURES,
        received_at=datetime(2026, 11, 12, 10, 20, tzinfo=SHANGHAI),
        handed_over_by="高宁",
        mediator="李敏",
        term_days=30,
        due=date(2026, 12, 12),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
