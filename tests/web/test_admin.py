"""Administration: the tree, the accounts, the roles, the calendar, the trail."""

import re

import pytest

from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import CalendarDay, Organisation, User
from mediation.services import audit
from tests.cast import PASSWORD, Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.page_checks import PageClient, text_of

BODY = {
    "name": "临江镇劳动争议调解委员会",
    "kind": "mediation_body",
    "level": "town",
    "legal_type": "township_body",
    "short_name": "临",
    "parent_id": "0",
    "is_active": "y",
}


@pytest.fixture
def system(client: PageClient, cast: Cast) -> PageClient:
    """The system administrator at work."""
    return sign_in(client, cast.system_admin)


def test_an_organisation_is_added_under_its_parent(system: PageClient, cast: Cast) -> None:
    parent = cast.county_union
    form = BODY | {"parent_id": str(parent.id)}
    assert system.post("/admin/organisations/new", data=form).status_code == 302
    added = db.session.query(Organisation).filter_by(name=BODY["name"]).one()
    assert added.path == f"{cast.county_union.path}{added.id}/"
    assert "临江镇" in text_of(system.page("/admin/organisations"))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "请填写机构全称"),
        ({"name": "城东区劳动争议调解中心"}, "已有同名机构"),
        ({"short_name": ""}, "需要编号简称"),
        ({"legal_type": ""}, "请选择调解组织的组织性质"),
        ({"kind": "court"}, "只有工会和调解组织才有组织性质"),
        ({"short_name": "东"}, "编号会与“城东区劳动争议调解中心”的案件编号"),
        ({"division_code": "12345"}, "6 位或 12 位"),
    ],
)
def test_a_faulty_organisation_is_refused_and_what_was_typed_stays(
    system: PageClient, change: dict[str, str], sentence: str
) -> None:
    response = system.post("/admin/organisations/new", data=BODY | {"address": "江边"} | change)
    assert response.status_code == 422
    assert sentence in response.text
    assert 'value="江边"' in response.text


def test_moving_an_organisation_takes_all_below_it_along(system: PageClient, cast: Cast) -> None:
    county, other = cast.county_union, cast.other_body
    url = f"/admin/organisations/{county.id}"
    form = {
        "name": county.name,
        "kind": "union",
        "level": "county",
        "legal_type": "",
        "parent_id": "0",
        "is_active": "y",
        "version": str(county.version),
    }
    other_path = other.path
    assert system.post(url, data=form).status_code == 302
    db.session.expire_all()
    assert cast.county_union.path == f"/{cast.county_union.id}/"
    assert cast.body.path == f"/{cast.county_union.id}/{cast.body.id}/"
    assert cast.other_body.path == other_path


def test_an_organisation_is_not_put_below_itself(system: PageClient, cast: Cast) -> None:
    form = BODY | {"parent_id": str(cast.body.id), "version": str(cast.county_union.version)}
    assert system.post(f"/admin/organisations/{cast.county_union.id}", data=form).status_code == 422


def test_the_second_of_two_editors_is_told_what_changed(system: PageClient, cast: Cast) -> None:
    form = BODY | {"name": "改过的名称", "version": "999"}
    response = system.post(f"/admin/organisations/{cast.body.id}", data=form)
    assert response.status_code == 409
    assert "城东区劳动争议调解中心" in response.text
    assert "改过的名称" in response.text


def test_an_account_is_opened_given_roles_and_used(client: PageClient, cast: Cast) -> None:
    form = {"username": "newcomer", "name": "新人", "organisation_id": str(cast.body.id)}
    response = sign_in(client, cast.system_admin).post("/admin/users/new", data=form)
    password = re.search(r'first-password">([^<]+)<', response.text).group(1)
    user_id = db.session.query(User).filter_by(username="newcomer").one().id

    other = client.application.test_client()
    roles = {"roles": ["mediator", "registrar"]}
    sign_in(other, cast.security_admin).post(f"/admin/users/{user_id}/roles", data=roles)

    newcomer = client.application.test_client()
    form = {"username": "newcomer", "password": password}
    assert newcomer.post("/login", data=form).location == "/"
    assert newcomer.get("/").location == "/password"
    assert db.session.get(User, user_id).roles == {Role.MEDIATOR, Role.REGISTRAR}


def test_a_name_that_is_taken_is_refused(system: PageClient, cast: Cast) -> None:
    form = {"username": "mediator", "name": "新人", "organisation_id": str(cast.body.id)}
    response = system.post("/admin/users/new", data=form)
    assert response.status_code == 422
    assert "已有人使用" in response.text


