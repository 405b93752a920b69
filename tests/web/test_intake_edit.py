"""Correcting a case on its page, and two people who do so at once."""

from datetime import date
from typing import Any

import pytest

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.models import Case
from mediation.services import intake
from tests import typed_forms
from tests.applications import HOTEL_CODE, application, company, wages, worker
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.page_checks import PageClient


@pytest.fixture
def case(cast: Cast) -> int:
    typed = application(
        parties=(worker(), worker("罗桂芳"), company(credit_code=HOTEL_CODE)),
        claims=(wages(0), wages(1, "9180.00")),
    )
    return intake.register(typed, by=cast.registrar, at=MONDAY_MORNING).id


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.registrar)


def fields_of(page: str) -> dict[str, Any]:
    return typed_forms.fields_of(page, "intake-form") | {"act": "save"}


def opened(client: PageClient, case: int) -> dict[str, Any]:
    return fields_of(client.get(f"/cases/{case}/edit").text)


def stored(case: int) -> Case:
    found = db.session.get(Case, case)
    assert found is not None
    return found


def test_saving_an_untouched_page_changes_nothing(
    desk: PageClient, case: int, clock: Clock
) -> None:
    before = [(party.id, party.name, party.phone) for party in stored(case).parties]
    clock.advance(minutes=1)
    answer = desk.post(f"/cases/{case}/edit", data=opened(desk, case))
    assert answer.location == f"/cases/{case}"
    assert [(party.id, party.name, party.phone) for party in stored(case).parties] == before
    assert [claim.claimed_fen for claim in stored(case).claims] == [12_600_00, 9_180_00]


def test_a_correction_is_saved(desk: PageClient, case: int, clock: Clock) -> None:
    clock.advance(minutes=1)
    fields = opened(desk, case) | {"applicants-1-phone": "13900005678", "facts": "补充的事实"}
    assert desk.post(f"/cases/{case}/edit", data=fields).status_code == 302
    assert stored(case).applicants[1].phone == "13900005678"
    assert stored(case).facts == "补充的事实"


def test_the_day_of_an_accident_is_corrected_and_the_change_is_told(
    desk: PageClient, case: int, clock: Clock
) -> None:
    clock.advance(minutes=1)
    fields = opened(desk, case) | {"injured_on": "2026-10-08"}
    assert desk.post(f"/cases/{case}/edit", data=fields).status_code == 302
    assert stored(case).injured_on == date(2026, 10, 8)
    assert opened(desk, case)["injured_on"] == "2026-10-08"
    assert "事故或诊断日期：（空） → 2026-10-08" in desk.get(f"/cases/{case}").text
    ahead = opened(desk, case) | {"injured_on": "2026-12-24"}
    answer = desk.post(f"/cases/{case}/edit", data=ahead)
    assert answer.status_code == 422
    assert "事故或诊断日期晚于今天" in answer.text


def test_the_second_person_is_told_loses_nothing_and_saves_again(
    desk: PageClient, case: int, cast: Cast, app: Any, clock: Clock
) -> None:
    other = sign_in(app.test_client(), cast.supervisor)
    mine, theirs = opened(desk, case), opened(other, case)
    clock.advance(minutes=1)
    changed = {"applicants-0-phone": "13911112222", "facts": "负责人改的事实"}
    assert other.post(f"/cases/{case}/edit", data=theirs | changed).status_code == 302
    clock.advance(minutes=1)
    typed = mine | {"facts": "我写的事实", "applicants-1-address": "槐树街14号"}
    answer = desk.post(f"/cases/{case}/edit", data=typed)
    assert answer.status_code == 409
    for text in ("申请人王秀兰·电话", "138****1234", "139****2222", "负责人改的事实"):
        assert text in answer.text
    again = fields_of(answer.text)
    assert again["facts"] == "我写的事实"
    assert again["applicants-1-address"] == "槐树街14号"
    # What I never touched shows what the other saved, so that saving does not undo it.
    assert again["applicants-0-phone"] == "139****2222"
    assert desk.post(f"/cases/{case}/edit", data=again).status_code == 302
    assert stored(case).facts == "我写的事实"
    assert stored(case).applicants[0].phone == "13911112222"
    assert stored(case).applicants[1].address == "槐树街14号"


