"""What holds for every request: problems, keys, limits, and that no address answers otherwise."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from mediation.domain.api_tokens import ApiScope
from mediation.extensions import db
from mediation.models import AuditEntry, Case
from mediation.web import errors
from tests.api.program import APPLICATION, Program, problem_of
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.page_checks import PageClient

KEY = "a-key-of-thirty-six-signs-0123456789"


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> Program:
    return Program(client.sign_in(cast.registrar))


def cases() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


@pytest.mark.parametrize("path", ["/nowhere", "/cases/abc", "/cases/99999999999999", "/v2"])
def test_an_unknown_address_is_a_problem_and_no_page(desk: Program, path: str) -> None:
    problem_of(desk.get(path), 404)


def test_an_unknown_version_is_a_problem_too(desk: Program) -> None:
    answer = desk.client.get("/api/v7/cases")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_a_method_that_nobody_answers_names_those_that_do(desk: Program) -> None:
    answer = desk.ask("DELETE", "/cases")
    problem_of(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("path", ["/cases", "/cases/7/steps/accept", "/calculations/severance"])
@pytest.mark.parametrize("key", ["", "short", "长" * 30, "x" * 41])
def test_every_post_needs_a_key(desk: Program, path: str, key: str) -> None:
    headers = {"Idempotency-Key": key.encode().decode("latin-1"), "If-Match": "*"}
    assert (
        "Idempotency-Key"
        in problem_of(desk.ask("POST", path, json={}, headers=headers), 400)["detail"]
    )


def test_the_same_key_with_the_same_body_acts_once_and_answers_the_same(desk: Program) -> None:
    desk.client.repeats_forms = True
    first, second = (
        desk.post("/cases", APPLICATION, key=KEY),
        desk.post("/cases", APPLICATION, key=KEY),
    )
    assert (first.status_code, first.data) == (second.status_code, second.data)
    assert first.headers["Location"] == second.headers["Location"]
    assert cases() == 1


def test_the_same_key_with_another_body_is_refused(desk: Program) -> None:
    desk.client.repeats_forms = True
    desk.post("/cases", APPLICATION, key=KEY)
    problem_of(desk.post("/cases", APPLICATION | {"is_oral": True}, key=KEY), 422)
    assert cases() == 1


def test_what_was_refused_may_be_mended_under_the_same_key(desk: Program) -> None:
    assert desk.post("/cases", APPLICATION | {"claims": []}, key=KEY).status_code == 422
    assert desk.post("/cases", APPLICATION, key=KEY).status_code == 201


def test_two_programs_may_draw_the_same_key(app: Flask, desk: Program, cast: Cast) -> None:
    desk.post("/cases", APPLICATION, key=KEY)
    visitor = app.test_client().sign_in(cast.stranger)
    assert Program(visitor).post("/cases", APPLICATION, key=KEY).status_code == 201
    assert cases() == 2


def test_twenty_copies_at_once_make_one_case(app: Flask, cast: Cast) -> None:
    token = make_api_token(cast.registrar.id, MONDAY_MORNING)
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": KEY}

    def send(_number: int) -> TestResponse:
        return app.test_client(use_cookies=False).open(
            "/api/v1/cases", method="POST", json=APPLICATION, headers=headers
        )

    app.test_client_class, kept = None, app.test_client_class
    try:
        with ThreadPoolExecutor(20) as threads:
            answers = list(threads.map(send, range(20)))
    finally:
        app.test_client_class = kept
    statuses = {answer.status_code for answer in answers}
    assert statuses <= {201, 409, 503}
    made = {answer.headers["Location"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert cases() == 1


def test_each_answer_says_what_is_left_and_too_many_must_wait(
    app: Flask, cast: Cast, desk: Program, clock: Clock
) -> None:
    app.config["API_PER_MINUTE"] = 3
    left = [desk.get("/cases").headers["RateLimit"].partition(";t=")[0] for _ in range(3)]
    assert left == ['"token";r=2', '"token";r=1', '"token";r=0']
    refused = desk.get("/cases")
    problem_of(refused, 429)
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    clock.advance(minutes=1)
    assert desk.get("/cases").status_code == 200


def test_one_address_has_a_limit_of_its_own(app: Flask, cast: Cast) -> None:
    app.config["API_ADDRESS_PER_MINUTE"] = 3
    people = (cast.registrar, cast.mediator, cast.supervisor, cast.stranger)
    programs = [Program(app.test_client().sign_in(person)) for person in people]
    assert [each.get("/cases").status_code for each in programs] == [200, 200, 200, 429]


def test_what_is_no_json_or_too_much_of_it_is_refused(app: Flask, desk: Program) -> None:
    def sent(data: bytes, kind: str = "application/json") -> TestResponse:
        headers = {"Idempotency-Key": KEY}
        return desk.ask("POST", "/cases", data=data, content_type=kind, headers=headers)

    problem_of(sent(b"{"), 400)
    problem_of(sent(b"\xff"), 400)
    problem_of(sent(b"{}", "text/plain"), 415)
    problem_of(sent(json.dumps({"facts": "长" * 2_000_000}).encode()), 413)
    problem_of(sent(b"[]"), 422)


def test_a_database_that_is_away_is_a_problem_that_passes(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "is_database_away", lambda _error: True)
    monkeypatch.setattr("mediation.queries.case_list.page", _away)
    desk.client.may_fail_with = frozenset({503})
    answer = desk.get("/cases")
    problem_of(answer, 503)
    assert answer.headers["Retry-After"]


def _away(*_args: object, **_more: object) -> None:
    raise errors.SQLAlchemyError("away")


def test_the_page_of_the_description_is_sound_and_asks_for_a_sign_in(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    assert app.test_client().get("/api/v1/").status_code == 302
    page = client.sign_in(cast.mediator).get("/api/v1/")
    assert "openapi.json" in page.text
    assert ApiScope.CASES_READ.label in page.text


def test_every_request_leaves_its_row(desk: Program) -> None:
    def rows() -> int:
        db.session.rollback()
        return db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0

    before = rows()
    desk.get("/cases")
    desk.get("/cases/77")
    desk.get("/cases?state=asleep")
    desk.post("/cases", {"facts": 1})
    desk.post("/cases", APPLICATION)
    assert rows() == before + 5
