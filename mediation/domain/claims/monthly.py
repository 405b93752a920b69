"""A stretch of time paid by the month: whole months, and the days over by working days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from mediation.domain.claims.calculation import Alternative, Sheet, exact, yuan
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.pay_days import day_wage, worked_days
from mediation.domain.clocks.limitation import day_after_months
from mediation.domain.clocks.periods import add_months
from mediation.domain.money import round_to_fen

_ONE_DAY = timedelta(days=1)


class MonthlyPay(Protocol):
    """Facts that say what a month paid: one wage, or one for each month that differs."""

    @property
    def monthly_wage(self) -> Decimal | None:
        """The wage of every month that is not named."""

    @property
    def wages_by_month(self) -> Mapping[str, Decimal]:
        """The wages that differ, by 'YYYY-MM' of the first day of the month of service."""


@dataclass(frozen=True)
class Stretch:
    """Days from the first to the last, as whole months and the days over.

    Months are counted from `anchor`, the day that service is counted from: whoever began on the
    31st begins every month on its 31st, or on the first after a month that has none.
    """

    start: date
    end: date
    anchor: date

    def first(self, number: int) -> date:
        """The first day of the month of that number, the stretch beginning with number 0."""
        if number == 0:
            return self.start
        return day_after_months(self.anchor, _full_months(self.anchor, self.start) + number)

    @property
    def months(self) -> int:
        """How many months are whole."""
        number = max(_months_apart(self.start, self.end + _ONE_DAY) + 1, 0)
        while self.first(number) > self.end + _ONE_DAY:
            number -= 1
        return number

    @property
    def days(self) -> int:
        """How many days are over after the whole months."""
        return (self.end + _ONE_DAY - self.part_start).days

    @property
    def part_start(self) -> date:
        """The first day of the part month at the end."""
        return self.first(self.months)

    @property
    def words(self) -> str:
        """The stretch in words."""
        over = f"零 {self.days} 天" if self.days else ""
        return f"{self.start.isoformat()} 至 {self.end.isoformat()}（{self.months} 个月{over}）"


def stretch_of(start: date, end: date, anchor: date | None = None) -> Stretch:
    """The stretch between two days, both counted; months begin where the anchor's do.

    After 31 January one month is full on 28 February, so the next begins on 1 March.
    """
    if anchor is None or not _begins_a_month(anchor, start):
        anchor = start
    return Stretch(start, end, anchor)


def _begins_a_month(anchor: date, start: date) -> bool:
    for months in (_months_apart(anchor, start), _months_apart(anchor, start) - 1):
        if start in {add_months(anchor, months), day_after_months(anchor, months)}:
            return True
    return False


def _full_months(anchor: date, start: date) -> int:
    """How many months of the anchor are full when the stretch begins."""
    months = _months_apart(anchor, start)
    return months if add_months(anchor, months) <= start else months - 1


def _months_apart(first: date, second: date) -> int:
    return (second.year - first.year) * 12 + second.month - first.month


def write_stretch(
    sheet: Sheet, stretch: Stretch, pay: MonthlyPay, standards: Standards, label: str
) -> Decimal | None:
    """Write the lines of a stretch and return their sum; None when a month's wage is unknown."""
    wages = [_wage_of(pay, stretch.first(number)) for number in range(stretch.months)]
    part = _wage_of(pay, stretch.part_start) if stretch.days else Decimal(0)
    if part is None or any(wage is None for wage in wages):
        sheet.lack(f"{stretch.words}期间每月的工资")
        return None
    sheet.step(f"{label}期间 {stretch.words}。")
    whole = sum((exact(wage) for wage in wages if wage is not None), Fraction(0))
    total = Decimal(0)
    if stretch.months:
        total += sheet.line(f"{label}（{stretch.months} 个整月）", whole)
        _write_whole(sheet, wages, whole)
    if stretch.days:
        total += _write_part(sheet, stretch, part, standards, label)
    return total


def _wage_of(pay: MonthlyPay, day: date) -> Decimal | None:
    return pay.wages_by_month.get(f"{day.year}-{day.month:02d}", pay.monthly_wage)


def _write_whole(sheet: Sheet, wages: list[Decimal | None], whole: Fraction) -> None:
    if len(set(wages)) == 1 and wages[0] is not None:
        sheet.step(f"{yuan(wages[0])} × {len(wages)} 个月 = {yuan(whole)}。")
    else:
        listed = " + ".join(yuan(wage) for wage in wages if wage is not None)
        sheet.step(f"{listed} = {yuan(whole)}。")


def _write_part(
    sheet: Sheet, stretch: Stretch, wage: Decimal, standards: Standards, label: str
) -> Decimal:
    """Pay a part month by its actual working days, never more than the month."""
    daily = day_wage(sheet, wage, standards, stretch.part_start)
    if daily is None:
        return Decimal(0)
    days = worked_days(standards.calendar, stretch.part_start, stretch.end)
    amount = sheet.line(f"{label}（不满一个月）", min(daily * days, exact(wage)))
    sheet.figures["working_days"] = days
    sheet.step(
        f"不满一个月的部分 {stretch.part_start.isoformat()} 至 {stretch.end.isoformat()}，"
        f"实际工作日 {days} 天：{yuan(daily)} × {days} 天 = {yuan(amount)}。"
    )
    _offer_other_parts(sheet, stretch, wage, standards, amount)
    return amount


def _offer_other_parts(
    sheet: Sheet, stretch: Stretch, wage: Decimal, standards: Standards, amount: Decimal
) -> None:
    full_end = stretch.first(stretch.months + 1) - _ONE_DAY
    natural = exact(wage) * stretch.days / ((full_end - stretch.part_start).days + 1)
    working = worked_days(standards.calendar, stretch.part_start, full_end)
    days = worked_days(standards.calendar, stretch.part_start, stretch.end)
    readings = [("按自然日比例折算", natural)]
    if working:
        readings.append(("按该月应出勤工作日比例折算", exact(wage) * days / working))
    rest = sheet.total - amount
    sheet.alternatives += [
        Alternative(f"不满一个月的部分{name}", rest + round_to_fen(each), "各地折算口径不同")
        for name, each in readings
    ]
