"""What comes next in each state, on whose desk, by when, and in which words."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.domain.calendar import national_calendar
from mediation.domain.case_flow import Action, CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.next_step import (
    NOTE_LENGTH,
    DueInstalment,
    ExitWindow,
    Keeper,
    NextAction,
    NextStep,
    Situation,
    Wait,
    fitted,
)
from mediation.domain.next_step_rules import foreseen, next_step
from mediation.domain.sessions import SessionOutcome

S, N = CaseState, NextAction
TODAY = date(2026, 11, 23)  # a Monday
WORKDAYS = national_calendar().add_working_days


def situation(state: CaseState, **changes: Any) -> Situation:
    base = Situation(
        today=TODAY, state=state, entry_path=EntryPath.OWN_INTAKE, received_on=date(2026, 11, 20)
    )
    return replace(base, **changes)


def step_of(state: CaseState, **changes: Any) -> NextStep:
    step = next_step(situation(state, **changes), WORKDAYS)
    assert step is not None
    return step


@pytest.mark.parametrize(
    ("state", "changes", "action", "keeper", "on", "words"),
    [
        (S.REGISTERED, {}, N.DECIDE_ACCEPTANCE, Keeper.REGISTRY, "2026-11-25", "先征询意愿"),
        (
            S.REGISTERED,
            {"entry_path": EntryPath.COURT_DELEGATED_ONLINE},
            N.DECIDE_ACCEPTANCE,
            Keeper.REGISTRY,
            "2026-11-25",
            "确认接受",
        ),
        (
            S.SUPPLEMENTING,
            {"supplement_due_on": date(2026, 11, 30)},
            N.AWAIT_SUPPLEMENT,
            Keeper.REGISTRY,
            "2026-11-30",
            "11月30日",
        ),
        (
            S.INQUIRING,
            {"inquired_on": date(2026, 11, 20)},
            N.AWAIT_ANSWER,
            Keeper.REGISTRY,
            "2026-11-25",
            "待答复",
        ),
        (
            S.INQUIRING,
            {"consent": "refused", "answered_on": TODAY},
            N.DECIDE_ACCEPTANCE,
            Keeper.REGISTRY,
            "2026-11-26",
            "不予受理",
        ),
        (
            S.ACCEPTED,
            {"accepted_on": TODAY},
            N.ASSIGN_MEDIATOR,
            Keeper.SUPERVISOR,
            "2026-11-25",
            "指派",
        ),
        (
            S.ACCEPTED,
            {"accepted_on": date(2026, 11, 20), "has_mediator": True, "assigned_on": TODAY},
            N.TELL_RIGHTS,
            Keeper.MEDIATOR,
            "2026-11-25",
            "告知",
        ),
        (
            S.MEDIATING,
            {"mediator_cleared": True, "mediation_anchor": TODAY},
            N.PLAN_SESSION,
            Keeper.MEDIATOR,
            "2026-11-26",
            "首次调解会尚未排期",
        ),
        (
            S.MEDIATING,
            {"mediator_cleared": True, "term_due": date(2026, 11, 20)},
            N.END_MEDIATION,
            Keeper.MEDIATOR,
            "2026-11-20",
            "未办延长",
        ),
        (
            S.MEDIATING,
            {"mediator_cleared": True, "session_on": date(2026, 11, 24), "session_line": "09:30"},
            N.HOLD_SESSION,
            Keeper.MEDIATOR,
            "2026-11-24",
            "09:30",
        ),
        (
            S.MEDIATING,
            {"mediator_cleared": True, "session_on": date(2026, 11, 20)},
            N.HOLD_SESSION,
            Keeper.MEDIATOR,
            "2026-11-20",
            "补记笔录",
        ),
        (
            S.MEDIATING,
            {"mediator_cleared": False, "assigned_on": TODAY},
            N.TELL_RIGHTS,
            Keeper.MEDIATOR,
            "2026-11-25",
            "已更换",
        ),
        (
            S.MEDIATING,
            {
                "mediator_cleared": True,
                "mediation_anchor": TODAY,
                "last_outcome": SessionOutcome.AGREED,
            },
            N.WRITE_AGREEMENT,
            Keeper.MEDIATOR,
            "2026-11-25",
            "谈妥",
        ),
        (
            S.PAUSED,
            {"paused_on": TODAY, "pause_check_on": date(2026, 12, 7), "pause_reason": "鉴定、评估"},
            N.CHECK_PAUSE,
            Keeper.MEDIATOR,
            "2026-12-07",
            "鉴定、评估",
        ),
        (
            S.SETTLED,
            {"settled_on": TODAY},
            N.COLLECT_SIGNATURES,
            Keeper.MEDIATOR,
            "2026-11-26",
            "全部签完才生效",
        ),
        (
            S.SETTLED,
            {
                "agreement_effective": True,
                "instalment": DueInstalment(2, "12,000.00", date(2026, 11, 27)),
            },
            N.FOLLOW_PAYMENT,
            Keeper.MEDIATOR,
            "2026-11-27",
            "第 2 期 12,000.00 元应于 11月27日支付，提前提醒",
        ),
        (
            S.SETTLED,
            {
                "agreement_effective": True,
                "windows": (ExitWindow("司法确认", date(2026, 12, 5), date(2026, 12, 7)),),
            },
            N.APPLY_EXIT,
            Keeper.MEDIATOR,
            "2026-12-07",
            "司法确认共同申请窗口，至 12月5日（周六）顺延 12月7日",
        ),
        (
            S.SETTLED,
            {"agreement_effective": True, "finished_on": TODAY},
            N.CLOSE,
            Keeper.MEDIATOR,
            "2026-11-30",
            "请结案",
        ),
        (
            S.UNSETTLED,
            {"ended_on": TODAY},
            N.TELL_REMEDIES,
            Keeper.MEDIATOR,
            "2026-11-25",
            "终结书",
        ),
        (
            S.UNSETTLED,
            {
                "ended_on": TODAY,
                "remedies_told": True,
                "entry_path": EntryPath.COURT_DELEGATED_PAPER,
            },
            N.RETURN_TO_COURT,
            Keeper.MEDIATOR,
            "2026-11-26",
            "退回法院",
        ),
        (
            S.UNSETTLED,
            {"ended_on": TODAY, "remedies_told": True},
            N.REFER_OR_CLOSE,
            Keeper.MEDIATOR,
            "2026-11-30",
            "移送仲裁",
        ),
        (S.DECLINED, {"ended_on": TODAY}, N.CLOSE, Keeper.REGISTRY, "2026-11-30", "通知书"),
        (S.WITHDRAWN, {"ended_on": TODAY}, N.CLOSE, Keeper.REGISTRY, "2026-11-30", "撤回"),
        (S.CLOSED, {"closed_on": TODAY}, N.ARCHIVE, Keeper.REGISTRY, "2026-12-07", "归档"),
    ],
)
def test_each_state_says_what_comes_next(
    state: CaseState,
    changes: dict[str, Any],
    action: NextAction,
    keeper: Keeper,
    on: str,
    words: str,
) -> None:
    step = step_of(state, **changes)
    assert (step.action, step.keeper, step.on) == (action, keeper, date.fromisoformat(on))
    assert words in step.note


def test_the_first_of_money_answer_and_window_comes_first() -> None:
    wait = Wait("城东区人民法院", TODAY, date(2026, 12, 23), "司法确认申请已递交")
    money = DueInstalment(1, "100.00", date(2026, 12, 31))
    step = step_of(S.SETTLED, agreement_effective=True, exit_wait=wait, instalment=money)
    assert step.action is N.AWAIT_EXIT_RESULT
    assert (step.waiting_for, step.waiting_since) == ("城东区人民法院", TODAY)
    late = replace(money, due_on=date(2026, 11, 20))
    step = step_of(S.SETTLED, agreement_effective=True, exit_wait=wait, instalment=late)
    assert step.action is N.FOLLOW_PAYMENT
    assert "逾期未付" in step.note


def test_a_window_that_is_over_is_no_next_step() -> None:
    over = ExitWindow("仲裁审查", date(2026, 11, 20), date(2026, 11, 20))
    step = step_of(S.SETTLED, agreement_effective=True, windows=(over,), finished_on=TODAY)
    assert step.action is N.CLOSE


def test_what_comes_after_a_step_is_foreseen() -> None:
    after = foreseen(situation(S.INQUIRING, consent="agreed"), Action.ACCEPT, WORKDAYS)
    assert after is not None
    assert (after.action, after.on) == (N.ASSIGN_MEDIATOR, date(2026, 11, 25))
    assert foreseen(situation(S.MEDIATING), Action.ADD_NOTE, WORKDAYS) is None


def test_a_note_is_cut_to_the_length_of_its_column() -> None:
    assert fitted("短", NOTE_LENGTH) == "短"
    long = fitted("长" * 300, NOTE_LENGTH)
    assert len(long) == NOTE_LENGTH
    assert long.endswith("…")
