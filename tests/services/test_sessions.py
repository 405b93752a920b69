"""Sessions: when they end, and that what has ended stays so."""

from datetime import datetime, timedelta

import pytest

from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.services import sessions
from mediation.services.sessions import Browser, SessionLimits, live_session, live_sessions
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

LIMITS = SessionLimits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


def begin(user: User) -> str:
    with transaction():
        return sessions.open_session(
            user, browser=Browser("127.0.0.1", "test"), limits=LIMITS, at=MONDAY_MORNING
        )


def later(**delta: int) -> datetime:
    return MONDAY_MORNING + timedelta(**delta)


def user_of(token: str, at: datetime, *, passive: bool = False) -> User | None:
    row = live_session(token, limits=LIMITS, at=at, passive=passive)
    return row.user if row else None


def test_the_token_itself_is_not_kept(cast: Cast) -> None:
    token = begin(cast.mediator)
    assert token not in db.session.query(LoginSession).one().token_hash


def test_a_session_ends_when_idle(cast: Cast) -> None:
    token = begin(cast.mediator)
    assert user_of(token, later(minutes=29))
    assert user_of(token, later(minutes=58))
    assert user_of(token, later(minutes=89)) is None


def test_a_session_ends_after_its_longest_life_however_used(cast: Cast) -> None:
    token = begin(cast.mediator)
    for half_hour in range(1, 24):
        assert user_of(token, later(minutes=29 * half_hour))
    assert user_of(token, later(hours=12)) is None


def test_what_the_page_asks_by_itself_keeps_no_session_awake(cast: Cast) -> None:
    token = begin(cast.mediator)
    for minute in range(1, 30):
        assert user_of(token, later(minutes=minute), passive=True)
    assert user_of(token, later(minutes=30), passive=True) is None


def test_what_expired_stays_expired_when_the_clock_is_set_back(cast: Cast) -> None:
    token = begin(cast.mediator)
    assert user_of(token, later(days=40)) is None
    assert user_of(token, later(minutes=1)) is None


def test_a_session_from_the_future_is_over(cast: Cast) -> None:
    token = begin(cast.mediator)
    assert user_of(token, later(days=-3)) is None
    assert user_of(token, later(minutes=1)) is None


def test_signing_out_kills_the_token_for_whoever_copied_it(cast: Cast) -> None:
    token, other = begin(cast.mediator), begin(cast.mediator)
    sessions.sign_out(token, by=cast.mediator, at=MONDAY_MORNING)
    assert user_of(token, MONDAY_MORNING) is None
    assert user_of(other, MONDAY_MORNING)


def test_a_renewed_token_replaces_the_old_one_at_once(cast: Cast) -> None:
    token = begin(cast.mediator)
    row = db.session.query(LoginSession).one()
    with transaction():
        new = sessions.renew_token(row.id, at=later(minutes=1))
    assert user_of(token, later(minutes=1)) is None
    assert user_of(new, later(minutes=1)) == cast.mediator


def test_a_request_that_was_under_way_does_not_wake_an_ended_session(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = begin(cast.mediator)
    touch = sessions._touch

    def ended_meanwhile(session_id: int, at: datetime) -> None:
        sessions.end_all_of(cast.mediator, by=cast.system_admin, at=at)
        touch(session_id, at)

    monkeypatch.setattr(sessions, "_touch", ended_meanwhile)
    assert user_of(token, later(minutes=5)) is None
    monkeypatch.undo()
    assert user_of(token, later(minutes=6)) is None


def test_nobody_ends_the_session_of_somebody_else(cast: Cast) -> None:
    token = begin(cast.mediator)
    row = db.session.query(LoginSession).one()
    sessions.end_own(cast.stranger, row.id, at=MONDAY_MORNING)
    assert user_of(token, MONDAY_MORNING)


def test_the_list_shows_sessions_that_still_count(cast: Cast) -> None:
    begin(cast.mediator)
    token = begin(cast.mediator)
    assert len(live_sessions(cast.mediator, limits=LIMITS, at=MONDAY_MORNING)) == 2
    sessions.sign_out(token, by=cast.mediator, at=MONDAY_MORNING)
    assert len(live_sessions(cast.mediator, limits=LIMITS, at=MONDAY_MORNING)) == 1
    assert not live_sessions(cast.mediator, limits=LIMITS, at=later(minutes=31))
