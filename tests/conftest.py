"""What every test may ask for: an application on a fresh database, a browser of pages, a clock.

`--database postgresql` runs the tests that use a database on PostgreSQL: on the server that
TEST_DATABASE_URL names, or on one started for the run.
"""

import gc
import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest
from flask import Flask

from config import Testing
from mediation import create_app
from mediation.extensions import db
from mediation.web import background
from tests.cast import cast  # noqa: F401  # a fixture for every test
from tests.clock import MONDAY_MORNING, Clock
from tests.database import Databases, postgres_databases, sqlite_databases
from tests.page_checks import PageClient
from tests.postgres_server import NoPostgres, running_server
from tests.programs import browser, chromium, pdftoppm, pdftotext  # noqa: F401  # fixtures for every test
from tests.state_guard import watch_case_state
from tests.statements import StatementCounter, seen_statements

# Its name begins like that of a test class; pytest shall not take it for one.
Testing.__test__ = False  # type: ignore[attr-defined]  # pytest's own switch
# A machine that is busy with other things must not fail a property for its slowness.
hypothesis.settings.register_profile(
    "suite",
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("suite")
# So many are made before Python looks for garbage among them; a request makes tens of thousands.
YOUNG_OBJECTS = 10_000
LONGEST = {
    *("test_access_cells.py", "test_route_matrix.py", "test_demonstration.py", "test_races.py"),
    *("test_foreign_fields.py", "test_mass_assignment.py", "test_kill.py"),
}
TESTS = Path(__file__).parent
# What is shown: the services and queries below it run on both databases, and so does every address
# for every role (test_route_matrix.py). Of the rest, and of the proofs, PostgreSQL is asked what is
# marked for it.
OF_PAGES = {"architecture", "browser", "documents", "web"}
RUN_RESOURCES = pytest.StashKey[ExitStack]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="the kind of database",
    )
    parser.addoption(
        "--every-page",
        action="store_true",
        help="on PostgreSQL run the tests of all pages, too, not only those marked for it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start the server of the run in the process that also starts the workers."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or config.getoption("database") != "postgresql":
        return
    if "TEST_DATABASE_URL" in os.environ:
        return
    resources = ExitStack()
    try:
        server = resources.enter_context(running_server())
    except NoPostgres as error:
        pytest.exit(f"SKIPPED: every test on PostgreSQL. {error}", returncode=0)
    config.stash[RUN_RESOURCES] = resources
    os.environ["TEST_DATABASE_URL"] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    if RUN_RESOURCES in config.stash:
        config.stash[RUN_RESOURCES].close()
        del os.environ["TEST_DATABASE_URL"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses a database; on PostgreSQL run what could differ there.

    What takes longest comes first, so that no worker is left alone with it at the end.
    """
    for item in items:
        if "databases" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
    if config.getoption("database") == "postgresql":
        every_page = config.getoption("every_page")
        left_out, chosen = [], []
        for item in items:
            differs = differs_on_postgresql(item, every_page=every_page)
            (chosen if differs else left_out).append(item)
        config.hook.pytest_deselected(items=left_out)
        items[:] = chosen
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among what stays for the whole run: tests, modules, tables."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()
        gc.set_threshold(YOUNG_OBJECTS)


def differs_on_postgresql(item: pytest.Item, *, every_page: bool) -> bool:
    """Whether a second database could answer this test differently."""
    if not item.get_closest_marker("database"):
        return False
    if every_page or item.get_closest_marker("postgresql"):
        return True
    is_proof = item.get_closest_marker("proof") is not None
    return not is_proof and item.path.relative_to(TESTS).parts[0] not in OF_PAGES


@pytest.fixture(scope="session")
def databases(pytestconfig: pytest.Config, worker_id: str) -> Iterator[Databases]:
    """The migrated template of this worker and the database made from it."""
    if pytestconfig.getoption("database") == "postgresql":
        opened = postgres_databases(os.environ["TEST_DATABASE_URL"], worker_id)
    else:
        opened = sqlite_databases()
    with opened as databases:
        yield databases


@pytest.fixture(scope="session")
def app_of_worker(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """One application for all tests of a worker: its templates are compiled once."""
    settings = Testing(
        SQLALCHEMY_DATABASE_URI=databases.url,
        NOW=MONDAY_MORNING,
        FILES_DIRECTORY=tmp_path_factory.mktemp("files"),
        BACKUP_DIRECTORY=tmp_path_factory.mktemp("backups"),
    )
    app = create_app(settings)
    app.test_client_class = PageClient
    watch_case_state()
    return app


@pytest.fixture
def database(databases: Databases) -> str:
    """The address of a database with all tables and no rows but those that migrations write."""
    databases.reset()
    return databases.url


@pytest.fixture
def app(app_of_worker: Flask, database: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a fresh database, its context pushed, its settings restored after."""
    settings = dict(app_of_worker.config)
    app_of_worker.config["FILES_DIRECTORY"] = tmp_path / "files"
    with app_of_worker.app_context():
        yield app_of_worker
        background.finish(app_of_worker)
        db.session.remove()
        db.engine.dispose()
    app_of_worker.config.clear()
    app_of_worker.config.update(settings)


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor who checks every page: `client.sign_in(user)`, `client.page("/cases")`.

    `app.test_client()` makes another visitor.
    """
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


@pytest.fixture
def clock(app: Flask) -> Clock:
    """The clock of the application, at 09:00 on Monday 2026-11-23 until a test moves it."""
    return Clock(app)


@pytest.fixture
def statements() -> StatementCounter:
    """`with statements() as seen:` collects the SQL that the block sends."""
    return seen_statements
