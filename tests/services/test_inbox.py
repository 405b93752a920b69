"""The inbox: whose items they are, what comes first, and urging on whoever is late."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, NotVisible
from mediation.domain.escalation import Level
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, InboxItem, User
from mediation.queries import inbox as queries
from mediation.queries.inbox import InboxTab
from mediation.queries.keyset import read_cursor
from mediation.services import inbox, morning_run, reminders
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_clock
from tests.statements import StatementCounter

MONDAY = MONDAY_MORNING.date()
TUESDAY_MORNING = MONDAY_MORNING + timedelta(days=1)


def fill(cast: Cast, *due: date) -> list[InboxItem]:
    """One case for each due day, told on Monday; the items of the mediator."""
    for number, day in enumerate(due):
        make_clock(make_case(cast, applicants=(f"王{number}",)), day)
    morning_run.run(at=MONDAY_MORNING)
    items = db.session.query(InboxItem).filter_by(user_id=cast.mediator.id)
    return items.order_by(InboxItem.id).all()


def listed(user: User, tab: InboxTab = InboxTab.WAITING) -> list[int]:
    return [row.id for row in queries.page(user, tab).rows]


def test_unread_comes_first_and_among_equals_the_red(cast: Cast) -> None:
    soon, red, late, read_red = fill(
        cast, date(2026, 11, 26), MONDAY, date(2026, 11, 20), date(2026, 11, 19)
    )
    read_soon = fill(cast, date(2026, 11, 25))[-1]
    for item in (read_red, read_soon):
        inbox.mark_seen(item, at=MONDAY_MORNING)
    wanted = [late, red, soon, read_red, read_soon]
    assert listed(cast.mediator) == [item.id for item in wanted]


def test_pages_go_on_where_the_last_one_ended(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)
    items = fill(cast, *(MONDAY + timedelta(days=shift) for shift in (-3, 0, 1, 2, 3)))
    inbox.mark_seen(items[0], at=MONDAY_MORNING)
    found, cursor = [], None
    while True:
        page = queries.page(cast.mediator, InboxTab.WAITING, cursor=cursor)
        found.append([row.id for row in page.rows])
        if not page.next:
            break
        cursor = read_cursor(page.next)
    ids = [item.id for item in items]
    assert found == [[ids[1], ids[2]], [ids[3], ids[4]], [ids[0]]]
    back = queries.page(cast.mediator, InboxTab.WAITING, cursor=read_cursor(page.previous))
    assert [row.id for row in back.rows] == [ids[3], ids[4]]


def test_what_is_done_moves_to_the_other_list_and_is_not_made_again(cast: Cast) -> None:
    (item,) = fill(cast, MONDAY)
    inbox.mark_done(item, by=cast.mediator, at=MONDAY_MORNING)
    assert listed(cast.mediator) == []
    assert listed(cast.mediator, InboxTab.OVER) == [item.id]
    assert morning_run.run(at=MONDAY_MORNING).dates == 0
    assert item.seen_at is not None


def test_a_reminder_is_done_with_its_item(cast: Cast) -> None:
    case = make_case(cast)
    terms = {"for_id": cast.mediator.id, "due_on": MONDAY, "text": "问银行流水"}
    kept = reminders.write(case, **terms, by=cast.registrar, at=MONDAY_MORNING)
    (item,) = fill(cast)
    inbox.mark_done(item, by=cast.mediator, at=MONDAY_MORNING)
    assert kept.ended_by_id == cast.mediator.id
    assert listed(cast.mediator, InboxTab.OVER) == [item.id]


def test_all_are_read_at_once_but_those_of_others(cast: Cast) -> None:
    fill(cast, MONDAY, date(2026, 11, 20))
    inbox.mark_all_seen(cast.mediator, at=MONDAY_MORNING)
    unread = db.session.query(InboxItem).filter(InboxItem.seen_at.is_(None)).all()
    assert {item.user_id for item in unread} == {cast.supervisor.id}


def test_an_item_of_somebody_else_does_not_exist(cast: Cast) -> None:
    (item,) = fill(cast, MONDAY)
    for user in (cast.supervisor, cast.city_supervisor, cast.stranger):
        with pytest.raises(NotVisible):
            queries.get_for(user, item.id)
    assert queries.get_for(cast.mediator, item.id).id == item.id


@pytest.mark.parametrize("person", ["mediator", "supervisor", "city_supervisor"])
def test_the_count_is_one_statement(cast: Cast, statements: StatementCounter, person: str) -> None:
    fill(cast, date(2026, 11, 19))
    user = db.session.get_one(User, getattr(cast, person).id)
    assert user.roles
    assert user.organisation.path
    with statements() as seen:
        assert queries.waiting_count(user) == (0 if person == "city_supervisor" else 1)
    assert len(seen) == 1


def urge(case: Case, by: User, at=MONDAY_MORNING) -> None:
    inbox.urge(case, by=by, at=at)


def test_whoever_is_late_is_told_who_urges(cast: Cast) -> None:
    case = make_case(cast)
    urge(case, cast.supervisor)
    (row,) = queries.page(cast.mediator, InboxTab.WAITING).rows
    assert (row.level, row.urged_by) == (Level.URGED, "赵刚")
    event = db.session.query(CaseEvent).filter_by(code="urged").one()
    assert event.note.startswith("催办李敏")
    assert db.session.query(AuditEntry).filter_by(verb="case.urged").count() == 1


def test_a_case_is_urged_once_a_day_by_whomever(cast: Cast) -> None:
    case = make_case(cast)
    urge(case, cast.supervisor)
    for by in (cast.supervisor, cast.city_supervisor):
        with pytest.raises(ActionNotPossible, match="今天已经催办过"):
            urge(case, by)
    urge(case, cast.city_supervisor, at=TUESDAY_MORNING)
    assert len(listed(cast.mediator)) == 2
    assert db.session.query(CaseEvent).filter_by(code="urged").count() == 2


def test_only_supervisors_of_the_body_and_above_urge(cast: Cast) -> None:
    case = make_case(cast)
    for by in (cast.registrar, cast.mediator, cast.stranger, cast.second_mediator):
        with pytest.raises(ActionNotAllowed):
            urge(case, by)
        assert not inbox.may_urge(case, by)
    assert inbox.may_urge(case, cast.city_supervisor)


def test_nobody_urges_themselves_or_a_closed_case(cast: Cast) -> None:
    own = make_case(cast, owner=cast.supervisor)
    closed = make_case(cast, state=CaseState.CLOSED, owner=None, next_action=None, next_on=None)
    for case in (own, closed):
        with pytest.raises(ActionNotPossible):
            urge(case, cast.supervisor)
        assert not inbox.may_urge(case, cast.supervisor)


def test_being_urged_is_over_when_somebody_else_takes_the_case(cast: Cast) -> None:
    case = make_case(cast)
    urge(case, cast.supervisor)
    case.owner_id = cast.registrar.id
    db.session.commit()
    assert listed(cast.mediator) == []


def test_two_supervisors_at_once_urge_once(app: Flask, cast: Cast) -> None:
    case_id, people = make_case(cast).id, [cast.supervisor.id, cast.city_supervisor.id]
    db.session.remove()
    barrier = Barrier(2)

    def press(user_id: int) -> bool:
        with app.app_context():
            case, user = db.session.get_one(Case, case_id), db.session.get_one(User, user_id)
            barrier.wait()
            try:
                urge(case, user)
            except ActionNotPossible:
                return False
            return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(press, people)) == [False, True]
    assert db.session.query(InboxItem).count() == 1
    assert db.session.query(CaseEvent).filter_by(code="urged").count() == 1


def test_what_came_up_to_a_supervisor_presses(cast: Cast) -> None:
    fill(cast, date(2026, 11, 20), MONDAY)
    assert [row.level for row in queries.pressing(cast.supervisor)] == [Level.OVERDUE]
    assert queries.pressing(cast.mediator) == []
    urge(make_case(cast), cast.supervisor)
    assert [row.level for row in queries.pressing(cast.mediator)] == [Level.URGED]
