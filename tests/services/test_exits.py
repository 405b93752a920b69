"""After an agreement: which applications may be filed, where, until when, and their answers."""

from datetime import date, datetime

import pytest

from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import DueEvent, TermKind
from mediation.domain.case_flow import Action
from mediation.domain.case_guards import menu
from mediation.domain.clock_states import ClockState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.exits import Applicant, RouteKind
from mediation.domain.small_flows import FORCE_GIVING, ExitKind, ExitState
from mediation.extensions import db
from mediation.models import Clock
from mediation.queries.case_facts import facts_of
from mediation.queries.exit_facts import routes_of
from mediation.services import closing, exit_results, exits, planning
from tests.cast import Cast
from tests.clock import SHANGHAI
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    settled,
)

CONFIRMATION, REVIEW, ORDER = FORCE_GIVING


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)


def apply(case, cast: Cast, kind: ExitKind, receiver, day: date = TODAY, **more):
    return exits.apply_exit(
        case,
        kind=kind,
        receiver_id=receiver.id,
        applied_on=day,
        by=cast.mediator,
        at=on(day),
        **more,
    )


def answer(case, cast: Cast, state: ExitState, day: date = TODAY, **changes):
    rows = case.agreements[-1].exits
    given = {
        "procedure_id": rows[-1].id if rows else 0,
        "docket_number": "（2026）东0103诉前调确18号",
        "note": "协议有效",
        **changes,
    }
    return exit_results.record_result(
        case, state=state, result_on=day, by=cast.mediator, at=on(max(day, TODAY)), **given
    )


def menu_of(case):
    return menu(facts_of(case, today=TODAY), frozenset(Action))


@pytest.fixture
def case(cast: Cast):
    """A case whose agreement took effect today."""
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case)))
    return case


def test_confirmation_is_applied_for_and_granted(cast: Cast, case) -> None:
    procedure = apply(case, cast, CONFIRMATION, cast.court)
    assert procedure.state is ExitState.APPLIED
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    assert procedure.state is ExitState.GRANTED
    assert procedure.result_on == date(2026, 12, 2)
    assert procedure.docket_number == "（2026）东0103诉前调确18号"


def test_the_day_of_acceptance_is_kept_beside_the_day_of_the_answer(cast: Cast, case) -> None:
    procedure = apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.ACCEPTED, date(2026, 11, 26))
    assert (procedure.accepted_on, procedure.result_on) == (date(2026, 11, 26), None)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    assert (procedure.accepted_on, procedure.result_on) == (
        date(2026, 11, 26),
        date(2026, 12, 2),
    )


def test_what_was_granted_at_once_has_no_day_of_acceptance(cast: Cast, case) -> None:
    procedure = apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.GRANTED, date(2026, 12, 2))
    assert procedure.accepted_on is None


@pytest.mark.parametrize(
    ("kind", "last", "too_late"),
    [
        (CONFIRMATION, date(2026, 12, 23), date(2026, 12, 24)),
        (REVIEW, date(2026, 12, 8), date(2026, 12, 9)),
    ],
)
def test_the_window_counts_to_the_day_of_filing(
    cast: Cast, case, kind: ExitKind, last: date, too_late: date
) -> None:
    receiver = cast.court if kind is CONFIRMATION else cast.commission
    with pytest.raises(ActionNotPossible, match="已过申请期限"):
        apply(case, cast, kind, receiver, too_late)
    assert apply(case, cast, kind, receiver, last).applied_on == last


def test_review_is_shut_when_employment_is_confirmed(cast: Cast) -> None:
    case = case_at_the_table(cast)
    confirmed = TermDraft(TermKind.EMPLOYMENT_CONFIRM, text="双方自2024年3月1日起存在劳动关系。")
    effective(case, cast, draft_with(payment_term(case), confirmed))
    with pytest.raises(ActionNotPossible, match="确认劳动关系"):
        apply(case, cast, REVIEW, cast.commission)
    assert apply(case, cast, CONFIRMATION, cast.court)


def test_one_application_at_a_time_and_none_after_it_was_granted(cast: Cast, case) -> None:
    apply(case, cast, CONFIRMATION, cast.court)
    with pytest.raises(ActionNotPossible):
        apply(case, cast, REVIEW, cast.commission)
    answer(case, cast, ExitState.GRANTED)
    with pytest.raises(ActionNotPossible):
        apply(case, cast, REVIEW, cast.commission)


def test_another_exit_stays_open_after_a_refusal(cast: Cast, case) -> None:
    apply(case, cast, REVIEW, cast.commission)
    answer(case, cast, ExitState.REFUSED, note="内容不明确")
    assert apply(case, cast, CONFIRMATION, cast.court).state is ExitState.APPLIED


@pytest.mark.parametrize("kind", [CONFIRMATION, REVIEW])
def test_one_side_alone_cannot_apply(cast: Cast, case, kind: ExitKind) -> None:
    receiver = cast.court if kind is CONFIRMATION else cast.commission
    with pytest.raises(InvalidInput, match="共同申请"):
        apply(case, cast, kind, receiver, applicant=Applicant.WORKER)


