"""Two keepers at the same passage in the same moment: one decides, one proposes, one is told."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from mediation.domain.four_eyes import ApprovalState
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import PaperWording
from tests.cast import PASSWORD, make_cast, make_user
from tests.clock import SHANGHAI
from tests.how_often import PAIRS
from tests.trust.http_person import Person
from tests.trust.live_server import LiveServer, database_of

pytestmark = pytest.mark.proof

NEW = "/wordings/receipt/receipt.nature/new"
KEEPERS = ("citysupervisor", "citysupervisor2", "sysadmin")


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveServer]:
    with database_of(request.param, tmp_path) as url, LiveServer(url, tmp_path) as live:
        yield live


@pytest.fixture
def looking(server: LiveServer) -> Iterator[Flask]:
    app = server.make_app()
    with app.app_context():
        cast = make_cast()
        make_user(KEEPERS[1], "何平", cast.city_union, Role.SUPERVISOR)
        db.session.commit()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def keepers(server: LiveServer, looking: Flask) -> list[Person]:
    server.start()
    people = [Person(server.port) for _ in KEEPERS]
    for person, name in zip(people, KEEPERS, strict=True):
        person.sign_in(name, PASSWORD)
    return people


def words(number: int) -> dict[str, Any]:
    """A proposal for a region of its own."""
    return {
        "text": f"本回执不表示已经受理（{number}）。",
        "region": f"{10 + number // 90:02}{10 + number % 90:02}",
        "valid_from": datetime.now(SHANGHAI).date().isoformat(),
        "reason": "例会确定",
    }


def at_once(*acts: Callable[[], tuple[int, str, bytes]]) -> list[int]:
    """What each is answered when all press the button at the same moment."""
    statuses, gate = [0] * len(acts), threading.Barrier(len(acts))

    def press(place: int) -> None:
        gate.wait()
        statuses[place] = acts[place]()[0]

    threads = [threading.Thread(target=press, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def outcome(wording_id: int) -> tuple[ApprovalState, str]:
    """Where an edition stands and who decided; the database is let go of at once."""
    row = db.session.get_one(PaperWording, wording_id)
    found = row.state, row.decided_by.username if row.decided_by else ""
    db.session.rollback()
    return found


def test_of_two_who_decide_at_once_one_is_told(
    keepers: list[Person], figure: Callable[[str], None]
) -> None:
    asker, *deciders = keepers
    for number in range(PAIRS // 4):
        status, location, _ = asker.post(NEW, words(number))
        assert status == 302
        urls = [f"{location}/approve", f"{location}/refuse"]
        pairs = zip(deciders, urls, strict=True)
        statuses = at_once(*(partial(who.post, url, {}) for who, url in pairs))
        assert sorted(statuses) == [302, 409], statuses
        state = ApprovalState.APPROVED if statuses[0] == 302 else ApprovalState.REFUSED
        decided = state, KEEPERS[1 + statuses.index(302)]
        assert outcome(int(location.rsplit("/", 1)[1])) == decided
    figure(f"{PAIRS // 4} pairs of decisions on {db.engine.dialect.name}: one counted each time")


def test_of_two_who_propose_at_once_for_a_place_one_is_told(
    keepers: list[Person], figure: Callable[[str], None]
) -> None:
    for number in range(PAIRS // 4):
        typed = words(number)
        statuses = at_once(*(partial(who.post, NEW, typed) for who in keepers[:2]))
        assert sorted(statuses) == [302, 422], statuses
    db.session.rollback()
    places = [(row.region, row.edition) for row in db.session.query(PaperWording)]
    assert len(places) == len(set(places)) == PAIRS // 4
    figure(f"{PAIRS // 4} pairs of proposals on {db.engine.dialect.name}: one kept each time")
