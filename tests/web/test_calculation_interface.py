"""POST /api/v1/calculations/{kind}: JSON in, JSON out, and every refusal a problem in JSON."""

import json
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from mediation.api.calculations import LARGEST_BODY
from mediation.domain.claims.heads import Head
from mediation.extensions import db
from mediation.models import AuditEntry
from mediation.web import costly
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient

URL = "/api/v1/calculations"
SEVERANCE = {
    "start": "2018-03-15",
    "end": "2026-10-20",
    "end_reason": "41条",
    "avg_wage_12m": "8000",
}


@pytest.fixture
def program(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


def asked(client: PageClient, body: Any, kind: str = "severance") -> TestResponse:
    return client.post(f"{URL}/{kind}", json=body)


def problem_of(answer: TestResponse, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(answer.data)
    assert body["status"] == status
    assert body["detail"].endswith("。")
    return body


def test_facts_in_a_result_out(program: PageClient) -> None:
    answer = asked(program, SEVERANCE)
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    body = answer.get_json()
    assert body["result"]["amount"] == "72000.00"
    assert body["lines"]
    assert body["steps"]
    assert any("第四十七条" in each for each in body["articles"])
    assert body["note"] == "仅供调解参考，不构成裁判依据。"


@pytest.mark.parametrize("kind", ["经济补偿", "N", "severance", "经济补偿金 (示例)"])
def test_a_kind_goes_by_all_its_names(program: PageClient, kind: str) -> None:
    assert asked(program, SEVERANCE, kind).get_json()["result"]["amount"] == "72000.00"


def test_what_is_missing_is_no_mistake(program: PageClient) -> None:
    body = asked(program, {}).get_json()
    assert body["result"]["amount"] is None
    assert body["missing"]


def test_several_people_are_answered_together(program: PageClient) -> None:
    people = [{"name": "甲", "avg_wage_12m": "8000"}, {"name": "乙", "avg_wage_12m": "4000"}]
    shared = {name: value for name, value in SEVERANCE.items() if name != "avg_wage_12m"}
    body = asked(program, shared | {"employees": people}).get_json()
    assert body["result"]["amount"] == "108000.00"


def test_each_bad_field_has_its_sentence(program: PageClient) -> None:
    body = problem_of(asked(program, {"start": "昨天", "avg_wage_12m": "八千", "end": True}), 422)
    told = {each["field"]: each["message"] for each in body["errors"]}
    assert set(told) == {"start", "avg_wage_12m", "end"}
    assert all(sentence.endswith("。") for sentence in told.values())


@pytest.mark.parametrize("kind", ["happiness", "agreement", "%20" * 3000])
def test_an_unknown_kind_says_what_there_is(program: PageClient, kind: str) -> None:
    assert "经济补偿" in problem_of(asked(program, {}, kind), 404)["detail"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"3", b'"x"', b"NaN", b"\xff\xfe", b"[" * 5000, b'{"a":' * 30]
)
def test_what_is_no_object_is_refused(program: PageClient, data: bytes) -> None:
    answer = program.post(f"{URL}/severance", data=data, content_type="application/json")
    problem_of(answer, 400)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_content_type_is_refused(program: PageClient, kind: str) -> None:
    answer = program.post(f"{URL}/severance", data="{}", content_type=kind)
    assert "application/json" in problem_of(answer, 415)["detail"]


def test_a_body_that_is_too_large_is_refused(program: PageClient) -> None:
    problem_of(asked(program, {"note": "长" * LARGEST_BODY}), 413)


def test_a_lone_half_of_a_sign_is_answered(program: PageClient) -> None:
    body = b'{"\\ud800": "\\udfff", "start": "\\ud800"}'
    answer = program.post(f"{URL}/severance", data=body, content_type="application/json")
    assert "start" in {each["field"] for each in problem_of(answer, 422)["errors"]}


VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from([*SEVERANCE, "employees", "segments", "monthly_wages", "region"])


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(body=st.dictionaries(NAMES | st.text(max_size=5), VALUES, max_size=5))
def test_no_facts_make_it_stumble(
    program: PageClient, monkeypatch: pytest.MonkeyPatch, body: dict[str, Any]
) -> None:
    monkeypatch.setattr(costly.throttle, "allow", lambda *_args, **_more: True)
    assert asked(program, body).status_code in {200, 422}


def test_one_row_without_the_facts(program: PageClient) -> None:
    before = db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    db.session.rollback()
    asked(program, SEVERANCE)
    rows = list(db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq)))
    assert len(rows) == before + 1
    assert rows[-1].verb == "page.posted"
    assert rows[-1].data == {"page": "api.calculate", "token": 1}


def test_the_cookie_of_a_browser_opens_nothing(program: PageClient) -> None:
    headers = {"Authorization": ""}
    problem_of(program.post(f"{URL}/severance", json=SEVERANCE, headers=headers), 401)
    problem_of(program.get(URL, headers=headers), 401)


def test_another_site_may_not_ask(program: PageClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    problem_of(program.post(f"{URL}/severance", json=SEVERANCE, headers=headers), 403)


def test_a_stranger_is_told_to_sign_in(client: PageClient, cast: Cast) -> None:
    problem_of(asked(client, SEVERANCE), 401)
    problem_of(client.get(URL), 401)


@pytest.mark.parametrize("person", ["court_liaison", "audit_admin"])
def test_only_case_workers_may_ask(app: Flask, cast: Cast, person: str) -> None:
    visitor = sign_in(app.test_client(), getattr(cast, person))
    problem_of(asked(visitor, SEVERANCE), 403)
    problem_of(visitor.get(URL), 403)


def test_who_must_bind_an_authenticator_is_not_led_to_a_page(app: Flask, cast: Cast) -> None:
    app.config["MFA_REQUIRED"] = True
    visitor = app.test_client().sign_in(cast.supervisor)
    assert "动态口令" in problem_of(asked(visitor, SEVERANCE), 403)["detail"]


def test_it_may_be_asked_so_often_a_minute(
    program: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(costly.throttle, "allow", lambda *_args, **_more: False)
    problem_of(asked(program, SEVERANCE), 429)


def test_the_kinds_are_listed_with_their_questions(program: PageClient) -> None:
    listed = program.get(URL).get_json()["calculations"]
    assert [each["kind"] for each in listed] == [head.value for head in Head]
    severance = listed[0]
    assert severance["label"] == "经济补偿"
    fields = {each["name"]: each for each in severance["fields"]}
    assert fields["start"]["kind"] == "day"
    assert {"value": "redundancy", "label": "经济性裁员"} in fields["end_reason"]["options"]
    assert fields["local_min_wage"]["local_figure"] == "minimum_wage"
