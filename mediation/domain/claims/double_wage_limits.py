"""The one-year limitation of 二倍工资差额: four readings side by side (调解仲裁法 art. 27)."""

from datetime import date, timedelta
from decimal import Decimal

from mediation.domain.claims.calculation import Alternative, Sheet, yuan
from mediation.domain.claims.double_wage_facts import DoubleWageFacts, Limitation
from mediation.domain.claims.heads import Head
from mediation.domain.claims.monthly import Stretch, stretch_of, write_stretch
from mediation.domain.claims.parameters import Standards
from mediation.domain.clocks.periods import add_months

_ONE_DAY = timedelta(days=1)
_ARTICLE = "《劳动争议调解仲裁法》第二十七条"


def write_limitation(
    sheet: Sheet, facts: DoubleWageFacts, standards: Standards, stretch: Stretch
) -> None:
    """Show what each reading leaves, and take one of them when the plea was made."""
    if facts.filed_on is None:
        if facts.limitation_pleaded:
            sheet.lack("申请仲裁（或者主张权利）的日期")
        return
    chosen = facts.limitation or Limitation.FROM_WINDOW_END
    left = {each: _left(each, facts, standards, stretch) for each in Limitation}
    for reading, survivor in left.items():
        sheet.alternatives.append(_as_alternative(reading, survivor, facts, standards, stretch))
    sheet.cite(_ARTICLE)
    if facts.limitation_pleaded:
        _take(sheet, chosen, left[chosen], facts, standards, stretch)
    elif any(survivor != stretch for survivor in left.values()):
        sheet.warn("对方若提出时效抗辩，结果随当地口径不同，见并列各算法；二倍工资不属于劳动报酬。")


def _take(
    sheet: Sheet,
    chosen: Limitation,
    survivor: Stretch | None,
    facts: DoubleWageFacts,
    standards: Standards,
    stretch: Stretch,
) -> None:
    """Put what survives by one reading in place of the whole window."""
    starts = _starts(chosen, facts, stretch)
    sheet.figures["limitation_starts"] = starts
    if facts.limitation is None:
        sheet.warn(f"对方提出时效抗辩，此处按“{chosen.label}”计算；当地口径不同的，看并列各算法。")
    if survivor == stretch:
        sheet.step(f"时效{chosen.label}，申请时未超过一年。")
        return
    sheet.lines.clear()
    if survivor is None:
        filed = facts.filed_on.isoformat() if facts.filed_on else ""
        since = f"{starts.isoformat()} 起一年" if starts else "一年"
        sheet.step(f"时效{chosen.label}，{since}，{filed} 申请时已经届满，抗辩成立的，为零。")
        sheet.line("二倍工资差额（时效届满）", Decimal(0))
        return
    sheet.step(f"时效{chosen.label}，未届满的部分为 {survivor.words}。")
    sheet.figures |= {
        "period": (survivor.start, survivor.end),
        "whole_months": survivor.months,
        "extra_days": survivor.days,
    }
    sheet.figures.pop("months", None)
    if not survivor.days:
        sheet.figures["months"] = survivor.months
    if facts.monthly_wage is not None or facts.wages_by_month:
        write_stretch(sheet, survivor, facts, standards, "二倍工资差额")


def _left(
    reading: Limitation, facts: DoubleWageFacts, standards: Standards, stretch: Stretch
) -> Stretch | None:
    """What part of the window is still within its year on the day of filing."""
    filed = facts.filed_on
    if filed is None:
        return stretch
    if reading is Limitation.BY_DAY:
        return _from(stretch, add_months(filed, -12))
    if reading is Limitation.BY_MONTH:
        return _whole_months_from(stretch, add_months(filed, -12))
    starts = _starts(reading, facts, stretch)
    if starts is None:
        return stretch
    last = standards.calendar.next_workday(add_months(starts, 12))
    return stretch if filed <= last else None


def _from(stretch: Stretch, earliest: date) -> Stretch | None:
    start = max(stretch.start, earliest)
    return stretch_of(start, stretch.end, stretch.anchor) if start <= stretch.end else None


def _whole_months_from(stretch: Stretch, earliest: date) -> Stretch | None:
    """Months whose last day is not more than a year before the filing."""
    for number in range(stretch.months + 1):
        first = stretch.first(number)
        last = min(stretch.first(number + 1) - _ONE_DAY, stretch.end)
        if first <= stretch.end and last >= earliest:
            return stretch_of(first, stretch.end, stretch.anchor)
    return None


def _starts(reading: Limitation, facts: DoubleWageFacts, stretch: Stretch) -> date | None:
    """The day on which the year begins, for the readings that know one single day."""
    if reading is Limitation.FROM_EMPLOYMENT_END:
        return facts.ended_on
    if reading is Limitation.FROM_WINDOW_END:
        return stretch.end + _ONE_DAY
    return stretch.start


def _as_alternative(
    reading: Limitation,
    survivor: Stretch | None,
    facts: DoubleWageFacts,
    standards: Standards,
    stretch: Stretch,
) -> Alternative:
    trial = Sheet(Head.DOUBLE_WAGE)
    amount: Decimal | None = Decimal("0.00")
    if survivor is not None:
        known = facts.monthly_wage is not None or facts.wages_by_month
        amount = write_stretch(trial, survivor, facts, standards, "二倍工资差额") if known else None
    reason = f"未届满部分：{survivor.words}" if survivor else "已经全部届满"
    if amount is not None:
        reason += f"，{yuan(amount)}"
    period = (survivor.start, survivor.end) if survivor else None
    return Alternative(
        f"时效{reading.label}",
        amount,
        reason,
        {
            "period": period,
            "months": survivor.months if survivor and not survivor.days else None,
            "limitation_starts": _starts(reading, facts, stretch),
        },
    )
