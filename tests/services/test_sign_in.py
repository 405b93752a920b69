"""Signing in: who gets in, and what a wrong try leads to."""

from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.extensions import db
from mediation.models import AuditEntry, Throttle, User
from mediation.services import accounts, passwords
from mediation.services.sessions import Browser, SessionLimits
from mediation.services.sign_in_limits import ACCOUNT_LIMIT, ADDRESS_LIMIT, network_of
from tests.cast import PASSWORD, Cast
from tests.clock import MONDAY_MORNING

LIMITS = SessionLimits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))
HERE = Browser("127.0.0.1", "test")
QUARTER = timedelta(minutes=15)


def check(
    username: str,
    password: str = PASSWORD,
    *,
    at: datetime = MONDAY_MORNING,
    browser: Browser = HERE,
) -> User:
    return accounts.check_password(username, password, browser=browser, at=at)


def use_up_tries(username: str, browser: Browser = HERE) -> None:
    for _ in range(ACCOUNT_LIMIT[0]):
        with pytest.raises(InvalidInput):
            check(username, "wrong", browser=browser)


def known_browser(user: User, address: str = "10.0.0.9") -> Browser:
    _, token = accounts.enter(user, browser=HERE, limits=LIMITS, at=MONDAY_MORNING)
    return Browser(address, "test", token)


def test_the_right_password_lets_in(cast: Cast) -> None:
    assert check("mediator") == cast.mediator
    accounts.enter(cast.mediator, browser=HERE, limits=LIMITS, at=MONDAY_MORNING)
    assert cast.mediator.last_login_at == MONDAY_MORNING


@pytest.mark.parametrize(("username", "password"), [("mediator", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_look_the_same(
    cast: Cast, username: str, password: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        check(username, password)
    assert refusal.value.problems[0].sentence == accounts.WRONG


def test_what_was_typed_as_a_name_is_kept_nowhere(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        check("typed-my-password-here", "wrong")
    kept = [row.subject for row in db.session.query(AuditEntry)]
    kept += [row.key for row in db.session.query(Throttle)]
    assert not [text for text in kept if "typed" in text]


@pytest.mark.parametrize("username", ["mediator", "nobody"])
def test_after_ten_wrong_tries_nothing_is_looked_at_for_a_quarter_of_an_hour(
    cast: Cast, username: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_up_tries(username)
    with monkeypatch.context() as patched:
        patched.setattr(accounts, "matches", lambda *_: pytest.fail("a password was compared"))
        for password in ("wrong", PASSWORD):
            with pytest.raises(TooManyTries):
                check(username, password, at=MONDAY_MORNING + QUARTER - timedelta(seconds=1))


def test_the_owner_is_back_after_a_quarter_of_an_hour(cast: Cast) -> None:
    use_up_tries("mediator")
    assert check("mediator", at=MONDAY_MORNING + QUARTER) == cast.mediator


def test_knocking_at_a_closed_door_keeps_it_closed_no_longer(cast: Cast) -> None:
    use_up_tries("mediator")
    for minutes in range(1, 15):
        with pytest.raises(TooManyTries):
            check("mediator", "wrong", at=MONDAY_MORNING + timedelta(minutes=minutes))
    assert check("mediator", at=MONDAY_MORNING + QUARTER)


def test_right_passwords_use_nothing_up(cast: Cast) -> None:
    for _ in range(3 * ACCOUNT_LIMIT[0]):
        assert check("mediator")


def test_other_addresses_give_no_more_tries_at_one_account(cast: Cast) -> None:
    checked = 0
    for serial in range(30):
        with pytest.raises((InvalidInput, TooManyTries)) as refusal:
            check("mediator", "wrong", browser=Browser(f"10.1.{serial}.1", "test"))
        checked += refusal.type is InvalidInput
    assert checked == ACCOUNT_LIMIT[0]


def test_one_try_at_each_of_two_hundred_accounts_is_stopped(cast: Cast) -> None:
    refused = 0
    for serial in range(200):
        with pytest.raises((InvalidInput, TooManyTries)) as refusal:
            check(f"person{serial}", "Spring2026!")
        refused += refusal.type is TooManyTries
    assert refused == 200 - ADDRESS_LIMIT[0]


def test_a_browser_that_was_here_before_is_not_kept_out_by_strangers(cast: Cast) -> None:
    own = known_browser(cast.mediator)
    use_up_tries("mediator", Browser("203.0.113.9", "stranger"))
    assert check("mediator", browser=own) == cast.mediator
    with pytest.raises(TooManyTries):
        check("mediator", browser=Browser("203.0.113.9", "stranger"))


def test_a_known_browser_has_ten_tries_too(cast: Cast) -> None:
    own = known_browser(cast.mediator)
    use_up_tries("mediator", own)
    with pytest.raises(TooManyTries):
        check("mediator", browser=own)


def test_a_browser_known_to_one_is_a_stranger_to_another(cast: Cast) -> None:
    own = known_browser(cast.mediator)
    use_up_tries("supervisor", HERE)
    with pytest.raises(TooManyTries):
        check("supervisor", browser=own)


def test_tries_counted_before_the_clock_was_set_back_lock_nobody_out(cast: Cast) -> None:
    for _ in range(ACCOUNT_LIMIT[0]):
        with pytest.raises(InvalidInput):
            check("mediator", "wrong", at=MONDAY_MORNING + timedelta(days=3))
    assert check("mediator")


def test_a_disabled_account_looks_like_a_wrong_password(cast: Cast) -> None:
    cast.mediator.is_enabled = False
    db.session.commit()
    with pytest.raises(InvalidInput) as refusal:
        check("mediator")
    assert refusal.value.problems[0].sentence == accounts.WRONG


def test_a_first_password_opens_nothing_after_its_time(cast: Cast) -> None:
    cast.mediator.must_change_password = True
    cast.mediator.first_password_until = MONDAY_MORNING + timedelta(hours=72)
    db.session.commit()
    assert check("mediator", at=MONDAY_MORNING + timedelta(hours=71))
    with pytest.raises(InvalidInput) as refusal:
        check("mediator", at=MONDAY_MORNING + timedelta(hours=72))
    assert refusal.value.problems[0].sentence == accounts.EXPIRED_FIRST


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        (None, "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_one_household_of_ipv6_counts_as_one(address: str | None, network: str) -> None:
    assert network_of(address) == network


def test_a_hash_of_weaker_days_is_made_anew_at_the_next_sign_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cast.mediator.password_hash
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(2, 16, 1))
    check("mediator")
    assert cast.mediator.password_hash != before
    assert "m=16,t=2" in cast.mediator.password_hash
    assert check("mediator")
