"""A form acts once, however often and however much at once it is sent."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.domain.case_flow import CaseState
from mediation.extensions import Base, db
from mediation.models import Case, Draft, Note, PostedForm
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.typed_forms import fields_of, intake_fields

pytestmark = pytest.mark.postgresql

NEW = "/intake/new"
KEY = {"form_key": "k" * 24}


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    client.repeats_forms = True
    return sign_in(client, cast.registrar)


def count(table: type[Base]) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_every_render_has_a_key_of_its_own(desk: PageClient) -> None:
    first, second = (fields_of(desk.get(NEW).text, "intake-form") for _ in range(2))
    assert len(first["form_key"]) >= 20
    assert first["form_key"] != second["form_key"]


def test_three_copies_make_one_case_and_all_lead_to_it(desk: PageClient) -> None:
    answers = [desk.post(NEW, data=intake_fields(**KEY)) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert len({answer.location for answer in answers}) == 1
    assert count(Case) == 1


def test_two_tabs_make_two(desk: PageClient) -> None:
    for key in ("a" * 24, "b" * 24):
        desk.post(NEW, data=intake_fields(form_key=key, confirmed="1"))
    assert count(Case) == 2


def test_twenty_copies_at_once_make_one_and_all_lead_to_it(
    app: Flask, cast: Cast, desk: PageClient
) -> None:
    token = desk.get_cookie("mediation")
    assert token is not None
    db.session.remove()

    def send(_number: int) -> tuple[int, str | None]:
        visitor = app.test_client()
        visitor.repeats_forms = True
        visitor.set_cookie("mediation", token.value)
        answer = visitor.post(NEW, data=intake_fields(**KEY))
        return answer.status_code, answer.location

    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(send, range(20)))
    assert {status for status, _ in answers} == {302}
    assert len({location for _, location in answers}) == 1
    assert count(Case) == 1


def test_a_step_sent_twice_leads_to_the_case_though_it_has_moved_on(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, state=CaseState.MEDIATING)
    url = f"/cases/{case.id}/steps/withdraw"
    visitor = sign_in(client, cast.mediator)
    visitor.repeats_forms = True
    fields = {"reason": "settled_privately", "ended_on": "2026-11-23"} | KEY
    first, again = (visitor.post(url, data=fields) for _ in range(2))
    assert first.status_code == 302, first.text
    assert (again.status_code, again.location) == (302, first.location)


def test_a_note_sent_twice_stands_there_once(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    visitor = sign_in(client, cast.mediator)
    visitor.repeats_forms = True
    for _ in range(2):
        fields = {"kind": "vault", "text": "已电话联系单位。"} | KEY
        assert visitor.post(f"/cases/{case_id}/steps/add_note", data=fields).status_code == 302
    assert count(Note) == 1


def test_other_words_under_the_same_key_are_kept_and_asked_about(desk: PageClient) -> None:
    desk.post(NEW, data=intake_fields(**KEY))
    other = intake_fields(**{"applicants-0-name": "罗桂芳"}) | KEY
    answer = desk.post(NEW, data=other)
    assert answer.status_code == 409
    assert 'value="罗桂芳"' in answer.text
    assert "按现在的内容再提交" in answer.text
    assert count(Case) == 1


def test_what_was_refused_may_be_sent_again_with_the_same_key(desk: PageClient) -> None:
    wrong = intake_fields(**{"applicants-0-name": ""}) | KEY
    assert desk.post(NEW, data=wrong).status_code == 422
    assert count(PostedForm) == 0
    assert desk.post(NEW, data=intake_fields(**KEY)).status_code == 302
    assert count(Case) == 1


def test_a_draft_kept_while_typing_claims_nothing(desk: PageClient) -> None:
    for _ in range(2):
        assert desk.post("/intake/draft", data=intake_fields(**KEY)).status_code == 200
    assert (count(Draft), count(PostedForm)) == (1, 0)


def test_nobody_learns_where_the_form_of_somebody_else_led(
    app: Flask, cast: Cast, desk: PageClient
) -> None:
    location = desk.post(NEW, data=intake_fields(**KEY)).location
    other = sign_in(app.test_client(), cast.supervisor)
    answer = other.post(NEW, data=intake_fields(**KEY))
    assert answer.status_code == 409
    assert location not in answer.text
    assert count(Case) == 1


def test_a_form_whose_first_answer_was_lost_is_not_acted_upon_again(
    app: Flask, desk: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(NEW, data=intake_fields(**KEY))
    # The server fell after the commit and before it could note where the answer led.
    db.session.execute(PostedForm.__table__.update().values(location=None))
    db.session.commit()
    monkeypatch.setattr("mediation.web.form_keys.PATIENCE", 0.0)
    answer = desk.post(NEW, data=intake_fields(**KEY))
    assert answer.status_code == 200
    assert "已经办好" in answer.text
    assert count(Case) == 1
