"""Rules of what follows a breach, and of sums taken from wages."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from mediation.domain.agreement.checks.facts import AgreementFacts, Numbered
from mediation.domain.agreement.checks.findings import AMBER, RED, Hit, rule
from mediation.domain.agreement.lending_rates import one_year_rate
from mediation.domain.agreement.particulars import DefaultClause, DefaultExtra
from mediation.domain.agreement.repairs import add_term, set_particulars
from mediation.domain.agreement.words import TermKind
from mediation.domain.money import AmountError, figures, parse_amount
from mediation.domain.parties import PartyKind

CEILING_TIMES = 4
DAYS_OF_YEAR = 365
# 民法典合同编通则解释 art. 65: more than three tenths above the loss is usually too much.
MOST_OF_TOTAL = Decimal("0.3")
MOST_OF_WAGE = Decimal("0.2")
ACCELERATES = re.compile("全部|提前到期|一并|剩余")
DAILY = re.compile(
    r"(?:每日|每天|按日|日)[^。；]{0,8}?(?P<unit>万分之|千分之|百分之)(?P<rate>[0-9.]+|[一二三四五六七八九十])"
)
PENALTY = re.compile(r"违约金[^。；0-9]{0,12}(?P<sum>[0-9][0-9,]*(?:\.[0-9]{1,2})?)\s*元")
FROM_WAGES = re.compile(
    "(?:从|自|在)[^。；]{0,10}工资[^。；]{0,8}(?:扣|抵)|(?:扣|抵)[^。；]{0,6}工资"
)
PER_CENT = re.compile(
    r"(?:百分之(?P<words>[一二三四五六七八九]?十[一二三四五六七八九]?)|(?P<digits>[0-9]{1,3})\s*[%％])"
)
UNITS = {"万分之": Decimal(10_000), "千分之": Decimal(1_000), "百分之": Decimal(100)}
NUMERALS = {sign: value for value, sign in enumerate("一二三四五六七八九十", start=1)}


@rule(
    "default_clause_missing", "有逾期责任条款", AMBER, "民事调解规定 8", offers="加入逾期责任条款"
)
def default_clause_is_present(facts: AgreementFacts) -> Iterator[Hit]:
    """Money that is paid later needs a clause on what happens if it is not."""
    later = any(
        due.row.due_after is not None or (due.row.due_on and due.row.due_on > facts.agreed_on)
        for due in facts.due_days
    )
    if later and not any(term.kind is TermKind.DEFAULT for term in facts.draft.terms):
        yield Hit(
            "没有逾期责任条款",
            "款项不是当场付清，建议约定任何一期逾期即可就全部未付款项一并主张。",
            mend="加入逾期责任条款",
            repair=add_term(TermKind.DEFAULT, DefaultClause()),
        )


@rule("acceleration_missing", "分期付款约定提前到期", AMBER, "民法典 578", offers="约定提前到期")
def instalments_accelerate(facts: AgreementFacts) -> Iterator[Hit]:
    """With several instalments one default should bring all of them due."""
    clauses = [each for each in facts.terms if each.term.kind is TermKind.DEFAULT]
    if not clauses or not any(len(each.term.instalments) > 1 for each in facts.payments):
        return
    if not any(_accelerates(each) for each in clauses):
        first = clauses[0]
        has_form = first.term.particulars is not None
        yield Hit(
            "分期付款没有约定一期逾期全部到期",
            "否则每一期都要等到期才能主张、申请执行。",
            where=first.where,
            mend="约定其余款项提前到期"
            if has_form
            else "请写明任何一期逾期的，全部未付款项提前到期。",
            repair=set_particulars(first.index, accelerates=True) if has_form else None,
        )


@rule(
    "penalty_too_high", "逾期责任不过高", AMBER, "民法典 585、民间借贷规定 25", offers="改为按 LPR"
)
def penalty_is_bearable(facts: AgreementFacts) -> Iterator[Hit]:
    """A penalty far beyond the loss is cut down by a court."""
    for each in facts.terms:
        if each.term.kind is not TermKind.DEFAULT:
            continue
        reason = _too_much(facts, each)
        if reason:
            yield Hit(
                f"{each.name}的逾期责任可能过高",
                f"{reason}过分高于损失的，对方可以请求减少。",
                where=each.where,
                mend="改为按一年期 LPR" if each.term.particulars else "",
                repair=set_particulars(each.index, extra=DefaultExtra.LPR)
                if each.term.particulars
                else None,
            )


@rule("deduction_over_fifth", "从工资扣抵每月不超过两成", RED, "工资支付暂行规定 16")
def deductions_leave_enough(facts: AgreementFacts) -> Iterator[Hit]:
    """What a worker owes is taken from no more than a fifth of the month's wage."""
    for each in facts.payments:
        payer = facts.party(each.term.payer_id)
        if payer is None or payer.kind is not PartyKind.WORKER:
            continue
        texts = [
            each.term.text,
            each.term.purpose,
            *(row.condition for row in each.term.instalments),
        ]
        told = next((text for text in texts if FROM_WAGES.search(text)), "")
        wage = facts.worker(payer.id).monthly_wage
        most = max((row.amount or Decimal(0) for row in each.term.schedule), default=Decimal(0))
        share = _per_cent(told)
        if told and (share > 20 or (not share and wage and most > wage * MOST_OF_WAGE)):
            known = f"登记的月工资 {figures(wage)} 元，" if wage else ""
            yield Hit(
                f"{each.name}每月从工资扣抵超过百分之二十",
                f"{known}每月扣除不得超过当月工资的百分之二十，扣除后不得低于当地最低工资。",
                where=f"{each.where}-text",
            )


