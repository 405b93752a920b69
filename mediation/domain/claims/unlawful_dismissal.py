"""违法解除或者终止的赔偿金 2N (劳动合同法 arts. 47, 48, 87; 实施条例 art. 25)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.employment import Employment, compensation_base
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.service import compensation_months
from mediation.domain.claims.severance import offer_without_overtime

_MULTIPLIER = 2
_ARTICLES = (
    "《劳动合同法》第四十八条",
    "《劳动合同法》第八十七条",
    "《劳动合同法》第四十七条",
    "《劳动合同法实施条例》第二十五条",
)
_LAWFUL = frozenset(
    {
        Ending.AGREED,
        Ending.EMPLOYER_PROPOSED,
        Ending.EXPIRED,
        Ending.CLOSED,
        Ending.TASK_DONE,
        Ending.REDUNDANCY,
        Ending.NO_FAULT,
        Ending.FOR_CAUSE,
    }
)


@dataclass(frozen=True)
class UnlawfulDismissalFacts:
    """What 赔偿金 is computed from; `union_notified_on` answers art. 43."""

    employment: Employment
    paid: Decimal | None = None
    claimed: Decimal | None = None
    union_notified: bool | None = None
    union_notified_on: date | None = None
    reinstatement: bool = False


def unlawful_dismissal(facts: UnlawfulDismissalFacts, standards: Standards) -> Calculation:
    """赔偿金 (劳动合同法 art. 87): twice 经济补偿, service counted from the day of use."""
    sheet = Sheet(Head.UNLAWFUL_DISMISSAL)
    sheet.cite(*_ARTICLES)
    _write_conditions(sheet, facts)
    employment = facts.employment
    if employment.ending.gives_compensation or employment.ending is Ending.FAULT:
        _write_amount(sheet, employment, standards)
    else:
        sheet.step(f"{employment.ending.label}，不是用人单位违法解除或者终止，不产生赔偿金。")
        sheet.line("赔偿金", Decimal(0))
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _write_conditions(sheet: Sheet, facts: UnlawfulDismissalFacts) -> None:
    ending = facts.employment.ending
    if ending in _LAWFUL:
        sheet.warn(f"“{ending.label}”本身只产生经济补偿；二倍的赔偿金以解除或者终止违法为前提。")
    if ending is Ending.FAULT:
        sheet.warn("用人单位主张劳动者有过错（第三十九条）；不能证明的，才是违法解除。")
    if facts.reinstatement:
        sheet.warn("要求继续履行合同的，不同时得到赔偿金（第四十八条）。")
    if facts.union_notified is False and facts.union_notified_on is None:
        sheet.cite("《劳动合同法》第四十三条", "《最高法劳动争议司法解释（一）》第四十七条")
        sheet.warn("建立工会而未事先通知工会，起诉前又未补正的，应当支付赔偿金。")
    sheet.warn("赔偿金与经济补偿不并得（实施条例第二十五条）。")


def _write_amount(sheet: Sheet, employment: Employment, standards: Standards) -> None:
    base = compensation_base(sheet, employment.monthly_wage, standards, employment.end)
    service = employment.service
    if service is None or service.is_nothing:
        sheet.lack("工作年限（入职、离职日期，或者年数和月数）")
        return
    months = compensation_months(service)
    counted = base.counted(months) if base else months
    sheet.step(f"自用工之日起工作年限 {service.label}，计 {count(counted)} 个月。")
    if not employment.before_2008().is_nothing:
        sheet.step("赔偿金的年限自用工之日起计算，2008 年以前的年限不分段。")
    sheet.figures |= {"months": counted, "multiplier": _MULTIPLIER}
    if base is None:
        return
    single = exact(base.amount) * counted
    amount = sheet.line("赔偿金", single * _MULTIPLIER)
    sheet.figures |= {"base": base.amount, "cap_applied": base.capped, "N": amount / _MULTIPLIER}
    sheet.step(f"{yuan(base.amount)} × {count(counted)} 个月 × 2 = {yuan(amount)}。")
    offer_without_overtime(sheet, employment, standards, _MULTIPLIER)
