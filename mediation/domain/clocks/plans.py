"""How the date that a question asks for is counted: by a rule, by what was agreed, as given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mediation.domain.clocks.agreed import AGREED_BASIS, AGREED_TITLE, agreed_period, fixed_date
from mediation.domain.clocks.asking import Question, Table, UnanswerableQuestion
from mediation.domain.clocks.compute import compute
from mediation.domain.clocks.deadline import Deadline, Extension
from mediation.domain.clocks.limitation import double_wage_first_day, double_wage_last_day
from mediation.domain.clocks.lookup import find_rule
from mediation.domain.clocks.naming import (
    Named,
    NameKind,
    find_named,
    nearest_named,
    similar_titles,
    titles_of,
)
from mediation.domain.clocks.period_words import PeriodWords, is_fixed_date, read_period
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import ClockRule


@dataclass(frozen=True)
class Plan:
    """How a question is counted from a given day, and in words from a day left open."""

    deadline_of: Callable[[date], Deadline]
    in_words: str
    length: int = 0
    unit: Unit | None = None
    warnings: tuple[str, ...] = ()


def plan_for(question: Question, table: Table, *, on: date) -> Plan:
    """How to count; `on` chooses among the versions of a rule. UnanswerableQuestion if unknown."""
    calendar, period = table.calendar, read_period(question.period)
    context = f"{question.event} {question.basis}"
    named = find_named(question.rule, period=period, context=context, rules=table.rules)
    if named is None:
        return _of_unknown(question, period, table, on)
    match named.kind:
        case NameKind.DOUBLE_WAGE_BEGIN:
            return Plan(lambda day: double_wage_first_day(day, calendar), "D满1个月的次日")
        case NameKind.DOUBLE_WAGE_END:
            return Plan(lambda day: double_wage_last_day(day, calendar), "D满1年的前一日")
        case NameKind.AGREED | NameKind.FIXED:
            return _of_agreed(question, named, named.written or period, table)
        case NameKind.STATUTORY:
            return _of_rule(named, period, table, on)


def _of_rule(named: Named, period: PeriodWords | None, table: Table, on: date) -> Plan:
    rule = _rule_of(named, table, on)
    more, warnings = 0, []
    for written in (named.written, period):
        if written is not None:
            days = _extension_in(rule, written)
            more = max(more, days or 0)
            if days is None:
                warnings.append(_differs(rule, written))
    extensions = (Extension(days=more),) if more else ()

    def deadline_of(day: date) -> Deadline:
        return compute(
            rule, start=day, calendar=table.calendar, today=table.today, extensions=extensions
        )

    length = rule.length + more
    return Plan(deadline_of, _in_words(length, rule.unit), length, rule.unit, tuple(warnings))


def _rule_of(named: Named, table: Table, on: date) -> ClockRule:
    if len(named.candidates) > 1:
        titles = "、".join(titles_of(named.candidates, table.rules))
        raise UnanswerableQuestion(f"这个名称可以指几个期限，请写明是哪一个：{titles}。")
    try:
        return find_rule(
            named.candidates[0],
            on=on,
            entry_path=table.entry_path,
            region=table.region,
            rules=table.rules,
        )
    except LookupError as error:
        raise UnanswerableQuestion("案件按这个路径进入时没有这一期限，请核对进入路径。") from error


def _extension_in(rule: ClockRule, written: PeriodWords) -> int | None:
    """The days of extension that a written length names, or None when it does not fit the rule."""
    if written.unit not in {None, rule.unit} or (
        written.unit is None and not rule.unit.counts_days
    ):
        return None
    more = written.length + written.more - rule.length
    allowed = (rule.extension_cap or more) if rule.extendable_by else 0
    return more if 0 <= more <= allowed else None


def _differs(rule: ClockRule, written: PeriodWords) -> str:
    words = f"{written.length} {written.unit_or_days.label}"
    return f"所写的期间（{words}）与规定（{rule.full_title}）不同，已按规定计算。"


def _of_agreed(question: Question, named: Named, period: PeriodWords | None, table: Table) -> Plan:
    if period is not None:
        return _of_length(period, table, event=question.event or "约定的起算事由")
    if named.kind is NameKind.FIXED or is_fixed_date(question.period):
        return Plan(lambda day: fixed_date(day, table.calendar), "D")
    raise UnanswerableQuestion(f"“{question.rule}”是约定的期间，请写明长短，例如“调解书付款15日”。")


def _of_unknown(question: Question, period: PeriodWords | None, table: Table, on: date) -> Plan:
    """A name that no table knows: the nearest one of that length, else the given length itself."""
    if is_fixed_date(question.period):
        return Plan(lambda day: fixed_date(day, table.calendar), "D")
    if period is None:
        raise UnanswerableQuestion(_unknown(question.rule, table.rules))
    unknown = f"没有名为“{question.rule}”的期限"
    near = nearest_named(question.rule, period, table.rules)
    if near is not None:
        title = titles_of(near.candidates, table.rules)[0]
        plan = _of_rule(near, period, table, on)
        return _warned(plan, f"{unknown}，按名称相近的“{title}”计算。")
    basis = f"{question.basis or '所给的期间'}（{unknown}，按所给的期间计算）"
    event = question.event or "起算事由"
    plan = _of_length(period, table, event=event, basis=basis, title=question.rule)
    return _warned(plan, f"{unknown}，按所给的期间计算，请核对法律依据。")


def _unknown(name: str, rules: Sequence[ClockRule]) -> str:
    near = similar_titles(name, rules)
    known = f"您要找的可能是：{'、'.join(near)}" if near else "请写期限表中的编号或者名称，例如 K33"
    return f"没有名为“{name}”的期限。{known}。"


def _of_length(
    period: PeriodWords,
    table: Table,
    *,
    event: str,
    basis: str = AGREED_BASIS,
    title: str = AGREED_TITLE,
) -> Plan:
    length, unit = period.length + period.more, period.unit_or_days

    def deadline_of(day: date) -> Deadline:
        return agreed_period(
            length,
            unit,
            start=day,
            start_event=event,
            calendar=table.calendar,
            basis=basis,
            title=title,
        )

    return Plan(deadline_of, _in_words(length, unit), length, unit)


def _warned(plan: Plan, sentence: str) -> Plan:
    return replace(plan, warnings=(sentence, *plan.warnings))


def _in_words(length: int, unit: Unit) -> str:
    return f"D+{length}" if unit is Unit.NATURAL_DAY else f"D+{length}{unit.label}"
