"""Sample agreements: one worker, and many."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mediation.documents.facts import (
    AgreementFacts,
    CopyFacts,
    InstalmentFacts,
    ShareFacts,
    TermFacts,
)
from tests.documents.sample_people import (
    BODY,
    CLAIMS,
    EMPLOYER,
    WORKER,
    people,
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


PLAIN_TERMS = (
    TermFacts(
        text="双方劳动关系于2026年10月8日协商一致解除，被申请人于2026年12月5日前出具离职证明。"
    ),
    TermFacts(
        text="被申请人任何一期逾期超过五日的，申请人可以就全部未付款项一并主张，"
        "并自逾期之日起按年利率3.45%支付逾期付款损失。"
    ),
    TermFacts(text="双方就2026年6月至9月工资再无其他争议"),
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
        terms=(payment_term(), *PLAIN_TERMS),
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
