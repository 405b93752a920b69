"""The pages of retention, disposal and requests of persons, as supervisors use them."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.clocks import ClockEvent
from mediation.domain.disposal import DisposalState
from mediation.domain.ledger import LedgerEntry
from mediation.domain.personal_requests import RequestState
from mediation.extensions import db
from mediation.models import (
    Case,
    DisposalList,
    Party,
    PersonalRequest,
    Representative,
    RetentionRule,
)
from mediation.services import ledger
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.documents.reading import text_of as paper_text
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of
from tests.services.disposals import make_archived, make_full_case

pytestmark = pytest.mark.postgresql

NUMBER = "110101199003070038"
REQUEST = {
    "kind": "copy",
    "person_name": "王秀兰",
    "identity_number": NUMBER,
    "requester": "self",
    "verification": "identity_card",
    "contact": "",
    "details": "想知道你们存了什么",
    "received_on": "2026-11-20",
}


@pytest.fixture
def supervisor(client: PageClient, cast: Cast) -> PageClient:
    """The body's supervisor at work."""
    return client.sign_in(cast.supervisor)


def test_periods_are_recommendations_until_the_highest_union_confirms_them(
    cast: Cast, client: PageClient
) -> None:
    page = text_of(client.sign_in(cast.city_supervisor).page("/privacy/retention"))
    assert page.count("系统建议，待确认") == 10
    assert "只增不删，永久保管" in page
    data = {"unit": "years", "length": "15", "basis": "市总保管期限表", "valid_from": "2026-11-23"}
    assert client.post("/privacy/retention/case_usual", data=data).status_code == 302
    shown = text_of(client.page("/privacy/retention"))
    assert "15 年" in shown
    assert "孙宁 确定" in shown
    assert "已被替代" in shown


def test_a_period_below_the_law_is_refused_and_what_was_typed_stays(
    cast: Cast, client: PageClient
) -> None:
    data = {"unit": "years", "length": "1", "basis": "省事", "valid_from": "2026-11-23"}
    answer = client.sign_in(cast.city_supervisor).post("/privacy/retention/audit", data=data)
    assert answer.status_code == 422
    assert "只能是永久" in answer.text
    assert 'value="省事"' in answer.text


def test_a_body_cannot_set_periods(cast: Cast, supervisor: PageClient) -> None:
    data = {"unit": "years", "length": "15", "basis": "自定", "valid_from": "2026-11-23"}
    assert supervisor.post("/privacy/retention/case_usual", data=data).status_code == 403
    assert len(db.session.scalars(select(RetentionRule)).all()) == 12


def test_a_case_goes_from_the_list_of_due_cases_to_its_stub(cast: Cast, client: PageClient) -> None:
    case = make_full_case(cast, "金丝雀页面之案全文")
    case_id, number = case.id, case.number or ""
    fresh = make_archived(cast, closed_on=case.received_on, archived_on=case.received_on)
    page = text_of(client.sign_in(cast.supervisor).page("/privacy/due"))
    assert number in page
    assert fresh.number not in page
    data = {"case_ids": [case_id], "reason": "期限届满"}
    answer = client.post("/privacy/disposals", data=data)
    assert answer.status_code == 302
    url = answer.location
    assert client.post(f"{url}/decide", data={"verdict": "approve"}).status_code == 403
    client.sign_in(cast.city_supervisor)
    assert "等您审批" in text_of(client.page("/privacy/"))
    assert client.post(f"{url}/decide", data={"verdict": "approve"}).status_code == 302
    assert client.post(f"{url}/execute", data={"counted": "3"}).status_code == 422
    assert client.post(f"{url}/execute", data={"counted": "1"}).status_code == 302
    stub = text_of(client.page(f"/cases/{case_id}"))
    assert "已依法销毁" in stub
    assert number in stub
    assert "金丝雀" not in stub
    paper = client.get(f"{url}.pdf")
    assert number in paper_text(paper.data)


