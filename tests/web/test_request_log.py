"""Each request is one line with an id; nothing of what was typed, and no name, is in it."""

import json
import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mediation.logs import JsonLines
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient

CANARIES = ("独孤求和", "110101199003070011", "13800001234", "hunter2-hunter2")


class Kept(logging.Handler):
    """Keeps the lines."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(JsonLines())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def requests(self) -> list[dict[str, object]]:
        found = [json.loads(line) for line in self.lines]
        return [each for each in found if each["logger"] == "mediation.requests"]


@pytest.fixture
def kept() -> Iterator[Kept]:
    handler, root = Kept(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_request_is_one_line_with_its_facts(kept: Kept, client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.mediator)
    answer = client.get(f"/cases/{case_id}?q=独孤求和")
    told = kept.requests()[-1]
    assert told["endpoint"] == "cases.show"
    assert told["method"] == "GET"
    assert told["status"] == 200
    assert told["user"] == cast.mediator.id
    assert told["request_id"] == answer.headers["X-Request-ID"]
    assert isinstance(told["ms"], int)


def test_nothing_typed_gets_into_the_log(kept: Kept, client: PageClient, cast: Cast) -> None:
    name, number, phone, secret = CANARIES
    client.post("/login", data={"username": name, "password": secret})
    client.get(f"/login?next=/{name}")
    sign_in(client, cast.registrar)
    client.get(f"/search?q={name}")
    client.get(f"/cases/1/documents/{name}")
    client.get(f"/{name}/{number}", headers={"Referer": f"http://x/{phone}", "User-Agent": name})
    client.open("/cases", method="PATCH", data={"x": number})
    client.post("/intake/new", data={"applicants-0-name": name, "applicants-0-phone": phone})
    assert len(kept.requests()) >= 7
    written = "\n".join(kept.lines)
    assert not [canary for canary in CANARIES if canary in written]


def test_an_unhandled_exception_is_told_without_its_words_and_the_page_shows_the_id_only(
    kept: Kept, app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        secret = CANARIES[1]
        raise ValueError(f"{CANARIES[0]} {secret}")

    monkeypatch.setattr("mediation.web.cases.views.list_context", fail)
    visitor = FlaskClient(app, app.response_class)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    sign_in_plainly(visitor, app, cast)
    answer = visitor.get("/cases")
    assert answer.status_code == 500
    (error,) = [json.loads(line) for line in kept.lines if '"error"' in line]
    identity = answer.headers["X-Request-ID"]
    assert error["event"] == "unhandled exception"
    assert error["request_id"] == identity
    assert identity in answer.text
    for text in ("\n".join(kept.lines), answer.text):
        assert not [canary for canary in CANARIES if canary in text]
    assert "ValueError" not in answer.text


def sign_in_plainly(visitor: FlaskClient, app: Flask, cast: Cast) -> None:
    """Give a visitor that does not check pages the login of one that does."""
    checking = app.test_client()
    assert isinstance(checking, PageClient)
    sign_in(checking, cast.registrar)
    cookie = checking.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert cookie is not None
    visitor.set_cookie(cookie.key, cookie.value)
