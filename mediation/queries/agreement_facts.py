"""Agreements read from the tables into the words of the domain."""

from dataclasses import replace
from datetime import date

from mediation.domain.agreement.checks.facts import AgreementFacts
from mediation.domain.agreement.draft import (
    AgreementDraft,
    AgreementParty,
    AgreementSpokesman,
    DueAfter,
    InstalmentDraft,
    ShareDraft,
    TermDraft,
)
from mediation.domain.agreement.effect import EffectRegime, SignatureFact, regime_of
from mediation.domain.agreement.particulars_json import from_json
from mediation.domain.agreement.sentences import sentence
from mediation.domain.agreement.words import PaymentMethod, SigningCapacity, SigningWay, TaxTerm
from mediation.domain.errors import NotVisible
from mediation.domain.money import from_fen
from mediation.domain.parties import Authority, RepresentativeKind, Side
from mediation.domain.small_flows import AgreementState
from mediation.extensions import pen_counts
from mediation.models import (
    Agreement,
    AgreementTerm,
    Case,
    Instalment,
    Party,
    Signature,
)
from mediation.queries.calendar import working_calendar
from mediation.queries.check_surroundings import surroundings, unprintable_signs


def agreement_of(case: Case, agreement_id: int) -> Agreement:
    """This case's agreement of that key; NotVisible for any other."""
    for agreement in case.agreements:
        if agreement.id == agreement_id:
            return agreement
    raise NotVisible


def drafts_of(case: Case) -> list[Agreement]:
    """The drafts that may still be written on, oldest first."""
    return [item for item in case.agreements if item.state is AgreementState.DRAFT]


def parties_of(case: Case) -> tuple[AgreementParty, ...]:
    """The parties, as an agreement names them."""
    return tuple(_party(party) for party in case.parties)


def _party(party: Party) -> AgreementParty:
    return AgreementParty(
        id=party.id,
        side=party.side,
        kind=party.kind,
        name=party.name,
        birth_on=party.birth_on,
        identity_number=party.identity_number or "",
        credit_code=party.credit_code or "",
        account=" ".join(part for part in (party.bank_name, party.bank_account) if part),
        spokesmen=tuple(
            AgreementSpokesman(item.name, RepresentativeKind(item.kind), Authority(item.authority))
            for item in party.representatives
        ),
    )


def accounts_of(case: Case) -> dict[int, set[str]]:
    """Every account that is written down for each party: with the party, or in an agreement."""
    found = {party.id: {party.account} for party in parties_of(case)}
    for agreement in case.agreements:
        for term in agreement.terms:
            for share in term.shares:
                found.setdefault(share.payee_id, set()).add(share.account or "")
    return found


def draft_of(agreement: Agreement) -> AgreementDraft:
    """The written content of an agreement, whatever its state."""
    return AgreementDraft(
        is_whole=agreement.is_whole,
        disputed_facts=agreement.disputed_facts,
        remaining=agreement.remaining,
        copies=agreement.copies,
        terms=tuple(term_of(term) for term in agreement.terms),
    )


def term_of(term: AgreementTerm) -> TermDraft:
    """One term as it was written; a single sum on one day has no instalments."""
    return TermDraft(
        kind=term.kind,
        text=term.text,
        payer_id=term.payer_id,
        purpose=term.purpose or "",
        claim_type=term.claim_type,
        amount=None if term.amount_fen is None else from_fen(term.amount_fen),
        tax=TaxTerm(term.tax) if term.tax else None,
        method=PaymentMethod(term.method) if term.method else None,
        due_on=term.due_on,
        due_after=due_after(term),
        particulars=from_json(term.kind, term.particulars),
        clause_id=term.clause_id,
        shares=tuple(
            ShareDraft(share.payee_id, from_fen(share.amount_fen), share.account or "")
            for share in term.shares
        ),
        instalments=_instalments(term),
    )


def _instalments(term: AgreementTerm) -> tuple[InstalmentDraft, ...]:
    rows = term.instalments
    if len(rows) == 1 and not rows[0].condition and _is_single(term, rows[0]):
        return ()
    return tuple(_instalment(row) for row in rows)


def _is_single(term: AgreementTerm, row: Instalment) -> bool:
    """Whether the one instalment is but the payment itself, due at once."""
    return (_agreed_day(row), row.due_event, row.due_days) == (
        term.due_on,
        term.due_event,
        term.due_days,
    )


def _instalment(row: Instalment) -> InstalmentDraft:
    return InstalmentDraft(
        _agreed_day(row), from_fen(row.amount_fen), row.condition or "", due_after(row)
    )


def _agreed_day(row: Instalment) -> date | None:
    """The day that was written, whatever day the event has since made of it."""
    return row.latest_on if row.due_event else row.due_on


def due_after(row: AgreementTerm | Instalment) -> DueAfter | None:
    """The event that a payment waits for, as it was agreed."""
    if row.due_event is None:
        return None
    return DueAfter(row.due_event, row.due_days or 0, row.due_in_working_days)


def facts_for_check(case: Case, draft: AgreementDraft, *, agreed_on: date) -> AgreementFacts:
    """A draft with what the check needs to know about its case."""
    return AgreementFacts(
        draft=draft,
        parties=parties_of(case),
        agreed_on=agreed_on,
        calendar=working_calendar(),
        entry_path=case.entry_path,
        **surroundings(case, draft, agreed_on=agreed_on),
    )


def facts_for_printed_text(
    case: Case, draft: AgreementDraft, *, agreed_on: date, text: str
) -> AgreementFacts:
    """The same for a text that was read from a paper: its signs are those that must print."""
    facts = facts_for_check(case, draft, agreed_on=agreed_on)
    return replace(facts, unprintable=unprintable_signs(text))


def signature_facts(agreement: Agreement) -> tuple[SignatureFact, ...]:
    """The signatures given so far, in the order they were recorded; without the strokes."""
    return tuple(
        SignatureFact(
            capacity=SigningCapacity(row.capacity),
            signer=row.signer,
            way=SigningWay(row.way),
            signed_on=row.signed_on,
            party_id=row.party_id,
            signed_at=row.signed_at,
            place=row.place or "",
            counts=SigningWay(row.way) is not SigningWay.PEN or pen_counts(),
        )
        for row in agreement.signatures
    )


def clauses_of(agreement: Agreement) -> list[str]:
    """The terms in the words of the paper."""
    parties = parties_of(agreement.case)
    return [sentence(term_of(term), parties) for term in agreement.terms]


def pen_signatures(agreement: Agreement) -> list[Signature]:
    """The signatures that were written on a screen."""
    return [row for row in agreement.signatures if row.way == SigningWay.PEN]


def signing_parties(agreement: Agreement) -> list[Party]:
    """Who has to sign: both sides, and a third party that owes something under a term."""
    payers = {term.payer_id for term in agreement.terms}
    return [
        party
        for party in agreement.case.parties
        if party.side is not Side.THIRD_PARTY or party.id in payers
    ]


def regime_for(agreement: Agreement) -> EffectRegime:
    """The rule that decides when this agreement takes effect."""
    case = agreement.case
    return regime_of(case.entry_path, case.body.legal_type, signature_facts(agreement))


def instalments_of(agreement: Agreement) -> list[Instalment]:
    """Every instalment of every payment, in the order of the paper."""
    return [row for term in agreement.terms for row in term.instalments]
