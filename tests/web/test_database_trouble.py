"""A database that is busy, full or gone: a bounded wait, a page that keeps the words, recovery."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from flask import Flask
from sqlalchemy import Connection, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError, InternalError, OperationalError, PendingRollbackError

from mediation.extensions import db
from mediation.models import Case, Note
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient, parsed
from tests.typed_forms import intake_fields

pytestmark = pytest.mark.postgresql

NEW = "/intake/new"


def tokens_of(visitor: PageClient) -> dict[str, str]:
    """The hidden fields of a form, as its page would carry them."""
    return {"csrf_token": visitor.form_token(), "form_key": "k" * 24}


@contextmanager
def locked_from_outside(app: Flask) -> Iterator[None]:
    """Somebody else holds the lock that every writer needs."""
    db.session.rollback()
    other = create_engine(db.engine.url)
    with other.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN EXCLUSIVE")
        else:
            connection.execute(text('LOCK TABLE "user", audit_head, draft, "case", login_session'))
        yield
        connection.rollback()
    other.dispose()


@pytest.fixture
def impatient(app: Flask) -> Iterator[None]:
    """Waiting ends after a moment."""

    def hurry(connection, _record=None) -> None:  # type: ignore[no-untyped-def]
        cursor = connection.cursor()
        is_sqlite = db.engine.dialect.name == "sqlite"
        cursor.execute("PRAGMA busy_timeout = 50" if is_sqlite else "SET lock_timeout = 300")
        if not is_sqlite:
            connection.commit()
        cursor.close()

    engine = db.engine
    db.session.rollback()
    engine.dispose()
    event.listen(engine, "connect", hurry)
    yield
    event.remove(engine, "connect", hurry)
    db.session.remove()
    engine.dispose()


def test_a_busy_database_gives_the_words_back_and_does_nothing(
    app: Flask, client: PageClient, cast: Cast, impatient: None
) -> None:
    visitor = client
    visitor.may_fail_with = frozenset({503})
    sign_in(visitor, cast.registrar)
    fields = intake_fields(facts="欠我六个月工资，<b>急</b>。") | tokens_of(visitor)
    with locked_from_outside(app):
        answer = visitor.post(NEW, data=fields)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "欠我六个月工资，&lt;b&gt;急" in answer.text
    assert parsed(answer.text).find(".//button") is not None
    assert db.session.scalar(select(func.count()).select_from(Case)) == 0
    # What the button of that page sends, once the database is back:
    again = visitor.post(NEW, data=fields)
    assert again.status_code == 302
    assert db.session.scalar(select(func.count()).select_from(Case)) == 1


def break_connection(connection: Connection) -> None:
    """Cut the connection at the last moment before the commit."""
    raw = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        raise OperationalError("", {}, Exception("disk I/O error"))
    assert raw is not None
    with psycopg.connect(**raw.info.get_parameters(), password=raw.info.password) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [raw.info.backend_pid])


@pytest.mark.parametrize("when", ["cursor", "commit"])
def test_a_failing_statement_or_commit_leaves_nothing_behind(
    app: Flask, client: PageClient, cast: Cast, when: str
) -> None:
    case_id = make_case(cast).id
    visitor = client
    visitor.may_fail_with = frozenset({503})
    sign_in(visitor, cast.mediator)
    engine = db.engine

    def fail_on_note(_connection, _cursor, statement, *_rest: object) -> None:  # type: ignore[no-untyped-def]
        if statement.startswith("INSERT INTO note"):
            raise OperationalError("", {}, Exception("disk I/O error"))

    listener = (engine, "before_cursor_execute", fail_on_note)
    if when == "commit":
        listener = (engine, "commit", break_connection)
    event.listen(*listener)
    try:
        fields = {"kind": "vault", "text": "已电话联系单位。"} | tokens_of(visitor)
        answer = visitor.post(f"/cases/{case_id}/steps/add_note", data=fields)
    finally:
        event.remove(*listener)
    assert answer.status_code == 503
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Note)) == 0
    assert visitor.post(f"/cases/{case_id}/steps/add_note", data=fields).status_code == 302
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Note)) == 1


def test_no_error_repeats_the_values_of_a_statement(app: Flask, cast: Cast) -> None:
    with pytest.raises(DBAPIError) as caught:
        db.session.execute(text("SELECT nothing FROM nowhere WHERE a = :a"), {"a": "王秀兰"})
    assert "王秀兰" not in str(caught.value)
    db.session.rollback()


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InternalError("SELECT 1", {}, Exception(), connection_invalidated=True), 503),
        (PendingRollbackError("the connection broke"), 503),
        (InternalError("SELECT 1", {}, Exception()), 500),
    ],
)
def test_a_connection_that_broke_is_no_fault_of_the_program_whatever_it_is_called(
    app: Flask,
    client: PageClient,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    status: int,
) -> None:
    def fall(*_args: object, **_kwargs: object) -> None:
        raise error

    client.may_fail_with = frozenset({500, 503})
    sign_in(client, cast.registrar)
    monkeypatch.setattr("mediation.queries.cases.get_for", fall)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    assert client.get("/cases/1").status_code == status
