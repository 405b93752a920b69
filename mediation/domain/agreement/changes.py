"""Two versions of a draft beside each other, clause by clause, as they would print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import SequenceMatcher

from mediation.domain.agreement.draft import AgreementDraft, AgreementParty, ShareDraft, TermDraft
from mediation.domain.agreement.sentences import sentence
from mediation.domain.errors import FieldChange
from mediation.domain.money import figures

NOTHING = "（无）"


@dataclass(frozen=True)
class ClausePair:
    """A clause of the older draft and the one that stands for it in the newer; one may be wanting.

    `shares_before` and `shares_after` name the payees whose part or account is another.
    """

    old_place: int | None
    new_place: int | None
    before: str = ""
    after: str = ""
    shares_before: str = ""
    shares_after: str = ""

    @property
    def label(self) -> str:
        """'第 2 条', '第 2 条（原第 5 条）', '原第 3 条'."""
        if self.new_place is None:
            return f"原第 {(self.old_place or 0) + 1} 条"
        label = f"第 {self.new_place + 1} 条"
        if self.old_place in {None, self.new_place}:
            return label
        return f"{label}（原第 {(self.old_place or 0) + 1} 条）"

    @property
    def is_same(self) -> bool:
        """Whether both drafts say it, wherever it stands."""
        return self.before == self.after and self.shares_before == self.shares_after


def draft_changes(
    before: AgreementDraft, after: AgreementDraft, parties: Sequence[AgreementParty]
) -> tuple[FieldChange, ...]:
    """The places where the two versions read differently; a clause that is gone reads 无."""
    found = list(head_changes(before, after))
    for pair in clause_pairs(before, after, parties):
        if pair.before != pair.after:
            found.append(FieldChange(pair.label, pair.before or NOTHING, pair.after or NOTHING))
        if pair.shares_before != pair.shares_after:
            label = f"{pair.label}按人明细"
            found.append(FieldChange(label, pair.shares_before, pair.shares_after))
    return tuple(found)


def head_changes(before: AgreementDraft, after: AgreementDraft) -> Iterator[FieldChange]:
    """What differs outside the clauses."""
    for (label, old), (_, new) in zip(_head(before), _head(after), strict=True):
        if old != new:
            yield FieldChange(label, old, new)


def clause_pairs(
    before: AgreementDraft, after: AgreementDraft, parties: Sequence[AgreementParty]
) -> tuple[ClausePair, ...]:
    """Every clause of both drafts, in the order of the newer one.

    Clauses that read the same belong together wherever they stand; of the others those of one kind,
    in their order, so that a clause put in between is never taken for a changed one.
    """
    texts = [[sentence(term, tuple(parties)) for term in draft.terms] for draft in (before, after)]
    pairs = _joined(list(_aligned(texts[0], texts[1], before.terms, after.terms)))
    names = {party.id: party.name for party in parties}
    return tuple(_with_shares(pair, before, after, names) for pair in pairs)


def outline(draft: AgreementDraft) -> tuple[tuple[str, str], ...]:
    """What a draft comes to, in a few figures: to choose one of several by."""
    payments = [term for term in draft.terms if term.is_payment]
    parts = [row for term in payments for row in term.schedule]
    days = [row.due_on for row in parts if row.due_on]
    total = sum((term.amount or Decimal(0) for term in payments), Decimal(0))
    return (
        ("付款合计", f"{figures(total)} 元" if total else "没有付款"),
        ("分几期", f"{len(parts)} 期" if parts else "—"),
        ("最后一期", max(days).isoformat() if days else "—"),
        ("达成范围", draft.extent.label),
        ("条款", f"{len(draft.terms)} 条"),
    )


def _aligned(
    old: Sequence[str],
    new: Sequence[str],
    old_terms: Sequence[TermDraft],
    new_terms: Sequence[TermDraft],
) -> Iterator[ClausePair]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kinds = [term.kind for term in old_terms[i1:i2]], [term.kind for term in new_terms[j1:j2]]
        blocks = [("equal", 0, i2 - i1, 0, j2 - j1)]
        if tag != "equal":
            blocks = list(SequenceMatcher(None, *kinds, autojunk=False).get_opcodes())
        for inner, a1, a2, b1, b2 in blocks:
            olds, news = range(i1 + a1, i1 + a2), range(j1 + b1, j1 + b2)
            if inner == "equal":
                yield from (
                    ClausePair(was, now, old[was], new[now])
                    for was, now in zip(olds, news, strict=True)
                )
                continue
            yield from (ClausePair(was, None, before=old[was]) for was in olds)
            yield from (ClausePair(None, now, after=new[now]) for now in news)


def _joined(pairs: list[ClausePair]) -> Iterator[ClausePair]:
    """A clause that is gone here and stands there was moved."""
    gone = {pair.before: pair for pair in pairs if pair.new_place is None}
    moved = {pair.after for pair in pairs if pair.old_place is None and pair.after in gone}
    for pair in pairs:
        if pair.new_place is None and pair.before in moved and gone[pair.before] is pair:
            continue
        if pair.old_place is None and pair.after in moved:
            moved_from = gone[pair.after]
            pair = replace(pair, old_place=moved_from.old_place, before=moved_from.before)
        yield pair


def _with_shares(
    pair: ClausePair, before: AgreementDraft, after: AgreementDraft, names: dict[int, str]
) -> ClausePair:
    if pair.old_place is None or pair.new_place is None:
        return pair
    old, new = before.terms[pair.old_place], after.terms[pair.new_place]
    if max(len(old.shares), len(new.shares)) < 2:
        # The clause itself says what its only payee gets, and where.
        return pair
    was, now = ({share.payee_id: share for share in term.shares} for term in (old, new))
    other = [key for key in {**was, **now} if was.get(key) != now.get(key)]

    def told(shares: dict[int, ShareDraft]) -> str:
        return "；".join(f"{names.get(key, '')} {_share(shares.get(key))}" for key in other)

    return replace(pair, shares_before=told(was), shares_after=told(now))


def _share(share: ShareDraft | None) -> str:
    if share is None:
        return NOTHING
    account = f"（{share.account}）" if share.account else ""
    return f"{figures(share.amount)}{account}"


def _head(draft: AgreementDraft) -> list[tuple[str, str]]:
    return [
        ("达成范围", draft.extent.label),
        ("事实与争议", draft.disputed_facts.strip()),
        ("未达成事项", draft.remaining.strip()),
        ("份数", str(draft.copies)),
    ]
