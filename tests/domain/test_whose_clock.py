"""Whose a date is and how it looks: only our own can be late."""

from datetime import date, timedelta

import pytest

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import Binds
from mediation.domain.whose_clock import Whose, clock_tone, clock_words, is_window, whose

TODAY = date(2026, 11, 23)
S, B = ClockState, Binds


def test_every_period_has_a_group_and_every_group_a_heading() -> None:
    assert {whose(binds) for binds in Binds} == set(Whose)
    assert {group.label for group in Whose} == {
        "我们的期限",
        "当事人的期限",
        "法院、仲裁委、部门的期限",
    }


def test_a_right_that_opens_is_no_window_that_closes() -> None:
    assert {binds for binds in Binds if is_window(binds)} == {Binds.PARTY, Binds.EMPLOYER}


@pytest.mark.parametrize(
    ("state", "binds", "days", "tone", "words"),
    [
        (S.RUNNING, B.BODY, 20, "grey", "剩 20 日"),
        (S.RUNNING, B.BODY, 3, "amber", "剩 3 日"),
        (S.RUNNING, B.BODY, 0, "red", "今日到期"),
        (S.RUNNING, B.BODY, -2, "red", "逾期 2 日"),
        (S.LAPSED, B.BODY, -2, "red", "逾期 2 日"),
        (S.RUNNING, B.PARTY, 3, "amber", "剩 3 日"),
        (S.RUNNING, B.EMPLOYER, 0, "red", "今日到期"),
        (S.RUNNING, B.PARTY, -2, "grey", "已届满"),
        (S.LAPSED, B.PARTY, -2, "grey", "已届满"),
        (S.RUNNING, B.OPENS_RIGHT, 0, "grey", "今日到期"),
        (S.RUNNING, B.COURT, 1, "grey", "剩 1 日"),
        (S.LAPSED, B.COMMISSION, -9, "grey", "已届满"),
        (S.MET, B.BODY, -2, "grey", "已完成"),
        (S.PAUSED, B.BODY, 1, "grey", "暂停"),
        (S.VOIDED, B.BODY, 1, "grey", "已作废"),
    ],
)
def test_only_our_own_is_late_and_only_what_asks_an_act_comes_near(
    state: ClockState, binds: Binds, days: int, tone: str, words: str
) -> None:
    due = TODAY + timedelta(days=days)
    assert clock_tone(state, binds, due, TODAY).value == tone
    assert clock_words(state, binds, due, TODAY) == words
