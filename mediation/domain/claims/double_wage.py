"""未签书面劳动合同二倍工资差额 (劳动合同法 art. 82; 实施条例 arts. 6, 7; 解释(二) arts. 6–9)."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from mediation.domain.claims.calculation import Alternative, Calculation, Sheet, exact, yuan
from mediation.domain.claims.double_wage_facts import DoubleWageFacts
from mediation.domain.claims.double_wage_limits import write_limitation
from mediation.domain.claims.employment import NEW_LAW_SINCE
from mediation.domain.claims.heads import Head
from mediation.domain.claims.monthly import Stretch, stretch_of, write_stretch
from mediation.domain.claims.parameters import Standards
from mediation.domain.clocks.limitation import day_after_months
from mediation.domain.money import round_to_fen

_ARTICLES = (
    "《劳动合同法》第八十二条",
    "《劳动合同法实施条例》第六条、第七条",
    "《最高法劳动争议司法解释（二）》第六条",
)
_ONE_DAY = timedelta(days=1)
_DEEMED_AFTER_MONTHS = 12


def double_wage(facts: DoubleWageFacts, standards: Standards) -> Calculation:
    """二倍工资差额 (劳动合同法 art. 82): one more wage for each month without a contract."""
    sheet = Sheet(Head.DOUBLE_WAGE)
    sheet.cite(*_ARTICLES)
    _write_claim(sheet, facts)
    used = _day_of_use(sheet, facts)
    if used is None:
        return sheet.done()
    start = _first_day(sheet, facts, used)
    end = _last_day(sheet, facts, used)
    if end is None or end < start:
        _write_no_window(sheet, end, facts.claimed)
        return sheet.done()
    stretch = stretch_of(start, end, used)
    _write_window(sheet, stretch)
    facts = _with_wages_in_order(facts, stretch)
    if facts.monthly_wage is None and not facts.wages_by_month:
        sheet.lack("每月工资")
    else:
        write_stretch(sheet, stretch, facts, standards, "二倍工资差额")
        _offer_from_expiry(sheet, facts, standards, end)
    write_limitation(sheet, facts, standards, stretch)
    if sheet.lines:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def _with_wages_in_order(facts: DoubleWageFacts, stretch: Stretch) -> DoubleWageFacts:
    """Give the wages told in order to the months of the window, from its first on."""
    if not facts.wages_in_order:
        return facts
    firsts = (stretch.first(number) for number in range(len(facts.wages_in_order)))
    by_month = {
        f"{day.year}-{day.month:02d}": wage
        for day, wage in zip(firsts, facts.wages_in_order, strict=True)
    }
    return replace(facts, wages_by_month={**by_month, **facts.wages_by_month})


def _write_claim(sheet: Sheet, facts: DoubleWageFacts) -> None:
    if facts.claimed_months is not None and facts.monthly_wage is not None:
        product = round_to_fen(exact(facts.monthly_wage) * facts.claimed_months)
        sheet.figures["claim_arithmetic"] = product


def _day_of_use(sheet: Sheet, facts: DoubleWageFacts) -> date | None:
    """The day months are counted from: of use, after a contract ran out, when one was due."""
    if facts.open_ended_due_on is not None:
        sheet.cite("《劳动合同法》第八十二条第二款", "《劳动合同法》第十四条")
        return facts.open_ended_due_on
    used = facts.hired_on
    if facts.prior_contract_end is not None:
        used = facts.prior_contract_end + _ONE_DAY
        sheet.warn("续订前有合同法定顺延情形（三期、医疗期、停工留薪期等）的，顺延期间不计。")
        sheet.cite("《最高法劳动争议司法解释（二）》第八条")
    if used is None:
        sheet.lack("用工之日（入职日期）")
        return None
    if used < NEW_LAW_SINCE:
        sheet.warn(
            "2008 年 1 月 1 日前已经用工的，自该日起满一个月的次日起算（第九十七条第二款）。"
        )
        sheet.cite("《劳动合同法》第九十七条第二款")
        return NEW_LAW_SINCE
    return used


def _first_day(sheet: Sheet, facts: DoubleWageFacts, used: date) -> date:
    if facts.open_ended_due_on is not None:
        sheet.step(f"应当订立无固定期限劳动合同而未订立，自 {used.isoformat()} 起计算。")
        return used
    start = day_after_months(used, 1)
    sheet.step(f"自 {used.isoformat()} 用工，满一个月的次日 {start.isoformat()} 起算。")
    return start


def _last_day(sheet: Sheet, facts: DoubleWageFacts, used: date) -> date | None:
    """The day before signing, the last day of work, or the eve of one year, whichever is first."""
    ends = []
    if facts.open_ended_due_on is None:
        eve = day_after_months(used, _DEEMED_AFTER_MONTHS) - _ONE_DAY
        ends.append((eve, "满一年的前一日，此后视为已订立无固定期限劳动合同"))
    if facts.signed_on is not None:
        ends.append((facts.signed_on - _ONE_DAY, "补订书面劳动合同的前一日"))
    if facts.ended_on is not None:
        ends.append((facts.ended_on, "劳动关系结束之日"))
    if facts.signed_on is None and facts.ended_on is None and facts.filed_on is not None:
        ends.append((facts.filed_on, "申请之日，此后的部分可以另行主张"))
    if not ends:
        sheet.lack("补订合同的日期或者离职日期")
        return None
    end, why = min(ends)
    sheet.step(f"算至 {end.isoformat()}（{why}）。")
    if facts.claimed_to is not None and facts.claimed_to < end:
        end = facts.claimed_to
        sheet.step(f"请求只到 {end.isoformat()}。")
    return end


def _write_no_window(sheet: Sheet, end: date | None, claimed: Decimal | None) -> None:
    if end is None:
        return
    sheet.step("在用工满一个月前已经订立书面合同或者结束用工，没有二倍工资。")
    sheet.line("二倍工资差额", Decimal(0))
    sheet.exceeds(claimed, sheet.total)


def _write_window(sheet: Sheet, stretch: Stretch) -> None:
    sheet.figures["period"] = (stretch.start, stretch.end)
    sheet.figures["whole_months"] = stretch.months
    sheet.figures["extra_days"] = stretch.days
    if not stretch.days:
        sheet.figures["months"] = stretch.months


def _offer_from_expiry(
    sheet: Sheet, facts: DoubleWageFacts, standards: Standards, end: date
) -> None:
    """A contract that ran out: some courts give no month of grace."""
    if facts.prior_contract_end is None or facts.open_ended_due_on is not None:
        return
    trial = Sheet(sheet.head)
    stretch = stretch_of(facts.prior_contract_end + _ONE_DAY, end)
    amount = write_stretch(trial, stretch, facts, standards, "二倍工资差额")
    if amount is not None:
        sheet.alternatives.append(
            Alternative(
                "自合同期满次日起算",
                amount,
                f"部分地区续订不给一个月宽限期，期间 {stretch.words}，共 {yuan(amount)}",
                {"period": (stretch.start, stretch.end)},
            )
        )
