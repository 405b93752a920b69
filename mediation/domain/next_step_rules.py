"""The rule of each state for what comes next. Offices' own spans are marked; others are law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from mediation.domain.case_flow import Action, CaseState, next_state
from mediation.domain.entry_path import EntryPath
from mediation.domain.next_step import (
    ExitWindow,
    Keeper,
    NextAction,
    NextStep,
    Situation,
    Wait,
    Workdays,
    days_after,
    first_day,
    spoken,
)
from mediation.domain.sessions import SessionOutcome

# Spans of the office itself, in working days: the law only says "promptly".
ASSIGN_WITHIN = TELL_RIGHTS_WITHIN = WRITE_WITHIN = TELL_REMEDIES_WITHIN = 2
PLAN_WITHIN = SIGN_WITHIN = RETURN_WITHIN = 3
CLOSE_WITHIN = 5
ARCHIVE_WITHIN = ASK_AGAIN_WITHIN = 10
CHECK_PAUSE_DAYS = 15

_AFTER_OUTCOME = {
    SessionOutcome.CLOSER: "上一场分歧已缩小，请排定下一场调解会",
    SessionOutcome.CONTINUE: "待补充材料后，排定下一场调解会",
    SessionOutcome.APPRAISAL: "需要鉴定、评估：请办理中止，或排定下一场调解会",
    SessionOutcome.ABSENT: "上一场有一方未到场：请联系后再排一场，或办理调解不成",
    SessionOutcome.STUCK: "双方分歧较大：请再排一场，或办理调解不成",
}


def registered(case: Situation, workdays: Workdays) -> NextStep:
    """Decide within three working days (17号令 art. 22; 在线规则 art. 12 for the court's task)."""
    due = case.decide_by or workdays(case.received_on, 3)
    if case.entry_path.from_court:
        note = "法院交来的案件，3 个工作日内确认接受，或说明理由不予受理"
    elif case.consent is None and case.entry_path is not EntryPath.COMMISSION_ENTRUSTED:
        note = "3 个工作日内决定是否受理；被申请人尚未表态，请先征询意愿"
    else:
        note = "3 个工作日内决定是否受理"
    return NextStep(NextAction.DECIDE_ACCEPTANCE, Keeper.REGISTRY, due, note)


def supplementing(case: Situation, workdays: Workdays) -> NextStep:
    """Wait for the applicant's papers."""
    due = case.supplement_due_on or workdays(case.received_on, CLOSE_WITHIN)
    return NextStep(
        NextAction.AWAIT_SUPPLEMENT,
        Keeper.REGISTRY,
        due,
        f"等申请人补正材料，限 {spoken(due)}前交齐",
        waiting_for=f"申请人 {case.applicant}",
    )


def inquiring(case: Situation, workdays: Workdays) -> NextStep:
    """Wait for the respondent, then decide by what it answered (人民调解法 art. 17)."""
    if case.consent is not None and case.answered_on is not None:
        note = (
            "对方同意调解，请办理受理"
            if case.consent == "agreed"
            else "对方拒绝或逾期未答复，请办理不予受理并书面告知申请人"
        )
        due = case.decide_by or workdays(case.answered_on, 3)
        return NextStep(NextAction.DECIDE_ACCEPTANCE, Keeper.REGISTRY, due, note)
    since = case.inquired_on or case.received_on
    due = case.answer_due_on or days_after(since, 5)
    return NextStep(
        NextAction.AWAIT_ANSWER,
        Keeper.REGISTRY,
        due,
        f"征询调解意愿，待答复（应于 {spoken(due)}前答复）",
        waiting_for=f"被申请人 {case.respondent}",
        waiting_since=since,
    )


def accepted(case: Situation, workdays: Workdays) -> NextStep:
    """A mediator, then the telling of rights, before any meeting (特邀 arts. 12-14)."""
    start = case.accepted_on or case.received_on
    if not case.has_mediator:
        due = first_day(workdays(start, ASSIGN_WITHIN), case.term_due)
        note = f"已受理，请指派调解员；{_term(case)}" if case.term_due else "已受理，请指派调解员"
        return NextStep(NextAction.ASSIGN_MEDIATOR, Keeper.SUPERVISOR, due, note)
    due = workdays(case.assigned_on or start, TELL_RIGHTS_WITHIN)
    return NextStep(
        NextAction.TELL_RIGHTS,
        Keeper.MEDIATOR,
        first_day(due, case.term_due),
        "开会前告知双方权利义务，询问回避并作披露",
    )


def mediating(case: Situation, workdays: Workdays) -> NextStep:
    """Sessions, never later than the end of the term (17号令 art. 29; 特邀 art. 27)."""
    anchor = case.mediation_anchor or case.accepted_on or case.received_on
    if case.term_due is not None and case.term_due < case.today:
        return _term_is_over(case, case.term_due)
    if not case.mediator_cleared:
        due = first_day(workdays(case.assigned_on or anchor, TELL_RIGHTS_WITHIN), case.term_due)
        note = "调解员已更换，请新调解员告知权利义务、询问回避并作披露"
        return NextStep(NextAction.TELL_RIGHTS, Keeper.MEDIATOR, due, note)
    if case.session_on is not None:
        return _session(case, case.session_on)
    if case.last_outcome is SessionOutcome.AGREED:
        due = first_day(workdays(anchor, WRITE_WITHIN), case.term_due)
        written = "协议草稿已拟，请核对后登记达成协议"
        note = written if case.has_draft else "双方已谈妥，请拟写调解协议并登记达成协议"
        return NextStep(NextAction.WRITE_AGREEMENT, Keeper.MEDIATOR, due, note)
    due = first_day(workdays(anchor, PLAN_WITHIN), case.term_due)
    first = f"首次调解会尚未排期；{_term(case)}" if case.term_due else "首次调解会尚未排期"
    note = _AFTER_OUTCOME.get(case.last_outcome, first) if case.last_outcome else first
    return NextStep(NextAction.PLAN_SESSION, Keeper.MEDIATOR, due, note)


def _term(case: Situation) -> str:
    assert case.term_due is not None
    return f"{case.term_title}至 {spoken(case.term_due)}"


def _term_is_over(case: Situation, due: date) -> NextStep:
    back = "结束并退回法院" if case.entry_path.from_court else "办理调解不成"
    note = f"{case.term_title}已满，未办延长：请{back}，或补双方同意延长书"
    if case.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        note = f"{case.term_title}已满，不能延长：请办理调解不成，由仲裁庭开庭"
    return NextStep(NextAction.END_MEDIATION, Keeper.MEDIATOR, due, note)


def _session(case: Situation, on: date) -> NextStep:
    if case.term_due is not None and on > case.term_due:
        note = f"调解会排在{case.term_title}届满（{spoken(case.term_due)}）之后：请办理延长或改期"
        return NextStep(NextAction.END_MEDIATION, Keeper.MEDIATOR, case.term_due, note)
    late = "，已过时间，请补记笔录或登记取消" if on < case.today else ""
    return NextStep(NextAction.HOLD_SESSION, Keeper.MEDIATOR, on, f"{case.session_line}{late}")


def paused(case: Situation, workdays: Workdays) -> NextStep:
    """Look again at the reason of the pause; the office's own span when none was set."""
    since = case.paused_on or case.received_on
    due = case.pause_check_on or days_after(since, CHECK_PAUSE_DAYS)
    reason = f"（{case.pause_reason}）" if case.pause_reason else ""
    note = f"核查中止事由{reason}是否消除"
    return NextStep(NextAction.CHECK_PAUSE, Keeper.MEDIATOR, due, note)


def settled(case: Situation, workdays: Workdays) -> NextStep:
    """Signatures; then whatever comes first: money, the answer of a court, or a window."""
    start = case.settled_on or case.received_on
    if not case.agreement_effective:
        due = workdays(start, SIGN_WITHIN)
        note = "协议待签：请收齐各方签章，全部签完才生效"
        return NextStep(NextAction.COLLECT_SIGNATURES, Keeper.MEDIATOR, due, note)
    candidates = [
        *([_payment(case, workdays)] if case.instalment else []),
        *([_waits(case.exit_wait, NextAction.AWAIT_EXIT_RESULT)] if case.exit_wait else []),
        *(_window(window) for window in case.windows if window.due_on >= case.today),
    ]
    if candidates:
        return min(candidates, key=lambda step: step.on)
    due = workdays(case.finished_on or start, CLOSE_WITHIN)
    reported = "请向法院出具调解结果反馈函后结案"
    waiting = case.entry_path.from_court and not case.result_reported
    note = reported if waiting else "协议事项已办完，请结案"
    return NextStep(NextAction.CLOSE, Keeper.MEDIATOR, due, note)


def _payment(case: Situation, workdays: Workdays) -> NextStep:
    assert case.instalment is not None
    part = case.instalment
    if part.due_on is None:
        note = f"第 {part.number} 期 {part.unpaid} 元以约定的事项为付款条件，请核对条件是否已经成就"
        soon = workdays(case.today, ASK_AGAIN_WITHIN)
        return NextStep(NextAction.FOLLOW_PAYMENT, Keeper.MEDIATOR, soon, note)
    late = part.due_on < case.today
    note = f"第 {part.number} 期 {part.unpaid} 元应于 {spoken(part.due_on)}支付，"
    way = case.best_way.words if case.best_way else ""
    note += f"逾期未付：请催告{way}" if late else "提前提醒"
    return NextStep(NextAction.FOLLOW_PAYMENT, Keeper.MEDIATOR, part.due_on, note)


def _window(window: ExitWindow) -> NextStep:
    rolled = "" if window.safe_on == window.due_on else f"顺延 {spoken(window.due_on)}"
    weekday = "一二三四五六日"[window.safe_on.weekday()]
    note = f"{window.title}共同申请窗口，至 {spoken(window.safe_on)}（周{weekday}）{rolled}"
    return NextStep(NextAction.APPLY_EXIT, Keeper.MEDIATOR, window.due_on, note)


def _waits(wait: Wait, action: NextAction) -> NextStep:
    return NextStep(action, Keeper.MEDIATOR, wait.until, wait.what, wait.who, wait.since)


def unsettled(case: Situation, workdays: Workdays) -> NextStep:
    """Tell in writing, give the file back, then refer or close (17号令 art. 30; 特邀 art. 21)."""
    start = case.ended_on or case.received_on
    if not case.remedies_told:
        due = workdays(start, TELL_REMEDIES_WITHIN)
        note = "调解不成：请出具调解终结书，书面告知可以申请仲裁或起诉"
        return NextStep(NextAction.TELL_REMEDIES, Keeper.MEDIATOR, due, note)
    if case.entry_path.from_court and not case.returned_to_court:
        due = workdays(start, RETURN_WITHIN)
        note = "调解不成：请把诉讼材料退回法院，附调解情况"
        return NextStep(NextAction.RETURN_TO_COURT, Keeper.MEDIATOR, due, note)
    due = workdays(start, CLOSE_WITHIN)
    note = "当事人需要的，协助移送仲裁；不需要的，结案"
    return NextStep(NextAction.REFER_OR_CLOSE, Keeper.MEDIATOR, due, note)


def referred(case: Situation, workdays: Workdays) -> NextStep:
    """Wait for the receiver's answer."""
    start = case.finished_on or case.ended_on or case.received_on
    if case.referral_wait is not None:
        return _waits(case.referral_wait, NextAction.AWAIT_RECEIPT)
    due = workdays(start, CLOSE_WITHIN)
    if case.entry_path.from_court and not (case.returned_to_court or case.result_reported):
        note = "移送已有回执；本案由法院交来，还须退回法院后才能结案"
        return NextStep(NextAction.RETURN_TO_COURT, Keeper.MEDIATOR, due, note)
    return NextStep(NextAction.CLOSE, Keeper.MEDIATOR, due, "移送已有回执，请结案")


def declined(case: Situation, workdays: Workdays) -> NextStep:
    """Tell the applicant in writing, then close (17号令 art. 22)."""
    due = workdays(case.ended_on or case.received_on, CLOSE_WITHIN)
    note = "不予受理：请出具不予受理通知书并送达申请人，然后结案"
    return NextStep(NextAction.CLOSE, Keeper.REGISTRY, due, note)


def withdrawn(case: Situation, workdays: Workdays) -> NextStep:
    """Close; a court that sent the case is told first (特邀 art. 26)."""
    due = workdays(case.ended_on or case.received_on, CLOSE_WITHIN)
    reported = case.result_reported or case.returned_to_court
    owed = case.entry_path.from_court and case.accepted_on is not None and not reported
    note = "申请已撤回：请先向法院反馈或退回，再结案" if owed else "申请已撤回，请结案"
    keeper = Keeper.MEDIATOR if case.has_mediator else Keeper.REGISTRY
    return NextStep(NextAction.CLOSE, keeper, due, note)


def closed(case: Situation, workdays: Workdays) -> NextStep:
    """Follow what was promised until it is paid, then file the papers (17号令 art. 32)."""
    if case.money_expected and case.instalment is not None:
        return _payment(case, workdays)
    due = workdays(case.closed_on or case.received_on, ARCHIVE_WITHIN)
    return NextStep(NextAction.ARCHIVE, Keeper.REGISTRY, due, "已结案，请整理卷宗归档")


RULES = {
    CaseState.REGISTERED: registered,
    CaseState.SUPPLEMENTING: supplementing,
    CaseState.INQUIRING: inquiring,
    CaseState.ACCEPTED: accepted,
    CaseState.MEDIATING: mediating,
    CaseState.PAUSED: paused,
    CaseState.SETTLED: settled,
    CaseState.UNSETTLED: unsettled,
    CaseState.REFERRED: referred,
    CaseState.DECLINED: declined,
    CaseState.WITHDRAWN: withdrawn,
    CaseState.CLOSED: closed,
}


def next_step(situation: Situation, workdays: Workdays) -> NextStep | None:
    """The next step of a case; None for an archived one. `workdays(day, n)` counts n after day."""
    rule = RULES.get(situation.state)
    return rule(situation, workdays) if rule else None


def foreseen(case: Situation, action: Action, workdays: Workdays) -> NextStep | None:
    """What comes after the action if it is done today; None when that is not yet known."""
    if action not in _ASSUMED:
        return None
    state = next_state(case.state, action)
    return next_step(replace(case, state=state, **_ASSUMED[action](case.today)), workdays)


_ASSUMED: dict[Action, Callable[[date], dict[str, Any]]] = {
    Action.SUPPLEMENT: lambda day: {"received_on": day, "decide_by": None},
    Action.INQUIRE: lambda day: {"inquired_on": day, "answer_due_on": None, "consent": None},
    Action.ACCEPT: lambda day: {"accepted_on": day, "has_mediator": False},
    Action.DECLINE: lambda day: {"ended_on": day},
    Action.RECONSIDER: lambda day: {"received_on": day, "decide_by": None},
    Action.ASSIGN: lambda day: {"has_mediator": True, "assigned_on": day},
    Action.BEGIN_MEDIATION: lambda day: {"mediator_cleared": True, "mediation_anchor": day},
    Action.PAUSE: lambda day: {"paused_on": day, "pause_check_on": None, "pause_reason": ""},
    Action.RESUME: lambda day: {"mediation_anchor": day},
    Action.FAIL: lambda day: {"ended_on": day},
    Action.WITHDRAW: lambda day: {"ended_on": day},
    Action.CLOSE: lambda day: {"closed_on": day},
    Action.REOPEN: lambda day: {"mediation_anchor": day, "term_due": None, "last_outcome": None},
}
