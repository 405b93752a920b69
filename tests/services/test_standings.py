"""How agreements stand in lists: the condition of the database says the same as the domain."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from sqlalchemy import select

from mediation.domain.agreement.standing import Standing
from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.models import AgreementTerm, Case, ExitProcedure, Payment
from mediation.queries import case_export, home
from mediation.queries.case_list import Filters, View
from mediation.queries.performance import standing_on, standings, stands
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.statements import StatementCounter

TODAY = MONDAY_MORNING.date()
PAID = ("nothing", "half", "all", "void")
K, X = ExitKind, ExitState
EXITS = (
    (),
    ((K.JUDICIAL_CONFIRMATION, X.GRANTED),),
    ((K.PAYMENT_ORDER, X.GRANTED),),
    ((K.JUDICIAL_CONFIRMATION, X.APPLIED),),
    ((K.ARBITRATION_REVIEW, X.GRANTED), (K.ENFORCEMENT, X.APPLIED)),
    ((K.JUDICIAL_CONFIRMATION, X.GRANTED), (K.ENFORCEMENT, X.STAYED)),
    ((K.JUDICIAL_CONFIRMATION, X.GRANTED), (K.ENFORCEMENT, X.ENFORCED)),
)


def agreed(cast: Cast, paid: str, due_on: date, exits=(), **changes) -> Case:
    case = make_case(cast, **{"state": CaseState.SETTLED, **changes})
    agreement = make_agreement(case, state="effective", effective_on=TODAY, due_on=due_on)
    part = agreement.terms[0].instalments[0]
    fen = {"nothing": 0, "half": part.amount_fen // 2}.get(paid, part.amount_fen)
    if fen:
        row = Payment(
            paid_on=TODAY,
            amount_fen=fen,
            voucher="回单",
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
        if paid == "void":
            row.voided_at, row.voided_by_id = MONDAY_MORNING, cast.mediator.id
            row.void_reason = "看错"
        part.payments.append(row)
    agreement.exits = [
        ExitProcedure(kind=kind, state=state, receiver_id=cast.court.id, applied_on=TODAY)
        for kind, state in exits
    ]
    db.session.commit()
    return case


def every_kind(cast: Cast) -> Iterator[Case]:
    for paid, due_on in product(PAID, (date(2026, 11, 20), date(2026, 12, 31))):
        yield agreed(cast, paid, due_on)
    for exits in EXITS:
        yield agreed(cast, "half", date(2026, 11, 20), exits)
        yield agreed(cast, "all", date(2026, 11, 20), exits)
    without = make_case(cast, state=CaseState.SETTLED)
    agreement = make_agreement(without, state="effective", effective_on=TODAY)
    agreement.terms = [AgreementTerm(position=0, kind=TermKind.OTHER, text="出具离职证明")]
    db.session.commit()
    yield without
    yield make_case(cast)
    signing = make_case(cast, state=CaseState.SETTLED)
    make_agreement(signing, state="signing")
    yield signing


def test_lists_filters_and_the_page_of_the_case_agree(cast: Cast) -> None:
    cases = list(every_kind(cast))
    listed = standings([case.id for case in cases], TODAY)
    found = {
        standing: set(db.session.scalars(select(Case.id).where(stands(standing, TODAY))))
        for standing in Standing
    }
    for case in cases:
        expected = standing_on(case, TODAY)
        assert listed.get(case.id, ()) == expected
        assert {standing for standing in Standing if case.id in found[standing]} == set(expected)
    assert {each for case in cases for each in standing_on(case, TODAY)} == set(Standing)


def test_a_list_costs_the_same_with_one_and_with_ten(
    cast: Cast, statements: StatementCounter
) -> None:
    keys = [agreed(cast, "half", date(2026, 12, 31)).id for _ in range(10)]
    with statements() as with_one:
        standings(keys[:1], TODAY)
    with statements() as with_ten:
        standings(keys, TODAY)
    assert len(with_one) == len(with_ten) <= 3


def test_a_success_is_never_counted_without_its_performance(cast: Cast) -> None:
    closed = {"state": CaseState.CLOSED, "closed_on": TODAY, "settled_on": TODAY}
    for paid, due_on in (
        ("all", date(2026, 11, 20)),
        ("half", date(2026, 11, 20)),
        ("nothing", date(2026, 12, 31)),
    ):
        agreed(cast, paid, due_on, **closed)
    line = home.month_line(cast.supervisor, TODAY)
    assert (line.closed, line.agreed) == (3, 3)
    assert (line.performed, line.in_performance, line.in_default) == (1, 1, 1)
    figures = {each.label: each.value for each in home.figures(cast.supervisor, TODAY)}
    assert figures["协议违约"] == 1


@pytest.mark.parametrize("view", [View.ALL, View.OPEN])
def test_an_export_says_how_each_agreement_stands(cast: Cast, view: View) -> None:
    agreed(cast, "half", date(2026, 12, 31))
    make_case(cast)
    rows = [
        row
        for batch in case_export.batches(cast.supervisor, Filters(view=view), today=TODAY)
        for row in batch
    ]
    assert sorted(row.standing for row in rows) == [(), (Standing.IN_PERFORMANCE,)]
