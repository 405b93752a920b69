"""How something is proved: a piece of evidence of this very case, or words on where a paper is."""

from dataclasses import dataclass

from mediation.domain.errors import InvalidInput
from mediation.domain.field_notes import FieldNotes
from mediation.models import Case, Evidence
from mediation.queries import evidence as evidence_rows

LONGEST_WORDS = 200


@dataclass(frozen=True)
class Paper:
    """A paper as the form names it: in words, as evidence of the case, or both."""

    words: str = ""
    evidence_id: int | None = None


def own_evidence(case: Case, evidence_id: int | None, notes: FieldNotes) -> Evidence | None:
    """The piece of evidence, if it is one of this case that counts; a note otherwise."""
    if evidence_id is None:
        return None
    found = {row.id: row for row in evidence_rows.of_case(case.id)}.get(evidence_id)
    if found is None:
        notes.problem("evidence_id", "请选择本案的材料。")
    elif found.is_void:
        notes.problem("evidence_id", f"材料“{found.name}”已经作废，请另选一份。")
    return found


def tidy(typed: str, name: str, label: str, longest: int, sentence: str = "") -> str:
    """One line of words that can be kept and printed; `sentence` asks for them if there are none.

    InvalidInput beside the field otherwise.
    """
    notes = FieldNotes()
    words = notes.text(name, label, typed, longest)
    if sentence and not words:
        notes.problem(name, sentence)
    refuse(notes)
    return words


def named_paper(case: Case, paper: Paper, *, called: str) -> str:
    """What the paper is called in the case: 同意书：材料“同意书.pdf”，存于一号柜.

    InvalidInput when it is neither evidence of this case nor written where it lies.
    """
    notes = FieldNotes()
    words = notes.text("paper", called, paper.words, LONGEST_WORDS)
    found = own_evidence(case, paper.evidence_id, notes)
    if not words and found is None and not notes.problems:
        notes.problem("paper", f"请选择本案材料中的{called}，或者写明{called}存放在哪里。")
    refuse(notes)
    parts = [f"材料“{found.name}”"] if found else []
    return f"{called}：{'，'.join([*parts, *([words] if words else [])])}"


def refuse(notes: FieldNotes) -> None:
    """Raise InvalidInput if there is something that must be changed."""
    if notes.problems:
        raise InvalidInput(*notes.problems)
