"""Sample papers by which a party lets others act."""

from dataclasses import replace
from datetime import date

from mediation.documents.facts import (
    AgentFacts,
    ConsentFormFacts,
    PowerOfAttorneyFacts,
    ReceiverFacts,
    RepresentativeCertificateFacts,
    SensitiveFacts,
)
from mediation.documents.power_of_attorney import (
    APPLY,
    CONCEDE,
    EVIDENCE,
    LAWYER,
    RECEIVE,
    SIGN,
)
from tests.documents.sample_intake import NUMBER
from tests.documents.sample_people import BODY, EMPLOYER, WORKER

LAWYER_ZHAO = AgentFacts(
    name="赵明",
    occupation="城东区总工会法律援助律师",
    id_number="999999198001010017",
    phone="13000000101",
    kind=LAWYER,
)
COURT = ReceiverFacts(
    name="城东区人民法院",
    contact="立案庭，0000-5550200",
    purpose="反馈委派调解结果，办理司法确认",
    way="通过人民法院调解平台提供",
    kinds="身份信息、送达地址、调解协议",
)
BUREAU = ReceiverFacts(name="城东区劳动人事争议仲裁委员会", contact="0000-5550300")


def power_of_attorney(**changes: object) -> PowerOfAttorneyFacts:
    """Return a special power for a lawyer."""
    facts = PowerOfAttorneyFacts(
        body=BODY,
        case_number=NUMBER,
        principal=replace(WORKER, side_label="委托人", representatives=()),
        opposed_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        agents=(LAWYER_ZHAO,),
        matters=(APPLY, EVIDENCE, CONCEDE, SIGN, RECEIVE),
        is_special=True,
        until_event="本案调解终结之日",
        signed_on=date(2026, 11, 10),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def representative_certificate(**changes: object) -> RepresentativeCertificateFacts:
    """Return the certificate of a hotel."""
    facts = RepresentativeCertificateFacts(
        body=BODY,
        organisation=EMPLOYER,
        id_type="居民身份证",
        id_number="999999197001010019",
        phone="13000000188",
        opposed_names=("王秀兰",),
        cause="拖欠劳动报酬",
        certified_on=date(2026, 11, 18),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def consent_form(**changes: object) -> ConsentFormFacts:
    """Return the form of a worker, with one consent given."""
    facts = ConsentFormFacts(
        body=BODY,
        document_number=f"{NUMBER}-7",
        case_number=NUMBER,
        person_name="王秀兰",
        person_label="申请人",
        cause="拖欠劳动报酬",
        receivers=(COURT, BUREAU),
        sensitive=(
            SensitiveFacts(
                kind="银行账户",
                necessity="写入调解协议，用于收取款项",
                effect="泄露后可能造成财产损失",
                agreed=True,
            ),
        ),
        contact_name="周宁",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
