"""The sentences of a trace as steps: each has the word that a reader looks for."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.clocks import (
    RULES,
    Article,
    ClockEvent,
    ClockRule,
    Deadline,
    Extension,
    Happened,
    Pause,
    compute,
    find_rule,
)
from mediation.domain.explained_date import explained, trace_steps, why_provisional

CALENDAR = national_calendar()
START = date(2026, 9, 3)
PAUSE = Pause(date(2026, 9, 7), date(2026, 9, 9), "鉴定、评估")


def counted(rule: ClockRule, **changes: object) -> Deadline:
    return compute(rule, start=START, calendar=CALENDAR, today=date(2026, 11, 23), **changes)


def labels(deadline: Deadline) -> list[str]:
    return [step.label for step in trace_steps(deadline.trace)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.version}")
def test_every_period_says_article_start_and_count_in_this_order(rule: ClockRule) -> None:
    found = [label for label in labels(counted(rule)) if label != "条文"]
    assert found[:2] == ["依据", "起算"]
    assert found.count("计算") == 1
    assert ("延长" in found) is bool(rule.extendable_by)


def test_the_words_of_an_article_are_set_apart_from_its_name() -> None:
    rule = replace(RULES[0], articles=(Article("《某法》", "第一条", "“三日”以内：决定。"),))
    step = trace_steps(counted(rule).trace)[1]
    assert (step.label, step.text, step.quote) == ("条文", "《某法》第一条", "“三日”以内：决定。")


def test_no_word_of_a_trace_is_lost() -> None:
    rule = find_rule("K06", on=START)
    deadline = counted(rule, pauses=[PAUSE], extensions=[Extension(days=5)])
    told = "".join(step.text + step.quote for step in trace_steps(deadline.trace))
    for sentence in deadline.trace:
        words = sentence.partition("：")[2] if sentence[2:3] == "：" else sentence
        assert words.replace("：“", "").rstrip("”") in told


def test_what_is_left_out_and_what_is_added_have_their_words() -> None:
    rule = find_rule("K06", on=START)
    found = labels(counted(rule, pauses=[PAUSE], extensions=[Extension(days=5)]))
    assert "扣除" in found
    assert "延长" in found


def test_a_limitation_that_began_anew_says_so() -> None:
    event = Happened(ClockEvent.MEDIATION_APPLIED, date(2026, 10, 8))
    found = labels(counted(find_rule("K27", on=START), interruptions=[event]))
    assert found.index("起算") < found.index("中断") < found.index("计算")


def test_a_date_that_may_move_says_why() -> None:
    deadline = counted(find_rule("K27", on=START))
    assert deadline.provisional
    assert labels(deadline)[-1] == "暂定"
    assert why_provisional(deadline.trace).startswith("2027 年放假安排尚未录入")
    assert "暂定" in why_provisional([])


def test_a_computed_deadline_is_explained_as_a_clock_is() -> None:
    deadline = counted(find_rule("K06", on=START))
    date_ = explained(deadline)
    assert (date_.safe_on, date_.due_on) == (date(2026, 10, 3), date(2026, 10, 8))
    assert (date_.title, date_.trace) == (deadline.title, deadline.trace)
    assert date_.is_provisional is deadline.provisional