def _accelerates(each: Numbered) -> bool:
    given = each.term.particulars
    if isinstance(given, DefaultClause) and given.accelerates:
        return True
    return bool(ACCELERATES.search(each.term.text))


def _too_much(facts: AgreementFacts, each: Numbered) -> str:
    given, per_day, fixed = each.term.particulars, _daily(each.term.text), _penalty(each.term.text)
    if isinstance(given, DefaultClause) and given.extra is DefaultExtra.DAILY_RATE:
        per_day = (given.per_ten_thousand or Decimal(0)) / UNITS["万分之"]
    if isinstance(given, DefaultClause) and given.extra is DefaultExtra.FIXED_SUM:
        fixed = given.fixed or Decimal(0)
    lent = one_year_rate(facts.agreed_on)
    ceiling = lent * CEILING_TIMES / 100
    if per_day * DAYS_OF_YEAR > ceiling:
        yearly = (per_day * DAYS_OF_YEAR * 100).quantize(Decimal("0.1"))
        return f"折合年利率 {yearly}%，高于一年期 LPR（按 {lent}%）的四倍；"
    if fixed and facts.total and fixed > facts.total * MOST_OF_TOTAL:
        return f"违约金 {figures(fixed)} 元，超过款项总额的百分之三十；"
    return ""


def _daily(text: str) -> Decimal:
    found = DAILY.search(text)
    if found is None:
        return Decimal(0)
    try:
        rate = Decimal(NUMERALS.get(found["rate"], found["rate"]))
    except InvalidOperation:
        return Decimal(0)
    return rate / UNITS[found["unit"]]


def _penalty(text: str) -> Decimal:
    found = PENALTY.search(text)
    try:
        return parse_amount(found["sum"]) if found else Decimal(0)
    except AmountError:
        return Decimal(0)


def _per_cent(text: str) -> int:
    found = PER_CENT.search(text)
    if found is None:
        return 0
    if found["digits"]:
        return int(found["digits"])
    tens, _, ones = found["words"].partition("十")
    return NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)


BREACH_RULES = (
    default_clause_is_present,
    instalments_accelerate,
    penalty_is_bearable,
    deductions_leave_enough,
)
