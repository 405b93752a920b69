"""The life of a case: every state, every action, and the one table that joins them.

The guards that need more than the state (consent, disclosure, signatures) are in `case_guards`.
Sources: 调解仲裁法 arts. 10-16; 17号令 arts. 21-30; 特邀调解规定 arts. 11-27.
"""

from enum import StrEnum

from mediation.domain.errors import ActionNotPossible


class CaseState(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    SUPPLEMENTING = "supplementing"
    INQUIRING = "inquiring"
    ACCEPTED = "accepted"
    MEDIATING = "mediating"
    PAUSED = "paused"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    REFERRED = "referred"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act; open cases have an owner and a dated next action."""
        return self not in {CaseState.CLOSED, CaseState.ARCHIVED}


STATE_LABELS = {
    CaseState.REGISTERED: "已登记",
    CaseState.SUPPLEMENTING: "待补正",
    CaseState.INQUIRING: "征询意愿",
    CaseState.ACCEPTED: "已受理",
    CaseState.MEDIATING: "调解中",
    CaseState.PAUSED: "中止",
    CaseState.SETTLED: "达成协议",
    CaseState.UNSETTLED: "调解不成",
    CaseState.REFERRED: "已移送",
    CaseState.DECLINED: "不予受理",
    CaseState.WITHDRAWN: "已撤回",
    CaseState.CLOSED: "已结案",
    CaseState.ARCHIVED: "已归档",
}


class Action(StrEnum):
    """What can be done to a case; the same word names its route, form, event and permission."""

    EDIT = "edit"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENT = "supplement"
    INQUIRE = "inquire"
    RECORD_ANSWER = "record_answer"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASSIGN = "assign"
    BEGIN_MEDIATION = "begin_mediation"
    PLAN_SESSION = "plan_session"
    RECORD_SESSION = "record_session"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    DRAFT_AGREEMENT = "draft_agreement"
    SETTLE = "settle"
    ASK_OVERRIDE = "ask_override"
    DECIDE_OVERRIDE = "decide_override"
    SIGN_AGREEMENT = "sign_agreement"
    FILE_SCAN = "file_scan"
    RECORD_PAYMENT = "record_payment"
    VOID_PAYMENT = "void_payment"
    CONFIRM_RECEIPT = "confirm_receipt"
    RECORD_CALLBACK = "record_callback"
    APPLY_EXIT = "apply_exit"
    RECORD_EXIT_RESULT = "record_exit_result"
    FAIL = "fail"
    WITHDRAW = "withdraw"
    REFER = "refer"
    RETURN_TO_COURT = "return_to_court"
    REQUEST_HELP = "request_help"
    RECORD_RECEIPT = "record_receipt"
    CLOSE = "close"
    REOPEN = "reopen"
    RECONSIDER = "reconsider"
    ARCHIVE = "archive"
    ADD_NOTE = "add_note"
    ISSUE_DOCUMENT = "issue_document"
    SHARE = "share"
    ADD_EVIDENCE = "add_evidence"
    VOID_EVIDENCE = "void_evidence"
    RECORD_DATE = "record_date"
    VOID_DATE = "void_date"
    EXTEND_CLOCK = "extend_clock"
    VOID_CLOCK = "void_clock"
    CALCULATE = "calculate"
    FILE_LATE = "file_late"

    @property
    def label(self) -> str:
        """The Chinese name shown in the 下一步 menu."""
        return ACTION_LABELS[self]


ACTION_LABELS = {
    Action.EDIT: "修改登记信息",
    Action.REQUEST_SUPPLEMENT: "要求补正材料",
    Action.SUPPLEMENT: "登记补正材料",
    Action.INQUIRE: "征询对方意愿",
    Action.RECORD_ANSWER: "登记对方答复",
    Action.ACCEPT: "受理",
    Action.DECLINE: "不予受理",
    Action.ASSIGN: "指派调解员",
    Action.BEGIN_MEDIATION: "告知权利义务，开始调解",
    Action.PLAN_SESSION: "排定调解会",
    Action.RECORD_SESSION: "记录调解会",
    Action.EXTEND: "办理延长（双方同意书）",
    Action.PAUSE: "中止调解",
    Action.RESUME: "恢复调解",
    Action.DRAFT_AGREEMENT: "拟写调解协议",
    Action.SETTLE: "登记达成协议（全部 / 部分）",
    Action.SIGN_AGREEMENT: "登记签章",
    Action.ASK_OVERRIDE: "申请体检放行",
    Action.DECIDE_OVERRIDE: "复核体检放行",
    Action.FILE_SCAN: "交回签署扫描件",
    Action.RECORD_PAYMENT: "登记付款",
    Action.VOID_PAYMENT: "作废付款登记",
    Action.CONFIRM_RECEIPT: "收款确认",
    Action.RECORD_CALLBACK: "登记回访",
    Action.APPLY_EXIT: "申请司法确认、仲裁审查、支付令、强制执行",
    Action.RECORD_EXIT_RESULT: "登记申请的结果、送达",
    Action.FAIL: "调解不成",
    Action.WITHDRAW: "撤回申请",
    Action.REFER: "移送仲裁",
    Action.RETURN_TO_COURT: "退回法院",
    Action.REQUEST_HELP: "转请援助、帮扶、监督",
    Action.RECORD_RECEIPT: "登记移送回执、进展",
    Action.CLOSE: "结案",
    Action.REOPEN: "重新调解",
    Action.RECONSIDER: "重新审查",
    Action.ARCHIVE: "归档",
    Action.ADD_NOTE: "写备忘",
    Action.ISSUE_DOCUMENT: "出具文书",
    Action.SHARE: "共享给联动单位",
    Action.ADD_EVIDENCE: "添加材料",
    Action.VOID_EVIDENCE: "作废材料",
    Action.RECORD_DATE: "登记日期",
    Action.VOID_DATE: "作废登记的日期",
    Action.EXTEND_CLOCK: "登记其他期限的延长",
    Action.VOID_CLOCK: "作废法定期限",
    Action.CALCULATE: "法定核算",
    Action.FILE_LATE: "补充归档材料",
}

S, A = CaseState, Action
OPEN_STATES = tuple(state for state in CaseState if state.is_open)


def _stays(action: Action, *states: CaseState) -> dict[tuple[CaseState, Action], CaseState]:
    return {(state, action): state for state in states}


def _leads(
    action: Action, target: CaseState, *states: CaseState
) -> dict[tuple[CaseState, Action], CaseState]:
    return {(state, action): target for state in states}


# The authority: which action is possible in which state, and where it leads.
MOVES: dict[tuple[CaseState, Action], CaseState] = {
    # Before acceptance.
    **_leads(A.REQUEST_SUPPLEMENT, S.SUPPLEMENTING, S.REGISTERED),
    **_leads(A.SUPPLEMENT, S.REGISTERED, S.SUPPLEMENTING),
    **_leads(A.INQUIRE, S.INQUIRING, S.REGISTERED),
    **_stays(A.RECORD_ANSWER, S.INQUIRING),
    **_leads(A.ACCEPT, S.ACCEPTED, S.REGISTERED, S.INQUIRING),
    **_leads(A.DECLINE, S.DECLINED, S.REGISTERED, S.SUPPLEMENTING, S.INQUIRING),
    # Mediation.
    **_stays(A.ASSIGN, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SETTLED),
    # A mediator who takes over in the middle tells and discloses anew (在线规则 arts. 13-14).
    **_leads(A.BEGIN_MEDIATION, S.MEDIATING, S.ACCEPTED, S.MEDIATING),
    **_stays(A.PLAN_SESSION, S.MEDIATING),
    **_stays(A.RECORD_SESSION, S.MEDIATING),
    **_stays(A.EXTEND, S.MEDIATING),
    **_leads(A.PAUSE, S.PAUSED, S.MEDIATING),
    **_leads(A.RESUME, S.MEDIATING, S.PAUSED),
    **_stays(A.DRAFT_AGREEMENT, S.MEDIATING),
    # A red finding of the check is let pass by two persons, before the agreement is registered or
    # while it waits for signatures: what the case knows of the law may change meanwhile.
    **_stays(A.ASK_OVERRIDE, S.MEDIATING, S.SETTLED),
    **_stays(A.DECIDE_OVERRIDE, S.MEDIATING, S.SETTLED),
    **_leads(A.SETTLE, S.SETTLED, S.MEDIATING),
    # After the agreement.
    **_stays(A.SIGN_AGREEMENT, S.SETTLED),
    # What was promised is followed until it is paid, after the case was closed too.
    # A paper comes back signed whenever it was issued.
    **_stays(A.FILE_SCAN, *(state for state in S if state is not S.ARCHIVED)),
    **_stays(A.RECORD_PAYMENT, S.SETTLED, S.CLOSED),
    **_stays(A.VOID_PAYMENT, S.SETTLED, S.CLOSED),
    **_stays(A.CONFIRM_RECEIPT, S.SETTLED, S.CLOSED),
    **_stays(A.RECORD_CALLBACK, S.SETTLED, S.CLOSED),
    **_stays(A.APPLY_EXIT, S.SETTLED, S.CLOSED),
    **_stays(A.RECORD_EXIT_RESULT, S.SETTLED, S.CLOSED),
    # A party that will not sign (特邀 art. 26) ends an agreement that is not yet effective.
    **_leads(A.FAIL, S.UNSETTLED, S.ACCEPTED, S.MEDIATING, S.PAUSED, S.SETTLED),
    **_leads(
        A.WITHDRAW,
        S.WITHDRAWN,
        *(S.REGISTERED, S.SUPPLEMENTING, S.INQUIRING, S.ACCEPTED, S.MEDIATING, S.PAUSED),
    ),
    # A part agreement or a breached one still goes to arbitration (调解仲裁法 art. 15).
    **_leads(A.REFER, S.REFERRED, S.UNSETTLED, S.SETTLED),
    # What went to arbitration first still goes back to the court that sent it (特邀 art. 21).
    **_leads(A.RETURN_TO_COURT, S.REFERRED, S.UNSETTLED, S.WITHDRAWN, S.REFERRED),
    # Others help beside mediation and after it; what was sent on is followed to its end.
    **_stays(A.REQUEST_HELP, *OPEN_STATES, S.CLOSED),
    **_stays(A.RECORD_RECEIPT, *OPEN_STATES, S.CLOSED),
    # The end, and the ways back.
    **_leads(A.CLOSE, S.CLOSED, S.SETTLED, S.UNSETTLED, S.REFERRED, S.DECLINED, S.WITHDRAWN),
    **_leads(A.REOPEN, S.MEDIATING, S.CLOSED),
    **_leads(A.RECONSIDER, S.REGISTERED, S.DECLINED, S.WITHDRAWN),
    **_leads(A.ARCHIVE, S.ARCHIVED, S.CLOSED),
    # At any time while the case is open.
    **_stays(A.EDIT, *OPEN_STATES),
    **_stays(A.ADD_NOTE, *OPEN_STATES),
    **_stays(A.ISSUE_DOCUMENT, *OPEN_STATES, S.CLOSED),
    **_stays(A.SHARE, *OPEN_STATES, S.CLOSED),
    **_stays(A.ADD_EVIDENCE, *OPEN_STATES, S.CLOSED),
    **_stays(A.VOID_EVIDENCE, *OPEN_STATES, S.CLOSED),
    # After the end too: the windows of enforcement and of a confirmed agreement go on.
    **_stays(A.RECORD_DATE, *OPEN_STATES, S.CLOSED),
    **_stays(A.VOID_DATE, *OPEN_STATES, S.CLOSED),
    **_stays(A.EXTEND_CLOCK, *OPEN_STATES, S.CLOSED),
    **_stays(A.VOID_CLOCK, *OPEN_STATES, S.CLOSED),
    **_stays(A.CALCULATE, *OPEN_STATES),
    # What reaches the office after the archiving goes into a supplement; nothing else happens then.
    **_stays(A.FILE_LATE, S.ARCHIVED),
}


def is_possible(state: CaseState, action: Action) -> bool:
    """Whether the table has this arrow."""
    return (state, action) in MOVES


def next_state(state: CaseState, action: Action) -> CaseState:
    """Where the action leads; raises ActionNotPossible when the table has no such arrow."""
    if not is_possible(state, action):
        raise ActionNotPossible(f"案件现在是“{state.label}”，不能办理“{action.label}”。")
    return MOVES[(state, action)]


class Stage(StrEnum):
    """The six boxes of the stage bar."""

    REGISTRATION = "registration"
    ACCEPTANCE = "acceptance"
    MEDIATION = "mediation"
    AGREEMENT = "agreement"
    EXIT = "exit"
    CLOSURE = "closure"

    @property
    def label(self) -> str:
        """The Chinese name shown on the stage bar."""
        return STAGE_LABELS[self]


STAGE_LABELS = {
    Stage.REGISTRATION: "登记",
    Stage.ACCEPTANCE: "受理",
    Stage.MEDIATION: "调解",
    Stage.AGREEMENT: "协议与履行",
    Stage.EXIT: "确认 / 移送",
    Stage.CLOSURE: "结案归档",
}
STAGE_OF_STATE = {
    S.REGISTERED: Stage.REGISTRATION,
    S.SUPPLEMENTING: Stage.REGISTRATION,
    S.INQUIRING: Stage.REGISTRATION,
    S.DECLINED: Stage.REGISTRATION,
    S.WITHDRAWN: Stage.CLOSURE,
    S.ACCEPTED: Stage.ACCEPTANCE,
    S.MEDIATING: Stage.MEDIATION,
    S.PAUSED: Stage.MEDIATION,
    S.SETTLED: Stage.AGREEMENT,
    S.UNSETTLED: Stage.EXIT,
    S.REFERRED: Stage.EXIT,
    S.CLOSED: Stage.CLOSURE,
    S.ARCHIVED: Stage.CLOSURE,
}
