"""Between the page of an agreement and the draft of the domain."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mediation.domain.agreement.draft import (
    ALL_CLAIMS,
    AgreementDraft,
    AgreementParty,
    DueAfter,
    Extent,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
    natural_payees,
)
from mediation.domain.agreement.words import PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.masked_entry import restored_account
from mediation.models import Case
from mediation.queries.agreement_facts import accounts_of, parties_of
from mediation.queries.clauses_taken import clauses_taken
from mediation.web.agreements.forms import WORKING, AgreementForm
from mediation.web.agreements.particulars_forms import particulars_in
from mediation.web.posted_rows import Fields, count, without_row

# An instalment with none of these is a line that nobody filled in.
TYPED = ("due_on", "due_event", "amount", "condition")


def draft_in(form: AgreementForm, case: Case) -> AgreementDraft:
    """The draft as typed; with one person to be paid there is nothing to divide.

    An account that stands as the page showed it, masked, is the one behind the mask.
    """
    parties, accounts = parties_of(case), accounts_of(case)
    clauses = clauses_taken(case, {each.clause_id.data for each in form.terms} - {None})
    return AgreementDraft(
        is_whole=form.extent.data == Extent.WHOLE.value,
        disputed_facts=form.disputed_facts.data or "",
        remaining=form.remaining.data or "",
        copies=form.copies.data or 0,
        terms=tuple(
            _with_accounts(_term(each.form, parties, clauses), accounts) for each in form.terms
        ),
    )


def _term(form: Any, parties: Sequence[AgreementParty], clauses: Collection[int]) -> TermDraft:
    kind = form.term_kind
    clause_id = form.clause_id.data if form.clause_id.data in clauses else None
    text = form.text.data or ""
    if kind is not TermKind.PAYMENT:
        given = particulars_in(kind, form.particulars.form) if form.is_structured else None
        return TermDraft(kind, text, particulars=given, clause_id=clause_id)
    return TermDraft(
        kind=kind,
        text=text,
        payer_id=form.payer.data or None,
        purpose=form.purpose.data or "",
        amount=form.amount.data,
        tax=TaxTerm(form.tax.data) if form.tax.data in set(TaxTerm) else None,
        method=PaymentMethod(form.method.data) if form.method.data in set(PaymentMethod) else None,
        due_on=form.due_on.data,
        due_after=_due_after(form),
        shares=tuple(_shares(form)) or _whole_share(form, parties),
        instalments=tuple(_instalments(form)),
        claim_type=_claim_type(form.claim_type.data),
        clause_id=clause_id,
    )


def _due_after(form: Any) -> DueAfter | None:
    if not form.due_event.data:
        return None
    is_working = form.due_unit.data == WORKING
    return DueAfter(form.due_event.data, form.due_days.data or 0, is_working)


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


def _instalments(form: Any) -> Iterator[InstalmentDraft]:
    for entry in form.instalments:
        row = entry.form
        after = _due_after(row)
        if row.due_on.data or after or row.amount.data is not None or row.condition.data:
            condition = row.condition.data or ""
            yield InstalmentDraft(row.due_on.data, row.amount.data, condition, after)


def without_blank_instalments(fields: Fields) -> Fields:
    """Leave out instalments into which nothing was typed, so that problems find their rows."""
    for term in range(count(fields, "terms")):
        group = f"terms-{term}-instalments"
        for number in reversed(range(count(fields, group))):
            row = f"{group}-{number}"
            if not any(fields.get(f"{row}-{name}") for name in TYPED):
                fields = without_row(fields, row)
    return fields
