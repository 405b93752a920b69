"""What came of an application: service, objection, enforcement, the periods that hang on them."""

from datetime import date

import pytest

from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.clock_states import ClockState
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.exits import Applicant, RouteKind
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.queries.case_facts import facts_of
from mediation.queries.exit_facts import routes_of
from mediation.services import closing, exit_results, planning
from tests.cast import Cast
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
)
from tests.services.exit_steps import (
    CONFIRMATION,
    ORDER,
    REVIEW,
    answer,
    apply,
    clocks_of,
    enforce,
    on,
    serve,
)


@pytest.fixture
def case(cast: Cast):
    """A case whose agreement took effect today."""
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case)))
    return case


def test_an_application_takes_its_clauses_along(cast: Cast) -> None:
    case = case_at_the_table(cast)
    confirmed = TermDraft(TermKind.EMPLOYMENT_CONFIRM, text="双方自2024年3月1日起存在劳动关系。")
    effective(case, cast, draft_with(payment_term(case), confirmed))
    assert apply(case, cast, CONFIRMATION, cast.court).covers == [1]


def test_a_ruling_is_enforced_after_the_default_and_tracked_to_the_end(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    serve(case, cast, date(2026, 12, 4))
    with pytest.raises(ActionNotPossible, match="付款期限届满而未付"):
        enforce(case, cast, date(2026, 12, 31))
    procedure = enforce(case, cast, date(2027, 1, 4))
    assert (procedure.kind, procedure.covers) == (ExitKind.ENFORCEMENT, [1])
    answer(case, cast, ExitState.ACCEPTED, date(2027, 1, 8), docket_number="（2027）东执12号")
    answer(case, cast, ExitState.STAYED, date(2027, 3, 1))
    answer(case, cast, ExitState.ACCEPTED, date(2027, 5, 6))
    answer(case, cast, ExitState.ENFORCED, date(2027, 6, 1))
    assert procedure.state is ExitState.ENFORCED
    assert procedure.docket_number == "（2026）东0103诉前调确18号"


def test_the_creditor_enforces_and_nobody_else(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    day = date(2027, 1, 4)
    with pytest.raises(InvalidInput, match="权利人"):
        apply(case, cast, ExitKind.ENFORCEMENT, cast.court, day, applicant=Applicant.EMPLOYER)


def test_the_two_years_run_and_are_met_by_the_application(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    assert clocks_of(case)["K21"].due_on == date(2029, 1, 2)
    enforce(case, cast, date(2027, 1, 4))
    rows = clocks_of(case)
    assert {rows[code].state for code in ("K21", "K21A")} == {ClockState.MET}


def test_an_application_in_vain_starts_the_two_years_anew(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    enforce(case, cast, date(2027, 1, 4))
    answer(case, cast, ExitState.WITHDRAWN, date(2027, 2, 1))
    row = clocks_of(case)["K21"]
    assert (row.start_on, row.state) == (date(2027, 1, 4), ClockState.RUNNING)
    assert any("时效中断" in sentence for sentence in row.trace)


def test_an_order_binds_fifteen_days_after_its_service(cast: Cast, case) -> None:
    apply(case, cast, ORDER, cast.court, date(2027, 1, 4), applicant=Applicant.WORKER)
    answer(case, cast, ExitState.GRANTED, date(2027, 1, 11), docket_number="（2027）东民督3号")
    with pytest.raises(ActionNotPossible, match="还没有登记送达"):
        enforce(case, cast, date(2027, 2, 1))
    serve(case, cast, date(2027, 1, 15))
    assert clocks_of(case)["K24"].due_on == date(2027, 2, 1)
    with pytest.raises(ActionNotPossible, match="自 2027-02-02 起"):
        enforce(case, cast, date(2027, 2, 1))
    assert enforce(case, cast, date(2027, 2, 2)).covers == [1]


def test_an_objection_ends_the_order_and_opens_the_suit(cast: Cast, case) -> None:
    apply(case, cast, ORDER, cast.court, date(2027, 1, 4), applicant=Applicant.WORKER)
    answer(case, cast, ExitState.GRANTED, date(2027, 1, 11))
    serve(case, cast, date(2027, 1, 15))
    answer(case, cast, ExitState.REFUSED, date(2027, 1, 20), note="债务人提出异议")
    found = {route.kind: route for route in routes_of(case, today=date(2027, 1, 21))}
    assert found[RouteKind.SUIT_AFTER_ORDER].is_open
    assert clocks_of(case)["K26"].start_on == date(2027, 1, 20)
    assert not found[RouteKind.ENFORCEMENT].is_open


@pytest.mark.parametrize(
    ("day", "field"), [(date(2026, 12, 1), "served_on"), (date(2027, 12, 1), "served_on")]
)
def test_a_service_that_cannot_be_is_refused(cast: Cast, case, day: date, field: str) -> None:
    row = apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    with pytest.raises(InvalidInput) as error:
        exit_results.record_service(
            case, procedure_id=row.id, served_on=day, by=cast.mediator, at=on(date(2026, 12, 9))
        )
    assert [problem.field for problem in error.value.problems] == [field]
    assert row.served_on is None


def test_what_was_not_granted_has_no_service(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    with pytest.raises(ActionNotPossible, match="还没有作出"):
        serve(case, cast, TODAY)


@pytest.mark.parametrize(
    ("event", "kind", "due"),
    [
        (DueEvent.CONFIRMED, CONFIRMATION, date(2026, 12, 9)),
        (DueEvent.DECREE_SERVED, REVIEW, date(2026, 12, 11)),
    ],
)
def test_what_waits_for_the_court_falls_due_by_its_answer(
    cast: Cast, event: DueEvent, kind: ExitKind, due: date
) -> None:
    case = case_at_the_table(cast)
    agreement = effective(case, cast, draft_with(payment_term(case)))
    part = agreement.terms[0].instalments[0]
    part.due_on, part.due_event, part.due_days, part.due_in_working_days = None, event, 5, True
    db.session.commit()
    receiver = cast.court if kind is CONFIRMATION else cast.commission
    apply(case, cast, kind, receiver)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    serve(case, cast, date(2026, 12, 4))
    assert part.due_on == due


def test_a_decree_that_was_not_served_does_not_close_the_case(cast: Cast, case) -> None:
    apply(case, cast, REVIEW, cast.commission)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    assert not facts_of(case, today=date(2026, 12, 3)).exit_granted
    assert "请登记送达日期" in case.next_note
    assert case.waiting_for == cast.commission.name
    serve(case, cast, date(2026, 12, 4))
    assert facts_of(case, today=date(2026, 12, 4)).exit_granted


def test_after_a_default_the_next_step_names_the_best_way(cast: Cast, case) -> None:
    planning.replan(case, by=cast.mediator, at=on(date(2027, 1, 4)))
    assert "请催告，或者协助申请支付令（首选）" in case.next_note
    apply(case, cast, CONFIRMATION, cast.court, date(2026, 12, 20))
    answer(case, cast, ExitState.GRANTED, date(2027, 1, 4))
    planning.replan(case, by=cast.mediator, at=on(date(2027, 1, 5)))
    assert "协助申请强制执行（首选，至 2029-01-02）" in case.next_note


def test_after_closure_it_goes_on(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    closing.close(case, note="", by=cast.mediator, at=on(date(2026, 12, 3)))
    assert enforce(case, cast, date(2027, 1, 4)).state is ExitState.APPLIED
