"""Signing in: who gets a session, and when it ends."""

from datetime import timedelta

import pytest

from mediation.domain.errors import InvalidInput
from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.services import accounts
from tests.cast import PASSWORD, Cast
from tests.clock import MONDAY_MORNING

BROWSER = accounts.Browser("127.0.0.1", "test")
LIMITS = accounts.SessionLimits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))


def sign_in(username: str, password: str = PASSWORD, at=MONDAY_MORNING) -> str:
    return accounts.sign_in(username, password, browser=BROWSER, limits=LIMITS, at=at)


def user_of(token: str, at) -> User | None:
    return accounts.session_user(token, limits=LIMITS, at=at)


def test_the_right_password_opens_a_session(cast: Cast) -> None:
    token = sign_in("mediator")
    assert user_of(token, MONDAY_MORNING) == cast.mediator
    assert cast.mediator.last_login_at == MONDAY_MORNING


def test_the_token_itself_is_not_kept(cast: Cast) -> None:
    token = sign_in("mediator")
    assert token not in db.session.query(LoginSession).one().token_hash


@pytest.mark.parametrize(("username", "password"), [("mediator", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    cast: Cast, username: str, password: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        sign_in(username, password)
    assert refusal.value.problems[0].sentence == accounts.WRONG
    assert db.session.query(LoginSession).count() == 0


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(cast: Cast) -> None:
    for _ in range(accounts.TRIES_BEFORE_LOCK):
        with pytest.raises(InvalidInput):
            sign_in("mediator", "wrong")
    with pytest.raises(InvalidInput) as refusal:
        sign_in("mediator")
    assert refusal.value.problems[0].sentence == accounts.LOCKED
    assert sign_in("mediator", at=MONDAY_MORNING + accounts.LOCK)


def test_a_disabled_account_gets_no_session(cast: Cast) -> None:
    cast.mediator.is_enabled = False
    db.session.commit()
    with pytest.raises(InvalidInput):
        sign_in("mediator")


def test_a_session_ends_when_idle_and_in_any_case_after_its_longest_life(cast: Cast) -> None:
    token = sign_in("mediator")
    assert user_of(token, MONDAY_MORNING + timedelta(minutes=29))
    assert user_of(token, MONDAY_MORNING + timedelta(minutes=58))
    assert user_of(token, MONDAY_MORNING + timedelta(minutes=89)) is None

    token = sign_in("mediator")
    row = db.session.query(LoginSession).order_by(LoginSession.id.desc()).first()
    row.last_seen_at = MONDAY_MORNING + timedelta(hours=12)
    db.session.commit()
    assert user_of(token, MONDAY_MORNING + timedelta(hours=12)) is None


def test_signing_out_kills_the_token_for_whoever_copied_it(cast: Cast) -> None:
    token, other = sign_in("mediator"), sign_in("mediator")
    accounts.sign_out(token, by=cast.mediator, at=MONDAY_MORNING)
    assert user_of(token, MONDAY_MORNING) is None
    assert user_of(other, MONDAY_MORNING)


def test_a_new_password_ends_the_other_sessions(cast: Cast) -> None:
    here, elsewhere = sign_in("mediator"), sign_in("mediator")
    accounts.change_password(
        cast.mediator,
        current=PASSWORD,
        new="另一句好记的话-88",
        keep_token=here,
        at=MONDAY_MORNING,
    )
    assert user_of(here, MONDAY_MORNING)
    assert user_of(elsewhere, MONDAY_MORNING) is None
    assert sign_in("mediator", "另一句好记的话-88")


@pytest.mark.parametrize("new", ["short", "mediator-2026-xyz", "password-2026-xyz", "aaaaaaaaaabb"])
def test_a_poor_new_password_is_refused_with_a_reason(cast: Cast, new: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        accounts.change_password(
            cast.mediator, current=PASSWORD, new=new, keep_token=None, at=MONDAY_MORNING
        )
    assert refusal.value.problems[0].field == "new"
    assert sign_in("mediator", PASSWORD)
