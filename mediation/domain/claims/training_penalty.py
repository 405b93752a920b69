"""服务期违约金 (劳动合同法 arts. 22, 25; 实施条例 arts. 16, 17, 26): owed by the worker."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.heads import Head

_ARTICLES = ("《劳动合同法》第二十二条", "《劳动合同法实施条例》第十六条")
_WORKER_NOT_LIABLE = frozenset(
    {
        Ending.FOR_CAUSE,
        Ending.NO_FAULT,
        Ending.REDUNDANCY,
        Ending.EMPLOYER_PROPOSED,
        Ending.UNLAWFUL,
        Ending.CLOSED,
    }
)


@dataclass(frozen=True)
class TrainingPenaltyFacts:
    """What the employer paid for the training, the agreed months and the months served."""

    cost: Decimal | None = None
    period_months: Fraction | None = None
    served_months: Fraction | None = None
    agreed_penalty: Decimal | None = None
    ending: Ending = Ending.UNKNOWN
    paid: Decimal | None = None
    claimed: Decimal | None = None


def training_penalty(facts: TrainingPenaltyFacts) -> Calculation:
    """服务期违约金 (劳动合同法 art. 22): at most the share of the cost for the time not served."""
    sheet = Sheet(Head.TRAINING_PENALTY)
    sheet.cite(*_ARTICLES)
    if facts.ending in _WORKER_NOT_LIABLE:
        sheet.cite("《劳动合同法实施条例》第二十六条")
        sheet.step(f"{facts.ending.label}，不属于劳动者违反服务期约定，不支付违约金。")
        sheet.line("服务期违约金", Decimal(0))
        return sheet.done()
    if facts.cost is None:
        sheet.lack("用人单位提供的培训费用")
    if not facts.period_months:
        sheet.lack("约定的服务期")
    if facts.served_months is None:
        sheet.lack("已经履行的服务期")
    if facts.cost is not None and facts.period_months and facts.served_months is not None:
        _write_share(sheet, facts, facts.cost, facts.period_months, facts.served_months)
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    sheet.warn("由劳动者向用人单位支付；培训费用须有凭证证明，在职期间的工资一般不计入。")
    return sheet.done()


def _write_share(
    sheet: Sheet, facts: TrainingPenaltyFacts, cost: Decimal, period: Fraction, served: Fraction
) -> None:
    left = max(period - served, Fraction(0))
    ceiling = exact(cost) * left / period
    sheet.step(
        f"培训费用 {yuan(cost)} ÷ 服务期 {count(period)} 个月 × 未履行 {count(left)} 个月"
        f" = {yuan(ceiling)}。"
    )
    sheet.figures["unserved_months"] = left
    agreed = facts.agreed_penalty
    if agreed is None or exact(agreed) >= ceiling:
        sheet.line("服务期违约金", ceiling)
        if agreed is not None and exact(agreed) > ceiling:
            sheet.warn(f"约定的违约金 {yuan(agreed)}高于法定上限，超过部分不支持。")
        return
    sheet.line("服务期违约金", agreed)
    sheet.step(f"约定的违约金 {yuan(agreed)}低于上限，按约定。")
