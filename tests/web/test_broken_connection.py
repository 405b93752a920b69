"""The connection breaks at the Nth thing asked of the database, for every N: 503, never 500.

Not only a view meets it: so do the guards before it, the page of another refusal, what follows the
view, and the end of the request.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.web import costly
from mediation.web.kept_fields import FORM_KEY
from tests import page_checks
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient

pytestmark = pytest.mark.postgresql

MOST_QUESTIONS = 400
RECEIPT = "/cases/1/documents/receipt"
# What is asked (as a registrar), and how it is answered when nothing breaks.
REQUESTS: dict[str, tuple[str, str, set[int]]] = {
    "a page": ("GET", "/cases/1", {200}),
    "an act": ("POST", "/cases/1/steps/add_note", {302}),
    "refused by a limit": ("POST", RECEIPT, {429}),
    "refused by a rule": ("POST", "/cases/1/steps/accept", {409}),
    "out of sight": ("GET", "/cases/77", {404}),
    "a form without its token": ("POST", RECEIPT, {400}),
    "a program": ("POST", "/api/v1/calculations/severance", {200, 422}),
}


class Line:
    """The line to the database, which breaks when the Nth thing is asked of it."""

    def __init__(self, number: int, *, comes_back: bool) -> None:
        self.number, self.comes_back, self.asked = number, comes_back, 0

    def connect(self) -> None:
        """A server that is down takes no connection."""
        self.asked += 1
        if self._is_broken() and db.engine.dialect.name == "postgresql":
            raise psycopg.OperationalError("the database system is in recovery mode")

    def use(self, subject: Any) -> None:
        """Something is sent by a cursor or a connection."""
        self.asked += 1
        if not self._is_broken():
            return
        if db.engine.dialect.name == "sqlite":
            raise sqlite3.OperationalError("disk I/O error")
        # What the driver says of it, and how SQLAlchemy takes it, is theirs.
        pooled = getattr(subject, "dbapi_connection", None)
        (pooled or getattr(subject, "connection", subject)).close()

    def _is_broken(self) -> bool:
        return self.asked == self.number or (self.asked > self.number and not self.comes_back)


@contextmanager
def breaking(line: Line) -> Iterator[None]:
    dialect = db.engine.dialect
    with pytest.MonkeyPatch.context() as patch:
        for name in ("do_execute", "do_executemany", "do_commit", "do_rollback"):
            patch.setattr(dialect, name, _used(line, getattr(dialect, name)))
        patch.setattr(dialect, "connect", _connected(line, dialect.connect))
        yield
    # What the pool still holds may be broken; the next request begins as after the repair.
    db.engine.dispose()


def _used(line: Line, usual: Any) -> Any:
    def run(subject: Any, *rest: Any, **named: Any) -> Any:
        line.use(subject)
        return usual(subject, *rest, **named)

    return run


def _connected(line: Line, usual: Any) -> Any:
    def run(*where: Any, **options: Any) -> Any:
        line.connect()
        return usual(*where, **options)

    return run


def sent_with(name: str, number: int) -> dict[str, Any]:
    """The body of a request: each form is a new one."""
    if name == "a program":
        return {"json": {}}
    fields = {"kind": "work", "text": "下午再打电话", FORM_KEY: f"{number:024}"}
    return {"data": fields} if REQUESTS[name][0] == "POST" else {}


@pytest.mark.parametrize("comes_back", [True, False], ids=["comes back", "stays away"])
@pytest.mark.parametrize("name", REQUESTS)
def test_wherever_the_connection_breaks_the_answer_is_503(
    app: Flask,
    client: PageClient,
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    comes_back: bool,
) -> None:
    method, path, usual = REQUESTS[name]
    make_case(cast, state=CaseState.REGISTERED)
    client.sign_in(cast.registrar)
    client.may_fail_with, client.checks_pages = frozenset({503}), False
    client.sends_form_token = name != "a form without its token"
    # Its token was made long ago.
    client.program_headers()
    # A refusal that the trail cannot take stands in the log.
    monkeypatch.setattr(page_checks, "check_trail", lambda *_args, **_named: None)
    monkeypatch.setattr(costly.throttle, "allow", lambda *_key, **_limits: "limit" not in name)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    seen = set()
    for number in range(1, MOST_QUESTIONS):
        line = Line(number, comes_back=comes_back)
        with breaking(line):
            answer = client.open(path, method=method, **sent_with(name, number))
        assert answer.status_code in usual | {503}, f"{number}: {answer.status_code}"
        assert answer.status_code != 503 or "Retry-After" in answer.headers
        assert name != "a program" or "json" in answer.mimetype
        seen.add(answer.status_code)
        if line.asked < number:
            assert answer.status_code in usual, "nothing broke"
            assert 503 in seen
            return
    raise AssertionError("the request never came to its end")
