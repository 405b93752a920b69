"""What an action needs besides the right state: facts of the case, each with the reason why not.

Sources: 17号令 arts. 21-30; 特邀调解规定 arts. 11-27; 33号令 arts. 74-75; 民诉法 art. 205;
人民调解法 arts. 17, 31. `blockers` never raises: the menu shows its sentences.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import Action, CaseState, is_possible
from mediation.domain.closing_guards import closable, remedies_told
from mediation.domain.entry_path import EntryPath
from mediation.domain.parties import Consent
from mediation.domain.small_flows import AgreementState, PerformanceState

Guard = Callable[[CaseFacts], str | None]


def _complete(facts: CaseFacts) -> str | None:
    missing = [
        name
        for name, count in (
            ("申请人", facts.applicants),
            ("被申请人", facts.respondents),
            ("请求事项", facts.claims),
        )
        if not count
    ]
    return f"还没有登记{'、'.join(missing)}。" if missing else None


def _both_willing(facts: CaseFacts) -> str | None:
    # 17号令 art. 22: accepted only when both are willing; a court takes the consent itself.
    if facts.from_outside or facts.respondent_consent == Consent.AGREED:
        return None
    return "被申请人尚未同意调解，请先征询意愿并登记答复。"


def _not_refused(facts: CaseFacts) -> str | None:
    # 人民调解法 art. 17: no mediation against a clear refusal.
    refused = facts.respondent_consent == Consent.REFUSED
    return "被申请人已明确拒绝调解，请办理不予受理或调解不成。" if refused else None


def _has_mediator(facts: CaseFacts) -> str | None:
    return None if facts.has_mediator else "还没有指派调解员。"


def _cleared(facts: CaseFacts) -> str | None:
    # 特邀 arts. 14-15: a mediator who took over tells the rights and discloses anew.
    if facts.mediator_cleared:
        return None
    return "调解员尚未告知权利义务、作回避披露，请先办理告知。"


def _not_cleared_yet(facts: CaseFacts) -> str | None:
    if facts.state is CaseState.MEDIATING and facts.mediator_cleared:
        return "已告知权利义务并作披露。"
    return None


def _extendable(facts: CaseFacts) -> str | None:
    # 33号令 art. 70: after ten working days the hearing opens.
    if facts.entry_path is EntryPath.COMMISSION_ENTRUSTED:
        return "仲裁委委托调解的十个工作日不能延长。"
    return None


def _session_open(facts: CaseFacts) -> str | None:
    return None if facts.open_session else "没有待开的调解会，请先排定。"


def _has_draft(facts: CaseFacts) -> str | None:
    if facts.agreement_terms and facts.agreement_state is AgreementState.DRAFT:
        return None
    return "还没有拟好条款的协议草稿。"


def _still_checked(facts: CaseFacts) -> str | None:
    unsigned = {AgreementState.DRAFT, AgreementState.SIGNING}
    if facts.agreement_terms and facts.agreement_state in unsigned:
        return None
    return "没有拟好条款的协议草稿，也没有待签的协议。"


def _held_session(facts: CaseFacts) -> str | None:
    return None if facts.sessions_held else "还没有调解会记录，协议必须由调解员主持达成。"


def _signing(facts: CaseFacts) -> str | None:
    if facts.agreement_state is AgreementState.SIGNING:
        return None
    return "协议已生效。" if facts.agreement_state is AgreementState.EFFECTIVE else "没有待签协议。"


def _effective(facts: CaseFacts) -> str | None:
    return None if facts.agreement_state is AgreementState.EFFECTIVE else "协议尚未生效。"


def _exit_exists(facts: CaseFacts) -> str | None:
    # The periods are asked for the day of filing, which may be entered later: services.exits.
    return facts.no_exit or None


def _exit_waiting(facts: CaseFacts) -> str | None:
    if facts.exit_followed:
        return None
    return "没有在办的司法确认、仲裁审查、支付令或者强制执行申请。"


def _not_effective(facts: CaseFacts) -> str | None:
    if facts.agreement_state is AgreementState.EFFECTIVE:
        return "协议已生效，不能再作调解不成处理。"
    return None


def _referable(facts: CaseFacts) -> str | None:
    if facts.state is CaseState.UNSETTLED:
        return remedies_told(facts)
    if not facts.agreement_is_whole or facts.performance is PerformanceState.BREACHED:
        return None
    return "全部达成且未逾期的协议不需要移送仲裁。"


def _sent_by_court(facts: CaseFacts) -> str | None:
    return None if facts.from_court else "本案不是法院委派、委托的案件。"


def _returnable(facts: CaseFacts) -> str | None:
    if not facts.was_accepted:
        return "本案没有受理，没有接收法院材料。"
    if facts.returned_to_court:
        return "已退回法院。"
    return remedies_told(facts) if facts.state is CaseState.UNSETTLED else None


def _referral_followed(facts: CaseFacts) -> str | None:
    return None if facts.referral_followed else "没有移送、转请，或者都已有最终结果。"


def _was_accepted(facts: CaseFacts) -> str | None:
    return None if facts.was_accepted else "本案未受理即结案，请重新登记一件。"


def _no_agreement_in_force(facts: CaseFacts) -> str | None:
    if facts.agreement_state is AgreementState.EFFECTIVE:
        return "已生效的协议仍然有效；有新的争议，请重新登记一件。"
    return None


def _has_dates(facts: CaseFacts) -> str | None:
    return None if facts.dates_entered else "日期台账中没有可以作废的记录。"


def _has_extendable(facts: CaseFacts) -> str | None:
    return None if facts.extendable_clocks else "本案没有正在计算、依法可以批准延长的其他期限。"


def _has_voidable(facts: CaseFacts) -> str | None:
    return None if facts.voidable_clocks else "本案没有可以作废的期限；调解期限不能作废。"


def _not_destroyed(facts: CaseFacts) -> str | None:
    return "本案卷宗已依法销毁。" if facts.is_destroyed else None


GUARDS: dict[Action, tuple[Guard, ...]] = {
    Action.INQUIRE: (_complete,),
    Action.ACCEPT: (_complete, _not_refused, _both_willing),
    Action.BEGIN_MEDIATION: (_has_mediator, _not_cleared_yet),
    Action.PLAN_SESSION: (_cleared,),
    Action.RECORD_SESSION: (_cleared, _session_open),
    Action.EXTEND: (_extendable,),
    Action.SETTLE: (_cleared, _held_session, _has_draft),
    Action.SIGN_AGREEMENT: (_signing,),
    Action.ASK_OVERRIDE: (_still_checked,),
    Action.DECIDE_OVERRIDE: (_still_checked,),
    Action.RECORD_PAYMENT: (_effective,),
    Action.VOID_PAYMENT: (_effective,),
    Action.CONFIRM_RECEIPT: (_effective,),
    Action.RECORD_CALLBACK: (_effective,),
    Action.APPLY_EXIT: (_effective, _exit_exists),
    Action.RECORD_EXIT_RESULT: (_exit_waiting,),
    Action.FAIL: (_not_effective,),
    Action.REFER: (_referable,),
    Action.RETURN_TO_COURT: (_sent_by_court, _returnable),
    Action.RECORD_RECEIPT: (_referral_followed,),
    Action.CLOSE: (closable,),
    Action.REOPEN: (_was_accepted, _no_agreement_in_force),
    Action.VOID_DATE: (_has_dates,),
    Action.EXTEND_CLOCK: (_has_extendable,),
    Action.VOID_CLOCK: (_has_voidable,),
    Action.FILE_LATE: (_not_destroyed,),
}


def blockers(action: Action, facts: CaseFacts) -> tuple[str, ...]:
    """The reasons why this action is not possible now; empty when it is."""
    if not is_possible(facts.state, action):
        return (f"案件现在是“{facts.state.label}”。",)
    sentences = (guard(facts) for guard in GUARDS.get(action, ()))
    return tuple(sentence for sentence in sentences if sentence)


@dataclass(frozen=True)
class MenuEntry:
    """One line of the 下一步 menu; `why_not` is empty when the action is open."""

    action: Action
    why_not: str


# Actions that the menu shows greyed while the case is in these states, to teach what comes next.
_SHOWN_AHEAD: dict[CaseState, tuple[Action, ...]] = {
    CaseState.REGISTERED: (Action.ACCEPT,),
    CaseState.INQUIRING: (Action.ACCEPT,),
    CaseState.ACCEPTED: (Action.PLAN_SESSION,),
    CaseState.MEDIATING: (Action.SETTLE, Action.APPLY_EXIT, Action.CLOSE),
    CaseState.SETTLED: (Action.APPLY_EXIT, Action.CLOSE),
    CaseState.UNSETTLED: (Action.CLOSE,),
    CaseState.REFERRED: (Action.CLOSE,),
}
# Not steps of the case's life: they have their own places on the page.
_NOT_IN_MENU = frozenset(
    {
        *(Action.EDIT, Action.ADD_NOTE, Action.ISSUE_DOCUMENT, Action.SHARE),
        *(Action.ADD_EVIDENCE, Action.VOID_EVIDENCE, Action.CALCULATE),
        *(Action.RECORD_DATE, Action.VOID_DATE, Action.EXTEND_CLOCK, Action.VOID_CLOCK),
        # On the workbench, beside the finding, and in the ledger of performance, beside the row.
        *(Action.ASK_OVERRIDE, Action.DECIDE_OVERRIDE, Action.VOID_PAYMENT),
        *(Action.CONFIRM_RECEIPT, Action.FILE_SCAN),
    }
)
# Nothing to teach while they are closed: they only matter for some cases.
_SHOWN_ONLY_OPEN = frozenset(
    {Action.BEGIN_MEDIATION, Action.RETURN_TO_COURT, Action.RECORD_RECEIPT}
)


def menu(facts: CaseFacts, allowed: frozenset[Action]) -> tuple[MenuEntry, ...]:
    """The 下一步 menu: what may be done now, then what is not yet open and why."""
    shown = [
        action
        for action in Action
        if action in allowed
        and action not in _NOT_IN_MENU
        and (is_possible(facts.state, action) or action in _SHOWN_AHEAD.get(facts.state, ()))
    ]
    entries = [MenuEntry(action, "".join(blockers(action, facts))) for action in shown]
    entries = [item for item in entries if not (item.why_not and item.action in _SHOWN_ONLY_OPEN)]
    return tuple(sorted(entries, key=lambda entry: bool(entry.why_not)))
