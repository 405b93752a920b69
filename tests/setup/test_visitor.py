"""The visitor of the tests: each request alone, with a form token, as the user it signed in."""

import pytest
from flask import Flask
from flask_login import current_user
from sqlalchemy import text

from mediation.extensions import db
from mediation.models import User
from tests.cast import PASSWORD, Cast
from tests.clock import Clock
from tests.page_checks import PageClient
from tests.statements import StatementCounter


@pytest.fixture
def registrar(cast: Cast) -> User:
    """Somebody with an account."""
    return cast.registrar


def test_signing_in_lasts_for_one_visitor_and_not_for_the_next(
    app: Flask, client: PageClient, registrar: User
) -> None:
    assert client.sign_in(registrar).get("/").status_code == 200
    assert app.test_client().get("/").status_code == 302


def test_a_request_leaves_nobody_signed_in_behind(client: PageClient, registrar: User) -> None:
    client.sign_in(registrar).get("/")
    assert not current_user


def test_a_writing_request_without_the_form_token_is_refused(client: PageClient) -> None:
    typed = {"username": "nobodyy1", "password": "四季平安"}
    client.sends_form_token = False
    assert client.post("/login", data=typed).status_code == 400
    client.sends_form_token = True
    assert client.post("/login", data=typed).status_code == 422


def test_unsaved_rows_of_a_test_are_not_lost_silently(client: PageClient, registrar: User) -> None:
    registrar.name = "周未存"
    with pytest.raises(AssertionError, match="commit what the test made"):
        client.get("/login")


def test_a_request_can_write_while_the_test_has_been_reading(
    client: PageClient, registrar: User
) -> None:
    assert registrar.last_login_at is None
    answer = client.post("/login", data={"username": registrar.username, "password": PASSWORD})
    assert answer.status_code == 302
    assert registrar.last_login_at is not None


def test_each_test_finds_its_database_empty(app: Flask) -> None:
    assert db.session.scalar(text('SELECT count(*) FROM "user"')) == 0


def test_settings_and_time_are_as_the_test_wants(app: Flask, clock: Clock) -> None:
    clock.advance(days=1, hours=2)
    assert clock.now.isoformat() == "2026-11-24T11:00:00+08:00"
    clock.set(2027, 1, 4)
    assert clock.now.isoformat() == "2027-01-04T09:00:00+08:00"


def test_statements_are_seen(app: Flask, statements: StatementCounter) -> None:
    with statements() as seen:
        db.session.execute(text("SELECT 1"))
    assert seen == ["SELECT 1"]
