"""Sample papers around a session, of a collective dispute, of closing, and of supervision."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.documents.facts import (
    ClosingApprovalFacts,
    EvidenceListFacts,
    EvidenceRowFacts,
    ExtensionConsentFacts,
    FactsConfirmationFacts,
    InvestigationRecordFacts,
    OralAgreementFacts,
    PaperFacts,
    RepresentativeElectionFacts,
    SettlementConsentFacts,
    SupervisionLetterFacts,
    UtteranceFacts,
    WorkerSumFacts,
)
from tests.documents.sample_ending import help_letter
from tests.documents.sample_people import BODY, EMPLOYER, WORKER, people
from tests.documents.sample_performing import NUMBER

CAUSE = "拖欠劳动报酬"
FEW = 4  # stand for ten and more, so that a specimen stays short
UNION = replace(BODY, name="城东区总工会", seal_name="城东区总工会", legal_basis="")


def investigation_record(**changes: object) -> InvestigationRecordFacts:
    """Return what a supervisor of the employer answered."""
    facts = InvestigationRecordFacts(
        body=BODY,
        document_number=f"{NUMBER}-11",
        case_number=NUMBER,
        applicant_names=(WORKER.name,),
        respondent_names=(EMPLOYER.name,),
        cause=CAUSE,
        held_on=date(2026, 11, 16),
        place="城东悦来酒店有限公司二楼会议室",
        matter="2026年6月以后的工资发放情况",
        asked="周强，城东悦来酒店有限公司财务主管，联系电话13000000077",
        relation="被申请人工作人员",
        investigators=("李敏",),
        recorder="周宁",
        dialogue=(
            UtteranceFacts(speaker="问", text="王秀兰的工资发到哪个月？"),
            UtteranceFacts(speaker="答", text="5月以前都发了，6月起只发了一部分。"),
            UtteranceFacts(speaker="", text="工资表在财务室，可以复印。"),
        ),
        read_back=True,
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def evidence_list(**changes: object) -> EvidenceListFacts:
    """Return the list of what a worker brought."""
    facts = EvidenceListFacts(
        body=BODY,
        document_number="〔2026〕东工调收第12号",
        case_number=NUMBER,
        issued_on=date(2026, 11, 10),
        handed_over_by=WORKER.name,
        handed_over_as="申请人",
        matter=f"{WORKER.name}与{EMPLOYER.name}{CAUSE}争议",
        rows=(
            EvidenceRowFacts(
                name="劳动合同", source="王秀兰", purpose="双方存在劳动关系", form="原件", pages=6
            ),
            EvidenceRowFacts(
                name="2026年6月至9月工资条",
                source="王秀兰",
                purpose="拖欠工资的数额和期间",
                form="复印件",
                pages=4,
            ),
            EvidenceRowFacts(
                name="考勤记录截图", source="王秀兰", purpose="实际出勤", form="电子件"
            ),
        ),
        receiver="周宁",
        received_on=date(2026, 11, 10),
        returned=("劳动合同",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def facts_confirmation(**changes: object) -> FactsConfirmationFacts:
    """Return what both sides accept after a session by video."""
    facts = FactsConfirmationFacts(
        body=BODY,
        document_number=f"{NUMBER}-12",
        case_number=NUMBER,
        issued_on=date(2026, 11, 19),
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        cause=CAUSE,
        session_on=date(2026, 11, 19),
        mode="视频",
        undisputed=(
            "申请人自2023年3月1日起在被申请人处任客房服务员",
            "被申请人未足额支付2026年6月至9月工资",
        ),
        mediators=("李敏",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def extension_consent(**changes: object) -> ExtensionConsentFacts:
    """Return a consent under the rule that sets a limit."""
    facts = ExtensionConsentFacts(
        body=BODY,
        document_number=f"{NUMBER}-13",
        case_number=NUMBER,
        issued_on=date(2026, 11, 24),
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        cause=CAUSE,
        started_on=date(2026, 11, 12),
        due=date(2026, 11, 27),
        extended_to=date(2026, 12, 11),
        term="新就业形态一站式调解 15 日",
        basis="人社厅发〔2024〕4号",
        cap="累计最多延长15日",
        because="等待被申请人提供工资表",
        mediators=("李敏",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def oral_agreement(**changes: object) -> OralAgreementFacts:
    """Return an agreement that was spoken and paid at once."""
    facts = OralAgreementFacts(
        body=BODY,
        document_number=f"{NUMBER}-14",
        case_number=NUMBER,
        issued_on=date(2026, 11, 19),
        applicants=(replace(WORKER, representatives=()),),
        respondents=(replace(EMPLOYER, representatives=()),),
        cause=CAUSE,
        claims="劳动报酬，人民币1,409.50元（大写：人民币壹仟肆佰零玖元伍角）。",
        agreed_on=date(2026, 11, 19),
        content="被申请人支付申请人9月加班费人民币1,409.50元，双方就该月工资再无争议",
        performance="当场以现金付清，申请人出具收条",
        mediators=("李敏",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def closing_approval(**changes: object) -> ClosingApprovalFacts:
    """Return the form of a case that was settled in full."""
    facts = ClosingApprovalFacts(
        body=BODY,
        document_number=f"{NUMBER}-15",
        case_number=NUMBER,
        issued_on=date(2026, 12, 1),
        applicant_names=(WORKER.name,),
        respondent_names=(EMPLOYER.name,),
        cause=CAUSE,
        source="现场来访",
        accepted_on=date(2026, 11, 12),
        ended_on=date(2026, 11, 23),
        due=date(2026, 11, 27),
        days_used=11,
        outcome="就全部请求达成协议",
        agreement_number=NUMBER,
        claimed=Decimal("14009.50"),
        agreed=Decimal("12600.00"),
        paid=Decimal("5000.00"),
        mediators=("李敏",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def workers(count: int) -> tuple[WorkerSumFacts, ...]:
    """Return a crowd with a sum each; the last one has none."""
    crowd = people(count)
    return tuple(
        WorkerSumFacts(worker=each, amount=Decimal(1000 + index) if index < count - 1 else None)
        for index, each in enumerate(crowd)
    )


def representative_election(count: int = FEW, **changes: object) -> RepresentativeElectionFacts:
    """Return the election of three."""
    facts = RepresentativeElectionFacts(
        body=BODY,
        document_number="〔2026〕东工调收第15号",
        workers=workers(count),
        respondent_names=(EMPLOYER.name,),
        cause=CAUSE,
        elected=people(count)[:3],
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def settlement_consent(count: int = FEW, **changes: object) -> SettlementConsentFacts:
    """Return what each is asked to consent to."""
    facts = SettlementConsentFacts(
        body=BODY,
        document_number=f"{NUMBER}-16",
        case_number=NUMBER,
        workers=workers(count),
        respondent_names=(EMPLOYER.name,),
        cause=CAUSE,
        elected_names=tuple(each.name for each in people(count)[:3]),
        clauses=("被申请人于2026年12月31日前向各申请人支付拖欠工资。", "双方再无其他争议。"),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def supervision_letter(**changes: object) -> SupervisionLetterFacts:
    """Return a letter to an employer."""
    facts = SupervisionLetterFacts(
        body=UNION,
        document_number="〔2026〕东工调监第3号",
        case_number=NUMBER,
        issued_on=date(2026, 11, 20),
        addressee=EMPLOYER.name,
        employer=EMPLOYER.name,
        worker_names=(WORKER.name,),
        cause=CAUSE,
        found="该公司自2026年6月起未足额支付职工工资，涉及7人、55,380.00元",
        rules=("《中华人民共和国劳动合同法》第三十条：用人单位应当及时足额支付劳动报酬",),
        requests=("自收到本函之日起七日内结清拖欠的工资", "完善工资支付制度"),
        reply_by=date(2026, 12, 5),
        contact_name="李敏",
        contact_phone="0000-5550100",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def suite() -> dict[str, PaperFacts]:
    """Return one specimen of each."""
    authority = {"addressee": "城东区人力资源和社会保障局", "addressed_as": "贵单位"}
    return {
        "investigation_record": investigation_record(),
        "evidence_list": evidence_list(),
        "facts_confirmation": facts_confirmation(),
        "extension_consent": extension_consent(),
        "oral_agreement": oral_agreement(),
        "closing_approval": closing_approval(),
        "representative_election": representative_election(),
        "settlement_consent": settlement_consent(),
        "supervision_reminder": supervision_letter(),
        "supervision_opinion": supervision_letter(),
        "supervision_proposal": supervision_letter(**authority),
        "help_letter": help_letter(),
    }
