"""Facts of the papers made while mediating: mediators, rights, notice and record of a session."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.documents.facts.parties import PaperFacts, PartyFacts

STATEMENT = "statement"
OFFER = "offer"


@dataclass(frozen=True, kw_only=True)
class AttendeeFacts:
    """Someone who attended."""

    name: str
    capacity: str  # 申请人, 被申请人委托代理人, …
    identity_checked: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class StatementFacts:
    """What someone said. An offer is printed only when it is marked for print (特邀规定 22)."""

    speaker: str
    text: str
    kind: str = STATEMENT
    print_offer: bool = False


@dataclass(frozen=True, kw_only=True)
class SessionRecordFacts(PaperFacts):
    """调解笔录 (人民调解法 27; 33号令 42 by analogy)."""

    cause: str
    session_number: int = 1
    started_at: datetime
    ended_at: datetime | None = None
    place: str = ""
    mode: str = "现场"  # or 视频, 电话
    mediators: tuple[str, ...] = ()
    recorder: str = ""
    attendees: tuple[AttendeeFacts, ...] = ()
    absent: tuple[str, ...] = ()
    rights_told: bool = False
    recusal_asked: bool = False
    recusal_answer: str = ""
    statements: tuple[StatementFacts, ...] = ()
    issues: tuple[str, ...] = ()
    undisputed: tuple[str, ...] = ()
    result: str = ""
    read_back: bool = False
    refusals_to_sign: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SessionNoticeFacts(PaperFacts):
    """调解通知书: to one addressee, for one session (特邀规定 14)."""

    addressee: str
    addressed_as: str = "你单位"  # or 你
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    session_number: int = 1
    session_at: datetime
    place: str = ""
    video_link: str = ""  # address or number of the room, for a session by video
    mediators: tuple[str, ...] = ()
    papers_to_bring: tuple[str, ...] = ()
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class MediatorChoiceFacts(PaperFacts):
    """调解员选定书, or 调解员指定通知书 when `appointed` (特邀规定 12)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    cause: str
    mediators: tuple[str, ...] = ()
    chosen_on: date | None = None
    appointed: bool = False
    from_court: bool = False  # else the rules of courts on listed mediators are only followed
    why_appointed: str = ""  # e.g. '双方当事人未能协商确定调解员'
    object_by: date | None = None
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerFacts:
    """What one party answers to a disclosure; None is not answered yet."""

    party_name: str
    party_label: str
    agrees: bool | None = None


@dataclass(frozen=True, kw_only=True)
class DisclosureStatementFacts(PaperFacts):
    """回避披露书: what a mediator discloses, and what the parties answer (特邀规定 15)."""

    mediator: str
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    from_court: bool = False
    grounds: tuple[str, ...] = ()  # of disclosure_statement.GROUNDS; none: nothing to disclose
    details: str = ""
    disclosed_on: date | None = None
    answers: tuple[AnswerFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecusalDecisionFacts(PaperFacts):
    """回避决定书: whether a mediator steps back, who decided and why (特邀规定 15)."""

    addressee: str = ""
    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    from_court: bool = False
    mediator: str
    asked_by: str = ""  # empty when the mediator asked to step back
    asked_on: date | None = None
    asked_because: str = ""
    granted: bool
    reasons: str = ""
    new_mediators: tuple[str, ...] = ()
    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RightsNoticeFacts(PaperFacts):
    """权利义务告知书, signed by both sides before mediation (人民调解法 23-24; 特邀规定 14)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    third_parties: tuple[PartyFacts, ...] = ()
    cause: str
    mediators: tuple[str, ...] = ()
    from_court: bool = False  # sent by a court: its rules on listed mediators are told as well
    review_commission: str = ""
    confirmation_court: str = ""
    told_at: datetime | None = None
