"""Kill the server under mixed writes, again and again: nothing acknowledged is lost or halved.

TRUST_ROUNDS says how often. A kill shows atomicity and recovery; that what is acknowledged is on
the disk is shown by test_storage_faults.py.
"""

import os
import random
import secrets
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from sqlalchemy.engine import make_url

from mediation.extensions import db
from tests.cast import PASSWORD, make_cast
from tests.how_often import ROUNDS
from tests.trust.http_person import Person
from tests.trust.live_server import LiveServer, database_of
from tests.trust.mixed_acts import Acknowledged, broken, one_case, work

PEOPLE = 6
EARLIEST, LATEST = 0.1, 0.6
RESTART_SECONDS = 10.0
# On a busy machine every start is slow, and one is slower than the next: a slow one may take no
# more than so many times the slowest of three that have nothing to recover.
STARTS = 3
# PostgreSQL first writes its whole directory to the disk; a busy machine takes its time for that.
RECOVERY_SECONDS = 180.0
ACT_SECONDS = 180.0
EACH_BACKEND_KILL = 5

pytestmark = pytest.mark.proof


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveServer]:
    with database_of(request.param, tmp_path) as url, LiveServer(url, tmp_path) as live:
        yield live


@pytest.fixture
def looking(server: LiveServer) -> Iterator[Flask]:
    app = server.make_app()
    with app.app_context():
        make_cast()
        yield app
        db.session.remove()
        db.engine.dispose()


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(
    server: LiveServer, looking: Flask, figure: Callable[[str], None]
) -> None:
    chance, said = random.Random(20261123), Acknowledged()
    server.start()
    people = [Person(server.port) for _ in range(PEOPLE)]
    for person in people:
        person.sign_in("registrar", PASSWORD)
    slowest = 0.0
    for round_number in range(ROUNDS):
        act_until_killed(server, people, said, chance, round_number)
        slowest = max(slowest, restarted(server))
        faults = broken(said)
        assert not faults, f"round {round_number}: {faults[:10]}"
        if (round_number + 1) % 20 == 0 or round_number + 1 == ROUNDS:
            figure(
                f"{round_number + 1} kills on {db.engine.dialect.name}: {said.acts} acknowledged "
                f"acts, 0 lost, slowest restart {slowest:.1f} s"
            )
    assert not server.faults()


def restarted(server: LiveServer) -> float:
    """Start after a kill; the seconds it took."""
    took = server.start()
    if took > RESTART_SECONDS:
        usual = max(started_anew(server) for _ in range(3))
        assert took <= STARTS * usual, f"{took:.1f} s after a kill, else {usual:.1f} s"
    return took


def started_anew(server: LiveServer) -> float:
    """Stop and start when there is nothing to recover; the seconds it took."""
    server.stop()
    return server.start()


def act_until_killed(
    server: LiveServer,
    people: list[Person],
    said: Acknowledged,
    chance: random.Random,
    round_number: int,
) -> None:
    """Let everybody work and kill the server, or a backend of PostgreSQL first, in the midst."""
    # The recovered server can do everything; its pages are compiled before the clock runs.
    one_case(people[0], said, random.Random(secrets.token_hex(8)))
    stop, done = threading.Event(), said.acts
    failures: list[BaseException] = []

    def run(person: Person, seed: str) -> None:
        try:
            work(person, said, random.Random(seed), stop)
        except AssertionError as failure:
            failures.append(failure)

    threads = [
        threading.Thread(target=run, args=(person, secrets.token_hex(8))) for person in people
    ]
    for thread in threads:
        thread.start()
    wait_for_an_act(said, done)
    time.sleep(chance.uniform(EARLIEST, LATEST))
    if round_number % EACH_BACKEND_KILL == EACH_BACKEND_KILL - 1:
        kill_a_backend()
    server.kill()
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures, f"{failures[0]}\n{server.faults()}"


def wait_for_an_act(said: Acknowledged, done: int) -> None:
    """Until somebody was told of success: a kill before that would prove nothing."""
    give_up = time.monotonic() + ACT_SECONDS
    while said.acts == done:
        assert time.monotonic() < give_up, "the people did not get to act"
        time.sleep(0.01)


def kill_a_backend() -> None:
    """SIGKILL one process of PostgreSQL: the whole cluster recovers from its log."""
    if db.engine.dialect.name != "postgresql":
        return
    db.session.remove()
    db.engine.dispose()
    address = make_url(str(db.engine.url.render_as_string(hide_password=False)))
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as asking:
        found = asking.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
            "AND pid <> pg_backend_pid() LIMIT 1"
        ).fetchone()
    if found is not None:
        os.kill(found[0], signal.SIGKILL)
        wait_for_recovery(plain)


def wait_for_recovery(address: str) -> None:
    """Until PostgreSQL takes connections again."""
    give_up = time.monotonic() + RECOVERY_SECONDS
    while True:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            assert time.monotonic() < give_up, "PostgreSQL did not recover"
            time.sleep(0.05)
        else:
            return
