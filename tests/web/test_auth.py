"""The pages of signing in, and what a visitor without a session gets."""

import pytest
from flask import Flask

from mediation.extensions import db
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import Clock
from tests.page_checks import PageClient, text_of


def test_a_stranger_is_sent_to_the_login_page_and_back_where_they_wanted(
    client: PageClient, cast: Cast
) -> None:
    response = client.get("/diary")
    assert response.status_code == 302
    assert response.location.startswith("/login?next=")
    response = client.post(response.location, data={"username": "mediator", "password": PASSWORD})
    assert response.location == "/diary"


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/\\evil.example"])
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
    form = {"current": PASSWORD, "new": "全新的一句话儿-99", "again": "全新的一句话儿-99"}
    assert client.post("/password", data=form).location == "/"
    assert client.get("/").status_code == 200


def test_two_different_new_passwords_are_not_taken(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    form = {"current": PASSWORD, "new": "全新的一句话儿-99", "again": "别的一句话-99"}
    response = client.post("/password", data=form)
    assert response.status_code == 422
    assert "两次输入的新密码不一致" in response.text


def test_after_signing_out_a_copied_cookie_is_worth_nothing(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    sign_in(client, cast.mediator)
    cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    client.post("/logout")
    thief = app.test_client()
    thief.set_cookie(cookie.key, cookie.value)
    assert thief.get("/").status_code == 302


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
