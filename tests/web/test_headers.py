"""The headers of every kind of answer, and requests that no honest browser sends."""

import json
import re

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.web.guards import AccessMark
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient, parsed

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOTHING_BUT_OURS = [
    *("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"),
    *("form-action 'self'", "report-uri /csp-report"),
]
ANSWERS = ["/login", "/", "/nowhere", "/cases/999", "/cases/%FF", "/static/app.js", "/static/no.js"]


@pytest.mark.parametrize("url", ANSWERS)
def test_every_answer_carries_them(client: PageClient, cast: Cast, url: str) -> None:
    answer = client.get(url, buffered=True)
    assert dict(answer.headers).items() >= ALWAYS.items()
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Server" not in answer.headers
    policy = answer.headers["Content-Security-Policy"]
    for rule in NOTHING_BUT_OURS:
        assert rule in policy
    assert "unsafe" not in policy
    if url != "/static/app.js":
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Cookie" in answer.headers["Vary"]


def test_a_page_works_with_a_nonce_that_no_other_page_has(client: PageClient) -> None:
    nonces = []
    for _ in range(2):
        answer = client.get("/login")
        allowed = re.findall(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
        assert {script.get("nonce") for script in parsed(answer.text).iter("script")} == set(
            allowed
        )
        nonces += allowed
    assert len(set(nonces)) == 2
    assert min(map(len, nonces)) >= 20


@pytest.mark.parametrize(
    ("state", "kind"),
    [(CaseState.REGISTERED, "application/pdf"), (CaseState.MEDIATING, "text/html")],
    ids=["a paper", "why there is none"],
)
def test_a_paper_is_framed_by_our_own_pages_only(
    client: PageClient, cast: Cast, state: CaseState, kind: str
) -> None:
    case = make_case(cast, state=state)
    visitor = sign_in(client, cast.supervisor)
    answer = visitor.post(f"/cases/{case.id}/documents/receipt/preview", data={})
    assert answer.mimetype == kind, answer.status
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_a_form_that_another_site_sent_is_refused(
    app: Flask, client: PageClient, cast: Cast, headers: dict[str, str]
) -> None:
    sign_in(client, cast.mediator)
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and not rule.arguments:
            assert client.post(rule.rule, data={}, headers=headers).status_code == 403, rule.rule
    assert client.get("/").status_code == 200


def test_our_own_forms_are_taken(client: PageClient) -> None:
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    typed = {"username": "mediator", "password": "四季平安"}
    assert client.post("/login", data=typed, headers=ours).status_code == 422


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "[", "a b"])
def test_a_host_that_is_not_ours_is_refused(client: PageClient, host: str) -> None:
    assert client.get("/login", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/cases/%FF%FE", 400),
        ("/search?q=%FF", 400),
        ("/search?q=%00", 400),
        ("/search?%ED%A0%80=1", 400),
        ("/search?q=" + "a" * 5000, 414),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    client: PageClient, cast: Cast, url: str, status: int
) -> None:
    assert sign_in(client, cast.mediator).get(url).status_code == status


@pytest.mark.parametrize("body", [b"username=%00", b"username=%FF", b"%FF=1", b"username=\xff"])
def test_a_form_of_junk_is_refused(client: PageClient, body: bytes) -> None:
    kind = "application/x-www-form-urlencoded"
    assert client.post("/login", data=body, content_type=kind).status_code == 400


def test_a_form_without_files_is_no_parcel(client: PageClient) -> None:
    answer = client.post("/login", data={"username": "x" * (2 * 1024 * 1024)})
    assert answer.status_code == 413


def test_signing_out_empties_the_browser(client: PageClient, cast: Cast) -> None:
    answer = sign_in(client, cast.mediator).post("/logout")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_few_addresses_are_open_to_everybody(app: Flask) -> None:
    """The list is frozen here: whoever opens another address to strangers must say so."""
    marks: dict[str, AccessMark] = {
        name: view.access_mark for name, view in app.view_functions.items() if name != "static"
    }
    public = {name for name, mark in marks.items() if mark.is_public}
    assert public == {
        *("auth.login", "auth.sign_in", "auth.code", "reports.csp"),
        # To the city's identity service and back; not found where none is set.
        *("auth.identity_service", "auth.back_from_identity_service"),
        # For calendar programs: the address itself is the secret.
        "calendar_feed.show",
        # For payees with a code on paper.
        *("receipts.enter", "receipts.open_code", "receipts.answer", "receipts.done"),
        # What the interface is; nothing of anybody.
        "api.openapi",
        # Whether a paper is genuine.
        *("verify.enter", "verify.check", "verify.check_file"),
    }


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (b'{"csp-report": {"effective-directive": "script-src", "blocked-uri": "inline"}}', 1),
        (b'[{"type": "csp-violation", "body": {"effectiveDirective": "script-src"}}]', 1),
        (b'[{"body": {}}, 7, null]', 0),
        (b"no json", 0),
        (b"[" * 5000, 0),
        (b"\xff", 0),
        (b'{"csp-report": 7}', 0),
    ],
)
def test_a_report_of_a_breach_becomes_a_line_of_the_log(
    client: PageClient, caplog: pytest.LogCaptureFixture, body: bytes, lines: int
) -> None:
    client.sends_form_token = False
    assert client.post("/csp-report", data=body).status_code == 204
    assert len([each for each in caplog.messages if "breached" in each]) == lines


def test_a_report_repeats_no_query_and_no_line_end(
    client: PageClient, caplog: pytest.LogCaptureFixture
) -> None:
    report = {"document-uri": "http://localhost/search?q=\u738b", "blocked-uri": "a\nb"}
    body = json.dumps({"csp-report": report}).encode()
    client.post("/csp-report", data=body)
    assert "738b" not in caplog.text
    assert "a\nb" not in caplog.text


def test_a_report_is_short(client: PageClient) -> None:
    assert client.post("/csp-report", data=b"x" * 9000).status_code == 413