def test_a_party_that_the_other_added_survives(
    desk: PageClient, case: int, cast: Cast, app: Any, clock: Clock
) -> None:
    other = sign_in(app.test_client(), cast.supervisor)
    mine, theirs = opened(desk, case), opened(other, case)
    clock.advance(minutes=1)
    added = {"applicants-2-kind": "worker", "applicants-2-name": "常某"}
    other.post(f"/cases/{case}/edit", data=theirs | added)
    clock.advance(minutes=1)
    answer = desk.post(f"/cases/{case}/edit", data=mine | {"facts": "我写的事实"})
    assert answer.status_code == 409
    desk.post(f"/cases/{case}/edit", data=fields_of(answer.text))
    assert [party.name for party in stored(case).applicants] == ["王秀兰", "罗桂芳", "常某"]


def test_a_wrong_correction_keeps_what_was_typed(desk: PageClient, case: int) -> None:
    answer = desk.post(
        f"/cases/{case}/edit", data=opened(desk, case) | {"applicants-0-phone": "1390000"}
    )
    assert answer.status_code == 422
    assert fields_of(answer.text)["applicants-0-phone"] == "1390000"
    assert stored(case).applicants[0].phone == "13800001234"


def test_rows_are_removed_without_scripts(desk: PageClient, case: int, clock: Clock) -> None:
    clock.advance(minutes=1)
    fields = opened(desk, case) | {"remove": "applicants-1"}
    fields = fields_of(desk.post(f"/cases/{case}/edit", data=fields).text)
    assert "applicants-1-name" not in fields
    fields = fields_of(desk.post(f"/cases/{case}/edit", data=fields | {"remove": "claims-1"}).text)
    assert desk.post(f"/cases/{case}/edit", data=fields).status_code == 302
    assert [party.name for party in stored(case).applicants] == ["王秀兰"]


def test_a_draft_of_a_correction_is_its_own(desk: PageClient, case: int) -> None:
    fields = opened(desk, case) | {"facts": "写了一半"}
    assert desk.post(f"/intake/draft?case_id={case}", data=fields).status_code == 200
    assert "继续填写" in desk.get(f"/cases/{case}/edit").text
    assert "继续填写" not in desk.get("/intake/new").text
    resumed = fields_of(desk.get(f"/cases/{case}/edit?draft=1").text)
    assert resumed["facts"] == "写了一半"
    assert desk.post(f"/cases/{case}/edit", data=resumed).status_code == 302
    assert stored(case).facts == "写了一半"
    assert "继续填写" not in desk.get(f"/cases/{case}/edit").text


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("registrar", 200),
        ("supervisor", 200),
        ("mediator", 404),
        ("stranger", 404),
        ("city_supervisor", 403),
        ("court_liaison", 403),
        ("system_admin", 403),
    ],
)
def test_who_may_open_the_page(
    client: PageClient, cast: Cast, case: int, person: str, status: int
) -> None:
    sign_in(client, getattr(cast, person))
    assert client.get(f"/cases/{case}/edit").status_code == status
    assert client.get(f"/intake/{case}/registered").status_code in {status, 200}
    posted = client.post(f"/cases/{case}/edit", data={"act": "save"})
    assert posted.status_code == (422 if status == 200 else status)


@pytest.mark.parametrize("person", ["stranger", "mediator"])
def test_no_draft_is_kept_for_a_case_out_of_sight(
    client: PageClient, cast: Cast, case: int, person: str
) -> None:
    sign_in(client, getattr(cast, person))
    answer = client.post(f"/intake/draft?case_id={case}", data={"facts": "x"})
    assert answer.status_code == 404


def test_the_mediator_of_a_case_may_correct_it(client: PageClient, cast: Cast) -> None:
    case = make_case(cast).id
    assert sign_in(client, cast.mediator).get(f"/cases/{case}/edit").status_code == 200


def test_a_closed_case_is_not_corrected(desk: PageClient, cast: Cast) -> None:
    case = make_case(cast, state=CaseState.CLOSED).id
    assert desk.get(f"/cases/{case}/edit").status_code == 409
