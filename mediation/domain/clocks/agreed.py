"""Dates that the parties agreed: a period is counted and rolls, a fixed date stands."""

from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import wording
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.periods import Unit, count_period

AGREED_BASIS = "当事人约定的期间，《民法典》第二百零一条至第二百零三条"
AGREED_TITLE = "约定期间"


def agreed_period(
    length: int,
    unit: Unit,
    *,
    start: date,
    start_event: str,
    calendar: WorkingCalendar,
    basis: str = AGREED_BASIS,
    title: str = AGREED_TITLE,
) -> Deadline:
    """The last day of "within 15 days of signing": counted and rolled (民法典 arts. 201–203)."""
    counted = count_period(unit, length, start, calendar)
    legal = calendar.next_workday(counted.last_day)
    first = start if unit is Unit.WORKING_DAY else counted.last_day
    missing = [year for year in range(first.year, legal.year + 1) if calendar.is_provisional(year)]
    name = wording.name_of_last_day(unit, length, start, counted.last_day, 0)
    trace = [
        f"依据：{basis}。",
        f"起算：{start.isoformat()} {start_event}，次日起算。",
        wording.last_day_sentence(name, counted.last_day, legal, calendar),
    ]
    if missing:
        trace.append(wording.provisional_sentence(missing))
    return Deadline(
        code="AGREED_PERIOD",
        title=f"{title} {length} {unit.label}",
        version="",
        start=start,
        start_event=start_event,
        safe_date=counted.last_day,
        legal_date=legal,
        provisional=bool(missing),
        trace=tuple(trace),
    )


def fixed_date(day: date, calendar: WorkingCalendar) -> Deadline:
    """A day written in the agreement: it is never moved, a rest day only gets a hint."""
    hint = None if calendar.is_workday(day) else calendar.next_workday(day)
    trace = [f"协议约定的固定日期 {wording.day_in_words(day, calendar)}，按约定执行，不顺延。"]
    if hint:
        trace.append(f"提示：当日银行可能不办理对公业务，其后第一个工作日为 {hint.isoformat()}。")
    return Deadline(
        code="FIXED_DATE",
        title="约定日期",
        version="",
        start=day,
        start_event="协议约定",
        safe_date=day,
        legal_date=day,
        provisional=False,
        trace=tuple(trace),
        bank_day_hint=hint,
    )
