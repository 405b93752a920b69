"""What differs between two versions of a draft, clause by clause, as it would print."""

from itertools import zip_longest

from mediation.domain.agreement.draft import AgreementDraft, AgreementParty
from mediation.domain.agreement.sentences import sentence
from mediation.domain.errors import FieldChange

NOTHING = "（无）"


def draft_changes(
    before: AgreementDraft, after: AgreementDraft, parties: tuple[AgreementParty, ...]
) -> tuple[FieldChange, ...]:
    """The places where the two versions read differently; a clause that is gone reads 无."""
    pairs = zip_longest(_lines(before, parties), _lines(after, parties), fillvalue=("", NOTHING))
    return tuple(
        FieldChange(old_label or new_label, old, new)
        for (old_label, old), (new_label, new) in pairs
        if old != new
    )


def _lines(draft: AgreementDraft, parties: tuple[AgreementParty, ...]) -> list[tuple[str, str]]:
    names = {party.id: party.name for party in parties}
    lines = [
        ("达成范围", draft.extent.label),
        ("事实与争议", draft.disputed_facts.strip()),
        ("未达成事项", draft.remaining.strip()),
        ("份数", str(draft.copies)),
    ]
    for number, term in enumerate(draft.terms, 1):
        shares = "，".join(f"{names.get(item.payee_id)} {item.amount}" for item in term.shares)
        text = sentence(term, parties)
        lines.append((f"第 {number} 条", f"{text}（{shares}）" if shares else text))
    return lines
