"""What differs between two versions of a draft, clause by clause, as it would print."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from mediation.domain.agreement.draft import AgreementDraft, AgreementParty
from mediation.domain.agreement.sentences import sentence
from mediation.domain.errors import FieldChange

NOTHING = "（无）"


def draft_changes(
    before: AgreementDraft, after: AgreementDraft, parties: tuple[AgreementParty, ...]
) -> tuple[FieldChange, ...]:
    """The places where the two versions read differently; a clause that is gone reads 无.

    Clauses that stand in both are matched first, so that one more at the top moves no other.
    """
    heads = zip(_head(before), _head(after), strict=True)
    changes = [FieldChange(label, old, new) for (label, old), (_, new) in heads if old != new]
    return (*changes, *_clause_changes(_clauses(before, parties), _clauses(after, parties)))


def _clause_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[FieldChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        old, new = range(old_from, old_to), range(new_from, new_to)
        for was, now in zip_longest(old, new):
            label = f"原第 {was + 1} 条" if now is None else f"第 {now + 1} 条"
            yield FieldChange(
                label,
                NOTHING if was is None else before[was],
                NOTHING if now is None else after[now],
            )


def _head(draft: AgreementDraft) -> list[tuple[str, str]]:
    return [
        ("达成范围", draft.extent.label),
        ("事实与争议", draft.disputed_facts.strip()),
        ("未达成事项", draft.remaining.strip()),
        ("份数", str(draft.copies)),
    ]


def _clauses(draft: AgreementDraft, parties: tuple[AgreementParty, ...]) -> list[str]:
    names = {party.id: party.name for party in parties}
    texts = []
    for term in draft.terms:
        shares = "，".join(f"{names.get(item.payee_id)} {item.amount}" for item in term.shares)
        text = sentence(term, parties)
        texts.append(f"{text}（{shares}）" if shares else text)
    return texts
