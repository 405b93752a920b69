"""Sample papers of the opening of a case and of its sessions."""

from dataclasses import replace
from datetime import date, datetime

from mediation.documents.facts import (
    AcceptanceNoticeFacts,
    ApplicationFacts,
    AttendeeFacts,
    ReceiptFacts,
    RefusalNoticeFacts,
    RemedyFacts,
    SessionRecordFacts,
    StatementFacts,
)
from tests.documents.sample_people import (
    BODY,
    CLAIMS,
    EMPLOYER,
    ENCLOSURES,
    SHANGHAI,
    WORKER,
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
