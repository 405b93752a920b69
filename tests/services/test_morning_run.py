"""The morning run: who is told what on which day, once, however often and wherever it runs."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState, DayKind
from mediation.domain.escalation import Level
from mediation.domain.reminders import ReminderEnding
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import AuditEntry, CalendarDay, InboxItem, User
from mediation.queries import inbox
from mediation.services import morning_run, refreshing, reminders
from mediation.services.morning_run import Made
from tests.cast import Cast, make_user
from tests.clock import MONDAY_MORNING, SHANGHAI
from tests.factories import make_case, make_clock
from tests.statements import StatementCounter

MONDAY = MONDAY_MORNING.date()


def run(day: date = MONDAY) -> Made:
    made = morning_run.run(at=datetime.combine(day, MONDAY_MORNING.timetz()))
    db.session.expire_all()
    return made


def told() -> set[tuple[int, Level]]:
    return {(item.user_id, item.level) for item in db.session.scalars(select(InboxItem))}


def waiting(user: User) -> list[Level]:
    return [row.level for row in inbox.page(user, inbox.InboxTab.WAITING).rows]


def test_a_date_three_working_days_ahead_is_told_to_its_owner(cast: Cast) -> None:
    make_clock(make_case(cast), date(2026, 11, 26))
    assert run() == Made(is_rest_day=False, dates=1)
    assert told() == {(cast.mediator.id, Level.SOON)}


def test_a_date_further_ahead_is_told_to_nobody(cast: Cast) -> None:
    make_clock(make_case(cast), date(2026, 11, 27))
    assert run() == Made(is_rest_day=False)
    assert not told()


def test_levels_climb_from_the_owner_to_the_body_to_the_union(cast: Cast) -> None:
    make_clock(make_case(cast), date(2026, 11, 26))
    owner, body, city = cast.mediator.id, cast.supervisor.id, cast.city_supervisor.id
    found = []
    for day in range(23, 33):
        before = told()
        run(date(2026, 11, 1) + timedelta(days=day - 1))
        found.append(told() - before)
    assert found == [
        {(owner, Level.SOON)},
        set(),
        set(),
        {(owner, Level.LAST_DAY)},
        {(owner, Level.OVERDUE), (body, Level.OVERDUE)},
        set(),
        set(),
        set(),
        {(who, Level.LONG_OVERDUE) for who in (owner, body, city)},
        set(),
    ]


def test_the_nearest_union_with_a_supervisor_answers(cast: Cast) -> None:
    county = make_user("county", "钱进", cast.county_union, Role.SUPERVISOR)
    make_clock(make_case(cast), date(2026, 11, 2), state=ClockState.LAPSED)
    run()
    assert {who for who, _ in told()} == {cast.mediator.id, cast.supervisor.id, county.id}


def test_a_run_that_was_missed_tells_the_highest_level_once(cast: Cast) -> None:
    make_clock(make_case(cast), date(2026, 11, 20), state=ClockState.LAPSED)
    assert run().dates == 2
    assert told() == {(cast.mediator.id, Level.OVERDUE), (cast.supervisor.id, Level.OVERDUE)}
    assert run() == Made(is_rest_day=False)


def test_the_second_run_of_a_day_makes_nothing_and_leaves_no_row(cast: Cast) -> None:
    make_clock(make_case(cast), MONDAY)
    run()
    rows = db.session.query(AuditEntry).count()
    assert run() == Made(is_rest_day=False)
    assert db.session.query(AuditEntry).count() == rows


@pytest.mark.parametrize(
    ("day", "rests"),
    [("2026-11-22", True), ("2026-10-02", True), ("2026-10-10", False), ("2026-09-20", False)],
)
def test_only_working_days_are_for_telling(cast: Cast, day: str, rests: bool) -> None:
    make_clock(make_case(cast), date.fromisoformat(day))
    made = run(date.fromisoformat(day))
    assert made.is_rest_day is rests
    assert bool(told()) is not rests


def test_a_calendar_day_of_the_office_counts(cast: Cast) -> None:
    db.session.add(CalendarDay(day=MONDAY, kind=DayKind.REST, name="本市放假"))
    make_clock(make_case(cast), MONDAY)
    assert run().is_rest_day


def test_a_right_that_opens_and_windows_that_shut_are_not_urged(cast: Cast) -> None:
    case = make_case(cast)
    for rule in ("K03", "K17", "K27"):
        make_clock(case, date(2026, 11, 20), rule=rule, state=ClockState.LAPSED)
    make_clock(case, MONDAY, rule="K03")
    assert run() == Made(is_rest_day=False)


@pytest.mark.parametrize("state", [ClockState.MET, ClockState.VOIDED, ClockState.PAUSED])
def test_what_does_not_run_is_not_told(cast: Cast, state: ClockState) -> None:
    make_clock(make_case(cast), MONDAY, state=state)
    assert run().dates == 0


def test_closed_cases_are_let_alone(cast: Cast) -> None:
    closed = make_case(cast, state=CaseState.CLOSED, owner=None, next_action=None, next_on=None)
    make_clock(closed, MONDAY)
    assert run().dates == 0


def test_a_closed_account_is_told_nothing(cast: Cast) -> None:
    cast.supervisor.is_enabled = False
    make_clock(make_case(cast), date(2026, 11, 20), state=ClockState.LAPSED)
    run()
    assert told() == {(cast.mediator.id, Level.OVERDUE)}


@pytest.mark.parametrize("state", [ClockState.MET, ClockState.VOIDED])
def test_an_item_is_over_by_itself_when_its_clock_is(cast: Cast, state: ClockState) -> None:
    clock = make_clock(make_case(cast), MONDAY)
    run()
    assert waiting(cast.mediator) == [Level.LAST_DAY]
    clock.state = state
    db.session.commit()
    assert waiting(cast.mediator) == []
    assert inbox.waiting_count(cast.mediator) == 0
    assert len(inbox.page(cast.mediator, inbox.InboxTab.OVER).rows) == 1


def test_a_higher_level_takes_the_place_of_the_lower_one(cast: Cast) -> None:
    make_clock(make_case(cast), MONDAY)
    run()
    run(date(2026, 11, 24))
    assert waiting(cast.mediator) == [Level.OVERDUE]


def test_a_reminder_is_told_on_its_day_or_the_first_working_day_after(cast: Cast) -> None:
    case = make_case(cast)
    kept = reminders.write(
        case,
        for_id=cast.registrar.id,
        due_on=date(2026, 11, 28),
        text="给法院打电话",
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    assert run(date(2026, 11, 27)).reminders == 0
    assert run(date(2026, 11, 28)).is_rest_day
    assert run(date(2026, 11, 30)).reminders == 1
    assert run(date(2026, 12, 1)).reminders == 0
    assert waiting(cast.registrar) == [Level.REMINDER]
    reminders.end(case, kept.id, ReminderEnding.DONE, by=cast.registrar, at=MONDAY_MORNING)
    assert waiting(cast.registrar) == []


def test_whoever_no_longer_sees_the_case_sees_no_item(cast: Cast) -> None:
    case = make_case(cast)
    make_clock(case, MONDAY)
    run()
    case.mediator_id = case.owner_id = cast.second_mediator.id
    db.session.commit()
    assert waiting(cast.mediator) == []
    assert inbox.waiting_count(cast.mediator) == 0
    run()
    assert waiting(cast.second_mediator) == [Level.LAST_DAY]


def test_batches_pass_over_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(morning_run, "BATCH", 2)
    for number in range(3):
        case = make_case(cast, applicants=(f"王{number}",))
        for rule in ("K04", "K01"):
            make_clock(case, MONDAY, rule=rule)
    assert run().dates == 6


def test_a_run_costs_no_more_statements_with_many_dates(
    cast: Cast, statements: StatementCounter
) -> None:
    case, seen_of = make_case(cast), []
    # The first run begins the trail, which costs a statement more.
    for count in (1, 1, 20):
        for _ in range(count):
            make_clock(case, MONDAY)
        with statements() as seen:
            run()
        seen_of.append(len(seen))
    assert seen_of[1] == seen_of[2]


def test_two_machines_at_once_make_one_item_each(app: Flask, cast: Cast) -> None:
    for number in range(40):
        make_clock(make_case(cast, applicants=(f"王{number}",)), date(2026, 11, 20))
    db.session.remove()
    barrier = Barrier(4)

    def machine(_number: int) -> Made:
        with app.app_context():
            barrier.wait()
            return morning_run.run(at=MONDAY_MORNING)

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(machine, range(4)))
    assert sum(each.dates for each in made) == 80
    items = db.session.scalars(select(InboxItem)).all()
    assert len({(item.user_id, item.clock_id, item.level) for item in items}) == len(items) == 80


def test_runs_beside_the_nightly_refresh_do_not_stop_each_other(app: Flask, cast: Cast) -> None:
    for number in range(30):
        make_case(cast, applicants=(f"王{number}",))
    refreshing.refresh_all(at=MONDAY_MORNING)
    db.session.remove()
    barrier = Barrier(4)
    later = datetime(2026, 12, 7, 9, tzinfo=SHANGHAI)

    def machine(number: int) -> int:
        with app.app_context():
            barrier.wait()
            if number % 2:
                return refreshing.refresh_all(at=later)
            return morning_run.run(at=later).dates

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(machine, range(4)))
    assert made[1] == made[3] == 30
    assert made[0] + made[2] == db.session.query(InboxItem).count() > 0
