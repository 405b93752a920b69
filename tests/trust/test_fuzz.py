"""Thousands of spoilt requests: never a 5xx, and the same verdict and rows on both databases."""

import random
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from config import Testing
from mediation import create_app
from mediation.extensions import db
from mediation.web import background, costly
from tests.clock import MONDAY_MORNING
from tests.database import sqlite_databases
from tests.how_often import REQUESTS
from tests.page_checks import PageClient
from tests.trust.fuzzing import Outcome, draw, prepare, run

SEED = 20261123
FEW = 200
# Of a hundred requests the slowest takes the processor no longer than this, or than so many usual
# ones; what else the machine does meanwhile does not count.
SLOWEST_OF_HUNDRED, USUAL = 1.0, 50


@pytest.fixture(autouse=True)
def without_limits_and_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still here, so that a limit once reached would refuse all that follows."""
    monkeypatch.setattr(costly.throttle, "allow", lambda *_key, **_limits: True)
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


@pytest.fixture
def other_app(pytestconfig: pytest.Config) -> Iterator[Flask | None]:
    """On PostgreSQL an application on SQLite beside it, to compare with."""
    if pytestconfig.getoption("database") != "postgresql":
        yield None
        return
    with sqlite_databases() as databases:
        databases.reset()
        other = create_app(Testing(SQLALCHEMY_DATABASE_URI=databases.url, NOW=MONDAY_MORNING))
        other.test_client_class = PageClient
        yield other


def outcome_of(app: Flask, seed: int, count: int) -> Outcome:
    """Fill the database of the application and fuzz it."""
    app.config["PROPAGATE_EXCEPTIONS"] = True
    chance = random.Random(seed)
    ground = prepare(app)
    assert len(ground.forms) > 20, "too few forms were found to spoil"
    return run(app, [draw(ground, chance) for _ in range(count)])


def prove(app: Flask, other_app: Flask | None, seed: int, count: int) -> Outcome:
    """No 5xx; and beside SQLite no difference."""
    here = outcome_of(app, seed, count)
    assert not here.failures, "\n".join(here.failures[:10])
    if other_app is not None:
        with other_app.app_context():
            there = outcome_of(other_app, seed, count)
            db.session.remove()
            db.engine.dispose()
        pairs = zip(here.verdicts, there.verdicts, strict=True)
        unlike = [f"{ours}\n  SQLite: {theirs}" for ours, theirs in pairs if ours != theirs]
        assert not unlike, "\n".join(unlike[:10])
        for table, rows in here.rows.items():
            unlike = [*(rows - there.rows[table]), "but", *(there.rows[table] - rows)]
            assert unlike == ["but"], f"{table}: {unlike}"
    return here


def test_some_hundred_spoilt_requests(app: Flask, other_app: Flask | None) -> None:
    # Beside PostgreSQL SQLite is asked all of them anyway.
    prove(app, other_app, SEED + 1, FEW if other_app else FEW // 4)


@pytest.mark.trust
def test_ten_thousand_spoilt_requests(
    app: Flask, other_app: Flask | None, figure: Callable[[str], None]
) -> None:
    outcome = prove(app, other_app, SEED, REQUESTS)
    seconds = sorted(outcome.seconds)
    usual, slow = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
    figure(f"{REQUESTS} fuzzed requests on {db.engine.dialect.name}: no 5xx, p99 {slow:.3f} s")
    assert slow < max(SLOWEST_OF_HUNDRED, USUAL * usual)
