"""Answers to questions about a date, with the day or the year perhaps left open."""

from datetime import date

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks.agreed import agreed_period
from mediation.domain.clocks.asking import Answer, Question, Table, UnanswerableQuestion
from mediation.domain.clocks.deadline import Deadline
from mediation.domain.clocks.open_dates import AnyDay, AnyYear, read_day
from mediation.domain.clocks.period_words import read_period
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.plans import Plan, plan_for

# Only years that people deal with: a slip of the pen is not counted into the next millennium.
_FIRST_YEAR, _LAST_YEAR = 1949, 2199


def answer(question: Question, table: Table) -> Answer:
    """The answer; UnanswerableQuestion with a sentence that says what to mend."""
    day = read_day(question.on)
    if day is None or (isinstance(day, date) and not _FIRST_YEAR <= day.year <= _LAST_YEAR):
        raise UnanswerableQuestion(
            f"起算日“{question.on}”不是日历上有的日期，请按 2026-09-16 的格式填写。"
        )
    plan = plan_for(question, table, on=day if isinstance(day, date) else table.today)
    if isinstance(day, AnyDay):
        return _with_open_day(
            plan, plan.deadline_of(table.today), plan.in_words, "起算日没有写明，末日"
        )
    if isinstance(day, AnyYear):
        example = plan.deadline_of(date(2016, day.month, day.day))
        last_day = _same_in_every_year(plan, day)
        return _with_open_day(plan, example, last_day, f"末日为 {last_day}；年份没有写明，")
    deadline = plan.deadline_of(day)
    return Answer(
        title=deadline.title,
        last_day=deadline.legal_date.isoformat(),
        unrolled=deadline.safe_date.isoformat(),
        trace=(*deadline.trace, *plan.warnings),
        code=deadline.code,
        provisional=deadline.provisional,
        warnings=plan.warnings,
        alternatives=_alternatives(question, plan, day, table.calendar),
    )


def _same_in_every_year(plan: Plan, day: AnyYear) -> str:
    """The last day with its year left open, if it does not depend on the year."""
    found = day.last_days(plan.deadline_of)
    if len(found) != 1 or plan.unit is Unit.WORKING_DAY:
        raise UnanswerableQuestion("届满日随年份不同，请写明起算日的年份。")
    return found.pop()


def _with_open_day(plan: Plan, example: Deadline, last_day: str, words: str) -> Answer:
    reasons = [item for item in example.trace if item.startswith(("依据", "条文"))]
    reasons.append(f"起算：{example.start_event}，当日不计入。")
    return Answer(
        title=example.title,
        last_day=last_day,
        unrolled=last_day,
        trace=(*reasons, f"{words}是否顺延要看当年的放假安排。", *plan.warnings),
        code=example.code,
        warnings=plan.warnings,
    )


def _alternatives(
    question: Question, plan: Plan, day: date, calendar: WorkingCalendar
) -> dict[str, str]:
    """Both counts where the question asks which days are meant, or means others than the law."""
    period = read_period(question.period)
    if period is None or plan.unit is None or not plan.unit.counts_days:
        return {}
    means_others = period.unit is not None and period.unit is not plan.unit
    if not (period.is_unsure or (means_others and period.unit_or_days.counts_days)):
        return {}
    natural = agreed_period(
        plan.length, Unit.NATURAL_DAY, start=day, start_event=question.event, calendar=calendar
    )
    return {
        "calendar_days_rolled": natural.legal_date.isoformat(),
        "working_days": calendar.add_working_days(day, plan.length).isoformat(),
    }