@pytest.mark.parametrize(
    ("person", "roles", "sentence"),
    [
        ("mediator", ["system_admin", "audit_admin"], "必须由不同的人担任"),
        ("mediator", ["system_admin", "mediator"], "管理员不能同时办理案件"),
        ("mediator", ["court_liaison"], "不能担任法院联络员"),
        ("court_liaison", ["mediator"], "不能担任调解员"),
        ("security_admin", ["security_admin"], "不能修改自己的角色"),
    ],
)
def test_roles_that_do_not_go_together_are_refused(
    client: PageClient, cast: Cast, person: str, roles: list[str], sentence: str
) -> None:
    user = getattr(cast, person)
    url, before = f"/admin/users/{user.id}/roles", user.roles
    response = sign_in(client, cast.security_admin).post(url, data={"roles": roles})
    assert response.status_code == 422
    assert sentence in response.text
    assert getattr(cast, person).roles == before


def test_closing_an_account_ends_its_session_at_once(client: PageClient, cast: Cast) -> None:
    victim = sign_in(client.application.test_client(), cast.mediator)
    assert victim.get("/").status_code == 200
    url = f"/admin/users/{cast.mediator.id}/enabled"
    sign_in(client, cast.system_admin).post(url, data={"enabled": "0"})
    assert victim.get("/").status_code == 302


def test_a_reset_password_replaces_the_old_one(system: PageClient, cast: Cast) -> None:
    response = system.post(f"/admin/users/{cast.mediator.id}/password")
    assert "只显示这一次" in response.text
    visitor = system.application.test_client()
    form = {"username": "mediator", "password": PASSWORD}
    assert visitor.post("/login", data=form).status_code == 422


def test_an_account_that_moves_loses_its_roles(system: PageClient, cast: Cast) -> None:
    form = {"name": "李敏", "organisation_id": str(cast.other_body.id)}
    system.post(f"/admin/users/{cast.mediator.id}", data=form)
    assert cast.mediator.roles == frozenset()


def test_a_day_is_entered_and_taken_back(system: PageClient) -> None:
    form = {"day": "2027-02-08", "kind": "statutory", "name": "春节"}
    assert system.post("/admin/calendar", data=form).status_code == 302
    assert "春节" in text_of(system.page("/admin/calendar?year=2027"))
    assert db.session.query(CalendarDay).count() == 1
    system.post("/admin/calendar/2027-02-08/clear")
    db.session.rollback()
    assert db.session.query(CalendarDay).count() == 0


def test_what_a_colleague_entered_for_a_day_is_not_overwritten(system: PageClient) -> None:
    form = {"day": "2027-02-08", "kind": "statutory", "name": "春节"}
    system.post("/admin/calendar", data=form)
    answer = system.post("/admin/calendar", data=form | {"kind": "work", "name": "补班"})
    assert answer.status_code == 422
    assert "请先在下面撤销" in answer.text
    assert system.post("/admin/calendar", data=form).status_code == 302
    db.session.rollback()
    assert db.session.query(CalendarDay).one().name == "春节"


def test_the_trail_names_cases_by_number_never_by_people(client: PageClient, cast: Cast) -> None:
    case = make_case(cast, applicants=("独孤求和",))
    audit.viewed(case, by=cast.mediator, at=MONDAY_MORNING)
    page = text_of(sign_in(client, cast.audit_admin).page("/admin/trail"))
    assert "查看案件" in page
    assert "独孤求和" not in page


@pytest.mark.parametrize("person", ["registrar", "mediator", "supervisor", "court_liaison"])
def test_nobody_else_administers(client: PageClient, cast: Cast, person: str) -> None:
    sign_in(client, getattr(cast, person))
    for url in ("/admin/organisations", "/admin/users", "/admin/calendar", "/admin/trail"):
        assert client.get(url).status_code == 403


def test_of_two_who_edit_an_account_the_second_is_told(client: PageClient, cast: Cast) -> None:
    user_id, organisation_id = cast.mediator.id, cast.mediator.organisation_id
    version = str(cast.mediator.version)
    client.sign_in(cast.system_admin)
    typed = {"organisation_id": str(organisation_id), "phone": "", "version": version}
    first = client.post(f"/admin/users/{user_id}", data={**typed, "name": "李小敏"})
    second = client.post(f"/admin/users/{user_id}", data={**typed, "name": "李大敏"})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "现在是“李小敏”，您填写的是“李大敏”" in second.text
    assert 'value="李大敏"' in second.text


@pytest.mark.parametrize("version", ["", "x", "-1", "９", "9" * 5000])
def test_a_version_that_is_no_number_is_a_conflict(
    client: PageClient, cast: Cast, version: str
) -> None:
    user_id, organisation_id = cast.mediator.id, cast.mediator.organisation_id
    client.sign_in(cast.system_admin)
    typed = {"organisation_id": str(organisation_id), "name": "李敏", "version": version}
    assert client.post(f"/admin/users/{user_id}", data=typed).status_code == 409
