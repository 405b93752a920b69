"""Invented but believable facts for every paper; no identity number here belongs to anybody."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from mediation.documents.facts import (
    AcceptanceNoticeFacts,
    AgreementFacts,
    ApplicationFacts,
    AttendeeFacts,
    BodyFacts,
    ClaimFacts,
    ClosingNoticeFacts,
    ConfirmationApplicationFacts,
    CopyFacts,
    EnclosureFacts,
    FailureFacts,
    InstalmentFacts,
    PaperFacts,
    PartyFacts,
    PresidingCertificateFacts,
    ReceiptFacts,
    ReferralLetterFacts,
    RefusalNoticeFacts,
    RemedyFacts,
    RepresentativeFacts,
    ReturnLetterFacts,
    ReviewApplicationFacts,
    SessionRecordFacts,
    ShareFacts,
    StatementFacts,
    TermFacts,
)

SHANGHAI = timezone(timedelta(hours=8))

BODY = BodyFacts(
    name="城东区总工会劳动争议调解中心",
    seal_name="城东区总工会劳动争议人民调解委员会",
    address="城东区和平路18号三楼",
    phone="0000-5550100",
    legal_basis="《中华人民共和国人民调解法》第三十四条",
)
WORKER = PartyFacts(
    side_label="申请人",
    kind="person",
    name="王秀兰",
    sex="女",
    birth_date=date(1979, 3, 2),
    ethnicity="汉族",
    id_type="居民身份证",
    id_number="999999197903020046",
    address="城东区槐树街14号2单元301室",
    service_address="城东区人民路9号传达室",
    phone="13000000046",
    representatives=(
        RepresentativeFacts(
            name="赵明",
            occupation="城东区总工会法律援助律师",
            phone="13000000101",
            powers="特别授权：代为承认、变更、放弃请求，参加调解并签署调解协议",
        ),
    ),
)
EMPLOYER = PartyFacts(
    side_label="被申请人",
    kind="organisation",
    name="城东悦来酒店有限公司",
    credit_code="91999999MA0000009K",
    address="城东区解放路88号",
    phone="0000-5550188",
    legal_representative="冯建国",
    legal_representative_post="经理",
    representatives=(
        RepresentativeFacts(
            name="孙芳", occupation="本单位人事主管", powers="一般授权：代为陈述、参加调解"
        ),
    ),
)
CLAIMS = (
    ClaimFacts(
        kind="劳动报酬",
        period_start=date(2026, 6, 1),
        period_end=date(2026, 9, 30),
        amount=Decimal("12600.00"),
        text="被申请人自2026年6月起未足额支付工资。",
    ),
    ClaimFacts(kind="经济补偿", amount=Decimal("1409.50")),
)
ENCLOSURES = (
    EnclosureFacts(name="居民身份证", pages=1, form="复印件", source="申请人"),
    EnclosureFacts(name="2026年6月至9月工资条", copies=4, pages=4, form="原件", source="申请人"),
    EnclosureFacts(
        name="考勤记录截图", pages=12, form="电子件", source="申请人", note="已核对原机"
    ),
)


def people(count: int) -> tuple[PartyFacts, ...]:
    """Return a crowd of invented applicants."""
    surnames, given = "赵钱孙李周吴郑王冯陈", "建国秀兰志强玉梅海燕晓东丽华永红"
    return tuple(
        replace(
            WORKER,
            name=surnames[index % 10] + given[index % 8 * 2 : index % 8 * 2 + 1 + index % 2],
            id_number=f"9999991979030{index:05d}",
            address=f"城东区槐树街{index + 1}号",
            service_address="",
            representatives=(),
        )
        for index in range(count)
    )


def application(**changes: object) -> ApplicationFacts:
    """Return an application."""
    facts = ApplicationFacts(
        body=BODY,
        document_number="工调收〔2026〕第213号",
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        claims=CLAIMS,
        facts_and_reasons=(
            "申请人于2019年3月1日入职被申请人处，任客房服务员，双方订立书面劳动合同，约定月工资4,200.00元。"
            "2026年6月起，被申请人以经营困难为由未足额支付工资；2026年10月8日停业，至今未支付。\n"
            "申请人多次催讨未果，特申请调解。"
        ),
        evidence=ENCLOSURES,
        arbitration_status="未申请仲裁",
        applied_on=date(2026, 11, 10),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def oral_application() -> ApplicationFacts:
    """Return an application taken down at the desk."""
    return application(
        oral=True,
        taken_at=datetime(2026, 11, 10, 9, 5, tzinfo=SHANGHAI),
        taken_place="城东区总工会接待室",
        taken_by="周宁",
        read_back=True,
    )


def receipt() -> ReceiptFacts:
    """Return a receipt that names defects."""
    return ReceiptFacts(
        body=BODY,
        document_number="工调收〔2026〕第213号",
        issued_on=date(2026, 11, 10),
        received_from="王秀兰",
        received_at=datetime(2026, 11, 10, 9, 30, tzinfo=SHANGHAI),
        received_by="周宁",
        matter="王秀兰与城东悦来酒店有限公司劳动报酬争议",
        enclosures=ENCLOSURES,
        defects=("被申请人的住所地和联系电话", "授权委托书原件"),
        supplement_by=date(2026, 11, 17),
    )


def acceptance_notice() -> AcceptanceNoticeFacts:
    """Return a notice of acceptance."""
    return AcceptanceNoticeFacts(
        body=BODY,
        document_number="〔2026〕东工调字第213号",
        case_number="〔2026〕东工调字第213号",
        issued_on=date(2026, 11, 12),
        addressee="城东悦来酒店有限公司",
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        accepted_on=date(2026, 11, 12),
        received_on=date(2026, 11, 10),
        mediators=("李敏",),
        session_at=datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI),
        session_place="城东区总工会二楼调解室",
        papers_to_bring=(
            "营业执照副本复印件",
            "法定代表人身份证明书",
            "授权委托书",
            "工资支付凭证",
        ),
        mediate_until=date(2026, 11, 27),
        may_arbitrate_from=date(2026, 11, 26),
        contact_name="李敏",
        contact_phone="0000-5550123",
    )


def refusal_notice() -> RefusalNoticeFacts:
    """Return a refusal."""
    return RefusalNoticeFacts(
        body=BODY,
        document_number="〔2026〕东工调告字第9号",
        issued_on=date(2026, 11, 13),
        addressee="王秀兰",
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="社会保险费补缴",
        received_on=date(2026, 11, 10),
        reason="补缴社会保险费由社会保险费征收机构处理，不属于劳动争议调解的范围",
        remedies=(
            RemedyFacts(
                text="向社会保险费征收机构投诉", basis="《中华人民共和国社会保险法》第六十三条"
            ),
            RemedyFacts(
                text="就其他劳动争议向城东区劳动人事争议仲裁委员会申请仲裁",
                by=date(2027, 10, 8),
                basis="《中华人民共和国劳动争议调解仲裁法》第二十七条",
            ),
        ),
    )


def session_record() -> SessionRecordFacts:
    """Return a record with one offer that may not be printed and one that may."""
    return SessionRecordFacts(
        body=BODY,
        document_number="〔2026〕东工调字第213号-1",
        case_number="〔2026〕东工调字第213号",
        cause="拖欠劳动报酬",
        started_at=datetime(2026, 11, 19, 14, 30, tzinfo=SHANGHAI),
        ended_at=datetime(2026, 11, 19, 16, 5, tzinfo=SHANGHAI),
        place="城东区总工会二楼调解室",
        mediators=("李敏",),
        recorder="周宁",
        attendees=(
            AttendeeFacts(name="王秀兰", capacity="申请人", identity_checked=True),
            AttendeeFacts(
                name="孙芳", capacity="被申请人委托代理人", identity_checked=True, note="一般授权"
            ),
        ),
        rights_told=True,
        recusal_asked=True,
        recusal_answer="双方均不申请回避",
        statements=(
            StatementFacts(speaker="调解员", text="请申请人陈述请求和理由。"),
            StatementFacts(
                speaker="申请人",
                text="被申请人拖欠2026年6月至9月工资共12,600.00元，请求一次付清。",
            ),
            StatementFacts(speaker="被申请人", text="对欠付金额没有异议，目前资金困难。"),
            StatementFacts(speaker="申请人", text="底线为9,999.00元。", kind="offer"),
            StatementFacts(
                speaker="被申请人", text="可以分三期支付。", kind="offer", print_offer=True
            ),
        ),
        issues=("工资支付的期限",),
        undisputed=("欠付2026年6月至9月工资12,600.00元",),
        result="双方同意分三期支付，另行签署调解协议书",
        read_back=True,
    )


def payment_term() -> TermFacts:
    """Return a payment in three instalments."""
    return TermFacts(
        kind="payment",
        payer="被申请人城东悦来酒店有限公司",
        payee="申请人王秀兰",
        purpose="2026年6月至9月工资",
        amount=Decimal("12600.00"),
        tax="税前",
        method="银行转账",
        account="户名王秀兰，开户行某某银行城东支行，账号6200000000000000046",
        instalments=(
            InstalmentFacts(number=1, due=date(2026, 11, 30), amount=Decimal("5000.00")),
            InstalmentFacts(number=2, due=date(2026, 12, 31), amount=Decimal("5000.00")),
            InstalmentFacts(number=3, due=date(2027, 2, 28), amount=Decimal("2600.00")),
        ),
    )


def agreement(**changes: object) -> AgreementFacts:
    """Return an agreement between one worker and one employer."""
    facts = AgreementFacts(
        body=BODY,
        document_number="〔2026〕东工调字第213号",
        case_number="〔2026〕东工调字第213号",
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        cause="拖欠劳动报酬",
        applied_on=date(2026, 11, 10),
        accepted_on=date(2026, 11, 12),
        entrusted_by="城东区人民法院",
        entrusted_document="（2026）某0000诉前调1716号",
        claims=CLAIMS,
        main_facts="申请人自2019年3月1日起在被申请人处任客房服务员，2026年6月至9月工资未足额支付。",
        issues="被申请人应付工资的金额和支付期限。",
        terms=(
            payment_term(),
            TermFacts(
                text="双方劳动关系于2026年10月8日协商一致解除，被申请人于2026年12月5日前出具离职证明。"
            ),
            TermFacts(
                text="被申请人任何一期逾期超过五日的，申请人可以就全部未付款项一并主张，"
                "并自逾期之日起按年利率3.45%支付逾期付款损失。"
            ),
            TermFacts(text="双方就2026年6月至9月工资再无其他争议"),
        ),
        remaining="社会保险费补缴",
        review_commission="城东区劳动人事争议仲裁委员会",
        confirmation_court="城东区人民法院",
        payment_order=True,
        copies=(
            CopyFacts(holder="申请人"),
            CopyFacts(holder="被申请人"),
            CopyFacts(holder="本调解组织"),
            CopyFacts(holder="城东区人民法院"),
        ),
        mediators=("李敏",),
        recorder="周宁",
        signed_on=date(2026, 11, 23),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def collective_agreement(count: int) -> AgreementFacts:
    """Return an agreement with many applicants, each with a share and an account."""
    applicants = people(count)
    shares = tuple(
        ShareFacts(
            name=each.name,
            id_number=each.id_number,
            amount=Decimal("1000.00") + index,
            account=f"某某银行城东支行6200000000000{index:06d}",
        )
        for index, each in enumerate(applicants)
    )
    total = sum((share.amount for share in shares), Decimal(0))
    term = replace(
        payment_term(),
        payee=f"{count}名申请人",
        amount=total,
        account="",
        instalments=(InstalmentFacts(number=1, due=date(2026, 11, 30), amount=total),),
        shares=shares,
    )
    return agreement(applicants=applicants, terms=(term, *agreement().terms[1:]))


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


def all_papers() -> dict[str, PaperFacts]:
    """Return one specimen of every kind."""
    return {
        "application": application(),
        "receipt": receipt(),
        "acceptance_notice": acceptance_notice(),
        "refusal_notice": refusal_notice(),
        "session_record": session_record(),
        "agreement": agreement(),
        "closing_notice": closing_notice(),
        "referral_letter": referral_letter(),
        "return_letter": return_letter(),
        "presiding_certificate": presiding_certificate(),
        "confirmation_application": confirmation_application(),
        "review_application": review_application(),
    }
