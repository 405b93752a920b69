"""代通知金, the "+1" of N+1 (劳动合同法 art. 40; 实施条例 art. 20)."""

from dataclasses import dataclass
from decimal import Decimal

from mediation.domain.claims.calculation import Alternative, Calculation, Sheet, yuan
from mediation.domain.claims.employment import Employment
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.severance import write_severance

_ARTICLES = ("《劳动合同法》第四十条", "《劳动合同法实施条例》第二十条")
_NOTICE_DAYS = 30


@dataclass(frozen=True)
class NoticePayFacts:
    """What 代通知金 is computed from; `with_severance` asks for N+1 together."""

    employment: Employment
    last_month_wage: Decimal | None
    notice_given: bool | None = None
    notice_days: int | None = None
    with_severance: bool = False
    paid: Decimal | None = None
    claimed: Decimal | None = None


def notice_pay(facts: NoticePayFacts, standards: Standards) -> Calculation:
    """代通知金 (劳动合同法 art. 40, 实施条例 art. 20): the wage of the month before, uncapped."""
    sheet = Sheet(Head.NOTICE_PAY)
    sheet.cite(*_ARTICLES)
    if facts.with_severance:
        write_severance(sheet, facts.employment, standards)
        sheet.figures["N"] = sheet.total if sheet.lines else None
    _write_notice_pay(sheet, facts)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _write_notice_pay(sheet: Sheet, facts: NoticePayFacts) -> None:
    refusal = _why_not_due(facts)
    if refusal:
        sheet.step(refusal)
        sheet.figures["notice_pay"] = sheet.line("代通知金", Decimal(0))
        return
    if facts.employment.ending is Ending.UNKNOWN:
        sheet.warn("未写明解除的原因：只有第四十条的三种情形才有代通知金。")
    if facts.notice_given is None and facts.notice_days is None:
        sheet.warn("未写明是否提前三十日书面通知：已经通知的，没有代通知金。")
    if facts.last_month_wage is None:
        sheet.lack("解除前上一个月的工资")
        return
    amount = sheet.line("代通知金", facts.last_month_wage)
    sheet.figures["notice_pay"] = amount
    sheet.step(f"未提前三十日书面通知，按上一个月的工资支付 {yuan(amount)}，不受三倍上限限制。")
    average = facts.employment.monthly_wage
    if average is not None and average != facts.last_month_wage:
        sheet.alternatives.append(
            Alternative(
                "上月工资明显不正常时按十二个月平均工资",
                average,
                "部分地区在上月工资不能反映正常工资水平时采用（代通知金一项）",
            )
        )


def _why_not_due(facts: NoticePayFacts) -> str:
    ending = facts.employment.ending
    if ending not in {Ending.NO_FAULT, Ending.UNKNOWN}:
        return f"{ending.label}，不属于第四十条的情形，没有代通知金。"
    given = facts.notice_days is None or facts.notice_days >= _NOTICE_DAYS
    if facts.notice_given and given:
        return "已经提前三十日书面通知，没有代通知金。"
    if facts.notice_days is not None and given and facts.notice_given is None:
        return "已经提前三十日书面通知，没有代通知金。"
    return ""
