"""Insurance losses, the test of finality and fees, read from an item."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.fees import (
    CourtFeeFacts,
    PaymentOrderFeeFacts,
    court_fee,
    payment_order_fee,
)
from mediation.domain.claims.final_award import FinalAwardFacts, final_award
from mediation.domain.claims.insurance_loss import (
    InsuranceLossFacts,
    UnemploymentLossFacts,
    insurance_loss,
    unemployment_loss,
)
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading.employment import CLAIMED, END, PAID, START
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.values import read_money
from mediation.domain.claims.service import service_between


def read_insurance_loss(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """社会保险待遇损失."""
    facts = InsuranceLossFacts(
        amount=fields.money("loss", "amount", "损失金额"),
        basis=fields.text("basis", "依据"),
        can_be_made_good=fields.flag("can_be_made_good", "can_pay_arrears", "可以补缴"),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return insurance_loss(facts)


def read_unemployment_loss(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """失业保险金损失."""
    years = fields.number("contribution_years", "insured_years", "service_years", "缴费年限")
    months = fields.number("contribution_months")
    start, end = fields.day(*START), fields.last_day(*END)
    if years is None and months is not None:
        years = months / 12
    if years is None and start is not None and end is not None:
        years = Fraction(service_between(start, end).months, 12)
    facts = UnemploymentLossFacts(
        contribution_years=years,
        months=fields.number("months", "领取月数"),
        on=end,
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return unemployment_loss(facts, standards)


def read_final_award(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """终局裁决."""
    items, types = _items(fields)
    single = fields.money("amount", "claimed", "金额")
    if not items and single is not None:
        items = {fields.text("item", "name", "项目") or "请求": single}
    facts = FinalAwardFacts(items=items, types=types, on=fields.day("date", "award_date", "on"))
    return final_award(facts, standards)


def _items(fields: Fields) -> tuple[dict[str, Decimal], dict[str, ClaimType]]:
    """Items as a mapping of names to amounts, or as a list with names, amounts and types."""
    given = fields.raw("items", "claims", "请求")
    if given is None or isinstance(given, Mapping):
        items = fields.money_by_name("items", "claims", "请求")
        return items, {name: kind for name in items if (kind := claim_type_of(name)) is not None}
    items, types = {}, {}
    for each in fields.listing("items", "claims", "请求"):
        if not isinstance(each, Mapping):
            fields.fault(
                "items", '每一项请写名称和金额，例如 {"kind": "拖欠工资", "amount": 5000}。'
            )
            continue
        name = str(each.get("kind") or each.get("name") or f"第 {len(items) + 1} 项")
        try:
            items[name] = items.get(name, Decimal(0)) + read_money(each.get("amount"))
        except ValueError as error:
            fields.fault("items", f"{name}：{error}")
            continue
        kind = claim_type_of(str(each.get("type") or name))
        if kind is not None:
            types[name] = kind
    return items, types


def claim_type_of(name: str) -> ClaimType | None:
    """The type a code or a label names."""
    return next((kind for kind in ClaimType if name in (kind.value, kind.label)), None)


def read_court_fee(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """诉讼费."""
    halved = [
        fields.flag(*names)
        for names in (
            ("halved", "减半"),
            ("mediated", "settled", "调解结案"),
            ("withdrawn", "撤诉"),
            ("summary", "simple_procedure", "简易程序"),
        )
    ]
    fields.mark("amount", "claimed")
    facts = CourtFeeFacts(halved=any(halved), cases=fields.whole("cases", "件数") or 1)
    return court_fee(facts)


def read_payment_order_fee(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """支付令申请费."""
    return payment_order_fee(PaymentOrderFeeFacts(fields.money("amount", "claimed", "金额")))
