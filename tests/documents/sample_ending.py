"""Sample papers of the end of a case and of what follows an agreement."""

from datetime import date

from mediation.documents.facts import (
    ClosingNoticeFacts,
    ConfirmationApplicationFacts,
    FailureFacts,
    HelpLetterFacts,
    PresidingCertificateFacts,
    ReferralLetterFacts,
    RemedyFacts,
    ReturnLetterFacts,
    ReviewApplicationFacts,
)
from mediation.domain.referrals import HELP_BASIS, ReferralKind
from tests.documents.sample_people import BODY, EMPLOYER, ENCLOSURES, WORKER


def closing_notice() -> ClosingNoticeFacts:
    """Return a notice that mediation failed."""
    return ClosingNoticeFacts(
        body=BODY,
        document_number="〔2026〕东工调终字第88号",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 28),
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        accepted_on=date(2026, 11, 12),
        ended_on=date(2026, 11, 27),
        reason="调解期限届满，双方分歧较大，未达成调解协议，且未合意延长",
        issues=("欠付工资的金额", "是否应当支付经济补偿"),
        remedies=(
            RemedyFacts(
                text="向城东区劳动人事争议仲裁委员会申请仲裁",
                by=date(2027, 11, 10),
                basis="《中华人民共和国劳动争议调解仲裁法》第十四条第三款、第二十七条",
            ),
            RemedyFacts(text="向城东区劳动保障监察机构投诉"),
        ),
        mediators=("李敏",),
    )


def referral_letter() -> ReferralLetterFacts:
    """Return a referral to arbitration."""
    return ReferralLetterFacts(
        body=BODY,
        document_number="东工调移〔2026〕17号",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 28),
        to_body="城东区劳动人事争议仲裁委员会",
        parties=(WORKER, EMPLOYER),
        cause="拖欠劳动报酬",
        reason="双方未达成调解协议，申请人要求依法申请仲裁",
        summary="申请人请求支付2026年6月至9月工资12,600.00元和经济补偿1,409.50元。",
        enclosures=ENCLOSURES,
        limitation_date=date(2027, 11, 10),
        reply_by=date(2026, 12, 8),
        contact_name="李敏",
        contact_phone="0000-5550123",
        contact_address="城东区和平路18号三楼",
    )


def help_letter() -> HelpLetterFacts:
    """Return a request for legal aid."""
    return HelpLetterFacts(
        body=BODY,
        document_number="东工调转〔2026〕3号",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 28),
        to_body="城东区司法局",
        help_label="转请法律援助",
        people=(WORKER,),
        employer_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        reason="申请人是进城务工人员，请为其申请仲裁指派法律援助人员",
        basis=HELP_BASIS[ReferralKind.LEGAL_AID],
        summary="申请人请求支付2026年6月至9月工资12,600.00元。",
        enclosures=ENCLOSURES,
        reply_by=date(2026, 12, 8),
        contact_name="李敏",
        contact_phone="0000-5550123",
        contact_address="城东区和平路18号三楼",
    )


def return_letter() -> ReturnLetterFacts:
    """Return a report of failure to the court."""
    return ReturnLetterFacts(
        body=BODY,
        document_number="东工调函〔2026〕31号",
        issued_on=date(2026, 12, 10),
        to_court="城东区人民法院",
        court_document="（2026）某0000诉前调1716号",
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        received_on=date(2026, 11, 12),
        ended_on=date(2026, 12, 9),
        settled=False,
        outcome="经两次调解，双方未达成调解协议",
        failure=FailureFacts(
            basic_facts="2026年11月19日、12月3日两次组织调解，双方均到场",
            why_failed="双方对支付期限分歧较大",
        ),
        undisputed=("欠付2026年6月至9月工资12,600.00元",),
        days_used=27,
        service_address_confirmed=True,
        enclosures=ENCLOSURES,
        mediators=("李敏",),
        contact_name="李敏",
        contact_phone="0000-5550123",
    )


def presiding_certificate() -> PresidingCertificateFacts:
    """Return a certificate for the court."""
    return PresidingCertificateFacts(
        body=BODY,
        document_number="东工调证〔2026〕12号",
        issued_on=date(2026, 11, 24),
        addressee="城东区人民法院",
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        agreement_number="〔2026〕东工调字第213号",
        signed_on=date(2026, 11, 23),
        effective_on=date(2026, 11, 23),
        accepted_on=date(2026, 11, 12),
        mediators=("李敏",),
    )


def confirmation_application() -> ConfirmationApplicationFacts:
    """Return a joint application to the court."""
    return ConfirmationApplicationFacts(
        body=BODY,
        applicants=(WORKER, EMPLOYER),
        court="城东区人民法院",
        cause="拖欠劳动报酬",
        agreement_number="〔2026〕东工调字第213号",
        signed_on=date(2026, 11, 23),
        effective_on=date(2026, 11, 23),
        file_by=date(2026, 12, 23),
        content="被申请人向申请人支付2026年6月至9月工资12,600.00元，分三期付清",
        attachments=("调解协议书", "主持调解的证明", "当事人身份证明、资格证明"),
    )


def review_application() -> ReviewApplicationFacts:
    """Return a joint application to the commission."""
    return ReviewApplicationFacts(
        body=BODY,
        applicants=(WORKER, EMPLOYER),
        commission="城东区劳动人事争议仲裁委员会",
        cause="拖欠劳动报酬",
        agreement_number="〔2026〕东工调字第213号",
        signed_on=date(2026, 11, 23),
        effective_on=date(2026, 11, 23),
        file_by=date(2026, 12, 8),
        attachments=("调解协议书", "当事人身份证明"),
    )
