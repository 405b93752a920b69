"""How a payment that does not add up, or leaves somebody or something out, is mended in one click.

Nothing is guessed: an offer is made only where the rest of the draft, or the case, leaves a single
answer, and it says what it will write.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from mediation.domain.agreement.draft import (
    AgreementParty,
    ShareDraft,
    TermDraft,
    natural_payees,
)
from mediation.domain.agreement.repairs import Repair, set_term
from mediation.domain.agreement.splitting import split_evenly
from mediation.domain.money import figures, split_exactly
from mediation.domain.parties import Side


@dataclass(frozen=True)
class Offer:
    """The words of a button and what it does; no repair where nothing can be offered."""

    mend: str = ""
    repair: Repair | None = None


NO_OFFER = Offer()


def fitting_shares(index: int, term: TermDraft) -> Offer:
    """Shares that come to the sum; where several people's shares stand alone, the sum follows."""
    amount, shares = term.amount, term.shares
    if not amount or amount <= 0 or any(share.amount <= 0 for share in shares):
        return NO_OFFER
    is_confirmed = bool(term.instalments) and term.instalments_total == amount
    if len(shares) > 1 and not is_confirmed:
        return _new_amount(index, term.shares_total, "各人合计")
    parts = split_exactly(amount, [share.amount for share in shares])
    if not all(parts):
        return NO_OFFER
    fitted = tuple(replace(share, amount=part) for share, part in zip(shares, parts, strict=True))
    told = "改为" if len(shares) == 1 else "各人按现有比例分到"
    return Offer(f"{told} {figures(amount)} 元", set_term(index, shares=fitted))


def fitting_instalments(index: int, term: TermDraft) -> Offer:
    """Instalments that come to the sum: the last takes the difference, unless the sum is wrong."""
    amount, rows = term.amount, term.instalments
    if not amount or any(not row.amount for row in rows):
        return NO_OFFER
    if term.shares and term.shares_total == term.instalments_total:
        return _new_amount(index, term.instalments_total, "各期合计")
    last = (rows[-1].amount or Decimal(0)) + amount - term.instalments_total
    if last <= 0:
        return NO_OFFER
    fitted = (*rows[:-1], replace(rows[-1], amount=last))
    return Offer(f"最后一期改为 {figures(last)} 元", set_term(index, instalments=fitted))


def known_amount(index: int, term: TermDraft) -> Offer:
    """The sum of the shares, or of the instalments, where the whole was left out."""
    of_people: list[Decimal | None] = [share.amount for share in term.shares]
    parts = of_people or [row.amount for row in term.instalments]
    if term.amount is not None or not parts or any(not part or part <= 0 for part in parts):
        return NO_OFFER
    if of_people:
        return _new_amount(index, term.shares_total, "各人合计")
    return _new_amount(index, term.instalments_total, "各期合计")


def usual_payer(index: int, term: TermDraft, parties: Sequence[AgreementParty]) -> Offer:
    """The only one on the other side of those who are paid."""
    payees = {share.payee_id for share in term.shares}
    sides = {party.side for party in parties if party.id in payees} or {Side.APPLICANT}
    if len(sides) > 1 or Side.THIRD_PARTY in sides:
        return NO_OFFER
    other = Side.APPLICANT if Side.RESPONDENT in sides else Side.RESPONDENT
    found = [party for party in parties if party.side is other]
    if len(found) != 1:
        return NO_OFFER
    return Offer(f"由{found[0].full_name}支付", set_term(index, payer_id=found[0].id))


def usual_payees(index: int, term: TermDraft, parties: Sequence[AgreementParty]) -> Offer:
    """Everybody on the other side of the payer, in equal parts."""
    payees = natural_payees(term.payer_id, parties) if term.payer_id else ()
    if not payees or not term.amount or term.amount * 100 < len(payees):
        return NO_OFFER
    shares = split_evenly(term.amount, payees)
    if len(payees) == 1:
        return Offer(f"付给{payees[0].full_name}", set_term(index, shares=shares))
    return Offer(f"平均付给 {len(payees)} 人", set_term(index, shares=shares))


def merged_payees(index: int, term: TermDraft) -> Offer:
    """One line for everybody who stands twice, with what the lines come to."""
    merged: dict[int, ShareDraft] = {}
    for share in term.shares:
        earlier = merged.get(share.payee_id)
        if earlier is None:
            merged[share.payee_id] = share
            continue
        account = earlier.account or share.account
        merged[share.payee_id] = replace(
            earlier, amount=earlier.amount + share.amount, account=account
        )
    return Offer("合并为一行", set_term(index, shares=tuple(merged.values())))


def sorted_instalments(index: int, term: TermDraft) -> Offer:
    """The instalments by their days; two on one day are for people to settle."""
    days = [row.due_on for row in term.instalments]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or len(set(known)) < len(known):
        return NO_OFFER
    rows = sorted(zip(known, term.instalments, strict=True), key=lambda pair: pair[0])
    return Offer("按日期先后排列", set_term(index, instalments=tuple(row for _, row in rows)))


def own_accounts(
    index: int,
    term: TermDraft,
    parties: Sequence[AgreementParty],
    *,
    will_not_do: Callable[[str, AgreementParty], bool],
) -> Offer:
    """The accounts that the case knows, in place of those that will not do."""
    own = {
        party.id: party.account
        for party in parties
        if party.account.strip() and not will_not_do(party.account, party)
    }
    payees = {party.id: party for party in parties}
    wrong = {
        share.payee_id
        for share in term.shares
        if share.payee_id in own and will_not_do(share.account, payees[share.payee_id])
    }
    if not wrong:
        return NO_OFFER
    shares = tuple(
        replace(share, account=own[share.payee_id]) if share.payee_id in wrong else share
        for share in term.shares
    )
    told = f"填入案件登记的账户（{len(wrong)} 人）"
    return Offer(told, set_term(index, shares=shares))


def _new_amount(index: int, amount: Decimal, told: str) -> Offer:
    return Offer(f"总额改为{told} {figures(amount)} 元", set_term(index, amount=amount))
