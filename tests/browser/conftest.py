"""The office under test: a live server on the loopback, one headless Chromium, a clock to move."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from mediation.models import User
from tests.browser.people import CourtLiaison, HrLiaison, Mediator, Person, Registrar
from tests.cast import Cast
from tests.clock import SHANGHAI
from tests.page_checks import let_go_of_the_database


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the journeys, and spare PostgreSQL all but the longest."""
    here = Path(__file__).parent
    journeys = [item for item in items if here in item.path.parents]
    for item in journeys:
        item.add_marker("browser")
    if config.getoption("database") == "postgresql":
        spared = [item for item in journeys if item.path.name != REPEATED_ON_POSTGRESQL]
        config.hook.pytest_deselected(items=spared)
        items[:] = [item for item in items if item not in spared]


# How long a page may take on a machine that does other things as well (milliseconds).
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
# On PostgreSQL the longest journey is walked again; the others add pages, which are the same.
REPEATED_ON_POSTGRESQL = "test_hotel_wages.py"


class Quiet(WSGIRequestHandler):
    """Keeps the log of requests out of the report of a failed test."""

    def log(self, *_args: object) -> None:  # type: ignore[override]
        """Say nothing."""


class Office:
    """The running program with its people; each works in a browser window of their own."""

    def __init__(self, app: Flask, browser: Browser, url: str, cast: Cast, shots: Path) -> None:
        self.app, self.browser, self.url, self.cast, self.shots = app, browser, url, cast, shots
        self.windows: list[BrowserContext] = []
        self.people: list[Person] = []
        self.registrar = self._person(Registrar, cast.registrar)
        self.mediator = self._person(Mediator, cast.mediator)
        self.supervisor = self._person(Registrar, cast.supervisor)
        self.stranger = self._person(Registrar, cast.stranger)
        self.court = self._person(CourtLiaison, cast.court_liaison)
        self.hr_bureau = self._person(HrLiaison, cast.hr_liaison)
        let_go_of_the_database()

    def _person(self, kind: type, user: User) -> Person:
        person = kind(self, user.username)
        self.people.append(person)
        return person

    def window(self, **options: bool) -> BrowserContext:
        """A fresh browser window."""
        made = self.browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="zh-CN", base_url=self.url, **options
        )
        made.set_default_timeout(PATIENCE)
        self.windows.append(made)
        return made

    def on(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Move the clock of the program."""
        self.app.config["NOW"] = datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)

    def close(self) -> None:
        """Close the windows; complain of every error a browser saw."""
        faults = [fault for person in self.people for fault in person.faults]
        for window in self.windows:
            window.close()
        assert not faults, "\n".join(faults)


@pytest.fixture
def office(app: Flask, cast: Cast, browser: Browser, tmp_path: Path) -> Iterator[Office]:
    """The office, open for business."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    office = Office(app, browser, f"http://127.0.0.1:{server.port}", cast, tmp_path)
    try:
        yield office
        office.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
