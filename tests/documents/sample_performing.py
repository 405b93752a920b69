"""Sample applications after an agreement that was not performed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.documents.facts import (
    ArbitrationApplicationFacts,
    BurdenFacts,
    ClaimFacts,
    ComplaintFacts,
    DemandLetterFacts,
    EnforcementApplicationFacts,
    JobFacts,
    OwedFacts,
    PaymentOrderApplicationFacts,
    ProofFacts,
    RemedyFacts,
    WitnessFacts,
)
from tests.documents.sample_people import BODY, CLAIMS, EMPLOYER, WORKER, people

NUMBER = "〔2026〕东工调字第213号"
SIGNED = date(2026, 11, 23)
OWED = (
    OwedFacts(
        number=1,
        purpose="2026年6月至9月工资",
        due=date(2026, 11, 30),
        amount=Decimal("5000.00"),
        paid=Decimal("3590.50"),
        days_late=39,
    ),
    OwedFacts(
        number=2,
        purpose="2026年6月至9月工资",
        due=date(2026, 12, 31),
        amount=Decimal("5000.00"),
        days_late=8,
    ),
)


def owed_to_each(count: int) -> tuple[OwedFacts, ...]:
    """Return two instalments for each of many payees."""
    return tuple(
        replace(each, payee=person.name, id_number=person.id_number, amount=each.amount + index)
        for index, person in enumerate(people(count))
        for each in OWED
    )


def payment_order_application(**changes: object) -> PaymentOrderApplicationFacts:
    """Return the application of one worker."""
    facts = PaymentOrderApplicationFacts(
        body=BODY,
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        court="城东区人民法院",
        cause="拖欠劳动报酬",
        agreement_number=NUMBER,
        signed_on=SIGNED,
        effective_on=SIGNED,
        owed=OWED,
        service_note="被申请人在上述住所地正常经营，法定代表人电话可以接通",
        evidence=(f"{NUMBER}调解协议书", "银行账户交易明细"),
        attachments=("证据材料一份", "申请人身份证明", "被申请人主体信息"),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def enforcement_application(**changes: object) -> EnforcementApplicationFacts:
    """Return an application under a ruling that confirmed the agreement."""
    facts = EnforcementApplicationFacts(
        body=BODY,
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        court="城东区人民法院",
        cause="拖欠劳动报酬",
        instrument_title="民事裁定书",
        instrument_number="（2026）某0000诉前调确1716号",
        instrument_maker="城东区人民法院",
        served_on=date(2026, 12, 1),
        effective_on=date(2026, 12, 1),
        agreement_number=NUMBER,
        owed=OWED,
        apply_by=date(2028, 12, 31),
        facts="申请执行人于2027年1月4日电话催要，被执行人称资金困难",
        property_clues=("被执行人在江城银行城东支行开有账户",),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def arbitration_application(**changes: object) -> ArbitrationApplicationFacts:
    """Return the application of one worker whose agreement was not performed."""
    facts = ArbitrationApplicationFacts(
        body=BODY,
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        commission="城东区劳动人事争议仲裁委员会",
        claims=CLAIMS,
        facts_and_reasons=(
            "申请人于2019年3月1日入职被申请人处，任客房服务员，月工资4,200.00元。"
            "被申请人未足额支付2026年6月至9月工资。"
        ),
        mediation=f"双方于2026年11月23日签署{NUMBER}调解协议书",
        owed=OWED,
        proofs=(
            ProofFacts(
                name=f"{NUMBER}调解协议书",
                source="城东区总工会劳动争议调解中心",
                proves="被申请人应付工资的金额和期限",
                form="原件",
                pages=3,
            ),
            ProofFacts(name="银行账户交易明细", source="申请人", proves="实际收到的款项"),
        ),
        witnesses=(
            WitnessFacts(
                name="何丽",
                address="城东区柳荫路3号",
                phone="13000000077",
                proves="申请人在被申请人处工作的时间",
            ),
        ),
        copies=1,
        attachments=("申请人身份证复印件", "证据材料一份"),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def unsettled_application(**changes: object) -> ArbitrationApplicationFacts:
    """Return the application of several workers whose mediation came to nothing."""
    wage = "4,200.00元"
    return arbitration_application(
        applicants=people(2),
        commission="",
        elements=(("劳动合同订立情况", "没有签订书面劳动合同。"), ("社会保险缴纳情况", "")),
        jobs=(JobFacts(name="王秀兰", started="2019年3月1日", post="服务员", wage=wage),),
        mediation="本争议经城东区总工会劳动争议调解中心调解，于2026年11月23日终结",
        owed=(),
        burdens=(BurdenFacts(proof="工资条", holder="用人单位", basis="第六条"),),
        **changes,
    )


def complaint(**changes: object) -> ComplaintFacts:
    """Return the complaint of one worker whose wages were agreed and not paid."""
    facts = ComplaintFacts(
        body=BODY,
        applicants=(WORKER,),
        respondents=(EMPLOYER,),
        court="城东区人民法院",
        cause="拖欠劳动报酬",
        claims=(
            ClaimFacts(
                kind="支付2026年6月至9月工资",
                amount=Decimal("6409.50"),
                text="协议第1条约定、已经到期而未付的款项。",
            ),
        ),
        elements=(
            ("入职时间", "2019年3月1日"),
            ("岗位", "客房服务员"),
            ("月工资", "4,200.00元"),
        ),
        story="被申请人未足额支付2026年6月至9月工资。",
        agreement_number=NUMBER,
        signed_on=SIGNED,
        effective_on=SIGNED,
        owed=OWED,
        opened_by="双方仅就劳动报酬达成调解协议，被告不履行给付义务",
        basis="《最高人民法院关于审理劳动争议案件适用法律问题的解释（一）》第五十一条第二款",
        proofs=(ProofFacts(name=f"{NUMBER}调解协议书", form="原件", pages=3),),
        attachments=("调解协议书", "申请人身份证明"),
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def demand_letter(**changes: object) -> DemandLetterFacts:
    """Return a letter to an employer that is late with two instalments."""
    facts = DemandLetterFacts(
        body=BODY,
        document_number="东工调函〔2027〕3号",
        case_number=NUMBER,
        issued_on=date(2027, 1, 8),
        addressee="城东悦来酒店有限公司",
        applicant_names=("王秀兰",),
        respondent_names=("城东悦来酒店有限公司",),
        cause="拖欠劳动报酬",
        agreement_number=NUMBER,
        signed_on=SIGNED,
        effective_on=SIGNED,
        owed=OWED,
        pay_by=date(2027, 1, 15),
        accounts=("户名王秀兰，开户行某某银行城东支行，账号6200***********0046",),
        remedies=(
            RemedyFacts(
                text="向城东区人民法院申请支付令",
                basis="《中华人民共和国劳动争议调解仲裁法》第十六条",
            ),
            RemedyFacts(
                text="向城东区劳动人事争议仲裁委员会申请仲裁",
                by=date(2027, 11, 30),
                basis="《中华人民共和国劳动争议调解仲裁法》第十五条、第二十七条",
            ),
        ),
        contact_name="李敏",
        contact_phone="0000-5550123",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]
