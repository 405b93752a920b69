"""What has to be done next in a case, by whom and by when, from its facts alone.

Every open case has exactly one answer. Dates are anchored in what happened, never in the day of
asking: asked again tomorrow, the same facts give the same date, and a date that passed is late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediation.domain.case_flow import Action, CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.sessions import SessionOutcome

Workdays = Callable[[date, int], date]
NOTE_LENGTH, WAITING_LENGTH = 200, 100


class Keeper(StrEnum):
    """Whose desk the next action lies on."""

    REGISTRY = "registry"
    SUPERVISOR = "supervisor"
    MEDIATOR = "mediator"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"registry": "接待", "supervisor": "负责人", "mediator": "承办调解员"}[self.value]


class NextAction(StrEnum):
    """The next thing to do; the code is stable, lists and figures use it."""

    DECIDE_ACCEPTANCE = "decide_acceptance"
    AWAIT_SUPPLEMENT = "await_supplement"
    AWAIT_ANSWER = "await_answer"
    ASSIGN_MEDIATOR = "assign_mediator"
    TELL_RIGHTS = "tell_rights"
    PLAN_SESSION = "plan_session"
    HOLD_SESSION = "hold_session"
    WRITE_AGREEMENT = "write_agreement"
    END_MEDIATION = "end_mediation"
    CHECK_PAUSE = "check_pause"
    COLLECT_SIGNATURES = "collect_signatures"
    FOLLOW_PAYMENT = "follow_payment"
    APPLY_EXIT = "apply_exit"
    AWAIT_EXIT_RESULT = "await_exit_result"
    TELL_REMEDIES = "tell_remedies"
    RETURN_TO_COURT = "return_to_court"
    REFER_OR_CLOSE = "refer_or_close"
    AWAIT_RECEIPT = "await_receipt"
    CLOSE = "close"
    ARCHIVE = "archive"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _WORDS[self][0]

    @property
    def button(self) -> str:
        """The word on the button in a row of the home page."""
        return _WORDS[self][1]

    @property
    def case_action(self) -> Action:
        """The action that does it."""
        return _WORDS[self][2]


_WORDS: dict[NextAction, tuple[str, str, Action]] = {
    NextAction.DECIDE_ACCEPTANCE: ("决定是否受理", "审查", Action.ACCEPT),
    NextAction.AWAIT_SUPPLEMENT: ("等待补正", "登记补正", Action.SUPPLEMENT),
    NextAction.AWAIT_ANSWER: ("再次联系对方", "再次联系", Action.RECORD_ANSWER),
    NextAction.ASSIGN_MEDIATOR: ("指派调解员", "指派", Action.ASSIGN),
    NextAction.TELL_RIGHTS: ("告知权利义务", "告知", Action.BEGIN_MEDIATION),
    NextAction.PLAN_SESSION: ("排定调解会", "排期", Action.PLAN_SESSION),
    NextAction.HOLD_SESSION: ("召开调解会", "开始笔录", Action.RECORD_SESSION),
    NextAction.WRITE_AGREEMENT: ("拟写调解协议", "写协议", Action.DRAFT_AGREEMENT),
    NextAction.END_MEDIATION: ("结束调解或办理延长", "办理", Action.FAIL),
    NextAction.CHECK_PAUSE: ("核查中止事由", "核查", Action.RESUME),
    NextAction.COLLECT_SIGNATURES: ("收齐签章", "登记签章", Action.SIGN_AGREEMENT),
    NextAction.FOLLOW_PAYMENT: ("督促付款", "登记已付", Action.RECORD_PAYMENT),
    NextAction.APPLY_EXIT: ("申请确认或审查", "准备材料", Action.APPLY_EXIT),
    NextAction.AWAIT_EXIT_RESULT: ("等待裁定", "登记结果", Action.RECORD_EXIT_RESULT),
    NextAction.TELL_REMEDIES: ("书面告知仲裁、诉讼权利", "出具终结书", Action.ISSUE_DOCUMENT),
    NextAction.RETURN_TO_COURT: ("退回法院", "退回", Action.RETURN_TO_COURT),
    NextAction.REFER_OR_CLOSE: ("移送仲裁或结案", "办理", Action.REFER),
    NextAction.AWAIT_RECEIPT: ("等待移送回执", "查看回执", Action.RECORD_RECEIPT),
    NextAction.CLOSE: ("结案", "结案", Action.CLOSE),
    NextAction.ARCHIVE: ("归档", "归档", Action.ARCHIVE),
}


@dataclass(frozen=True)
class DueInstalment:
    """The first instalment that is not fully paid."""

    number: int
    unpaid: str  # figures: 12,000.00
    due_on: date | None  # None while the event that it waits for has not happened


@dataclass(frozen=True)
class ExitWay:
    """The way to name first after a default, and until when it is open."""

    act: str  # 申请支付令
    until: date | None = None

    @property
    def words(self) -> str:
        """The words after 请催告."""
        until = f"，至 {self.until.isoformat()}" if self.until else ""
        return f"，或者协助{self.act}（首选{until}）"


@dataclass(frozen=True)
class ExitWindow:
    """A window for a joint application that is still open."""

    title: str  # 司法确认
    safe_on: date
    due_on: date


@dataclass(frozen=True)
class Wait:
    """Somebody outside who has to answer, since when, and when one asks again."""

    who: str
    since: date
    until: date
    what: str


@dataclass(frozen=True)
class Situation:
    """Everything that the next step depends on. Dates are None until they happened."""

    today: date
    state: CaseState
    entry_path: EntryPath
    received_on: date
    decide_by: date | None = None
    applicant: str = "申请人"
    respondent: str = "被申请人"
    consent: str | None = None
    answered_on: date | None = None
    inquired_on: date | None = None
    answer_due_on: date | None = None
    supplement_due_on: date | None = None
    accepted_on: date | None = None
    has_mediator: bool = False
    assigned_on: date | None = None
    mediator_cleared: bool = False
    mediation_anchor: date | None = None
    term_title: str = "调解期限"
    term_due: date | None = None
    session_on: date | None = None
    session_line: str = ""
    last_outcome: SessionOutcome | None = None
    has_draft: bool = False
    paused_on: date | None = None
    pause_reason: str = ""
    pause_check_on: date | None = None
    settled_on: date | None = None
    agreement_effective: bool = False
    instalment: DueInstalment | None = None
    money_expected: bool = False
    windows: tuple[ExitWindow, ...] = ()
    best_way: ExitWay | None = None
    exit_wait: Wait | None = None
    remedies_told: bool = False
    returned_to_court: bool = False
    result_reported: bool = False
    referral_wait: Wait | None = None
    finished_on: date | None = None
    ended_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True)
class NextStep:
    """The answer: what, on whose desk, by when, and who outside it waits for."""

    action: NextAction
    keeper: Keeper
    on: date
    note: str
    waiting_for: str | None = None
    waiting_since: date | None = None


def fitted(text: str, length: int) -> str:
    """The text, cut with an ellipsis to the length of its column."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def spoken(day: date) -> str:
    """11月27日."""
    return f"{day.month}月{day.day}日"


def first_day(*days: date | None) -> date:
    """The earliest of the days that are known."""
    return min(day for day in days if day is not None)


def days_after(day: date, count: int) -> date:
    """That many natural days later."""
    return day + timedelta(days=count)
