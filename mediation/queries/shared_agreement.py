"""The agreement and its performance as a share shows them; a draft is never shown."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.agreement.words import PaymentMethod, TaxTerm
from mediation.domain.sharing import FieldGroup
from mediation.domain.small_flows import AgreementState
from mediation.models import Agreement, AgreementTerm, Case
from mediation.queries.case_facts import current_agreement
from mediation.queries.shared_text import cleaned


@dataclass(frozen=True)
class SharedTerm:
    """One term in words and sums."""

    number: int
    kind: str
    text: str
    payer: str
    purpose: str
    amount_fen: int | None
    tax: str
    method: str
    due_on: date | None


@dataclass(frozen=True)
class SharedAgreement:
    """The agreement that was signed, or is being signed."""

    state: str
    is_whole: bool
    agreed_on: date | None
    effective_on: date | None
    remaining: str
    terms: tuple[SharedTerm, ...]


@dataclass(frozen=True)
class SharedInstalment:
    """What was to be paid when, and what came."""

    purpose: str
    number: int
    due_on: date | None
    amount_fen: int
    paid_fen: int


def _shown(case: Case) -> Agreement | None:
    agreement = current_agreement(case)
    if agreement is None or agreement.state is AgreementState.DRAFT:
        return None
    return agreement


def shared_agreement(case: Case, shows: frozenset[FieldGroup]) -> SharedAgreement | None:
    """The agreement with its terms, or None while there is only a draft."""
    agreement = _shown(case)
    if agreement is None:
        return None
    return SharedAgreement(
        state=agreement.state.label,
        is_whole=agreement.is_whole,
        agreed_on=agreement.agreed_on,
        effective_on=agreement.effective_on,
        remaining=cleaned(agreement.remaining, case),
        terms=tuple(
            _term(number, term, case, shows) for number, term in enumerate(agreement.terms, start=1)
        ),
    )


def _term(number: int, term: AgreementTerm, case: Case, shows: frozenset[FieldGroup]) -> SharedTerm:
    names = FieldGroup.PARTIES in shows
    return SharedTerm(
        number=number,
        kind=term.kind.label,
        text=cleaned(term.text, case),
        payer=term.payer.name if names and term.payer else "",
        purpose=term.purpose or "",
        amount_fen=term.amount_fen,
        tax=TaxTerm(term.tax).label if term.tax else "",
        method=PaymentMethod(term.method).label if term.method else "",
        due_on=term.due_on,
    )


def shared_performance(case: Case, shows: frozenset[FieldGroup]) -> tuple[SharedInstalment, ...]:
    """Every instalment with what was received of it."""
    agreement = _shown(case)
    return tuple(
        SharedInstalment(
            purpose=term.purpose or term.kind.label,
            number=instalment.number,
            due_on=instalment.due_on,
            amount_fen=instalment.amount_fen,
            paid_fen=instalment.paid_fen,
        )
        for term in (agreement.terms if agreement else [])
        for instalment in term.instalments
    )