def test_rejecting_needs_a_word(cast: Cast, client: PageClient) -> None:
    case = make_archived(cast)
    client.sign_in(cast.supervisor)
    data = {"case_ids": [case.id], "reason": "期限届满"}
    url = client.post("/privacy/disposals", data=data).location
    client.sign_in(cast.city_supervisor)
    answer = client.post(f"{url}/decide", data={"verdict": "reject", "note": ""})
    assert answer.status_code == 422
    assert "不批准时请写明理由" in text_of(parsed(answer.text))
    answer = client.post(f"{url}/decide", data={"verdict": "reject", "note": "仍有查阅"})
    assert answer.status_code == 302
    assert db.session.scalars(select(DisposalList)).one().state is DisposalState.REJECTED


def test_a_held_case_cannot_be_ticked(cast: Cast, supervisor: PageClient) -> None:
    case = make_archived(cast)
    url = f"/privacy/cases/{case.id}/mark"
    supervisor.page(url)
    answer = supervisor.post(url, data={"kind": "hold", "reason": "另案诉讼"})
    assert answer.status_code == 302
    page = supervisor.page("/privacy/due")
    assert "暂缓销毁：另案诉讼" in text_of(page)
    assert not [box for box in page.iter("input") if box.get("name") == "case_ids"]
    assert supervisor.post(f"{url}/hold/lift").status_code == 302
    assert "暂缓销毁" not in text_of(supervisor.page("/privacy/due"))


def registered(client: PageClient, **changes: Any) -> str:
    answer = client.post("/privacy/requests/new", data=REQUEST | changes)
    assert answer.status_code == 302, text_of(parsed(answer.text))
    return answer.location


def with_number(cast: Cast, **columns: Any) -> Case:
    """A case of 王秀兰, with this number, and of somebody else."""
    case = make_case(cast, applicants=("王秀兰", "陆小曼"))
    own, other = case.parties[:2]
    own.identity_kind, own.identity_number = "resident_card", NUMBER
    own.bank_account, own.service_address = "6222020200112233445", "槐树街本人收"
    other.identity_kind, other.identity_number = "resident_card", "320102198506060012"
    other.phone, other.bank_account = "13977778888", "6217000000000000001"
    case.facts = "我和陆小曼一起上班，她的号码 320102198506060012 也报了，都没发工资。"
    for name, value in columns.items():
        setattr(own, name, value)
    db.session.commit()
    return case


def test_a_copy_holds_all_and_only_the_persons_own_data(cast: Cast, supervisor: PageClient) -> None:
    case = with_number(cast)
    url = registered(supervisor)
    assert case.number in text_of(supervisor.page(url))
    data = json.loads(supervisor.post(f"{url}/copy", data={"form": "json"}).data)
    told = json.dumps(data, ensure_ascii=False)
    for own in (
        "王秀兰",
        NUMBER,
        "13800001234",
        "6222020200112233445",
        "槐树街本人收",
        "12,600.00",
    ):
        assert own in told
    for foreign in ("陆小曼", "320102198506060012", "13977778888", "6217000000000000001"):
        assert foreign not in told
    assert "陆某" in told
    paper = paper_text(supervisor.post(f"{url}/copy", data={"form": "pdf"}).data)
    assert NUMBER in paper
    assert "陆小曼" not in paper


def test_every_personal_column_of_a_party_is_in_the_copy(
    cast: Cast, supervisor: PageClient
) -> None:
    planted = {
        "ethnicity": "金丝雀一族",
        "occupation": "金丝雀二职",
        "service_name": "金丝雀三人",
        "service_phone": "13611110000",
        "bank_name": "金丝雀五行",
        "address": "金丝雀六路",
    }
    with_number(cast, **planted)
    url = registered(supervisor)
    told = json.loads(supervisor.post(f"{url}/copy", data={"form": "json"}).data)
    words = json.dumps(told, ensure_ascii=False)
    assert not [value for value in planted.values() if value not in words]


def test_a_copy_holds_the_injury_and_the_dates_of_the_person_and_of_nobody_else(
    cast: Cast, supervisor: PageClient
) -> None:
    case = with_number(cast)
    own, other = case.parties[:2]
    case.injured_on = date(2026, 10, 8)
    db.session.commit()
    days = {own.id: date(2026, 9, 3), other.id: date(2026, 9, 4)}
    for party_id, day in days.items():
        entry = LedgerEntry(ClockEvent.CLAIM_MADE, day, "和陆小曼一起去催要", party_id=party_id)
        ledger.record_date(case, entry, by=cast.mediator, at=MONDAY_MORNING)
    url = registered(supervisor)
    told = supervisor.post(f"{url}/copy", data={"form": "json"}).json
    words = json.dumps(told, ensure_ascii=False)
    assert "2026-09-03 向对方主张权利" in words
    assert "2026-09-04" not in words
    assert "陆小曼" not in words
    # Only who claims for the injury is told its day.
    assert "2026-10-08" not in words
    case.claims[0].type = "work_injury"
    db.session.commit()
    told = supervisor.post(f"{url}/copy", data={"form": "json"}).json
    assert "2026-10-08" in json.dumps(told, ensure_ascii=False)


