"""Days of annual leave: entitlement, shares on joining and leaving, years within limitation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Alternative, Sheet, count
from mediation.domain.claims.service import service_between
from mediation.domain.clocks.periods import add_months
from mediation.domain.money import round_to_fen

_DAYS_IN_A_YEAR = 365
_BANDS = ((20, 15, 4), (10, 10, 3), (1, 5, 2))
_PAID_PERSONAL_LEAVE = 20


@dataclass(frozen=True)
class LeaveYear:
    """One calendar year with one employer; seniority counts work for all employers."""

    year: int
    first_job_on: date | None = None
    seniority_years: Fraction | None = None
    entitlement: Fraction | None = None
    hired_on: date | None = None
    ended_on: date | None = None
    used: Fraction = Fraction(0)
    sick_leave_months: Fraction | None = None
    personal_leave_days: Fraction | None = None

    @property
    def first_day(self) -> date:
        """The first day of the year on which this employer owed leave."""
        opening = date(self.year, 1, 1)
        return max(self.hired_on, opening) if self.hired_on else opening

    @property
    def last_day(self) -> date:
        """The last day of the year with this employer."""
        closing = date(self.year, 12, 31)
        return min(self.ended_on, closing) if self.ended_on else closing


def entitlement_days(seniority_years: Fraction) -> int:
    """条例 art. 3: 5, 10 or 15 days by the years of work for all employers; under one year none."""
    return next((days for years, days, _ in _BANDS if seniority_years >= years), 0)


def unused_days(sheet: Sheet, facts: LeaveYear) -> Fraction | None:
    """实施办法 arts. 5, 12: the year's share in whole days, less what was taken, never below 0."""
    seniority = _seniority(sheet, facts)
    entitlement = facts.entitlement
    if entitlement is None and seniority is not None:
        entitlement = Fraction(entitlement_days(seniority))
        sheet.step(
            f"累计工作 {count(Fraction(int(seniority)))} 年，全年应休 {count(entitlement)} 天。"
        )
    if entitlement is None:
        sheet.lack("参加工作时间（或者累计工作年限、全年应休天数）")
        return None
    sheet.figures["entitlement"] = entitlement
    if _is_excluded(sheet, facts, seniority):
        return Fraction(0)
    start, end = _first_earning_day(facts), facts.last_day
    if start > end:
        sheet.step("连续工作未满十二个月，当年没有年休假。")
        return Fraction(0)
    if (start, end) == (date(facts.year, 1, 1), date(facts.year, 12, 31)):
        left = max(entitlement - facts.used, Fraction(0))
        sheet.step(
            f"应休 {count(entitlement)} 天 − 已休 {count(facts.used)} 天 = {count(left)} 天。"
        )
        return left
    return _share(sheet, facts, entitlement, (end - start).days + 1)


def _share(sheet: Sheet, facts: LeaveYear, entitlement: Fraction, days: int) -> Fraction:
    """Part of a year: a fraction of a day is not counted, and nothing is clawed back."""
    sheet.cite("《企业职工带薪年休假实施办法》第五条、第十二条")
    share = Fraction(days, _DAYS_IN_A_YEAR) * entitlement
    left = max(Fraction(int(share - facts.used)), Fraction(0))
    sheet.step(
        f"当年在本单位 {days} 天 ÷ 365 × {count(entitlement)} 天 − 已休 {count(facts.used)} 天"
        f" = {round_to_fen(share - facts.used)} 天，"
        f"不足一整天的不计，多休的不扣回，为 {count(left)} 天。"
    )
    return left


def _seniority(sheet: Sheet, facts: LeaveYear) -> Fraction | None:
    if facts.seniority_years is not None:
        return facts.seniority_years
    first = facts.first_job_on
    if first is None and facts.hired_on is not None and facts.entitlement is None:
        first = facts.hired_on
        sheet.warn("未写明参加工作时间，累计工龄从本单位入职起算，此前在其他单位的工龄应当计入。")
    if first is None:
        return None
    at_end = Fraction(service_between(first, facts.last_day).months, 12)
    at_start = Fraction(service_between(first, facts.first_day).months, 12)
    if entitlement_days(at_end) != entitlement_days(at_start) > 0:
        sheet.warn("累计工龄在当年内跨档，此处按期末工龄确定天数；分段折算的口径也有采用。")
    return at_end


def _first_earning_day(facts: LeaveYear) -> date:
    """Leave is earned once twelve months were worked without a break (条例 art. 2)."""
    if facts.first_job_on is None and facts.seniority_years is not None:
        return facts.first_day
    first = facts.first_job_on or facts.hired_on
    if first is None or facts.entitlement is not None:
        return facts.first_day
    return max(facts.first_day, add_months(first, 12))


def _is_excluded(sheet: Sheet, facts: LeaveYear, seniority: Fraction | None) -> bool:
    """条例 art. 4: long sick leave or twenty days of paid personal leave take the leave away."""
    limit = next(
        (months for years, _, months in _BANDS if seniority is not None and seniority >= years), 2
    )
    sick = facts.sick_leave_months is not None and facts.sick_leave_months >= limit
    personal = (
        facts.personal_leave_days is not None and facts.personal_leave_days >= _PAID_PERSONAL_LEAVE
    )
    if sick or personal:
        sheet.cite("《职工带薪年休假条例》第四条")
        sheet.step("请假已达到第四条的天数，不享受当年的年休假。")
    return sick or personal


def write_survival(
    sheet: Sheet,
    by_year: Mapping[int | None, Fraction],
    filed_on: date | None,
    ended_on: date | None,
) -> None:
    """Show which years survive limitation, by where its year begins (places differ)."""
    if filed_on is None or not any(by_year):
        return
    sheet.cite("《劳动争议调解仲裁法》第二十七条")
    names = [f"{year} 年未休年休假工资" for year in by_year]
    amounts = {line.label: line.amount for line in sheet.lines}
    readings = (
        ("时效自当年 12 月 31 日起算", lambda year: date(year, 12, 31)),
        ("时效自次年 12 月 31 日起算（可跨年安排）", lambda year: date(year + 1, 12, 31)),
    )
    lost = False
    for name, known_on in readings:
        kept = [
            year
            for year in by_year
            if year is None or filed_on <= add_months(_earlier(known_on(year), ended_on), 12)
        ]
        lost = lost or len(kept) < len(by_year)
        total = sum(
            (
                amounts.get(label, Decimal(0))
                for label, year in zip(names, by_year, strict=True)
                if year in kept
            ),
            Decimal("0.00"),
        )
        listed = "、".join(f"{year} 年" for year in kept) or "没有年份"
        sheet.alternatives.append(Alternative(name, total, f"未超过时效的：{listed}"))
    if lost:
        sheet.warn("部分年份可能超过一年时效，对方提出抗辩的，看并列各算法。")


def _earlier(day: date, ended_on: date | None) -> date:
    return min(day, ended_on) if ended_on else day
