"""The office under test: a live server on the loopback, one headless Chromium, a clock to move.

On PostgreSQL the whole suite repeats one journey, the longest; what the others add is the pages,
which are the same. `pytest tests/browser --database postgresql` repeats all of them.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.office import Office
from tests.cast import Cast

HERE = Path(__file__).parent
REPEATED_ON_POSTGRESQL = "test_hotel_wages.py"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the journeys; leave out those that PostgreSQL need not repeat."""
    journeys = [item for item in items if HERE in item.path.parents]
    for item in journeys:
        item.add_marker("browser")
    is_asked_for = any(HERE.name in argument for argument in config.args)
    if config.getoption("database") == "postgresql" and not is_asked_for:
        spared = [item for item in journeys if item.path.name != REPEATED_ON_POSTGRESQL]
        config.hook.pytest_deselected(items=spared)
        items[:] = [item for item in items if item not in spared]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, object]:
    """Take pictures of every open window when a journey fails, and say where they are."""
    report = yield
    office = getattr(item, "funcargs", {}).get("office")
    if report.when == "call" and report.failed and office is not None:
        pictures = office.take_pictures(item.funcargs["tmp_path"])
        report.sections.append(("Pictures of the failure", "\n".join(map(str, pictures))))
    return report


class Quiet(WSGIRequestHandler):
    """Keeps the log of requests out of the report of a failed test."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@pytest.fixture
def office(app: Flask, cast: Cast, browser: Browser, tmp_path: Path) -> Iterator[Office]:
    """The office, open for business. `tmp_path` is where pictures of a failure go."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    office = Office(app, browser, f"http://127.0.0.1:{server.port}", cast)
    try:
        yield office
        office.close()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
