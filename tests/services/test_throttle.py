"""Counting tries: exact, shared by all workers, and kept over a restart."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from flask import Flask

from config import Testing
from mediation import create_app
from mediation.extensions import db
from mediation.models import Throttle
from mediation.services import throttle
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

MINUTE = timedelta(minutes=1)


def allowed(key: str, *, at=MONDAY_MORNING, limit: int = 3) -> bool:
    return throttle.allow(key, limit, MINUTE, at)


def test_as_many_as_the_limit_are_allowed_in_any_window(app: Flask) -> None:
    moments = [MONDAY_MORNING + timedelta(seconds=10 * step) for step in range(60)]
    yes = [at for at in moments if allowed("a", at=at)]
    for first in yes:
        assert sum(first <= at < first + MINUTE for at in yes) <= 3
    assert len(yes) == 30


def test_keys_are_counted_apart(app: Flask) -> None:
    assert [allowed("a") for _ in range(4)] == [True, True, True, False]
    assert allowed("b")


def test_what_was_given_back_counts_no_more(app: Flask) -> None:
    for _ in range(10):
        assert allowed("a")
        throttle.give_back("a", MONDAY_MORNING)


def test_keys_are_not_kept_as_they_are(app: Flask) -> None:
    allowed("account:limin")
    assert "limin" not in db.session.query(Throttle).one().key


def test_old_keys_are_thrown_away(app: Flask) -> None:
    allowed("a")
    allowed("b", at=MONDAY_MORNING + timedelta(days=2))
    assert db.session.query(Throttle).count() == 1


def test_many_at_once_get_no_more_than_the_limit(app: Flask) -> None:
    db.session.remove()

    def attempt(_number: int) -> bool:
        with app.app_context():
            return allowed("a", limit=10)

    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(attempt, range(40))) == 10


def test_workers_count_together_and_a_restart_forgets_nothing(app: Flask, cast: Cast) -> None:
    """Three programs on one database, one after the other and beside each other."""
    statuses = []
    db.session.remove()
    for worker in range(3):
        settings = Testing(SQLALCHEMY_DATABASE_URI=db.engine.url.render_as_string(False))
        other = create_app(settings)
        other.config["NOW"] = MONDAY_MORNING
        other.config["WTF_CSRF_ENABLED"] = False
        for number in range(10):
            headers = {
                "X-Forwarded-For": f"10.{worker}.{number}.1",
                "X-Real-IP": f"10.9.{number}.1",
            }
            form = {"username": "mediator", "password": f"wrong {number}"}
            statuses.append(other.test_client().post("/login", data=form, headers=headers).status)
        with other.app_context():
            db.engine.dispose()
    assert [status[:3] for status in statuses] == ["422"] * 10 + ["429"] * 20
