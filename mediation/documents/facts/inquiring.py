"""Facts of what is found out: a record of questions, a list of evidence, undisputed facts."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts, PartyFacts


@dataclass(frozen=True, kw_only=True)
class UtteranceFacts:
    """One thing said in a record of questions; empty speakers go on with the one before."""

    speaker: str  # 问, 答
    text: str


@dataclass(frozen=True, kw_only=True)
class InvestigationRecordFacts(PaperFacts):
    """调查记录; what is not known is printed as lines to fill in by hand (司发通〔2010〕239号)."""

    applicant_names: tuple[str, ...]
    respondent_names: tuple[str, ...]
    cause: str
    held_on: date | None = None
    place: str = ""
    matter: str = ""
    asked: str = ""  # who is asked: name, office, how to reach
    relation: str = ""  # to the parties, e.g. '申请人'
    investigators: tuple[str, ...] = ()
    recorder: str = ""
    dialogue: tuple[UtteranceFacts, ...] = ()
    read_back: bool = False


@dataclass(frozen=True, kw_only=True)
class EvidenceRowFacts:
    """One thing handed over."""

    name: str
    source: str = ""
    purpose: str = ""
    form: str = ""  # 原件, 复印件, 电子件
    pages: int | None = None


@dataclass(frozen=True, kw_only=True)
class EvidenceListFacts(PaperFacts):
    """证据清单: what was handed over, who took it, which originals went back (33号令 29)."""

    handed_over_by: str
    handed_over_as: str = ""  # 申请人, 被申请人
    matter: str = ""
    rows: tuple[EvidenceRowFacts, ...]
    receiver: str
    received_on: date | None = None
    returned: tuple[str, ...] = ()  # originals that were given back


@dataclass(frozen=True, kw_only=True)
class FactsConfirmationFacts(PaperFacts):
    """无争议事实确认书: what both sides accept, signed by both (在线调解规则 22)."""

    applicants: tuple[PartyFacts, ...]
    respondents: tuple[PartyFacts, ...]
    cause: str
    session_on: date | None = None
    mode: str = ""  # 现场, 视频, …
    undisputed: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    from_court: bool = False
