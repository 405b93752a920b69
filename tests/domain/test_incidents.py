"""The four hours, and who must be told."""

from datetime import datetime, timedelta

import pytest

from mediation.domain.incidents import IncidentFacts, IncidentLevel, duties, report_due_at
from mediation.domain.urgency import Urgency
from tests.clock import MONDAY_MORNING

FOUND = MONDAY_MORNING
HOUR = timedelta(hours=1)


def facts(**changes: object) -> IncidentFacts:
    usual: dict[str, object] = {
        "level": IncidentLevel.LARGER,
        "discovered_at": FOUND,
        "touches_persons": False,
    }
    return IncidentFacts(**usual | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", list(IncidentLevel))
def test_the_clock_runs_from_larger_upwards(level: IncidentLevel) -> None:
    due = report_due_at(level, FOUND)
    assert due == (None if level is IncidentLevel.GENERAL else FOUND + 4 * HOUR)


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (FOUND, Urgency.AMBER, "还剩 4 小时 0 分"),
        (FOUND + 2 * HOUR, Urgency.RED, "还剩 2 小时 0 分"),
        (FOUND + 4 * HOUR, Urgency.RED, "还剩 0 分"),
        (FOUND + 4 * HOUR + timedelta(minutes=1), Urgency.RED, "已超时 1 分"),
    ],
)
def test_the_countdown_turns_red(now: datetime, tone: Urgency, words: str) -> None:
    (duty,) = duties(facts(), now)
    assert (duty.tone, duty.words) == (tone, words)


def test_a_late_report_stays_red_and_one_in_time_is_done() -> None:
    (in_time,) = duties(facts(reported_at=FOUND + HOUR), FOUND + 9 * HOUR)
    (late,) = duties(facts(reported_at=FOUND + 5 * HOUR), FOUND + 9 * HOUR)
    assert (in_time.is_done, in_time.tone) == (True, Urgency.GREY)
    assert (late.is_done, late.tone) == (True, Urgency.RED)


def test_a_leak_of_any_level_is_told_to_authority_and_persons() -> None:
    found = duties(facts(level=IncidentLevel.GENERAL, touches_persons=True), FOUND)
    assert [duty.title for duty in found] == ["报告网信部门", "告知受影响的个人"]
    assert all(duty.basis == "个人信息保护法第57条" for duty in found)


def test_persons_need_not_be_told_when_harm_is_surely_avoided() -> None:
    found = duties(facts(touches_persons=True, harm_avoided=True), FOUND)
    assert [duty.title for duty in found] == ["报告网信部门"]


def test_a_small_incident_that_touches_nobody_brings_no_duty() -> None:
    assert duties(facts(level=IncidentLevel.GENERAL), FOUND) == ()
