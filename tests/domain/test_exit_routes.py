"""The exits after an agreement: a truth table of kind × body × money × day."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.agreements import TermKind
from mediation.domain.exits import PAYMENT_ORDER_CLAIMS, AgreedPayment, ExitFacts, routes, why_not
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, PerformanceState

CONFIRMATION, REVIEW, ORDER = ExitKind
WORKERS = frozenset({PartyKind.WORKER})
PAYMENT = AgreedPayment(frozenset({"wages"}), PartyKind.EMPLOYER, WORKERS)
FACTS = ExitFacts(
    filed_on=date(2026, 11, 24),
    effective_on=date(2026, 11, 23),
    confirm_until=date(2026, 12, 23),
    review_until=date(2026, 12, 8),
    legal_type=LegalType.PEOPLES_COMMITTEE,
    term_kinds=frozenset({TermKind.PAYMENT}),
    payments=(PAYMENT,),
    performance=PerformanceState.PENDING,
)


def is_open(kind: ExitKind, **changes: object) -> bool:
    return not why_not(kind, replace(FACTS, **changes))


@pytest.mark.parametrize("kind", ExitKind)
def test_nothing_is_open_before_the_agreement_takes_effect(kind: ExitKind) -> None:
    assert not is_open(kind, effective_on=None)
    assert not is_open(kind, filed_on=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("day", "confirmation", "review"),
    [
        (date(2026, 11, 23), True, True),
        (date(2026, 12, 8), True, True),
        (date(2026, 12, 9), True, False),
        (date(2026, 12, 23), True, False),
        (date(2026, 12, 24), False, False),
    ],
)
def test_each_window_closes_on_its_own_day(day: date, confirmation: bool, review: bool) -> None:
    assert is_open(CONFIRMATION, filed_on=day) is confirmation
    assert is_open(REVIEW, filed_on=day) is review


def test_confirmed_employment_shuts_the_review_alone() -> None:
    kinds = frozenset({TermKind.PAYMENT, TermKind.EMPLOYMENT_CONFIRM})
    assert not is_open(REVIEW, term_kinds=kinds)
    assert is_open(CONFIRMATION, term_kinds=kinds)


@pytest.mark.parametrize("kind", ExitKind)
@pytest.mark.parametrize("granted", ExitKind)
def test_nothing_is_open_after_one_was_granted(kind: ExitKind, granted: ExitKind) -> None:
    assert not is_open(kind, granted=frozenset({granted}), performance=PerformanceState.BREACHED)


@pytest.mark.parametrize("legal_type", [*LegalType, None])
@pytest.mark.parametrize("performance", PerformanceState)
def test_a_payment_order_needs_a_body_of_article_ten_and_a_default(
    legal_type: LegalType | None, performance: PerformanceState
) -> None:
    lawful = {
        LegalType.ENTERPRISE_COMMITTEE,
        LegalType.PEOPLES_COMMITTEE,
        LegalType.TOWNSHIP_BODY,
    }
    expected = legal_type in lawful and performance is PerformanceState.BREACHED
    assert is_open(ORDER, legal_type=legal_type, performance=performance) is expected


@pytest.mark.parametrize(
    ("payment", "expected"),
    [
        *((replace(PAYMENT, claim_types=frozenset({kind})), True) for kind in PAYMENT_ORDER_CLAIMS),
        (replace(PAYMENT, claim_types=frozenset({"training_penalty"})), False),
        (replace(PAYMENT, claim_types=frozenset({"wages", "training_penalty"})), False),
        (replace(PAYMENT, claim_types=frozenset()), False),
        (replace(PAYMENT, payer_kind=PartyKind.WORKER), False),
        (replace(PAYMENT, payee_kinds=frozenset({PartyKind.EMPLOYER})), False),
    ],
)
def test_a_payment_order_is_for_what_an_employer_owes_a_worker(
    payment: AgreedPayment, expected: bool
) -> None:
    breached = PerformanceState.BREACHED
    assert is_open(ORDER, payments=(payment,), performance=breached) is expected


def test_every_exit_is_listed_with_its_last_day() -> None:
    listed = {route.kind: route for route in routes(FACTS)}
    assert set(listed) == set(ExitKind)
    assert listed[CONFIRMATION].until == date(2026, 12, 23)
    assert listed[ORDER].until is None
    assert listed[ORDER].why_not
