"""Money that comes: whole, in part, never more than is owed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import InstalmentDraft
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.small_flows import PerformanceState
from mediation.extensions import db
from mediation.models import Payment
from mediation.queries.case_facts import performance_on
from mediation.services import payments
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    settled,
)


def pay(case, cast: Cast, instalment, amount: str, on: date = TODAY, voucher: str = "回单 1"):
    return payments.record_payment(
        case,
        instalment_id=instalment.id,
        paid_on=on,
        amount=Decimal(amount),
        voucher=voucher,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def test_ten_workers_are_paid_at_once_on_the_day(cast: Cast) -> None:
    case = case_at_the_table(cast, [f"工人{number}" for number in range(10)])
    agreement = effective(case, cast, draft_with(payment_term(case, "220000.00", due_on=TODAY)))
    (instalment,) = agreement.terms[0].instalments
    pay(case, cast, instalment, "220000.00")
    assert performance_on(agreement, TODAY) is PerformanceState.PERFORMED
    assert {claim.paid_fen for claim in case.claims} == {22_000_00}
    assert {claim.agreed_fen for claim in case.claims} == {22_000_00}


def test_a_part_payment_counts_for_every_payee_in_proportion(cast: Cast) -> None:
    case = case_at_the_table(cast, ("王秀兰", "李强", "陈静"))
    agreement = effective(case, cast, draft_with(payment_term(case, "100.00")))
    (instalment,) = agreement.terms[0].instalments
    pay(case, cast, instalment, "40.00")
    assert sum(claim.paid_fen for claim in case.claims) == 40_00
    assert performance_on(agreement, TODAY) is PerformanceState.PARTLY
    pay(case, cast, instalment, "60.00")
    assert [claim.paid_fen for claim in case.claims] == [claim.agreed_fen for claim in case.claims]


def test_more_than_is_owed_is_refused(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, draft_with(payment_term(case)))
    (instalment,) = agreement.terms[0].instalments
    pay(case, cast, instalment, "12000.00")
    with pytest.raises(InvalidInput, match=r"600\.00"):
        pay(case, cast, instalment, "600.01")
    assert instalment.paid_fen == 12_000_00
    pay(case, cast, instalment, "600.00")
    with pytest.raises(InvalidInput, match="已经付清"):
        pay(case, cast, instalment, "0.01")


def test_each_instalment_is_paid_on_its_own(cast: Cast) -> None:
    case = case_at_the_table(cast)
    parts = (
        InstalmentDraft(TODAY, Decimal("2600.00")),
        InstalmentDraft(date(2027, 1, 29), Decimal("10000.00")),
    )
    agreement = effective(
        case, cast, draft_with(payment_term(case, due_on=None, instalments=parts))
    )
    first, second = agreement.terms[0].instalments
    pay(case, cast, first, "2600.00")
    assert (first.paid_fen, second.paid_fen) == (2_600_00, 0)
    assert performance_on(agreement, TODAY) is PerformanceState.PARTLY
    assert performance_on(agreement, date(2027, 1, 30)) is PerformanceState.BREACHED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "0.00"}, "amount"),
        ({"on": TODAY + timedelta(days=1)}, "paid_on"),
        ({"on": TODAY - timedelta(days=1)}, "paid_on"),
        ({"voucher": " "}, "voucher"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(cast: Cast, changes: dict, field: str) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, draft_with(payment_term(case)))
    (instalment,) = agreement.terms[0].instalments
    with pytest.raises(InvalidInput) as error:
        pay(case, cast, instalment, **{"amount": "100.00", **changes})
    assert [problem.field for problem in error.value.problems] == [field]
    assert not db.session.query(Payment).count()


def test_nothing_is_paid_under_an_agreement_without_effect(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(ActionNotPossible):
        pay(case, cast, agreement.terms[0].instalments[0], "1.00")


def test_an_instalment_of_another_case_is_not_found(cast: Cast) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case)))
    foreign = make_agreement(make_case(cast)).terms[0].instalments[0]
    with pytest.raises(NotVisible):
        pay(case, cast, foreign, "1.00")


def test_the_worker_can_be_the_one_who_pays(cast: Cast) -> None:
    """An employer claims, the worker pays: the sides are not tied to the kinds."""
    case = case_at_the_table(cast)
    worker, company = case.applicants[0], case.respondents[0]
    worker.side, company.side = company.side, worker.side
    case.claims[0].party, case.claims[0].type = company, "training_penalty"
    db.session.commit()
    term = payment_term(case, "10000.00", payer_id=worker.id, claim_type="training_penalty")
    agreement = effective(case, cast, draft_with(term))
    pay(case, cast, agreement.terms[0].instalments[0], "10000.00")
    assert case.claims[0].paid_fen == 10_000_00
