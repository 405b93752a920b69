"""The terms of an agreement as its paper prints them."""

from mediation.documents.facts import InstalmentFacts, ShareFacts, TermFacts
from mediation.documents.facts.agreeing import PAYMENT, TEXT
from mediation.domain.agreement.draft import (
    AgreementParty,
    InstalmentDraft,
    TermDraft,
)
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import PaymentMethod
from mediation.models import Agreement
from mediation.queries.agreement_facts import parties_of, term_of

METHODS = {
    PaymentMethod.TRANSFER: "银行转账",
    PaymentMethod.CASH: "现金",
    PaymentMethod.AGENCY: "调解组织转付",
}


def term_facts(agreement: Agreement) -> tuple[TermFacts, ...]:
    """Every term; a payment that is not finished prints its clause with the gaps in it."""
    parties = parties_of(agreement.case)
    ids = {party.id: party.identity_number or "" for party in agreement.case.parties}
    return tuple(_term(term_of(row), parties, ids) for row in agreement.terms)


def _term(term: TermDraft, parties: tuple[AgreementParty, ...], ids: dict[int, str]) -> TermFacts:
    if not term.is_payment or not _is_finished(term):
        return TermFacts(kind=TEXT, text=sentence(term, parties))
    known = {party.id: party for party in parties}
    payees = [known[share.payee_id] for share in term.shares]
    alone = len(payees) == 1
    return TermFacts(
        kind=PAYMENT,
        text=term.text,
        payer=known[term.payer_id or 0].full_name,
        payee=_payees(payees),
        purpose=term.purpose,
        amount=term.amount,
        tax=term.tax.label if term.tax else "",
        method=METHODS[term.method] if term.method else "",
        account=term.shares[0].account if alone else "",
        due=term.due_on,
        instalments=_instalments(term),
        shares=() if alone else _shares(term, known, ids),
    )


def _is_finished(term: TermDraft) -> bool:
    dated = all(each.is_dated and each.amount is not None for each in term.schedule)
    return bool(term.payer_id and term.amount is not None and term.shares and dated)


def _payees(payees: list[AgreementParty]) -> str:
    if len(payees) <= 2:
        return "、".join(payee.full_name for payee in payees)
    return f"{payees[0].full_name}等{len(payees)}人"


def _instalments(term: TermDraft) -> tuple[InstalmentFacts, ...]:
    """The parts of a payment; one sum is listed too when it waits for an event."""
    parts = term.schedule if term.instalments or term.due_after else ()
    return tuple(_instalment(number, each) for number, each in enumerate(parts, start=1))


def _instalment(number: int, draft: InstalmentDraft) -> InstalmentFacts:
    assert draft.amount is not None, "only finished terms come here"
    return InstalmentFacts(
        number=number,
        due=draft.due_on,
        when=draft.due_after.label if draft.due_after else "",
        amount=draft.amount,
        condition=draft.condition,
    )


def _shares(
    term: TermDraft, known: dict[int, AgreementParty], ids: dict[int, str]
) -> tuple[ShareFacts, ...]:
    return tuple(
        ShareFacts(
            name=known[share.payee_id].name,
            id_number=ids[share.payee_id],
            amount=share.amount,
            account=share.account,
        )
        for share in term.shares
    )
