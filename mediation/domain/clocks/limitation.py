"""The double wage for want of a written contract: its months, and the two ways to limit it.

劳动合同法 art. 82, 实施条例 arts. 6-7: from the day after one full month of use to the day before a
year is full, or before a contract was signed. From when the year of limitation (调解仲裁法 art.
27(1)) runs is answered differently from region to region: for each month from the day it was due,
or for the whole from the end of the window. Both are counted; a region may switch one off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import wording
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.events import ClockEvent, Happened
from mediation.domain.clocks.national.act_articles import CONTRACT_82, REGULATION_6, REGULATION_7
from mediation.domain.clocks.periods import add_months
from mediation.domain.clocks.rule import Article

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DoubleWageWindow:
    """The days for which the second wage is owed, both included."""

    first: date
    last: date


def day_after_months(began: date, months: int) -> date:
    """The first day after some full months that began on a day (民法典 art. 202).

    31 January plus one month is full on 28 February, so the day after is 1 March.
    """
    same = add_months(began, months)
    return same if same.day == began.day else same + _ONE_DAY


def double_wage_window(
    began: date, *, signed: date | None = None, ended: date | None = None, today: date
) -> DoubleWageWindow | None:
    """The window so far (劳动合同法 art. 82; 实施条例 arts. 6-7), or None when it is empty."""
    first = day_after_months(began, 1)
    ends = [day_after_months(began, 12) - _ONE_DAY, today]
    if signed is not None:
        ends.append(signed - _ONE_DAY)
    if ended is not None:
        ends.append(ended)
    last = min(ends)
    return DoubleWageWindow(first, last) if first <= last else None


def double_wage_events(
    began: date,
    *,
    signed: date | None = None,
    ended: date | None = None,
    today: date,
    party_id: int | None = None,
) -> Iterator[Happened]:
    """From when each of the two ways counts the year of limitation.

    By the month: the end of the first month of the window is the day from which the first part is
    at risk. As a whole: the last day of the window, once it is over.
    """
    window = double_wage_window(began, signed=signed, ended=ended, today=today)
    if window is None:
        return
    month = day_after_months(window.first, 1) - _ONE_DAY
    first_due = min(month, window.last)
    if first_due <= today:
        yield Happened(ClockEvent.DOUBLE_WAGE_FIRST_MONTH, first_due, party_id=party_id)
    if window.last < today:
        yield Happened(ClockEvent.DOUBLE_WAGE_ENDED, window.last, party_id=party_id)


def double_wage_first_day(began: date, calendar: WorkingCalendar) -> Deadline:
    """The day from which the second wage is owed (实施条例 art. 6); a holiday moves it nowhere."""
    first = day_after_months(began, 1)
    words = f"用工满一个月的次日为 {wording.day_in_words(first, calendar)}，从当日起计算二倍工资。"
    return _window_day(began, first, "二倍工资起算", (CONTRACT_82, REGULATION_6), words)


def double_wage_last_day(began: date, calendar: WorkingCalendar) -> Deadline:
    """The last day of the second wage when no contract was ever signed (实施条例 art. 7)."""
    last = day_after_months(began, 12) - _ONE_DAY
    words = f"用工满一年的前一日为 {wording.day_in_words(last, calendar)}，二倍工资算到当日。"
    return _window_day(began, last, "二倍工资截止", (CONTRACT_82, REGULATION_7), words)


def _window_day(
    began: date, day: date, title: str, articles: tuple[Article, ...], words: str
) -> Deadline:
    return Deadline(
        code="DOUBLE_WAGE",
        title=title,
        version="",
        start=began,
        start_event=ClockEvent.EMPLOYMENT_BEGAN.label,
        safe_date=day,
        legal_date=day,
        provisional=False,
        trace=(
            *wording.article_sentences(articles),
            f"用工之日：{began.isoformat()}。",
            f"{words}这是工资的起止日，不是期间的届满日，不顺延。",
        ),
    )
