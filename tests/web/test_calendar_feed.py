"""The calendar feed: one person's own desk behind a secret address, and no name on it."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import AuditEntry, CalendarFeed, Case, User
from mediation.services import calendar_feeds, mediating
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, SHANGHAI, Clock
from tests.factories import make_case, make_clock, make_session
from tests.page_checks import PageClient
from tests.raw_database import everything_in, holds

pytestmark = pytest.mark.postgresql

AHEAD = datetime(2026, 11, 25, 14, 30, tzinfo=SHANGHAI)
VERBS = ("calendar_feed.made", "calendar_feed.read", "calendar_feed.revoked")


def address_of(user: User) -> str:
    return f"/calendar/{calendar_feeds.make(user, at=MONDAY_MORNING)}.ics"


def feed(app: Flask, address: str) -> dict[str, object]:
    answer = app.test_client().get(address)
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.data).walk("VEVENT")
    return {str(event["SUMMARY"]): event for event in events}


def rows(verb: str) -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).filter_by(verb=verb)))


@pytest.fixture
def case(cast: Cast) -> Iterator[Case]:
    made = make_case(cast, number="〔2026〕东工调字第7号")
    make_session(made, state=SessionState.PLANNED, at=AHEAD)
    make_clock(made, date(2026, 12, 3))
    return made


def test_it_holds_the_sessions_and_the_running_dates_of_the_desk(
    app: Flask, cast: Cast, case: Case
) -> None:
    make_clock(case, date(2026, 12, 4), rule="K01", state=ClockState.MET)
    found = feed(app, address_of(cast.mediator))
    assert list(found) == [
        "〔2026〕东工调字第7号 第1次调解会",
        "〔2026〕东工调字第7号 调解期限 15 日届满",
    ]
    session, deadline = found.values()
    assert session.decoded("dtstart") == AHEAD
    assert str(session["LOCATION"]) == "第一调解室"
    assert deadline.decoded("dtstart") == date(2026, 12, 3)


def test_no_name_leaves_with_it(app: Flask, cast: Cast, case: Case) -> None:
    text = app.test_client().get(address_of(cast.mediator)).text.replace("\r\n ", "")
    for words in ("王秀兰", "悦来", "李敏", case.title, "拖欠"):
        assert words not in text


@pytest.mark.parametrize("person", ["registrar", "second_mediator", "supervisor", "other_mediator"])
def test_the_desks_of_others_are_not_in_it(app: Flask, cast: Cast, case: Case, person: str) -> None:
    assert feed(app, address_of(getattr(cast, person))) == {}


def test_what_is_handed_over_leaves_it_at_once(app: Flask, cast: Cast, case: Case) -> None:
    address = address_of(cast.mediator)
    case.mediator_id = case.owner_id = cast.second_mediator.id
    db.session.commit()
    assert feed(app, address) == {}


def test_a_cancelled_session_stays_as_cancelled_under_its_name_and_counts_up(
    app: Flask, cast: Cast, case: Case
) -> None:
    address = address_of(cast.mediator)
    before = next(iter(feed(app, address).values()))
    made = db.session.get_one(Case, case.id)
    mediating.cancel_session(
        made,
        session_id=made.sessions[0].id,
        reason="对方出差",
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    after = next(iter(feed(app, address).values()))
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after.decoded("last-modified") == MONDAY_MORNING > before.decoded("last-modified")


def test_a_date_that_moves_is_the_same_entry(app: Flask, cast: Cast, case: Case) -> None:
    address = address_of(cast.mediator)
    before = list(feed(app, address).values())[1]
    old = case.clocks[0]
    old.state = ClockState.VOIDED
    moved = make_clock(case, date(2026, 12, 10))
    moved.start_on = old.start_on
    db.session.commit()
    after = list(feed(app, address).values())[1]
    assert after.decoded("dtstart") == date(2026, 12, 10)
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_a_provisional_date_says_so(app: Flask, cast: Cast, case: Case) -> None:
    case.clocks[0].is_provisional = True
    db.session.commit()
    summary = list(feed(app, address_of(cast.mediator)))[1]
    assert summary.endswith("届满（暂定）")


def test_old_sessions_and_closed_cases_are_left_out(app: Flask, cast: Cast) -> None:
    make_session(make_case(cast), at=MONDAY_MORNING - timedelta(days=31))
    closed = make_case(cast, state=CaseState.CLOSED, owner=None, next_action=None, next_on=None)
    make_clock(closed, date(2026, 12, 3))
    assert feed(app, address_of(cast.mediator)) == {}


def test_the_answer_is_a_calendar_that_nobody_keeps_and_no_cookie_comes_with_it(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    address = address_of(cast.mediator)
    sign_in(client, cast.supervisor)
    for visitor in (client, app.test_client()):
        for asked in (address, "/calendar/wrong.ics"):
            answer = visitor.get(asked)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in answer.headers
    answer = app.test_client().get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"


def test_every_other_address_gets_one_and_the_same_answer(app: Flask, cast: Cast) -> None:
    dead = {
        "revoked": address_of(cast.mediator),
        "replaced": address_of(cast.registrar),
        "disabled": address_of(cast.supervisor),
        "without a role": address_of(cast.city_supervisor),
    }
    calendar_feeds.revoke(cast.mediator, at=MONDAY_MORNING)
    address_of(cast.registrar)
    cast.supervisor.is_enabled = False
    cast.city_supervisor.role_rows = []
    db.session.commit()
    answers = {
        (answer.status_code, answer.data, answer.headers["Content-Type"])
        for address in (*dead.values(), "/calendar/nobody.ics", f"/calendar/{'x' * 2000}.ics")
        for answer in [app.test_client().get(address)]
    }
    assert answers == {(404, b"Not found\n", "text/plain; charset=utf-8")}


def test_guesses_are_limited_and_readers_are_not(app: Flask, cast: Cast) -> None:
    address = address_of(cast.mediator)
    visitor = app.test_client()
    guesses = [visitor.get(f"/calendar/guess{number}.ics").status_code for number in range(52)]
    assert guesses == [404] * 50 + [429] * 2
    away = app.test_client()
    away.environ_base = {"REMOTE_ADDR": "10.1.2.3"}
    read = [away.get(address).status_code for _ in range(32)]
    assert read == [200] * 30 + [429] * 2
    assert away.get(address).headers["Retry-After"] == "900"


def test_the_trail_tells_of_making_revoking_and_the_first_reading_of_a_day(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    address = address_of(cast.mediator)
    for _ in range(3):
        for _ in range(3):
            app.test_client().get(address)
            clock.advance(hours=1)
        clock.advance(days=1)
    calendar_feeds.revoke(cast.mediator, at=clock.now)
    calendar_feeds.revoke(cast.mediator, at=clock.now)
    assert [len(rows(verb)) for verb in VERBS] == [1, 3, 1]
    assert {row.user_id for verb in VERBS for row in rows(verb)} == {cast.mediator.id}
    kept = db.session.scalars(select(CalendarFeed)).one()
    assert kept.last_used_at == clock.now - timedelta(days=1, hours=1)


def test_the_table_does_not_tell_the_address(cast: Cast) -> None:
    token = calendar_feeds.make(cast.mediator, at=MONDAY_MORNING)
    assert len(token) == 43
    assert not holds(everything_in(db.engine), token)


def test_the_address_is_shown_once_and_replaced_and_stopped_on_the_own_page(
    app: Flask, client: PageClient, cast: Cast, case: Case
) -> None:
    sign_in(client, cast.mediator)
    assert "未启用" in client.get("/account").text
    found = []
    for label in ("启用日历订阅", "重新生成地址"):
        assert label in client.get("/account").text
        page = client.post("/account/calendar-feed")
        found += re.findall(r"http://localhost(/calendar/[\w-]{43}\.ics)", page.text)
    first, second = found
    assert app.test_client().get(first).status_code == 404
    assert len(feed(app, second)) == 2
    own = client.get("/account").text
    assert "最近读取：2026-11-23 09:00" in own
    assert "/calendar/" not in own
    assert client.post("/account/calendar-feed/stop").status_code == 302
    assert app.test_client().get(second).status_code == 404
    assert "停用" in client.get("/account").text


def test_making_one_asks_who_is_sitting_there(client: PageClient, cast: Cast, clock: Clock) -> None:
    sign_in(client, cast.mediator)
    clock.advance(minutes=11)
    assert client.post("/account/calendar-feed").status_code == 422
    assert db.session.query(CalendarFeed).count() == 0


@pytest.mark.parametrize("person", ["court_liaison", "system_admin"])
def test_who_has_no_cases_has_no_feed(client: PageClient, cast: Cast, person: str) -> None:
    sign_in(client, getattr(cast, person))
    assert "日历订阅" not in client.get("/account").text
    assert client.post("/account/calendar-feed").status_code == 403
