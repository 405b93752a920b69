"""After an agreement: which applications may be filed, where, until when, and their answers."""

from datetime import date

import pytest

from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import Action
from mediation.domain.case_guards import menu
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.exits import Applicant
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.queries.case_facts import facts_of
from mediation.services import exits
from tests.cast import Cast
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    settled,
)
from tests.services.exit_steps import CONFIRMATION, ORDER, REVIEW, answer, apply, on


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
