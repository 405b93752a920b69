"""经济补偿 N (劳动合同法 arts. 46, 47, 97; 实施条例 arts. 10, 22, 27)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Alternative, Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.employment import (
    MOST_MONTHS,
    Base,
    Employment,
    compensation_base,
)
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.service import Service, compensation_months, months_by_old_rule
from mediation.domain.money import round_to_fen

_BY_LAW = "《劳动合同法》第四十七条"
_ACROSS = "《劳动合同法》第九十七条第三款"
_OLD_RULE = "《违反和解除劳动合同的经济补偿办法》（劳部发〔1994〕481号）"


@dataclass(frozen=True)
class SeveranceFacts:
    """What 经济补偿 is computed from."""

    employment: Employment
    paid: Decimal | None = None
    claimed: Decimal | None = None


def severance(facts: SeveranceFacts, standards: Standards) -> Calculation:
    """经济补偿 (劳动合同法 arts. 46, 47, 97): months of service times the bounded wage."""
    sheet = Sheet(Head.SEVERANCE)
    write_severance(sheet, facts.employment, standards)
    if not sheet.missing:
        sheet.exceeds(facts.claimed, sheet.total)
        sheet.less_paid(facts.paid)
    return sheet.done()


def write_severance(sheet: Sheet, employment: Employment, standards: Standards) -> None:
    """Write N onto a sheet (劳动合同法 arts. 46, 47), which 代通知金 goes on with."""
    ending = employment.ending
    sheet.cite(ending.article, _BY_LAW)
    if not ending.gives_compensation or employment.part_time:
        _write_nothing_due(sheet, employment)
        return
    if ending is Ending.UNKNOWN:
        sheet.warn("未写明解除或者终止的原因：只有属于《劳动合同法》第四十六条的情形才应支付。")
    if ending is Ending.AGREED:
        sheet.warn("协商解除由用人单位提出的才有经济补偿，由劳动者提出的没有，请核对由谁提出。")
    if ending is Ending.UNLAWFUL:
        sheet.warn("违法解除或者终止的，可以主张二倍的赔偿金（第八十七条），不与经济补偿并得。")
    base = compensation_base(sheet, employment.monthly_wage, standards, employment.end)
    service = employment.service
    if service is None:
        sheet.lack("工作年限（入职、离职日期，或者年数和月数）")
        return
    if service.is_nothing:
        sheet.lack("晚于入职日期的离职日期")
        return
    if employment.before_2008().is_nothing:
        months = _write_months(sheet, employment)
        _write_product(sheet, months, base)
        offer_without_overtime(sheet, employment, standards)
    else:
        _write_segments(sheet, employment, base)


def _write_nothing_due(sheet: Sheet, employment: Employment) -> None:
    if employment.part_time:
        sheet.cite("《劳动合同法》第七十一条")
        sheet.step("非全日制用工终止，用人单位不支付经济补偿。")
    else:
        label = employment.ending.label
        sheet.step(f"{label}，不属于应当支付经济补偿的情形。")
        sheet.warn(f"按“{label}”计算为零；原因有争议的，请按另一原因再算一次。")
    sheet.figures["months"] = Fraction(0)
    sheet.line("经济补偿", Fraction(0))


def _write_months(sheet: Sheet, employment: Employment) -> Fraction:
    service = employment.from_2008()
    months = compensation_months(service)
    sheet.step(
        f"工作年限 {service.label}：每满一年按一个月，六个月以上不满一年按一年，"
        f"不满六个月按半个月，计 {count(months)} 个月。"
    )
    return months


def _write_product(sheet: Sheet, months: Fraction, base: Base | None) -> None:
    counted = base.counted(months) if base else months
    if counted < months:
        sheet.step(f"适用三倍上限，{count(months)} 个月按 12 个月计算。")
    sheet.figures["months"] = counted
    if base is None:
        return
    _note_base(sheet, base)
    amount = sheet.line("经济补偿", exact(base.amount) * counted)
    sheet.step(f"{yuan(base.amount)} × {count(counted)} 个月 = {yuan(amount)}。")


def offer_without_overtime(
    sheet: Sheet, employment: Employment, standards: Standards, multiple: int = 1
) -> None:
    """Whether overtime pay counts towards the average differs by place: show the other reading."""
    if not (employment.overtime_in_wage and employment.monthly_wage):
        return
    trial = Sheet(sheet.head)
    wage = employment.monthly_wage - employment.overtime_in_wage
    base = compensation_base(trial, wage, standards, employment.end)
    service = employment.service
    if base is None or service is None:
        return
    months = base.counted(compensation_months(service))
    sheet.alternatives.append(
        Alternative(
            "月平均工资不计加班费",
            round_to_fen(exact(base.amount) * months * multiple),
            f"部分地区不把加班费计入基数，按 {yuan(base.amount)} × {count(months)} 个月",
            {"base": base.amount},
        )
    )


def _note_base(sheet: Sheet, base: Base) -> None:
    sheet.figures |= {
        "base": base.amount,
        "cap_applied": base.capped,
        "floor_applied": base.floored,
    }


def _write_segments(sheet: Sheet, employment: Employment, base: Base | None) -> None:
    """Write the service before and from 2008-01-01 apart (art. 97(3))."""
    sheet.cite(_ACROSS, _OLD_RULE)
    old, new = employment.before_2008(), employment.from_2008()
    old_months = _old_months(sheet, employment.ending, old)
    new_months = compensation_months(new)
    sheet.step(
        f"2008 年 1 月 1 日前 {old.label}：按当时规定每满一年发给一个月，不满一年按一年，"
        f"计 {count(old_months)} 个月。"
    )
    sheet.step(f"2008 年 1 月 1 日起 {new.label}，计 {count(new_months)} 个月。")
    sheet.warn("工作年限跨越 2008 年 1 月 1 日，此前一段适用当时规定，各地口径不一，请人工核对。")
    counted = base.counted(new_months) if base else new_months
    sheet.figures |= {
        "months": old_months + counted,
        "months_before_2008": old_months,
        "months_from_2008": counted,
    }
    if base is None or employment.monthly_wage is None:
        return
    _note_base(sheet, base)
    # The cap of art. 47(2) came with the new law; the old rule knows the worker's own wage only.
    old_base = max(employment.monthly_wage, base.amount)
    before = sheet.line("经济补偿（2008 年前）", exact(old_base) * old_months)
    since = sheet.line("经济补偿（2008 年起）", exact(base.amount) * counted)
    sheet.step(
        f"{yuan(old_base)} × {count(old_months)} + {yuan(base.amount)} × {count(counted)}"
        f" = {yuan(before + since)}。"
    )
    _offer_other_readings(sheet, employment, base, since)


def _old_months(sheet: Sheet, ending: Ending, old: Service) -> Fraction:
    """481号: nothing on expiry, and at most twelve months where it says so (arts. 5, 7)."""
    if not ending.gave_compensation_before_2008:
        return Fraction(0)
    months = months_by_old_rule(old)
    if months > MOST_MONTHS and ending in {Ending.AGREED, Ending.EMPLOYER_PROPOSED}:
        sheet.step("协商解除的，2008 年前的一段最多十二个月。")
        return MOST_MONTHS
    if months > MOST_MONTHS:
        sheet.warn("2008 年前的一段超过十二个月：因不能胜任解除的最多十二个月，其他原因没有上限。")
    return months


def _offer_other_readings(sheet: Sheet, employment: Employment, base: Base, since: Decimal) -> None:
    service = employment.service
    whole = base.counted(compensation_months(service)) if service else Fraction(0)
    sheet.alternatives += [
        Alternative("只计 2008 年起的年限", since, "原因在旧规定下不产生经济补偿时"),
        Alternative(
            "全部年限按现行规定连续计算",
            round_to_fen(exact(base.amount) * whole),
            "部分地区、双方同意不分段时",
            {"months": whole},
        ),
    ]
