"""The pages of signing in, and what a visitor without a session gets."""

import re

import pytest
from flask import Flask

from config import Development, Production
from mediation.extensions import db
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import Clock
from tests.page_checks import PageClient, text_of

pytestmark = pytest.mark.postgresql

NEW_PASSWORD = "春天里河边的柳树又发芽了-99"


def copy_of(client: PageClient) -> PageClient:
    """A thief who has copied the cookie of this visitor."""
    cookie = client.get_cookie(client.application.config["SESSION_COOKIE_NAME"])
    thief = client.application.test_client()
    thief.set_cookie(cookie.key, cookie.value)
    return thief


def test_a_stranger_is_sent_to_the_login_page_and_back_where_they_wanted(
    client: PageClient, cast: Cast
) -> None:
    response = client.get("/diary")
    assert response.status_code == 302
    assert response.location.startswith("/login?next=")
    response = client.post(response.location, data={"username": "mediator", "password": PASSWORD})
    assert response.location == "/diary"


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "javascript:1",
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(
    client: PageClient, cast: Cast, wanted: str
) -> None:
    form = {"username": "mediator", "password": PASSWORD}
    response = client.post("/login", query_string={"next": wanted}, data=form)
    assert response.location == "/"


def test_a_wrong_password_is_said_beside_the_field_and_the_name_is_kept(
    client: PageClient, cast: Cast
) -> None:
    response = client.post("/login", data={"username": "mediator", "password": "wrong"})
    assert response.status_code == 422
    assert "用户名或密码不正确" in response.text
    assert 'value="mediator"' in response.text
    assert "wrong" not in response.text


def test_a_first_sign_in_leads_to_the_password_and_nowhere_else(
    client: PageClient, cast: Cast
) -> None:
    cast.mediator.must_change_password = True
    db.session.commit()
    sign_in(client, cast.mediator)
    for url in ("/", "/cases", "/diary"):
        assert client.get(url).location == "/password"
    page = client.page("/password")
    assert "第一次登录" in text_of(page)
    form = {
        "current": PASSWORD,
        "new": "春天里河边的柳树又发芽了-99",
        "again": "春天里河边的柳树又发芽了-99",
    }
    assert client.post("/password", data=form).location == "/"
    assert client.get("/").status_code == 200


def test_two_different_new_passwords_are_not_taken(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    form = {"current": PASSWORD, "new": "春天里河边的柳树又发芽了-99", "again": "别的一句话-99"}
    response = client.post("/password", data=form)
    assert response.status_code == 422
    assert "两次输入的新密码不一致" in response.text


def test_after_signing_out_a_copied_cookie_is_worth_nothing(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    sign_in(client, cast.mediator)
    thief = copy_of(client)
    client.post("/logout")
    assert thief.get("/").status_code == 302


def test_a_new_password_makes_a_new_token_and_kills_the_old(client: PageClient, cast: Cast) -> None:
    thief = copy_of(sign_in(client, cast.mediator))
    form = {"current": PASSWORD, "new": NEW_PASSWORD, "again": NEW_PASSWORD}
    assert client.post("/password", data=form).status_code == 302
    assert client.get("/").status_code == 200
    assert thief.get("/").status_code == 302


def test_signing_in_gives_a_new_token_whatever_the_cookie_said(
    client: PageClient, cast: Cast
) -> None:
    sign_in(client, cast.mediator)
    first = client.get_cookie(client.application.config["SESSION_COOKIE_NAME"]).value
    sign_in(client, cast.mediator)
    assert client.get_cookie(client.application.config["SESSION_COOKIE_NAME"]).value != first


@pytest.mark.parametrize("act", ["disable", "roles", "reset", "sessions"])
def test_what_administrators_do_counts_on_the_next_request(
    client: PageClient, cast: Cast, act: str
) -> None:
    victim = sign_in(client, cast.mediator)
    admin = client.application.test_client()
    is_security = act in {"roles", "sessions"}
    sign_in(admin, cast.security_admin if is_security else cast.system_admin)
    base = f"/admin/users/{cast.mediator.id}"
    url, data = {
        "disable": (f"{base}/enabled", {"enabled": "0"}),
        "roles": (f"{base}/roles", {"roles": ["registrar"]}),
        "reset": (f"{base}/password", {}),
        "sessions": (f"{base}/sessions/end", {}),
    }[act]
    assert admin.post(url, data=data).status_code in {200, 302}
    assert victim.get("/").status_code == 302


@pytest.mark.parametrize("kind", [Development, Production])
def test_every_cookie_is_guarded_as_well_as_the_connection_allows(kind: type) -> None:
    name, browser, secure = (
        kind.SESSION_COOKIE_NAME, kind.BROWSER_COOKIE_NAME, kind.SESSION_COOKIE_SECURE
    )  # fmt: skip
    assert kind.SESSION_COOKIE_HTTPONLY
    assert kind.SESSION_COOKIE_SAMESITE == "Lax"
    assert secure == name.startswith("__Host-") == browser.startswith("__Host-")


def test_the_cookies_of_production_carry_every_flag(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    for setting in ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "BROWSER_COOKIE_NAME"):
        app.config[setting] = getattr(Production, setting)
    client.sends_form_token = False
    page = client.get("/login", base_url="https://localhost")
    token = re.search('name="csrf_token" value="([^"]+)"', page.text).group(1)
    form = {"username": "mediator", "password": PASSWORD, "csrf_token": token}
    headers = {"Referer": "https://localhost/login"}
    answer = client.post("/login", data=form, base_url="https://localhost", headers=headers)
    assert answer.status_code == 302
    cookies = answer.headers.getlist("Set-Cookie")
    assert len(cookies) == 2
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def test_an_idle_session_says_that_it_ended(client: PageClient, cast: Cast, clock: Clock) -> None:
    sign_in(client, cast.mediator)
    clock.advance(minutes=31)
    response = client.get("/", follow_redirects=True)
    assert "登录已过期" in response.text


def test_a_form_without_its_token_is_refused(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    client.sends_form_token = False
    assert client.post("/logout").status_code == 400
    assert client.get("/").status_code == 200
