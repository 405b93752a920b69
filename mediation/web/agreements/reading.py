"""Between the page of an agreement and the draft of the domain."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from werkzeug.datastructures import MultiDict

from mediation.domain.agreement.clauses import CLAUSES
from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    AgreementDraft,
    AgreementParty,
    Extent,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
    natural_payees,
)
from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.identifiers import mask_accounts
from mediation.domain.masked_entry import restored_account
from mediation.domain.money import figures, from_fen, split_exactly
from mediation.domain.parties import PartyKind
from mediation.models import Case
from mediation.queries.agreement_facts import accounts_of, parties_of
from mediation.web.agreements.forms import AgreementForm
from mediation.web.posted_rows import Fields, count, with_row, without_row

# What a button of the check may set: a day, or the number of copies.
MENDED = ("due_on", "copies")


def draft_in(form: AgreementForm, case: Case) -> AgreementDraft:
    """The draft as typed; with one person to be paid there is nothing to divide.

    An account that stands as the page showed it, masked, is the one behind the mask.
    """
    parties, accounts = parties_of(case), accounts_of(case)
    return AgreementDraft(
        is_whole=form.extent.data == Extent.WHOLE.value,
        disputed_facts=form.disputed_facts.data or "",
        remaining=form.remaining.data or "",
        copies=form.copies.data or 0,
        terms=tuple(_with_accounts(_term(each.form, parties), accounts) for each in form.terms),
    )


def _term(form: Any, parties: Sequence[AgreementParty]) -> TermDraft:
    kind = TermKind(form.kind.data) if form.kind.data in set(TermKind) else TermKind.OTHER
    if kind is not TermKind.PAYMENT:
        return TermDraft(kind=kind, text=form.text.data or "")
    return TermDraft(
        kind=kind,
        text=form.text.data or "",
        payer_id=form.payer.data or None,
        purpose=form.purpose.data or "",
        amount=form.amount.data,
        tax=TaxTerm(form.tax.data) if form.tax.data in set(TaxTerm) else None,
        method=PaymentMethod(form.method.data) if form.method.data in set(PaymentMethod) else None,
        due_on=form.due_on.data,
        shares=tuple(_shares(form)) or _whole_share(form, parties),
        instalments=tuple(_instalments(form)),
        claim_type=_claim_type(form.claim_type.data),
    )


def _with_accounts(term: TermDraft, accounts: Mapping[int, set[str]]) -> TermDraft:
    shares = (
        replace(share, account=restored_account(share.account, accounts.get(share.payee_id, ())))
        for share in term.shares
    )
    return replace(term, shares=tuple(shares))


def _claim_type(code: str | None) -> str | None:
    return code if code == ALL_CLAIMS or code in set(ClaimType) else None


def _shares(form: Any) -> Any:
    for entry in form.shares:
        if entry.form.amount.data and entry.form.payee.data:
            account = entry.form.account.data or ""
            yield ShareDraft(entry.form.payee.data, entry.form.amount.data, account)


def _whole_share(form: Any, parties: Sequence[AgreementParty]) -> tuple[ShareDraft, ...]:
    payees = natural_payees(form.payer.data or None, parties)
    if len(payees) != 1 or not form.payer.data or not form.amount.data:
        return ()
    accounts = {row.form.payee.data: row.form.account.data or "" for row in form.shares}
    return (ShareDraft(payees[0].id, form.amount.data, accounts.get(payees[0].id, "")),)


def _instalments(form: Any) -> Any:
    for entry in form.instalments:
        row = entry.form
        if row.due_on.data or row.amount.data is not None or row.condition.data:
            yield InstalmentDraft(row.due_on.data, row.amount.data, row.condition.data or "")


def values_of(draft: AgreementDraft, case: Case, version: int | None) -> dict[str, Any]:
    """The draft as the form shows it."""
    parties = parties_of(case)
    return {
        "version": version,
        "extent": draft.extent.value,
        "disputed_facts": draft.disputed_facts,
        "remaining": draft.remaining,
        "copies": draft.copies,
        "terms": [_term_values(term, parties) for term in draft.terms],
    }


def _term_values(term: TermDraft, parties: tuple[AgreementParty, ...]) -> dict[str, Any]:
    amounts = {share.payee_id: share for share in term.shares}
    rows = [
        {
            "payee": party.id,
            "amount": amounts[party.id].amount if party.id in amounts else None,
            "account": mask_accounts(
                amounts[party.id].account if party.id in amounts else party.account
            ),
        }
        for party in parties
    ]
    return {
        "kind": term.kind.value,
        "text": term.text,
        "payer": term.payer_id or 0,
        "purpose": term.purpose,
        "claim_type": term.claim_type or "",
        "amount": term.amount,
        "tax": term.tax.value if term.tax else "",
        "method": term.method.value if term.method else "",
        "due_on": term.due_on,
        "shares": rows if term.is_payment else [],
        "instalments": [
            {"due_on": each.due_on, "amount": each.amount, "condition": each.condition}
            for each in term.instalments
        ],
    }


def first_draft(case: Case) -> AgreementDraft:
    """A first draft: one payment of what is claimed, from the answering side to the applicants."""
    parties = parties_of(case)
    payer = case.respondents[0] if case.respondents else None
    claimed = {claim.party_id: 0 for claim in case.claims}
    for claim in case.claims:
        claimed[claim.party_id] += claim.claimed_fen or 0
    kinds = {claim.type for claim in case.claims}
    shares = tuple(
        ShareDraft(party.id, from_fen(claimed[party.id]), party.account)
        for party in parties
        if claimed.get(party.id)
    )
    payment = TermDraft(
        kind=TermKind.PAYMENT,
        payer_id=payer.id if payer else None,
        purpose=ClaimType(case.main_claim_type).label,
        amount=sum((share.amount for share in shares), start=from_fen(0)) or None,
        # Tax is taken off what an employer pays; a worker who pays owes none on it.
        tax=TaxTerm.BEFORE_TAX if payer and payer.kind is PartyKind.EMPLOYER else None,
        method=PaymentMethod.TRANSFER,
        shares=shares,
        claim_type=case.main_claim_type if len(kinds) == 1 else ALL_CLAIMS,
    )
    rest = TermDraft(kind=TermKind.WITHDRAWAL, text=CLAUSES[TermKind.WITHDRAWAL])
    copies = 4 if case.entry_path.from_court else 3
    return AgreementDraft(disputed_facts=case.facts, copies=copies, terms=(payment, rest))


def reshaped(fields: Fields, case: Case) -> Fields | None:
    """The fields after a button that changes rows, or None when it was another button."""
    if fields.get("add_term"):
        return _with_term(fields, case, str(fields["add_term"]))
    if fields.get("add"):
        return with_row(fields, str(fields["add"]), {"due_on": "", "amount": "", "condition": ""})
    if fields.get("remove"):
        return without_row(fields, str(fields["remove"]))
    if fields.get("split"):
        return _with_split(fields, case, str(fields["split"]))
    if fields.get("mend"):
        return _mended(fields, str(fields["mend"]))
    return None


def _mended(fields: Fields, wanted: str) -> Fields:
    """Set one field to what the check proposes: "terms-0-due_on=2027-02-26"."""
    name, _, value = wanted.partition("=")
    mended: Fields = MultiDict(fields)
    if name.endswith(MENDED) and name in fields:
        mended.setlist(name, [value])
    return mended


def without_blank_instalments(fields: Fields) -> Fields:
    """Leave out instalments into which nothing was typed, so that problems find their rows."""
    for term in range(count(fields, "terms")):
        group = f"terms-{term}-instalments"
        for number in reversed(range(count(fields, group))):
            row = f"{group}-{number}"
            if not any(fields.get(f"{row}-{name}") for name in ("due_on", "amount", "condition")):
                fields = without_row(fields, row)
    return fields


def _with_term(fields: Fields, case: Case, code: str) -> Fields:
    kind = TermKind(code) if code in set(TermKind) else TermKind.OTHER
    number = count(fields, "terms")
    grown = with_row(fields, "terms", {"kind": kind.value, "text": CLAUSES.get(kind, "")})
    if kind is TermKind.PAYMENT:
        for party in parties_of(case):
            row = {"payee": str(party.id), "amount": ""}
            row["account"] = mask_accounts(party.account)
            grown = with_row(grown, f"terms-{number}-shares", row)
    return grown


def _with_split(fields: Fields, case: Case, wanted: str) -> Fields:
    """Fill the shares of a term: evenly, or by what each one claimed; exact to 分."""
    row, _, way = wanted.rpartition(":")
    form = AgreementForm(formdata=fields, meta={"csrf": False})
    term = next((entry.form for entry in form.terms if entry.name == row), None)
    if term is None or term.amount.data is None:
        return fields
    payees = [share.form for share in term.shares if share.form.payee.data != term.payer.data]
    weights = _weights(case, [payee.payee.data for payee in payees], way)
    if not sum(weights):
        return fields
    filled: Fields = MultiDict(fields)
    parts = split_exactly(term.amount.data, weights)
    for payee, part in zip(payees, parts, strict=True):
        filled[payee.amount.name] = figures(part) if part else ""
    return filled


def _weights(case: Case, payees: list[int], way: str) -> list[int]:
    claimed: dict[int, int] = {}
    for claim in case.claims:
        claimed[claim.party_id] = claimed.get(claim.party_id, 0) + (claim.claimed_fen or 0)
    if way == "claims":
        return [claimed.get(payee, 0) for payee in payees]
    # Evenly among those who claim something; when nobody does, among all.
    claimants = {claim.party_id for claim in case.claims}
    return [1 if payee in claimants or not claimants else 0 for payee in payees]
