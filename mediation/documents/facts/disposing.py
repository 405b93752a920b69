"""Facts of the record of what was destroyed."""

from dataclasses import dataclass
from datetime import date

from mediation.documents.facts.parties import PaperFacts


@dataclass(frozen=True, kw_only=True)
class DestroyedCaseFacts:
    """One case of the record: its number, never its people."""

    number: str
    closed_on: date
    outcome: str
    rule: str
    keep_until: date
    holdings: str  # e.g. '当事人2、文书3'
    result: str  # 已销毁, or why it was left out


@dataclass(frozen=True, kw_only=True)
class DestructionRecordFacts(PaperFacts):
    """销毁清册: who proposed, who approved, who carried out, and which cases."""

    reason: str
    proposed_by: str
    proposed_on: date
    approved_by: str
    approved_on: date
    approval_note: str = ""
    executed_by: str
    executed_on: date
    cases: tuple[DestroyedCaseFacts, ...] = ()
