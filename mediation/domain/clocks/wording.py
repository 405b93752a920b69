"""The Chinese sentences that explain a computed date."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.deadline import Pause
from mediation.domain.clocks.periods import Unit

_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def day_in_words(day: date, calendar: WorkingCalendar) -> str:
    """A date with its weekday and what is special about it: 2026-10-10，星期六，调休上班."""
    words = f"{day.isoformat()}，{_WEEKDAYS[day.weekday()]}"
    if calendar.is_make_up_day(day):
        return f"{words}，调休上班"
    if calendar.is_statutory_holiday(day):
        return f"{words}，法定节假日"
    if calendar.is_rest_day(day) and day.weekday() < 5:
        return f"{words}，放假调休"
    return words


def last_day_sentence(name: str, safe: date, legal: date, calendar: WorkingCalendar) -> str:
    """Which day is the last one and where a rest day moves it."""
    words = f"{name}为 {day_in_words(safe, calendar)}"
    if safe == legal:
        return f"{words}。"
    return f"{words}，顺延至第一个工作日 {legal.isoformat()}。"


def name_of_last_day(unit: Unit, length: int, start: date, last: date, excluded: int) -> str:
    """第 30 日, 第 3 个工作日, or 满 1 年之日 with a word on a missing day number."""
    if unit.counts_days:
        return f"第 {length} {unit.label}"
    name = f"满 {length} {unit.label}之日"
    if not excluded and last.day != start.day:
        return f"{name}（该月没有 {start.day} 日，以月末日为准）"
    return name


def pause_sentences(pauses: Sequence[Pause], today: date) -> tuple[str, ...]:
    """One sentence for each stretch of days that is not counted."""
    return tuple(_pause_sentence(pause, today) for pause in pauses)


def _pause_sentence(pause: Pause, today: date) -> str:
    start = pause.start.isoformat()
    if pause.until is None:
        return f"{pause.reason}：{start} 起至今（{today.isoformat()}）不计入期限，尚未恢复。"
    return f"{pause.reason}：{start} 至 {pause.until.isoformat()} 不计入期限。"


def provisional_sentence(years: Sequence[int]) -> str:
    """Which years' holiday notices are missing."""
    named = "、".join(str(year) for year in years)
    return f"{named} 年放假安排尚未录入，届满日为暂定。"
