"""What a move needs besides the state: each guard lets through and holds back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation.domain.case_facts import CaseFacts
from mediation.domain.case_flow import MOVES, Action, CaseState
from mediation.domain.case_guards import GUARDS, blockers, menu
from mediation.domain.entry_path import EntryPath
from mediation.domain.outcomes import CaseOutcome, outcome_of
from mediation.domain.small_flows import AgreementState, PerformanceState

A, S = Action, CaseState
TODAY = date(2026, 11, 23)
COURT, COMMISSION = EntryPath.COURT_DELEGATED_PAPER, EntryPath.COMMISSION_ENTRUSTED
EFFECTIVE = {"agreement_state": AgreementState.EFFECTIVE, "agreement_terms": 1}
DRAFTED = {"agreement_state": AgreementState.DRAFT, "agreement_terms": 1}
SIGNING = {"agreement_state": AgreementState.SIGNING, "agreement_terms": 1}


def facts(state: CaseState, **changes: Any) -> CaseFacts:
    """A case that is in order, but for the changes."""
    return replace(
        CaseFacts(
            today=TODAY,
            state=state,
            entry_path=EntryPath.OWN_INTAKE,
            applicants=1,
            respondents=1,
            claims=1,
            respondent_consent="agreed",
            has_mediator=True,
            mediator_cleared=True,
            was_accepted=True,
        ),
        **changes,
    )


# action, state, what makes it possible, what holds it back, a word of the sentence.
BOTH_WAYS: list[tuple[Action, CaseState, dict[str, Any], dict[str, Any], str]] = [
    (A.INQUIRE, S.REGISTERED, {}, {"respondents": 0}, "被申请人"),
    (A.ACCEPT, S.REGISTERED, {}, {"claims": 0}, "请求事项"),
    (A.ACCEPT, S.INQUIRING, {}, {"respondent_consent": None}, "尚未同意"),
    (A.ACCEPT, S.INQUIRING, {}, {"respondent_consent": "silent"}, "尚未同意"),
    (A.ACCEPT, S.INQUIRING, {}, {"respondent_consent": "refused"}, "明确拒绝"),
    (
        A.ACCEPT,
        S.REGISTERED,
        {"entry_path": COURT, "respondent_consent": None},
        {"entry_path": COURT, "respondent_consent": "refused"},
        "明确拒绝",
    ),
    (A.BEGIN_MEDIATION, S.ACCEPTED, {}, {"has_mediator": False}, "指派"),
    (A.BEGIN_MEDIATION, S.MEDIATING, {"mediator_cleared": False}, {}, "已告知"),
    (A.PLAN_SESSION, S.MEDIATING, {}, {"mediator_cleared": False}, "回避披露"),
    (A.RECORD_SESSION, S.MEDIATING, {"open_session": True}, {}, "没有待开的调解会"),
    (
        A.RECORD_SESSION,
        S.MEDIATING,
        {"open_session": True},
        {"open_session": True, "mediator_cleared": False},
        "回避披露",
    ),
    (A.EXTEND, S.MEDIATING, {}, {"entry_path": COMMISSION}, "不能延长"),
    (
        A.SETTLE,
        S.MEDIATING,
        {"sessions_held": 1, "agreement_state": AgreementState.DRAFT, "agreement_terms": 1},
        {"agreement_state": AgreementState.DRAFT, "agreement_terms": 1},
        "主持达成",
    ),
    (
        A.SETTLE,
        S.MEDIATING,
        {"sessions_held": 1, "agreement_state": AgreementState.DRAFT, "agreement_terms": 1},
        {"sessions_held": 1, "agreement_state": AgreementState.DRAFT},
        "草稿",
    ),
    (A.ASK_OVERRIDE, S.MEDIATING, DRAFTED, {}, "草稿"),
    (A.ASK_OVERRIDE, S.SETTLED, SIGNING | {"agreement_terms": 1}, EFFECTIVE, "待签"),
    (A.DECIDE_OVERRIDE, S.MEDIATING, DRAFTED, {}, "草稿"),
    (A.SIGN_AGREEMENT, S.SETTLED, SIGNING, EFFECTIVE, "已生效"),
    (A.VOID_PAYMENT, S.SETTLED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.CONFIRM_RECEIPT, S.SETTLED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.RECORD_CALLBACK, S.CLOSED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.RECORD_PAYMENT, S.SETTLED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.APPLY_EXIT, S.SETTLED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.APPLY_EXIT, S.SETTLED, EFFECTIVE, EFFECTIVE | {"no_exit": "已申请"}, "已申请"),
    (A.RECORD_EXIT_RESULT, S.SETTLED, EFFECTIVE | {"exit_followed": True}, EFFECTIVE, "没有在办"),
    (A.FAIL, S.SETTLED, SIGNING, EFFECTIVE, "已生效"),
    (A.REFER, S.UNSETTLED, {"remedies_told": True}, {}, "书面告知"),
    (A.REFER, S.SETTLED, EFFECTIVE | {"agreement_is_whole": False}, EFFECTIVE, "不需要移送"),
    (
        A.REFER,
        S.SETTLED,
        EFFECTIVE | {"performance": PerformanceState.BREACHED},
        EFFECTIVE | {"performance": PerformanceState.PENDING},
        "不需要移送",
    ),
    (
        A.RETURN_TO_COURT,
        S.UNSETTLED,
        {"entry_path": COURT, "remedies_told": True},
        {"remedies_told": True},
        "不是法院",
    ),
    (
        A.RETURN_TO_COURT,
        S.UNSETTLED,
        {"entry_path": COURT, "remedies_told": True},
        {"entry_path": COURT},
        "书面告知",
    ),
    (
        A.RETURN_TO_COURT,
        S.WITHDRAWN,
        {"entry_path": COURT},
        {"entry_path": COURT, "was_accepted": False},
        "没有受理",
    ),
    (
        A.RETURN_TO_COURT,
        S.REFERRED,
        {"entry_path": COURT},
        {"entry_path": COURT, "returned_to_court": True},
        "已退回",
    ),
    (A.RECORD_RECEIPT, S.REFERRED, {"referral_followed": True}, {}, "最终结果"),
    (A.CLOSE, S.SETTLED, EFFECTIVE, SIGNING, "尚未生效"),
    (A.CLOSE, S.SETTLED, EFFECTIVE, EFFECTIVE | {"exit_open": True}, "没有结果"),
    (
        A.CLOSE,
        S.SETTLED,
        EFFECTIVE | {"performance": PerformanceState.PERFORMED},
        EFFECTIVE | {"performance": PerformanceState.PENDING},
        "履行完毕",
    ),
    (
        A.CLOSE,
        S.SETTLED,
        EFFECTIVE | {"performance": PerformanceState.PENDING, "exit_granted": True},
        EFFECTIVE | {"performance": PerformanceState.PARTLY},
        "一部分",
    ),
    (
        A.CLOSE,
        S.SETTLED,
        EFFECTIVE | {"performance": PerformanceState.BREACHED, "exit_granted": True},
        EFFECTIVE | {"performance": PerformanceState.BREACHED},
        "到期款项",
    ),
    (
        A.CLOSE,
        S.SETTLED,
        EFFECTIVE | {"entry_path": COURT, "result_letter_issued": True},
        EFFECTIVE | {"entry_path": COURT},
        "反馈函",
    ),
    (A.CLOSE, S.UNSETTLED, {"remedies_told": True}, {}, "书面告知"),
    (
        A.CLOSE,
        S.UNSETTLED,
        {"remedies_told": True, "entry_path": COURT, "returned_to_court": True},
        {"remedies_told": True, "entry_path": COURT},
        "退回法院",
    ),
    (A.CLOSE, S.REFERRED, {}, {"referral_open": True}, "回执"),
    (
        A.CLOSE,
        S.REFERRED,
        {"entry_path": COURT, "returned_to_court": True},
        {"entry_path": COURT, "referred_to_arbitration": True},
        "退回法院",
    ),
    (
        A.CLOSE,
        S.WITHDRAWN,
        {"entry_path": COURT, "result_letter_issued": True},
        {"entry_path": COURT},
        "反馈函",
    ),
    (A.REOPEN, S.CLOSED, {}, {"was_accepted": False}, "未受理"),
    (A.REOPEN, S.CLOSED, {}, EFFECTIVE, "仍然有效"),
    (A.VOID_DATE, S.CLOSED, {"dates_entered": 1}, {}, "没有可以作废的记录"),
    (A.EXTEND_CLOCK, S.REFERRED, {"extendable_clocks": 1}, {}, "可以批准延长"),
    (A.VOID_CLOCK, S.MEDIATING, {"voidable_clocks": 1}, {}, "不能作废"),
    (A.FILE_LATE, S.ARCHIVED, {}, {"is_destroyed": True}, "已依法销毁"),
]


@pytest.mark.parametrize(("action", "state", "possible", "held_back", "word"), BOTH_WAYS)
def test_a_guard_lets_through_and_holds_back(
    action: Action,
    state: CaseState,
    possible: dict[str, Any],
    held_back: dict[str, Any],
    word: str,
) -> None:
    assert blockers(action, facts(state, **possible)) == ()
    assert word in "".join(blockers(action, facts(state, **held_back)))


def test_every_guarded_action_is_tried_both_ways() -> None:
    assert {row[0] for row in BOTH_WAYS} == set(GUARDS)


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("action", Action)
def test_an_action_out_of_place_is_blocked_by_the_state(state: CaseState, action: Action) -> None:
    if (state, action) not in MOVES:
        assert blockers(action, facts(state)) == (f"案件现在是“{state.label}”。",)


def test_the_consent_that_a_court_or_commission_took_is_enough() -> None:
    for path in (COURT, COMMISSION):
        assert not blockers(A.ACCEPT, facts(S.REGISTERED, entry_path=path, respondent_consent=None))


def test_the_menu_shows_open_moves_first_and_says_why_the_others_are_closed() -> None:
    entries = menu(facts(S.MEDIATING), frozenset(Action))
    opened = [bool(entry.why_not) for entry in entries]
    assert opened == sorted(opened)
    closed = {entry.action: entry.why_not for entry in entries if entry.why_not}
    assert {A.SETTLE, A.CLOSE, A.APPLY_EXIT} <= set(closed)
    assert A.BEGIN_MEDIATION not in {entry.action for entry in entries}


def test_the_menu_shows_nothing_that_one_may_not_do() -> None:
    allowed = frozenset({A.PLAN_SESSION})
    assert {entry.action for entry in menu(facts(S.MEDIATING), allowed)} == allowed


@pytest.mark.parametrize(
    ("state", "changes", "outcome"),
    [
        (S.SETTLED, EFFECTIVE | {"performance": PerformanceState.PERFORMED}, "performed"),
        (S.SETTLED, EFFECTIVE | {"exit_granted": True}, "confirmed"),
        (S.SETTLED, EFFECTIVE | {"agreement_is_whole": False}, "part"),
        (S.UNSETTLED, {}, "unsettled"),
        (S.REFERRED, {"referred_to_arbitration": True}, "referred"),
        (S.REFERRED, EFFECTIVE | {"agreement_is_whole": False}, "part"),
        (S.REFERRED, {"returned_to_court": True}, "unsettled"),
        (S.REFERRED, {"returned_to_court": True, "was_withdrawn": True}, "withdrawn"),
        (S.DECLINED, {}, "declined"),
        (S.WITHDRAWN, {}, "withdrawn"),
    ],
)
def test_the_outcome_follows_from_the_facts(
    state: CaseState, changes: dict[str, Any], outcome: str
) -> None:
    assert outcome_of(facts(state, **changes)) is CaseOutcome(outcome)
