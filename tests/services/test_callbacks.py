"""回访: what a party says; the next call becomes a reminder."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.extensions import db
from mediation.models import Callback, Case, Reminder
from mediation.services import callbacks, issuing
from mediation.services.callbacks import CallbackEntry
from mediation.web.cases.step_facts import facts_beside
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    payment_term,
    settled,
)


@pytest.fixture
def case(cast: Cast) -> Case:
    found = case_at_the_table(cast)
    effective(found, cast, draft_with(payment_term(found)))
    return found


def call(case: Case, cast: Cast, by=None, **changes) -> Callback:
    told = {
        "party_id": case.applicants[0].id,
        "called_on": TODAY,
        "way": CallbackWay.PHONE,
        "was_reached": True,
        "performance": ToldPerformance.PARTLY,
        "satisfaction": Satisfaction.CONTENT,
        "note": "希望年底前付清",
    }
    entry = CallbackEntry(**{**told, **changes})
    return callbacks.record_callback(case, entry, by=by or cast.mediator, at=MONDAY_MORNING)


def test_a_call_is_kept_as_it_was_told(cast: Cast, case: Case) -> None:
    made = call(case, cast)
    assert (made.party.name, made.performance, made.satisfaction) == (
        "王秀兰",
        "partly",
        "content",
    )
    assert made.recorded_by_id == cast.mediator.id
    assert not db.session.query(Reminder).count()


def test_the_next_call_is_a_reminder_of_the_mediator(cast: Cast, case: Case) -> None:
    again = TODAY + timedelta(days=14)
    call(case, cast, by=cast.supervisor, again_on=again)
    reminder = db.session.scalars(select(Reminder)).one()
    assert (reminder.for_id, reminder.due_on) == (cast.mediator.id, again)
    assert "再次回访" in reminder.text


def test_who_was_not_reached_said_nothing(cast: Cast, case: Case) -> None:
    made = call(case, cast, was_reached=False, again_on=TODAY + timedelta(days=1))
    assert (made.performance, made.satisfaction) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"party_id": 99_999}, "party"),
        ({"called_on": TODAY + timedelta(days=1)}, "called_on"),
        ({"called_on": date(2026, 11, 1)}, "called_on"),
        ({"performance": None}, "performance"),
        ({"was_reached": False}, "again_on"),
        ({"again_on": TODAY - timedelta(days=1)}, "again_on"),
        ({"note": "长" * 1001}, "note"),
    ],
)
def test_a_call_that_cannot_be_is_refused(
    cast: Cast, case: Case, changes: dict, field: str
) -> None:
    with pytest.raises(InvalidInput) as error:
        call(case, cast, **changes)
    assert [problem.field for problem in error.value.problems] == [field]
    assert not db.session.query(Callback).count()


def test_only_an_agreement_in_force_is_called_about(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(ActionNotPossible):
        call(case, cast)


def test_a_stranger_calls_nobody(cast: Cast, case: Case) -> None:
    with pytest.raises(ActionNotAllowed):
        call(case, cast, by=cast.registrar)


def test_closing_says_whether_anybody_was_called_back(cast: Cast, case: Case) -> None:
    told = {fact.label: fact.value for fact in facts_beside(Action.CLOSE, case, TODAY)}
    assert "还没有登记回访" in told["回访"]
    assert told["协议履行"] == "履行中"
    call(case, cast)
    told = {fact.label: fact.value for fact in facts_beside(Action.CLOSE, case, TODAY)}
    assert told["回访"] == f"最近 {TODAY}"


def test_the_paper_says_what_was_told_and_can_be_printed_blank(cast: Cast, case: Case) -> None:
    made = call(case, cast, again_on=TODAY + timedelta(days=14))
    paper = issue(case, cast, f"callback:{made.id}")
    assert paper.facts["performance"] == "只履行了一部分"
    assert paper.facts["satisfaction"] == "满意"
    assert paper.facts["visitors"] == ["李敏"]
    blank = issue(case, cast, f"party:{case.applicants[0].id}")
    assert blank.facts["performance"] == ""


def issue(case: Case, cast: Cast, subject: str):
    return issuing.issue(
        case, "callback_record", by=cast.mediator, at=MONDAY_MORNING, extra={"subject": subject}
    )
