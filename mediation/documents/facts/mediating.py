"""Facts of the papers made while mediating: the record of a session."""

from dataclasses import dataclass
from datetime import datetime

from mediation.documents.facts.parties import PaperFacts

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