def test_an_application_goes_to_the_right_kind_of_receiver(cast: Cast, case) -> None:
    for kind, receiver in ((CONFIRMATION, cast.commission), (REVIEW, cast.court)):
        with pytest.raises(InvalidInput) as error:
            apply(case, cast, kind, receiver)
        assert [problem.field for problem in error.value.problems] == ["receiver_id"]


def test_a_delegated_case_goes_to_the_court_that_sent_it(cast: Cast) -> None:
    sent = case_at_the_table(
        cast, entry_path=EntryPath.COURT_DELEGATED_PAPER, sender=cast.other_body
    )
    settled(sent, cast, draft_with(payment_term(sent), copies=4))
    with pytest.raises(InvalidInput, match="作出邀请的法院"):
        apply(sent, cast, CONFIRMATION, cast.court)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (EntryPath.COURT_ENTRUSTED_ORDINARY, "第二十条"),
        (EntryPath.COMMISSION_ENTRUSTED, "第四十二条"),
    ],
)
def test_a_case_that_was_taken_up_ends_in_a_decree(cast: Cast, path: EntryPath, words: str) -> None:
    sent = case_at_the_table(cast, entry_path=path, sender=cast.court)
    effective(sent, cast, draft_with(payment_term(sent), copies=4))
    entry = next(item for item in menu_of(sent) if item.action is Action.APPLY_EXIT)
    assert words in entry.why_not
    with pytest.raises(ActionNotPossible, match=words):
        apply(sent, cast, CONFIRMATION, cast.court)


def test_only_the_worker_asks_for_a_payment_order(cast: Cast, case) -> None:
    day = date(2027, 1, 4)
    with pytest.raises(InvalidInput, match="劳动者一方"):
        apply(case, cast, ORDER, cast.court, day, applicant=Applicant.EMPLOYER)
    assert apply(case, cast, ORDER, cast.court, day, applicant=Applicant.WORKER).kind is ORDER


def test_an_application_in_time_is_written_down_after_the_window(cast: Cast, case) -> None:
    procedure = exits.apply_exit(
        case,
        kind=CONFIRMATION,
        receiver_id=cast.court.id,
        applied_on=date(2026, 12, 23),
        by=cast.mediator,
        at=on(date(2026, 12, 28)),
    )
    assert procedure.applied_on == date(2026, 12, 23)


def test_a_payment_order_waits_for_the_default(cast: Cast, case) -> None:
    with pytest.raises(ActionNotPossible, match="付款期限届满而未付"):
        apply(case, cast, ORDER, cast.court)
    assert apply(case, cast, ORDER, cast.court, date(2027, 1, 4)).kind is ORDER


def test_a_payment_order_needs_a_body_of_article_ten(cast: Cast) -> None:
    case = case_at_the_table(cast, body=cast.other_body)
    effective(case, cast, draft_with(payment_term(case)))
    with pytest.raises(ActionNotPossible, match="第十条、第十六条"):
        apply(case, cast, ORDER, cast.court, date(2027, 1, 4))


def test_a_payment_order_is_for_the_four_kinds_of_money(cast: Cast) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case, claim_type="training_penalty")))
    with pytest.raises(ActionNotPossible, match="拖欠工资"):
        apply(case, cast, ORDER, cast.court, date(2027, 1, 4))


def test_acceptance_is_a_step_and_its_number_is_kept(cast: Cast, case) -> None:
    procedure = apply(case, cast, CONFIRMATION, cast.court)
    answer(case, cast, ExitState.ACCEPTED, docket_number="（2026）东0103诉前调确9号")
    assert procedure.state is ExitState.ACCEPTED
    assert procedure.result_on is None
    answer(case, cast, ExitState.GRANTED, docket_number="")
    assert procedure.docket_number == "（2026）东0103诉前调确9号"


@pytest.mark.parametrize(
    ("state", "changes", "field"),
    [
        (ExitState.GRANTED, {"docket_number": ""}, "docket_number"),
        (ExitState.REFUSED, {"note": " "}, "note"),
        (ExitState.APPLIED, {}, "state"),
        (ExitState.GRANTED, {"day": date(2026, 11, 20)}, "result_on"),
    ],
)
def test_a_result_that_cannot_be_is_refused(
    cast: Cast, case, state: ExitState, changes: dict, field: str
) -> None:
    procedure = apply(case, cast, CONFIRMATION, cast.court)
    with pytest.raises(InvalidInput) as error:
        answer(case, cast, state, **changes)
    assert [problem.field for problem in error.value.problems] == [field]
    assert procedure.state is ExitState.APPLIED


def test_no_result_without_an_application(cast: Cast, case) -> None:
    with pytest.raises(NotVisible):
        answer(case, cast, ExitState.GRANTED)


def serve(case, cast: Cast, day: date):
    return exit_results.record_service(
        case,
        procedure_id=case.agreements[-1].exits[-1].id,
        served_on=day,
        by=cast.mediator,
        at=on(max(day, TODAY)),
    )


def clocks_of(case) -> dict[str, Clock]:
    return {row.rule: row for row in case.clocks if row.state is not ClockState.VOIDED}


def enforce(case, cast: Cast, day: date):
    return apply(case, cast, ExitKind.ENFORCEMENT, cast.court, day, applicant=Applicant.WORKER)


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
