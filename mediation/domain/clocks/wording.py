"""The Chinese sentences that explain a computed date."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.deadline import Pause
from mediation.domain.clocks.events import Happened
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Article, ClockRule

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


def basis_sentences(rule: ClockRule) -> tuple[str, ...]:
    """The articles of a rule, and their words where they are known."""
    return article_sentences(rule.articles)


def article_sentences(articles: Sequence[Article]) -> tuple[str, ...]:
    """Some articles by name in one sentence, then the words of each where they are known."""
    names = "、".join(article.name for article in articles)
    texts = tuple(f"条文：{item.name}：“{item.text}”" for item in articles if item.text)
    return (f"依据：{names}。", *texts)


def start_sentence(rule: ClockRule, start: date) -> str:
    """From which event on which day the rule is counted."""
    first = "当日起算" if rule.counts_start_day else "次日起算"
    return f"起算：{start.isoformat()} {rule.starts.label}，{first}（{rule.counted_by}）。"


def renewal_sentence(event: Happened, basis: str = "") -> str:
    """An event that started a limitation anew, by the article of the rule or else of the event."""
    words = f"{event.on.isoformat()} {event.label}"
    return f"{words}，时效中断，自次日重新计算（{basis or event.event.basis}）。"


def too_late_sentence(event: Happened, over: date) -> str:
    """An event that came when the limitation had run out."""
    words = f"{event.on.isoformat()} {event.label}"
    return f"{words}时，时效已于 {over.isoformat()} 届满，不再中断。"


def shift_sentence(rule: ClockRule, excluded: int, extended: int) -> str:
    """By how many days pauses and extensions shifted the end, and how far they still may."""
    agrees = "同意" if "当事人" in rule.extendable_by else "批准"
    cap = f"，累计最多 {rule.extension_cap} {rule.unit.label}" if rule.extension_cap else ""
    if extended:
        words = f"{rule.extendable_by}{agrees}延长 {extended} {rule.unit.label}{cap}。"
    else:
        words = f"经{rule.extendable_by}{agrees}可以延长{cap}，目前没有延长。"
    return f"鉴定、中止扣除 {excluded} 日；{words}" if excluded else words


def fixed_end_sentence(rule: ClockRule, day: date, calendar: WorkingCalendar) -> str:
    """An extension up to a day that was fixed."""
    agrees = "书面同意" if "当事人" in rule.extendable_by else "批准"
    words = f"{rule.extendable_by}{agrees}延长至 {day_in_words(day, calendar)}"
    return f"{words}；约定的固定日期不顺延。"


def last_day_sentence(
    name: str, safe: date, legal: date, calendar: WorkingCalendar, *, rolls: bool = True
) -> str:
    """Which day is the last one and where a rest day moves it."""
    words = f"{name}为 {day_in_words(safe, calendar)}"
    if not rolls and calendar.is_rest_day(safe):
        return f"{words}；本期限不顺延。"
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


def name_of_put_off_day(months: int) -> str:
    """The name of the last day of a limitation that was suspended in its last months."""
    return f"中止原因消除后满 {months} 个月之日"


def pause_sentences(
    pauses: Sequence[Pause], today: date, *, tail_months: int = 0
) -> tuple[str, ...]:
    """One sentence for each stretch of days that is not counted, or that puts the end off."""
    effect = (
        f"在时效期间最后 {tail_months} 个月内的，自原因消除之日起满 {tail_months} 个月届满"
        "（《民法典》第一百九十四条）"
        if tail_months
        else "不计入期限"
    )
    return tuple(_pause_sentence(pause, today, effect) for pause in pauses)


def _pause_sentence(pause: Pause, today: date, effect: str) -> str:
    start = pause.start.isoformat()
    if pause.until is None:
        return f"{pause.reason}：{start} 起至今（{today.isoformat()}）{effect}，尚未恢复。"
    return f"{pause.reason}：{start} 至 {pause.until.isoformat()} {effect}。"


def provisional_sentence(years: Sequence[int]) -> str:
    """Which years' holiday notices are missing."""
    named = "、".join(str(year) for year in years)
    return f"{named} 年放假安排尚未录入，届满日为暂定。"
