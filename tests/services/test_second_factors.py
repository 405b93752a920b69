"""Authenticator codes: how they may be typed, and that each is good once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pyotp
import pytest
from flask import Flask
from sqlalchemy import text

from mediation.domain.errors import InvalidInput, TooManyTries
from mediation.extensions import db
from mediation.models import Notice, RecoveryCode, User
from mediation.services import accounts, second_factors, sessions
from mediation.services.sessions import Browser, SessionLimits
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

LIMITS = SessionLimits(idle=timedelta(minutes=30), absolute=timedelta(hours=12))
STEP = timedelta(seconds=30)
HERE = Browser("127.0.0.1", "test")
LATER = MONDAY_MORNING + 10 * STEP


def bind(user: User) -> tuple[pyotp.TOTP, list[str]]:
    """Bind an authenticator, as the person would; the first code is used up by it."""
    with transaction():
        sessions.open_session(user, browser=Browser(None, None), limits=LIMITS, at=MONDAY_MORNING)
    second_factors.begin(user, at=MONDAY_MORNING)
    generator = pyotp.TOTP(second_factors.secret_being_bound(user))
    code = generator.at(MONDAY_MORNING)
    codes, _ = second_factors.confirm(user, code, keep_id=1, at=MONDAY_MORNING)
    return generator, codes


def test_the_secret_is_sealed_in_the_database(cast: Cast) -> None:
    second_factors.begin(cast.mediator, at=MONDAY_MORNING)
    secret = second_factors.secret_being_bound(cast.mediator)
    assert len(secret) == 32
    kept = db.session.execute(text("SELECT secret FROM second_factor")).scalar_one()
    assert secret.encode() not in bytes(kept)


def test_a_wrong_first_code_puts_nothing_into_use(cast: Cast) -> None:
    second_factors.begin(cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(InvalidInput):
        second_factors.confirm(cast.mediator, "000000", keep_id=1, at=MONDAY_MORNING)
    assert cast.mediator.second_factor_since is None


@pytest.mark.parametrize("form", ["{}", " {} ", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", "full"])
def test_a_code_is_taken_however_it_is_typed(cast: Cast, form: str) -> None:
    generator, _ = bind(cast.mediator)
    code = generator.at(LATER)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code)
    assert second_factors.accept(
        cast.mediator, wide if form == "full" else form.format(code), at=LATER
    )


@pytest.mark.parametrize(
    ("steps", "is_good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_one_step_off(cast: Cast, steps: int, is_good: bool) -> None:
    generator, _ = bind(cast.mediator)
    code = generator.at(LATER + steps * STEP)
    assert second_factors.accept(cast.mediator, code, at=LATER) is is_good


def test_a_code_is_good_once(cast: Cast) -> None:
    generator, _ = bind(cast.mediator)
    code = generator.at(LATER)
    assert second_factors.accept(cast.mediator, code, at=LATER)
    assert not second_factors.accept(cast.mediator, code, at=LATER)
    assert not second_factors.accept(cast.mediator, generator.at(LATER - STEP), at=LATER)


def test_the_code_that_bound_the_authenticator_is_used_up(cast: Cast) -> None:
    generator, _ = bind(cast.mediator)
    code = generator.at(MONDAY_MORNING)
    assert not second_factors.accept(cast.mediator, code, at=MONDAY_MORNING)


def accepted_at_once(app: Flask, user_id: int, code: str) -> int:
    db.session.remove()

    def attempt(_number: int) -> bool:
        with app.app_context():
            user = db.session.get_one(User, user_id)
            return second_factors.accept(user, code, at=LATER)

    with ThreadPoolExecutor(10) as threads:
        return sum(threads.map(attempt, range(50)))


def test_one_of_fifty_at_once_gets_in_with_a_code(app: Flask, cast: Cast) -> None:
    generator, _ = bind(cast.mediator)
    assert accepted_at_once(app, cast.mediator.id, generator.at(LATER)) == 1


def test_one_of_fifty_at_once_gets_in_with_a_recovery_code(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, codes = bind(cast.mediator)
    # Hashing is slow on purpose; who wins is decided after it.
    monkeypatch.setattr(second_factors, "matches", lambda *_: True)
    assert accepted_at_once(app, cast.mediator.id, codes[3]) == 1


def test_ten_recovery_codes_are_kept_as_slow_hashes(cast: Cast) -> None:
    _, codes = bind(cast.mediator)
    kept = [row.code_hash for row in db.session.query(RecoveryCode)]
    assert len(set(codes)) == len(kept) == 10
    assert all(code_hash.startswith("$argon2id$") for code_hash in kept)


def test_a_recovery_code_is_good_once_and_its_use_is_told(cast: Cast) -> None:
    _, codes = bind(cast.mediator)
    assert second_factors.accept(cast.mediator, codes[0].upper().replace("-", " "), at=LATER)
    assert not second_factors.accept(cast.mediator, codes[0], at=LATER)
    assert second_factors.codes_left(cast.mediator) == 9
    told = db.session.query(Notice).filter_by(code="recovery_code_used").one()
    assert told.data == {"left": 9}


def test_the_recovery_code_of_another_place_or_person_is_worth_nothing(cast: Cast) -> None:
    _, codes = bind(cast.mediator)
    assert not second_factors.accept(cast.mediator, "1" + codes[0][1:], at=LATER)
    assert not second_factors.accept(cast.stranger, codes[0], at=LATER)


def test_new_recovery_codes_end_the_old_ones(cast: Cast) -> None:
    _, codes = bind(cast.mediator)
    fresh = second_factors.renew_recovery_codes(cast.mediator, at=LATER)
    assert not second_factors.accept(cast.mediator, codes[0], at=LATER)
    assert second_factors.accept(cast.mediator, fresh[0], at=LATER)


def test_guessing_codes_is_stopped_and_told_to_the_owner(cast: Cast) -> None:
    generator, _ = bind(cast.mediator)
    for _ in range(10):
        with pytest.raises(InvalidInput):
            accounts.check_code(cast.mediator, "000000", browser=HERE, at=LATER)
    with pytest.raises(TooManyTries):
        accounts.check_code(cast.mediator, generator.at(LATER), browser=HERE, at=LATER)
    assert db.session.query(Notice).filter_by(code="second_factor_guessed").count() == 1


def test_fifty_wrong_codes_are_enough_for_a_day(cast: Cast) -> None:
    bind(cast.mediator)
    checked = 0
    for quarter in range(20):
        for _ in range(10):
            at = LATER + timedelta(minutes=15 * quarter)
            with pytest.raises((InvalidInput, TooManyTries)) as refusal:
                accounts.check_code(cast.mediator, "000000", browser=HERE, at=at)
            checked += refusal.type is InvalidInput
    assert checked == 50


def test_a_browser_that_was_here_before_is_not_kept_out_by_who_knows_the_password(
    cast: Cast,
) -> None:
    generator, _ = bind(cast.mediator)
    _, known = accounts.enter(cast.mediator, browser=HERE, limits=LIMITS, at=LATER)
    for _ in range(10):
        with pytest.raises(InvalidInput):
            accounts.check_code(cast.mediator, "000000", browser=HERE, at=LATER)
    own = Browser("10.0.0.9", "test", known)
    accounts.check_code(cast.mediator, generator.at(LATER), browser=own, at=LATER)


def test_a_reset_takes_the_authenticator_and_the_sessions_away(cast: Cast) -> None:
    generator, codes = bind(cast.mediator)
    second_factors.reset(cast.mediator, by=cast.security_admin, at=LATER)
    assert cast.mediator.second_factor_since is None
    assert cast.mediator.must_change_password
    assert not second_factors.accept(cast.mediator, generator.at(LATER), at=LATER)
    assert not second_factors.accept(cast.mediator, codes[0], at=LATER)
    assert not sessions.live_sessions(cast.mediator, limits=LIMITS, at=MONDAY_MORNING)
    assert db.session.query(Notice).filter_by(code="second_factor_reset").count() == 1
