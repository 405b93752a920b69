"""Repairs that the check of an agreement offers: each makes a new draft of the one it is given.

Places are named as the page names its fields: "copies", "terms-0-instalments-1-due_on".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from mediation.domain.agreement.draft import AgreementDraft, InstalmentDraft, TermDraft
from mediation.domain.agreement.particulars import PARTICULARS, Particulars, Withdrawal
from mediation.domain.agreement.words import TermKind

Repair = Callable[[AgreementDraft], AgreementDraft]
_TERM = re.compile(r"terms-(?P<term>\d+)-(?:instalments-(?P<part>\d+)-)?(?P<name>\w+)")


def set_field(place: str, value: Any) -> Repair:
    """Write a value into one field."""
    return lambda draft: _written(draft, place, lambda _: value)


def replace_words(place: str, old: str, new: str) -> Repair:
    """Write other words where some stand in a field."""
    return lambda draft: _written(draft, place, lambda text: text.replace(old, new))


def cut_piece(place: str, piece: str) -> Repair:
    """Leave out one sentence of a field; a clause of which nothing is left goes altogether."""
    found = _TERM.fullmatch(place)

    def cut(draft: AgreementDraft) -> AgreementDraft:
        shorter = _written(draft, place, lambda text: _without(text, piece))
        if found is None:
            return shorter
        index = int(found["term"])
        return _without_term(shorter, index) if _is_empty(shorter.terms[index]) else shorter

    return cut


def set_term(index: int, **changes: Any) -> Repair:
    """Change one term."""
    return lambda draft: _with_term(draft, index, replace(draft.terms[index], **changes))


def set_particulars(index: int, **changes: Any) -> Repair:
    """Change what the clause of one term says, whatever its kind."""

    def change(draft: AgreementDraft) -> AgreementDraft:
        term = draft.terms[index]
        given: Any = term.particulars or PARTICULARS[term.kind]()
        return _with_term(draft, index, replace(term, particulars=replace(given, **changes)))

    return change


def set_instalment(index: int, part: int, **changes: Any) -> Repair:
    """Change one instalment of a payment; a payment without instalments is its own one."""

    def change(draft: AgreementDraft) -> AgreementDraft:
        term = draft.terms[index]
        if not term.instalments:
            return _with_term(draft, index, replace(term, **changes))
        rows = list(term.instalments)
        rows[part] = replace(rows[part], **changes)
        return _with_term(draft, index, replace(term, instalments=tuple(rows)))

    return change


def add_term(kind: TermKind, particulars: Particulars | None = None, text: str = "") -> Repair:
    """Add a clause at the end."""
    term = TermDraft(kind, text=text, particulars=particulars)
    return lambda draft: replace(draft, terms=(*draft.terms, term))


def reserve(*codes: str) -> Repair:
    """Keep kinds of claim open in the clause about the other claims, or in a new one."""

    def kept(draft: AgreementDraft) -> AgreementDraft:
        for index, term in enumerate(draft.terms):
            given = term.particulars
            if isinstance(given, Withdrawal):
                new = (code for code in codes if code not in given.reserved)
                return set_particulars(index, reserved=(*given.reserved, *new))(draft)
        return add_term(TermKind.WITHDRAWAL, Withdrawal(reserved=codes))(draft)

    return kept


def leave_open(kinds: Mapping[str, str]) -> Repair:
    """Make it an agreement on a part, which names these kinds of claim (code: name) as left."""

    def left(draft: AgreementDraft) -> AgreementDraft:
        said = draft.remaining.strip().rstrip("。；")
        rest = "；".join(part for part in (said, "、".join(kinds.values())) if part)
        return reserve(*kinds)(replace(draft, is_whole=False, remaining=f"{rest}。"))

    return left


def set_apart(index: int, told: str) -> Repair:
    """Take a clause out and name it among what stays open, so that it is not lost."""

    def apart(draft: AgreementDraft) -> AgreementDraft:
        rest = "".join(part for part in (draft.remaining.strip(), told) if part)
        return replace(_without_term(draft, index), is_whole=False, remaining=rest)

    return apart


def _written(draft: AgreementDraft, place: str, change: Callable[[Any], Any]) -> AgreementDraft:
    found = _TERM.fullmatch(place)
    if found is None:
        return replace(draft, **{place: change(getattr(draft, place))})
    index, name = int(found["term"]), found["name"]
    term = draft.terms[index]
    if found["part"] is None:
        changed: TermDraft = replace(term, **{name: change(getattr(term, name))})
        return _with_term(draft, index, changed)
    part = int(found["part"])
    row: InstalmentDraft = term.instalments[part]
    changes = {name: change(getattr(row, name))}
    return set_instalment(index, part, **changes)(draft)


def _with_term(draft: AgreementDraft, index: int, term: TermDraft) -> AgreementDraft:
    return replace(draft, terms=(*draft.terms[:index], term, *draft.terms[index + 1 :]))


def _without_term(draft: AgreementDraft, index: int) -> AgreementDraft:
    return replace(draft, terms=(*draft.terms[:index], *draft.terms[index + 1 :]))


def _without(text: str, piece: str) -> str:
    return re.sub(rf"{re.escape(piece)}[。；;]?", "", text, count=1).strip()


def _is_empty(term: TermDraft) -> bool:
    said = [getattr(term, each.name) for each in fields(term) if each.name in {"text", "purpose"}]
    return not term.is_payment and term.particulars is None and not any(said)
