"""违法约定试用期的赔偿金 (劳动合同法 arts. 19, 83)."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.pay_days import day_wage, paid_days
from mediation.domain.claims.service import Service, service_between
from mediation.domain.clocks.periods import add_months

_ARTICLES = ("《劳动合同法》第十九条", "《劳动合同法》第八十三条")
_ONE_DAY = timedelta(days=1)
# From so many months of contract on, at most so many months of probation (art. 19(1)).
_LIMITS = ((36, 6), (12, 2), (3, 1), (0, 0))


@dataclass(frozen=True)
class ProbationFacts:
    """The contract's term (None with `open_ended`), the probation agreed and how far it was served.

    `second` marks a probation after an earlier one with the same employer.
    """

    contract_term: Service | None = None
    open_ended: bool = False
    for_a_task: bool = False
    second: bool = False
    start: date | None = None
    end: date | None = None
    served_to: date | None = None
    length: Service | None = None
    probation_wage: Decimal | None = None
    regular_wage: Decimal | None = None
    paid: Decimal | None = None
    claimed: Decimal | None = None


def longest_probation(facts: ProbationFacts) -> int | None:
    """劳动合同法 art. 19: the months of probation that the contract's term allows."""
    if facts.second or facts.for_a_task:
        return 0
    if facts.open_ended:
        return _LIMITS[0][1]
    if facts.contract_term is None:
        return None
    months = facts.contract_term.months
    return next(most for least, most in _LIMITS if months >= least)


def unlawful_probation(facts: ProbationFacts, standards: Standards) -> Calculation:
    """违法试用期赔偿 (劳动合同法 art. 83): the full monthly wage for each month over the limit."""
    sheet = Sheet(Head.UNLAWFUL_PROBATION)
    sheet.cite(*_ARTICLES)
    limit = longest_probation(facts)
    if limit is None:
        sheet.lack("劳动合同期限")
        return sheet.done()
    sheet.figures["longest_months"] = limit
    sheet.step(_limit_sentence(facts, limit))
    excess = _excess(sheet, facts, limit)
    if excess is None:
        return sheet.done()
    sheet.figures |= {"excess_months": excess.months, "excess_days": excess.days}
    if excess.is_nothing:
        sheet.step("已经履行的试用期没有超过法定期限。")
        sheet.line("违法约定试用期赔偿金", Decimal(0))
        return sheet.done()
    sheet.step(f"已经履行而超过法定期限的试用期为 {excess.label}。")
    if facts.regular_wage is None:
        sheet.lack("试用期满后的月工资")
        return sheet.done()
    _write_damages(sheet, facts, excess, limit, standards)
    sheet.exceeds(facts.claimed, sheet.total)
    sheet.less_paid(facts.paid)
    return sheet.done()


def _limit_sentence(facts: ProbationFacts, limit: int) -> str:
    if facts.second:
        return "同一用人单位与同一劳动者只能约定一次试用期，再次约定的全部超过法定期限。"
    if facts.for_a_task:
        return "以完成一定工作任务为期限的劳动合同不得约定试用期。"
    term = "无固定期限" if facts.open_ended else facts.contract_term and facts.contract_term.label
    return f"劳动合同期限 {term}，试用期最长 {limit} 个月。"


def _excess(sheet: Sheet, facts: ProbationFacts, limit: int) -> Service | None:
    """What was served beyond the limit, as months and days."""
    if facts.start is not None and (facts.end or facts.served_to) is not None:
        last = min(day for day in (facts.end, facts.served_to) if day is not None)
        first_over = add_months(facts.start, limit)
        return service_between(first_over, last)
    if facts.length is None:
        sheet.lack("试用期的起止日期或者月数")
        return None
    if facts.length.months < limit:
        return Service(0)
    return Service(facts.length.months - limit, facts.length.days)


def _write_damages(
    sheet: Sheet, facts: ProbationFacts, excess: Service, limit: int, standards: Standards
) -> None:
    wage = facts.regular_wage or Decimal(0)
    counted = _counted_months(sheet, facts, wage, excess, limit, standards)
    amount = sheet.line("违法约定试用期赔偿金", exact(wage) * counted)
    sheet.step(f"{yuan(wage)} × {count(counted)} 个月 = {yuan(amount)}。")
    if facts.probation_wage is not None and facts.probation_wage < wage:
        # A separate head (back pay), shown beside the damages and not added to them.
        gap = exact(wage - facts.probation_wage) * counted
        sheet.note("also_wage_difference", gap)
        sheet.step(
            f"超过部分应按转正工资支付，另有工资差额（{yuan(wage)} − "
            f"{yuan(facts.probation_wage)}）× {count(counted)} 个月 = {yuan(gap)}，另列一项主张。"
        )


def _counted_months(
    sheet: Sheet,
    facts: ProbationFacts,
    wage: Decimal,
    excess: Service,
    limit: int,
    standards: Standards,
) -> Fraction:
    """Whole months, and the days over by paid days where the dates are known."""
    if not excess.days:
        return Fraction(excess.months)
    if facts.start is None:
        return excess.months + Fraction(excess.days, 30)
    first = add_months(facts.start, limit + excess.months)
    last = min(day for day in (facts.end, facts.served_to) if day is not None)
    daily = day_wage(sheet, wage, standards, first)
    days = paid_days(standards.calendar, first, last)
    sheet.warn(f"不满一个月的 {excess.days} 天按 {days} 个计薪日折算。")
    share = daily * days / exact(wage) if daily and wage else Fraction(0)
    return excess.months + min(share, Fraction(1))
