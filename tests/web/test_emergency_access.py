"""Emergency access: who may open what, for how long, and who is told."""

import pytest
from flask import Flask
from sqlalchemy import text

from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseAccess, Notice
from tests.cast import Cast, sign_in
from tests.clock import Clock
from tests.factories import make_case
from tests.page_checks import PageClient, text_of

pytestmark = pytest.mark.postgresql

URL = "/emergency-access"
REASON = "李敏住院，明天上午开会需要核对请求金额"


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case that 李敏 mediates and 周正, of the same body, does not see."""
    return make_case(cast)


@pytest.fixture
def colleague(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.second_mediator)


def ask(visitor: PageClient, number: str, reason: str = REASON) -> tuple[int, str]:
    answer = visitor.post(URL, data={"number": number, "reason": reason})
    return answer.status_code, answer.text


def test_a_colleague_reads_the_case_at_once_and_for_some_hours(
    colleague: PageClient, case: Case, clock: Clock
) -> None:
    page, number = f"/cases/{case.id}", case.number
    colleague.page(page, status=404)
    assert ask(colleague, number)[0] == 302
    shown = text_of(colleague.page(page))
    assert "应急查阅进行中" in shown
    clock.advance(hours=3, minutes=59)
    sign_in(colleague, db.session.get_one(CaseAccess, 1).user)
    assert colleague.get(page).status_code == 200
    clock.advance(minutes=1)
    colleague.page(page, status=404)
    assert "应急查阅进行中" not in text_of(colleague.page("/"))


def test_it_can_be_given_up_before(colleague: PageClient, case: Case) -> None:
    page = f"/cases/{case.id}"
    ask(colleague, case.number)
    colleague.post(f"{URL}/1/end")
    colleague.page(page, status=404)


def test_it_opens_reading_and_nothing_else(colleague: PageClient, case: Case, cast: Cast) -> None:
    case_id = case.id
    ask(colleague, case.number)
    for action in ("add_note", "record_session", "close", "edit"):
        answer = colleague.post(f"/cases/{case_id}/steps/{action}", data={"text": "不该写进去"})
        assert answer.status_code in {403, 404, 409}, action
    assert "不该写进去" not in text_of(colleague.page(f"/cases/{case_id}"))
    assert "背靠背" not in text_of(colleague.page(f"/cases/{case_id}"))


def test_lists_and_search_follow_the_same_policy(colleague: PageClient, case: Case) -> None:
    number = case.number
    assert number not in colleague.get("/cases?view=all").text
    ask(colleague, number)
    assert number in colleague.get("/cases?view=all").text


def test_supervisors_the_mediator_and_the_auditor_are_told(
    colleague: PageClient, case: Case, cast: Cast
) -> None:
    ask(colleague, case.number)
    told = {row.user_id for row in db.session.query(Notice).filter_by(code="emergency_access")}
    assert told == {cast.supervisor.id, cast.mediator.id, cast.audit_admin.id}


def test_without_a_supervisor_of_its_own_the_body_above_is_told(
    colleague: PageClient, case: Case, cast: Cast
) -> None:
    cast.supervisor.is_enabled = False
    db.session.commit()
    ask(colleague, case.number)
    told = {row.user_id for row in db.session.query(Notice).filter_by(code="emergency_access")}
    assert cast.city_supervisor.id in told


def test_opening_and_every_look_leave_their_trail(
    colleague: PageClient, case: Case, cast: Cast
) -> None:
    case_id = case.id
    ask(colleague, case.number)
    colleague.page(f"/cases/{case_id}")
    rows = db.session.query(AuditEntry).filter_by(case_id=case_id, user_id=cast.second_mediator.id)
    assert [row.verb for row in rows] == ["case.emergency_access", "case.viewed"]
    assert REASON not in str([row.data for row in rows])


@pytest.mark.parametrize("person", ["stranger", "other_mediator"])
def test_a_case_elsewhere_looks_like_none_at_all(
    client: PageClient, case: Case, cast: Cast, person: str
) -> None:
    sign_in(client, getattr(cast, person))
    foreign = ask(client, case.number)
    missing = ask(client, "〔2026〕东工调字第999号")
    assert foreign[0] == missing[0] == 422
    assert "没有找到这个案号" in foreign[1]
    assert "没有找到这个案号" in missing[1]
    assert db.session.query(CaseAccess).count() == 0


@pytest.mark.parametrize(
    "person", ["court_liaison", "hr_liaison", "system_admin", "security_admin", "audit_admin"]
)
def test_liaisons_and_administrators_open_nothing(
    client: PageClient, case: Case, cast: Cast, person: str
) -> None:
    sign_in(client, getattr(cast, person))
    assert ask(client, case.number)[0] == 403
    assert db.session.query(CaseAccess).count() == 0


def test_a_reason_is_needed_and_what_was_typed_stays(colleague: PageClient, case: Case) -> None:
    number = case.number
    status, page = ask(colleague, number, "看看")
    assert status == 422
    assert "请写明理由" in page
    assert number in page
    assert "看看" in page


def test_the_number_may_be_typed_with_other_brackets_and_spaces(
    colleague: PageClient, case: Case
) -> None:
    typed = case.number.replace("〔", " [").replace("〕", "] ")
    assert ask(colleague, typed)[0] == 302


def test_what_one_sees_anyway_is_not_opened(client: PageClient, case: Case, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    status, page = ask(client, case.number)
    assert status == 422
    assert "可以直接查看" in page


def test_numbers_are_not_tried_one_by_one(colleague: PageClient) -> None:
    statuses = [ask(colleague, f"〔2026〕东工调字第{serial}号")[0] for serial in range(900, 912)]
    assert statuses == [422] * 10 + [429] * 2


def test_it_ends_when_the_case_goes_to_another_body(
    colleague: PageClient, case: Case, cast: Cast
) -> None:
    case_id = case.id
    ask(colleague, case.number)
    db.session.get_one(Case, case_id).body_id = cast.other_body.id
    db.session.commit()
    colleague.page(f"/cases/{case_id}", status=404)


def test_it_ends_when_the_person_loses_the_role(
    app: Flask, colleague: PageClient, case: Case, cast: Cast
) -> None:
    case_id = case.id
    ask(colleague, case.number)
    admin = sign_in(app.test_client(), cast.security_admin)
    url = f"/admin/users/{cast.second_mediator.id}/roles"
    admin.post(url, data={"roles": []})
    admin.post(url, data={"roles": ["mediator"]})
    sign_in(colleague, cast.second_mediator)
    colleague.page(f"/cases/{case_id}", status=404)


def test_nobody_else_gains_sight_or_ends_it(
    app: Flask, colleague: PageClient, case: Case, cast: Cast
) -> None:
    case_id = case.id
    ask(colleague, case.number)
    other = sign_in(app.test_client(), cast.other_mediator)
    other.page(f"/cases/{case_id}", status=404)
    other.post(f"{URL}/1/end")
    assert colleague.get(f"/cases/{case_id}").status_code == 200


@pytest.mark.parametrize(
    ("person", "is_shown"),
    [("supervisor", True), ("city_supervisor", True), ("audit_admin", True), ("mediator", False)],
)
def test_those_who_control_it_see_all_openings(
    app: Flask, colleague: PageClient, case: Case, cast: Cast, person: str, is_shown: bool
) -> None:
    ask(colleague, case.number)
    visitor = sign_in(app.test_client(), getattr(cast, person))
    assert (REASON in text_of(visitor.page(URL))) is is_shown


def test_it_asks_anew_who_sits_there(colleague: PageClient, case: Case, clock: Clock) -> None:
    clock.advance(minutes=11)
    status, page = ask(colleague, case.number)
    assert status == 422
    assert "请确认是您本人" in page
    assert db.session.query(CaseAccess).count() == 0


def test_the_reason_lies_sealed_in_the_database(colleague: PageClient, case: Case) -> None:
    ask(colleague, case.number)
    for column in ("case_access.reason", "notice.data"):
        table, name = column.split(".")
        kept = db.session.execute(text(f"SELECT {name} FROM {table}")).scalars().all()
        assert kept
        assert not [value for value in kept if "李敏住院".encode() in bytes(value)]


def test_a_number_in_full_needs_more_than_emergency_access(
    colleague: PageClient, case: Case
) -> None:
    case_id = case.id
    ask(colleague, case.number)
    person = f"party-{case.parties[0].id}"
    answer = colleague.get(f"/cases/{case_id}/people/{person}/phone")
    assert answer.status_code == 403
