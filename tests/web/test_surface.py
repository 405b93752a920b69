"""What the program shows to whoever probes it, and what every answer has in common."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import LoginSession, User
from mediation.web.guards import AccessMark
from tests.cast import Cast, sign_in
from tests.clock import Clock
from tests.page_checks import PageClient, parsed

# What scanners ask for first.
PROBES = [
    *("/.git/config", "/.git/HEAD", "/.svn/entries", "/.env", "/.hg/store", "/config.py"),
    *("/console", "/metrics", "/openapi.json", "/swagger", "/docs", "/debug", "/server-status"),
    *("/static/", "/static/css/", "/static/js", "/files/", "/instance/secret-key", "/wsgi.py"),
    *("/static/../config.py", "/static/%2e%2e/config.py", "/static/..%2f..%2fwsgi.py"),
    *("/tests/", "/backups/", "/phpinfo.php", "/actuator/health", "/robots.txt"),
]
METHODS = ["TRACE", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND"]


@pytest.mark.parametrize("url", PROBES)
def test_nothing_but_pages_and_assets_is_served(client: PageClient, cast: Cast, url: str) -> None:
    assert sign_in(client, cast.system_admin).get(url).status_code in {400, 404}


@pytest.mark.parametrize("method", METHODS)
def test_methods_that_nobody_needs_are_refused(client: PageClient, cast: Cast, method: str) -> None:
    sign_in(client, cast.mediator)
    for url in ("/", "/login", "/cases", "/static/app.js"):
        answer = client.open(url, method=method, headers={"X-Probe": "echo-me"})
        assert answer.status_code in {400, 405}, url
        assert "echo-me" not in answer.text


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override"])
def test_a_reading_request_cannot_be_dressed_as_a_writing_one(
    client: PageClient, cast: Cast, header: str
) -> None:
    sign_in(client, cast.mediator)
    client.get("/logout", headers={header: "POST"})
    client.get("/", query_string={"_method": "POST"})
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("url", ["/login", "/cases", "/nowhere", "/session", "/static/app.js"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_no_other_site_may_read_an_answer(
    client: PageClient, cast: Cast, url: str, origin: str
) -> None:
    answer = sign_in(client, cast.mediator).get(url, headers={"Origin": origin}, buffered=True)
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control-")]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("/login", "text/html; charset=utf-8"),
        ("/cases", "text/html; charset=utf-8"),
        ("/nowhere", "text/html; charset=utf-8"),
        ("/session", "application/json"),
        ("/static/app.js", "text/javascript; charset=utf-8"),
        ("/static/css/theme.css", "text/css; charset=utf-8"),
        ("/static/img/icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_an_answer_says_what_it_is(client: PageClient, cast: Cast, url: str, kind: str) -> None:
    answer = sign_in(client, cast.mediator).get(url, buffered=True)
    assert answer.headers["Content-Type"] == kind


@pytest.mark.parametrize("url", ["/login", "/nowhere", "/static/app.js"])
def test_over_https_browsers_are_told_to_stay_there(client: PageClient, url: str) -> None:
    answer = client.get(url, base_url="https://localhost", buffered=True)
    told = answer.headers["Strict-Transport-Security"]
    assert int(re.search(r"max-age=(\d+)", told)[1]) >= 365 * 24 * 3600
    assert "includeSubDomains" in told


def test_a_password_is_never_shown_while_it_is_typed(client: PageClient, cast: Cast) -> None:
    fields = list(parsed(client.get("/login").text).iter())
    sign_in(client, cast.mediator)
    for url in ("/password", "/confirm-identity"):
        fields += parsed(client.get(url).text).iter()
    names = re.compile("password|current|new|again|confirm_secret")
    typed = [
        field
        for field in fields
        if field.tag == "input" and names.fullmatch(field.get("name") or "")
    ]
    assert len(typed) >= 5
    assert {field.get("type") for field in typed} == {"password"}


def test_the_old_password_is_asked_for_with_the_new_one(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    new = "春天里河边的柳树又发芽了-99"
    for current in ("", "不是我的密码，只是一句别的话"):
        form = {"current": current, "new": new, "again": new}
        assert client.post("/password", data=form).status_code == 422
    assert sign_in(client.application.test_client(), cast.mediator).get("/").status_code == 200


def test_no_page_of_a_visitor_lacks_the_way_out(app: Flask, client: PageClient, cast: Cast) -> None:
    for person in ("mediator", "court_liaison", "system_admin", "audit_admin"):
        user: User = getattr(cast, person)
        visitor = sign_in(app.test_client(), user)
        seen = 0
        for rule in app.url_map.iter_rules():
            mark: AccessMark | None = getattr(
                app.view_functions[rule.endpoint], "access_mark", None
            )
            if rule.arguments or "GET" not in (rule.methods or ()) or mark is None:
                continue
            answer = visitor.get(rule.rule)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                ways = [form.get("action") for form in parsed(answer.text).iter("form")]
                assert "/logout" in ways, rule.rule
                seen += 1
        assert seen >= 3, person


def test_a_password_that_was_reset_leaves_the_authenticator_in_force(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    cast.mediator.second_factor_since = clock.now
    db.session.commit()
    admin = sign_in(app.test_client(), cast.system_admin)
    answer = admin.post(f"/admin/users/{cast.mediator.id}/password", data={})
    assert answer.status_code == 200
    password = next(
        text
        for text in re.findall(r">\s*([^<>\s]{12,40})\s*<", answer.text)
        if not text.startswith("http") and re.search(r"\d|[A-Z]|-", text)
    )
    visitor = app.test_client()
    answer = visitor.post("/login", data={"username": "mediator", "password": password})
    assert answer.location == "/login/code"
    assert visitor.get("/").status_code == 302


@pytest.mark.parametrize("act", ["sessions/end-others", "sessions/{}/end"])
def test_ending_sessions_asks_who_is_sitting_there(
    app: Flask, client: PageClient, cast: Cast, clock: Clock, act: str
) -> None:
    other = sign_in(app.test_client(), cast.mediator)
    other_id = db.session.scalars(select(LoginSession.id)).one()
    sign_in(client, cast.mediator)
    clock.advance(minutes=11)
    answer = client.post(f"/account/{act.format(other_id)}", data={})
    assert answer.status_code == 422
    assert other.get("/").status_code == 200


def test_what_is_sent_twice_or_in_the_address_does_not_win(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.system_admin)
    url = f"/admin/users/{cast.mediator.id}/enabled"
    client.post(f"{url}?enabled=1", data={"enabled": "0"})
    assert not db.session.get(User, cast.mediator.id, populate_existing=True).is_enabled
    client.post(f"{url}?enabled=1", data={"name": "x"})
    assert not db.session.get(User, cast.mediator.id, populate_existing=True).is_enabled


def test_a_form_changes_nothing_that_it_does_not_show(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.system_admin)
    user = cast.mediator
    columns = [column.key for column in User.__table__.columns]
    kept = {name: getattr(user, name) for name in columns}
    smuggled = dict.fromkeys(columns, "1") | {"roles": "system_admin", "role": "system_admin"}
    shown = {"name": "李敏改", "organisation_id": str(user.organisation_id), "phone": ""}
    url = f"/admin/users/{user.id}"
    answer = client.post(url, data=smuggled | shown | {"version": str(user.version)})
    assert answer.status_code == 302
    found = db.session.get(User, user.id, populate_existing=True)
    now = {name: getattr(found, name) for name in columns}
    changed = {name for name in columns if now[name] != kept[name]}
    assert changed <= {"name", "phone", "version"} | SEARCH_COLUMNS, changed
    assert "system_admin" not in found.roles


# What follows from the name.
SEARCH_COLUMNS = {"pinyin", "initials", "updated_at"}
