"""The page of one's own account: sessions, notices, and the session that is about to end."""

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models import LoginSession, Notice
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import Clock
from tests.page_checks import PageClient, text_of

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Edg/120.0"


@pytest.fixture
def here(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


def sign_in_elsewhere(app: Flask) -> PageClient:
    visitor = app.test_client()
    form = {"username": "mediator", "password": PASSWORD}
    visitor.post("/login", data=form, headers={"User-Agent": EDGE})
    return visitor


def test_one_sees_and_ends_ones_other_sessions(app: Flask, here: PageClient) -> None:
    elsewhere = sign_in_elsewhere(app)
    page = text_of(here.page("/account"))
    assert "Windows 上的 Edge" in page
    assert "（本次登录）" in page
    login_id = db.session.query(LoginSession).order_by(LoginSession.id.desc()).first().id
    here.post(f"/account/sessions/{login_id}/end")
    assert elsewhere.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_one_ends_all_others_at_once(app: Flask, here: PageClient) -> None:
    others = [sign_in_elsewhere(app), sign_in_elsewhere(app)]
    here.post("/account/sessions/end-others")
    assert [visitor.get("/").status_code for visitor in others] == [302, 302]
    assert here.get("/").status_code == 200


def test_a_sign_in_from_a_new_browser_is_told_on_every_page_until_read(
    app: Flask, here: PageClient, cast: Cast
) -> None:
    assert "新提醒" not in text_of(here.page("/"))
    sign_in_elsewhere(app)
    assert "您有 1 条新提醒" in text_of(here.page("/"))
    assert "在新的浏览器上登录（地址 127.0.0.1）" in text_of(here.page("/account"))
    until = db.session.query(Notice).one().id
    here.post("/account/notices/seen", data={"until": str(until)})
    assert "新提醒" not in text_of(here.page("/"))


def test_a_browser_that_was_here_before_is_no_news(here: PageClient, cast: Cast) -> None:
    sign_in(here, cast.mediator)
    assert db.session.query(Notice).count() == 0


def test_nobody_reads_or_clears_the_notices_of_another(
    app: Flask, here: PageClient, cast: Cast
) -> None:
    sign_in_elsewhere(app)
    other = sign_in(app.test_client(), cast.supervisor)
    assert "新的浏览器" not in text_of(other.page("/account"))
    other.post("/account/notices/seen", data={"until": "999999"})
    db.session.expire_all()
    assert db.session.query(Notice).one().seen_at is None


def test_asking_how_long_the_session_lasts_does_not_prolong_it(
    here: PageClient, clock: Clock
) -> None:
    clock.advance(minutes=20)
    assert here.get("/session").json == {"left": 600, "at_most": 11 * 3600 + 2400}
    clock.advance(minutes=10)
    assert here.get("/session").status_code == 302


def test_going_on_prolongs_the_session(here: PageClient, clock: Clock) -> None:
    clock.advance(minutes=28)
    assert here.post("/session").json["left"] == 1800
    clock.advance(minutes=28)
    assert here.get("/").status_code == 200


def test_nothing_prolongs_a_session_beyond_its_longest_life(here: PageClient, clock: Clock) -> None:
    for _ in range(25):
        clock.advance(minutes=28)
        assert here.post("/session").status_code == 200
    assert here.get("/session").json["left"] == here.get("/session").json["at_most"]


def test_every_page_knows_when_its_session_ends(here: PageClient) -> None:
    meta = here.page("/account").find(".//meta[@name='session']")
    assert meta.get("content") == "1800"
    assert meta.get("data-url") == "/session"


def test_an_old_password_must_be_changed_where_the_office_says_so(
    app: Flask, here: PageClient, clock: Clock
) -> None:
    app.config["PASSWORD_MAX_AGE_DAYS"] = 90
    assert here.get("/").status_code == 200
    clock.advance(days=91)
    sign_in_elsewhere(app)
    visitor = sign_in_elsewhere(app)
    assert visitor.get("/").location == "/password"
    assert "已到更换期限" in text_of(visitor.page("/password"))


def test_the_last_five_passwords_are_not_taken_again(here: PageClient) -> None:
    news = [f"ruc7 kive dosh plum {number}{number + 1}z" for number in range(6)]
    for old, new in zip([PASSWORD, *news], news, strict=False):
        form = {"current": old, "new": new, "again": new}
        assert here.post("/password", data=form).status_code == 302
    form = {"current": news[-1], "new": news[1], "again": news[1]}
    answer = here.post("/password", data=form)
    assert answer.status_code == 422
    assert "最近 5 次" in answer.text


def test_password_fields_take_what_a_manager_fills_in_and_pastes(here: PageClient) -> None:
    fields = here.page("/password").iter("input")
    wanted = {"current": "current-password", "new": "new-password", "again": "new-password"}
    found = {field.get("name"): field for field in fields if field.get("name") in wanted}
    assert {name: field.get("autocomplete") for name, field in found.items()} == wanted
    assert not [field for field in found.values() if "onpaste" in field.attrib]
