"""Every address that writes turns away what was not sent from a form of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from mediation.extensions import csrf
from mediation.web.kept_fields import CSRF_TOKEN
from tests.cast import Cast
from tests.page_checks import INTERFACE, PageClient
from tests.stored_rows import differences, fingerprint
from tests.web.test_route_matrix import (
    PEOPLE,
    World,
    values_for,
    world,  # noqa: F401  # a fixture
)

# Takes the reports of browsers, which send them without a token; it writes into the log only.
WITHOUT_TOKEN = {"reports.csp"}


def writing_rules(app: Flask) -> list[Rule]:
    """Every address with a POST, public ones too."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or set()) and rule.endpoint not in WITHOUT_TOKEN
    ]


def forgeries(token: str, of_another: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What another site, or somebody's old page, can make a browser send."""
    form = {"data": {CSRF_TOKEN: token}}
    yield "no token", {"data": {"name": "x"}}
    yield "empty token", {"data": {CSRF_TOKEN: ""}}
    yield "made-up token", {"data": {CSRF_TOKEN: "Ijk5Ig.aSKv8Q.made-up"}}
    yield "token of another", {"data": {CSRF_TOKEN: of_another}}
    yield "token in the address", {"query_string": {CSRF_TOKEN: token}}
    yield "plain text", {"data": f"{CSRF_TOKEN}={token}", "content_type": "text/plain"}
    yield "JSON", {"json": {CSRF_TOKEN: token}}
    yield "other site", {**form, "headers": {"Origin": "https://evil.example"}}
    yield "no site", {**form, "headers": {"Origin": "null"}}
    yield "cross-site", {**form, "headers": {"Sec-Fetch-Site": "cross-site"}}
    yield "sister site", {**form, "headers": {"Sec-Fetch-Site": "same-site"}}


def test_only_the_named_views_do_without_a_token() -> None:
    views = {name.removeprefix("mediation.web.") for name in csrf._exempt_views}
    assert {name.replace(".views", "") for name in views} == WITHOUT_TOKEN


def test_no_address_takes_a_forged_form(
    app: Flask,
    cast: Cast,
    world: World,  # noqa: F811
) -> None:
    visitors = {person: app.test_client() for person in PEOPLE}
    for number, (person, visitor) in enumerate(visitors.items()):
        assert isinstance(visitor, PageClient)
        visitor.sign_in(getattr(cast, person))
        visitor.checks_pages = visitor.sends_form_token = False
        # No site can make a browser send the token of a program: the interface sees the cookie.
        visitor.user_id = None
        with visitor.session_transaction() as session:
            session["csrf_token"] = f"{number:040}"
    roles = {person: getattr(cast, person).roles for person in PEOPLE}
    before = fingerprint()
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        urls = [
            (rule, adapter.build(rule.endpoint, values_for(rule, world, own=True), method="POST"))
            for rule in writing_rules(app)
        ]
    for rule, url in urls:
        mark = app.view_functions[rule.endpoint].access_mark  # type: ignore[attr-defined]
        person = next(p for p in PEOPLE if mark.roles is None or mark.roles & roles[p])
        visitor = visitors[person]
        other = visitors["audit_admin" if person != "audit_admin" else "mediator"].form_token()
        for how, sent in forgeries(visitor.form_token(), other):
            answer = visitor.post(url, **sent)
            refused = {401, 403} if url.startswith(INTERFACE) else {400, 403}
            assert answer.status_code in refused, f"{url} {how}: {answer.status_code}"
    assert not differences(before, fingerprint())


@pytest.mark.parametrize("path", ["/logout", "/cases/1/shares/1/remind"])
def test_reading_never_does_what_a_form_does(client: PageClient, cast: Cast, path: str) -> None:
    client.sign_in(cast.mediator)
    assert client.get(path).status_code == 405
    assert client.get("/").status_code == 200