def test_a_copy_ends_at_the_sight_of_the_office(cast: Cast, client: PageClient) -> None:
    elsewhere = make_case(cast, body=cast.other_body, applicants=("王秀兰",))
    elsewhere.parties[0].identity_number = NUMBER
    db.session.commit()
    url = registered(client.sign_in(cast.supervisor))
    assert json.loads(client.post(f"{url}/copy", data={"form": "json"}).data)["cases"] == []
    assert "没有处理您的个人信息" in paper_text(client.post(f"{url}/copy").data)


def test_an_agent_needs_an_authority(cast: Cast, supervisor: PageClient) -> None:
    data = REQUEST | {"requester": "agent", "requester_name": ""}
    answer = supervisor.post("/privacy/requests/new", data=data)
    assert answer.status_code == 422
    shown = text_of(parsed(answer.text))
    assert "授权委托书" in shown
    assert "请填写代为提出的人的姓名" in shown
    assert "想知道你们存了什么" in shown


def test_a_request_is_due_after_the_promised_working_days_and_shows_red(
    cast: Cast, client: PageClient, clock: Clock
) -> None:
    registered(client.sign_in(cast.supervisor))
    made = db.session.scalars(select(PersonalRequest)).one()
    assert made.due_on.isoformat() == "2026-12-11"
    clock.set(2026, 12, 11)
    assert "1 项个人信息请求今天到期或已逾期" in text_of(client.sign_in(cast.supervisor).page("/"))


def test_a_refusal_needs_a_ground_that_fits(cast: Cast, supervisor: PageClient) -> None:
    url = registered(supervisor, kind="delete")
    wrong = {"ground": "signed_paper", "answer": "不行"}
    assert supervisor.post(f"{url}/refuse", data=wrong).status_code == 422
    fitting = {"ground": "retention_runs", "answer": "案卷保管期限未满"}
    assert supervisor.post(f"{url}/refuse", data=fitting).status_code == 302
    shown = text_of(supervisor.page(url))
    assert "第47条第二款" in shown
    again = supervisor.post(f"{url}/answer", data={"done-answer": "办了"})
    assert again.status_code == 409


def test_a_correction_leads_to_the_case_and_is_answered(cast: Cast, supervisor: PageClient) -> None:
    case = with_number(cast)
    url = registered(supervisor, kind="correct", details="电话换了")
    links = [link.get("href") for link in supervisor.page(url).iter("a")]
    assert f"/cases/{case.id}/edit" in links
    assert supervisor.post(f"{url}/answer", data={"done-answer": ""}).status_code == 422
    assert supervisor.post(f"{url}/answer", data={"done-answer": "已更正"}).status_code == 302
    assert db.session.scalars(select(PersonalRequest)).one().state is RequestState.GRANTED


def test_requests_and_lists_of_other_bodies_are_not_there(cast: Cast, client: PageClient) -> None:
    url = registered(client.sign_in(cast.city_supervisor))
    client.sign_in(cast.supervisor).page(url, status=404)
    assert client.post(f"{url}/copy").status_code == 404
    assert "个信" not in text_of(client.page("/privacy/requests"))


def test_a_person_who_acted_for_another_finds_only_the_own_part(
    cast: Cast, supervisor: PageClient
) -> None:
    case = with_number(cast)
    party = db.session.get_one(Party, case.parties[0].id)
    party.representatives = [
        Representative(
            name="钱律师", kind="lawyer", authority="general", identity_number="330102197001010018"
        )
    ]
    db.session.commit()
    url = registered(supervisor, person_name="钱律师", identity_number="330102197001010018")
    told = supervisor.post(f"{url}/copy", data={"form": "json"}).data.decode()
    assert "钱律师" in told
    assert "王秀兰" not in told
