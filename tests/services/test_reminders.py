"""Reminders that people set themselves: for whom, by whom, ended once, never deleted."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.reminders import ReminderEnding
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Clock, Reminder, User
from mediation.queries import reminders as queries
from mediation.services import reminders
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.raw_database import everything_in, holds

WORDS = "问申请人是否收到银行流水"
DAY = date(2026, 11, 25)


def set_one(case: Case, by: User, **changes: object) -> Reminder:
    terms = {"for_id": by.id, "due_on": DAY, "text": WORDS} | changes
    return reminders.write(case, **terms, by=by, at=MONDAY_MORNING)


def test_a_reminder_keeps_who_for_whom_and_when(cast: Cast) -> None:
    case = make_case(cast)
    made = set_one(case, cast.mediator, for_id=cast.registrar.id)
    assert (made.written_by_id, made.for_id, made.due_on) == (
        cast.mediator.id,
        cast.registrar.id,
        DAY,
    )
    assert made.is_open
    event = db.session.query(CaseEvent).filter_by(code="reminder_set").one()
    assert event.note == "2026-11-25 提醒张萌"
    assert db.session.query(AuditEntry).filter_by(verb="case.reminder_set").count() == 1


def test_its_words_are_sealed_and_stand_nowhere_else(cast: Cast) -> None:
    set_one(make_case(cast), cast.mediator)
    assert not holds(everything_in(db.engine), WORDS)


def test_a_reminder_is_no_statutory_date(cast: Cast) -> None:
    set_one(make_case(cast), cast.mediator)
    assert db.session.query(Clock).count() == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "  "), ("text", "长" * 301), ("due_on", date(2026, 11, 22)), ("for_id", 0)],
)
def test_what_cannot_be_kept_is_told_beside_its_field(
    cast: Cast, field: str, value: object
) -> None:
    with pytest.raises(InvalidInput) as refused:
        set_one(make_case(cast), cast.mediator, **{field: value})
    assert [problem.field for problem in refused.value.problems] == [field]
    assert db.session.query(Reminder).count() == 0


def test_only_who_works_on_the_case_can_be_reminded(cast: Cast) -> None:
    case = make_case(cast)
    found = queries.possible_receivers(case, cast.supervisor)
    assert {user.id for user in found} == {
        cast.supervisor.id,
        cast.registrar.id,
        cast.mediator.id,
    }
    for stranger in (cast.second_mediator, cast.other_mediator, cast.court_liaison):
        with pytest.raises(InvalidInput):
            set_one(case, cast.supervisor, for_id=stranger.id)


def test_strangers_and_who_only_looks_set_none(cast: Cast) -> None:
    case = make_case(cast)
    for user in (cast.stranger, cast.second_mediator):
        with pytest.raises(ActionNotAllowed):
            set_one(case, user)


@pytest.mark.parametrize("ending", list(ReminderEnding))
def test_a_reminder_ends_once_and_stays(cast: Cast, ending: ReminderEnding) -> None:
    case = make_case(cast)
    made = set_one(case, cast.mediator)
    reminders.end(case, made.id, ending, by=cast.mediator, at=MONDAY_MORNING)
    (kept,) = queries.of_case(case.id)
    assert not kept.is_open
    assert (kept.ending, kept.ended_by_id) == (ending, cast.mediator.id)
    assert db.session.query(CaseEvent).filter_by(code=f"reminder_{ending}").count() == 1
    for again in ReminderEnding:
        with pytest.raises(ActionNotPossible):
            reminders.end(case, made.id, again, by=cast.mediator, at=MONDAY_MORNING)


def test_author_receiver_and_supervisor_end_it_and_nobody_else(cast: Cast) -> None:
    case = make_case(cast)
    for user in (cast.mediator, cast.registrar, cast.supervisor, cast.city_supervisor):
        made = set_one(case, cast.mediator, for_id=cast.registrar.id)
        reminders.end(case, made.id, ReminderEnding.DONE, by=user, at=MONDAY_MORNING)
    own = set_one(case, cast.mediator)
    with pytest.raises(ActionNotAllowed):
        reminders.end(case, own.id, ReminderEnding.CANCELLED, by=cast.registrar, at=MONDAY_MORNING)
    with pytest.raises(NotVisible):
        reminders.end(case, own.id, ReminderEnding.CANCELLED, by=cast.stranger, at=MONDAY_MORNING)


def test_a_reminder_of_another_case_is_not_found(cast: Cast) -> None:
    made = set_one(make_case(cast), cast.mediator)
    with pytest.raises(NotVisible):
        reminders.end(
            make_case(cast), made.id, ReminderEnding.DONE, by=cast.mediator, at=MONDAY_MORNING
        )


def test_the_database_refuses_an_ending_by_nobody(cast: Cast) -> None:
    made = set_one(make_case(cast), cast.mediator)
    made.ending, made.ended_at = ReminderEnding.DONE, MONDAY_MORNING
    with pytest.raises(IntegrityError):
        db.session.commit()
    db.session.rollback()


def test_they_are_for_the_day_of_whom_they_are_for(cast: Cast) -> None:
    case = make_case(cast)
    set_one(case, cast.mediator, for_id=cast.registrar.id)
    assert queries.due_for(cast.registrar, date(2026, 11, 24)) == []
    assert [row.text for row in queries.due_for(cast.registrar, DAY)] == [WORDS]
    assert queries.due_for(cast.mediator, DAY) == []
