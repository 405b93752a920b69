"""Recording a session, calling it off, and the notes that stay with the mediator."""

from datetime import timedelta

import pytest
from flask import Flask

from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import Case, Note
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_session
from tests.page_checks import PageClient, text_of


def record_form(case: Case, **changes: str) -> dict[str, str]:
    form = {
        "held_on": "2026-11-23",
        "began_at": "08:00",
        "ended_at": "08:50",
        "recorder": "张萌",
        "rights_answer": "已告知，不申请回避。",
        "applicant_statement": "被拖欠四个月工资。",
        "respondent_statement": "资金困难，愿意支付。",
        "result": "双方同意分期支付。",
        "outcome": "agreed",
    }
    for index, party in enumerate(case.parties):
        form |= {
            f"presences-{index}-party_id": str(party.id),
            f"presences-{index}-is_present": "y",
            f"presences-{index}-attended_by": "本人",
        }
    return form | changes


def test_a_session_is_recorded_as_people_talk(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    make_session(case, state=SessionState.PLANNED, at=MONDAY_MORNING - timedelta(hours=1))
    case_id, form = case.id, record_form(case)
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/record_session"
    assert "让步方案不要写在这里" in text_of(client.page(url))
    assert client.post(url, data=form).status_code == 302
    session = db.session.get_one(Case, case_id).sessions[0]
    assert session.state is SessionState.HELD
    assert session.record.result == "双方同意分期支付。"
    assert all(each.is_present for each in session.attendances)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"result": ""}, "请写明本场调解的结果"),
        ({"ended_at": "07:00"}, "结束时间应晚于开始时间"),
        ({"began_at": "9点"}, "格式填写时间"),
        ({"applicant_statement": ""}, "请记明申请方的陈述"),
        ({"presences-1-is_present": ""}, "都要有人到场"),
    ],
)
def test_a_faulty_record_is_refused_and_nothing_is_lost(
    client: PageClient, cast: Cast, change: dict[str, str], sentence: str
) -> None:
    case = make_case(cast)
    make_session(case, state=SessionState.PLANNED, at=MONDAY_MORNING - timedelta(hours=1))
    url, form = f"/cases/{case.id}/steps/record_session", record_form(case, **change)
    if "presences-1-is_present" in change:
        del form["presences-1-is_present"]
    response = sign_in(client, cast.mediator).post(url, data=form)
    assert response.status_code == 422
    assert sentence in response.text
    assert "资金困难，愿意支付。" in response.text


def test_a_session_that_was_not_held_is_called_off(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    make_session(case, state=SessionState.PLANNED)
    case_id = case.id
    sign_in(client, cast.mediator)
    url = f"/cases/{case_id}/steps/cancel_session"
    assert client.post(url, data={"reason": ""}).location.endswith("#cancel")
    assert client.post(url, data={"reason": "被申请人请求改期"}).status_code == 302
    db.session.rollback()
    assert db.session.get_one(Case, case_id).sessions[0].state is SessionState.CANCELLED


def test_the_vault_is_the_mediators_alone(app: Flask, client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.mediator)
    form = {"kind": "vault", "text": "申请人私下说八千也行"}
    assert client.post(f"/cases/{case_id}/steps/add_note", data=form).status_code == 302
    assert "八千也行" in text_of(client.page(f"/cases/{case_id}"))
    other = sign_in(app.test_client(), cast.supervisor)
    assert "八千也行" not in text_of(other.page(f"/cases/{case_id}"))
    assert other.post(f"/cases/{case_id}/steps/add_note", data=form).status_code == 422
    assert db.session.query(Note).count() == 1
