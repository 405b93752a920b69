"""Binding an authenticator, signing in with it, and what the office demands."""

import re
from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models import User
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import Clock
from tests.page_checks import PageClient, text_of

PAGE = "/account/second-factor"


def bind(visitor: PageClient, clock: Clock) -> tuple[pyotp.TOTP, list[str]]:
    """Bind an authenticator on the pages; gives it and the recovery codes."""
    visitor.post(f"{PAGE}/begin")
    page = visitor.get(PAGE).text
    secret = re.search('first-password">([A-Z2-7 ]+)<', page).group(1).replace(" ", "")
    assert "data:image/svg+xml" in page
    generator = pyotp.TOTP(secret)
    answer = visitor.post(PAGE, data={"code": generator.at(clock.now)})
    assert answer.status_code == 200, answer.text
    clock.advance(minutes=1)
    return generator, re.findall("<code>([^<]+)</code>", answer.text)


def enter(app: Flask, username: str = "mediator") -> PageClient:
    """A visitor whose password was right."""
    visitor = app.test_client()
    answer = visitor.post("/login?next=/diary", data={"username": username, "password": PASSWORD})
    assert answer.location == "/login/code"
    return visitor


@pytest.fixture
def bound(client: PageClient, cast: Cast, clock: Clock) -> tuple[pyotp.TOTP, list[str]]:
    return bind(sign_in(client, cast.mediator), clock)


def test_signing_in_asks_for_the_code_and_then_leads_where_one_wanted(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]], clock: Clock
) -> None:
    visitor = enter(app)
    assert visitor.get("/diary").status_code == 302
    visitor.page("/login/code")
    answer = visitor.post("/login/code", data={"code": bound[0].at(clock.now)})
    assert answer.location == "/diary"
    assert visitor.get("/diary").status_code == 200


def test_a_recovery_code_lets_in_once(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]]
) -> None:
    form = {"code": bound[1][0]}
    assert enter(app).post("/login/code", data=form).location == "/diary"
    again = enter(app).post("/login/code", data=form)
    assert again.status_code == 422
    assert "验证码不正确" in again.text


def test_the_step_of_the_code_is_forgotten_after_ten_minutes(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]], clock: Clock
) -> None:
    visitor = enter(app)
    clock.advance(minutes=10)
    answer = visitor.post("/login/code", data={"code": bound[0].at(clock.now)})
    assert answer.location == "/login"


def test_a_new_password_ends_a_sign_in_that_waits_for_its_code(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]], clock: Clock
) -> None:
    visitor = enter(app)
    cast.mediator.password_hash = cast.mediator.password_hash[::-1]
    db.session.commit()
    answer = visitor.post("/login/code", data={"code": bound[0].at(clock.now)})
    assert answer.location == "/login"


def test_nobody_comes_to_the_code_without_the_password(client: PageClient, cast: Cast) -> None:
    assert client.get("/login/code").location == "/login"
    assert client.post("/login/code", data={"code": "000000"}).location == "/login"


def test_binding_gives_a_new_token_and_ends_the_other_sessions(
    app: Flask, client: PageClient, cast: Cast, clock: Clock
) -> None:
    elsewhere = sign_in(app.test_client(), cast.mediator)
    sign_in(client, cast.mediator)
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    bind(client, clock)
    thief = app.test_client()
    thief.set_cookie(cookie.key, cookie.value)
    assert thief.get("/").status_code == 302
    assert elsewhere.get("/").status_code == 302
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    ("person", "is_demanded"),
    [
        *(("registrar", False), ("mediator", False), ("supervisor", True)),
        *(("court_liaison", True), ("hr_liaison", True), ("justice_liaison", True)),
        *(("system_admin", True), ("security_admin", True), ("audit_admin", True)),
    ],
)
def test_the_office_demands_it_of_those_who_see_or_decide_much(
    app: Flask, client: PageClient, cast: Cast, person: str, is_demanded: bool
) -> None:
    app.config["MFA_REQUIRED"] = True
    sign_in(client, getattr(cast, person))
    answer = client.get("/search?q=x")
    assert (answer.location == PAGE) is is_demanded


def test_whoever_must_bind_can_do_that_and_nothing_else(
    app: Flask, client: PageClient, cast: Cast, clock: Clock
) -> None:
    app.config["MFA_REQUIRED"] = True
    sign_in(client, cast.supervisor)
    for url in ("/", "/cases", "/account", "/emergency-access"):
        assert client.get(url).location == PAGE
    assert client.post("/emergency-access", data={}).location == PAGE
    assert "绑定后才能使用其他页面" in text_of(client.page(PAGE))
    bind(client, clock)
    assert client.get("/cases").status_code == 200
    assert client.post(f"{PAGE}/off").location == "/account"
    assert db.session.get(User, cast.supervisor.id).second_factor_since is not None


def test_where_it_is_not_demanded_one_may_do_without_again(
    client: PageClient, cast: Cast, bound: tuple[pyotp.TOTP, list[str]]
) -> None:
    client.post(f"{PAGE}/off")
    assert client.get("/").location == "/password"
    assert "停用动态验证码后" in text_of(client.page("/password"))
    assert db.session.get(User, cast.mediator.id).second_factor_since is None


def test_the_security_administrator_frees_who_lost_the_telephone(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]]
) -> None:
    admin = sign_in(app.test_client(), cast.security_admin)
    assert "已启用动态验证码" in text_of(admin.page(f"/admin/users/{cast.mediator.id}/roles"))
    admin.post(f"/admin/users/{cast.mediator.id}/second-factor/reset")
    visitor = app.test_client()
    form = {"username": "mediator", "password": PASSWORD}
    assert visitor.post("/login", data=form).location == "/"
    assert visitor.get("/").location == "/password"


def test_a_code_proves_who_sits_there_too(
    client: PageClient, cast: Cast, bound: tuple[pyotp.TOTP, list[str]], clock: Clock
) -> None:
    clock.advance(minutes=15)
    form = {"confirm_secret": bound[0].at(clock.now)}
    assert client.post("/confirm-identity", data=form).status_code == 302
    clock.advance(minutes=15)
    assert client.post("/confirm-identity", data=form).status_code == 422


def test_the_steps_after_a_wrong_code_keep_the_visitor_out(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]]
) -> None:
    visitor = enter(app)
    for _ in range(10):
        assert visitor.post("/login/code", data={"code": "000000"}).status_code == 422
    assert visitor.post("/login/code", data={"code": "000000"}).status_code == 429
    assert visitor.get("/").status_code == 302


def test_a_passing_half_minute_makes_no_old_code_good(
    app: Flask, cast: Cast, bound: tuple[pyotp.TOTP, list[str]], clock: Clock
) -> None:
    old = bound[0].at(clock.now - timedelta(minutes=2))
    assert enter(app).post("/login/code", data={"code": old}).status_code == 422
