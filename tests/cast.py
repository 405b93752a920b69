"""The cast: the same organisations and people in every test about rights."""

from dataclasses import dataclass

import pytest
from flask import Flask

from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Organisation, User, UserRole
from mediation.services.passwords import hash_password
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient

PASSWORD = "四季平安-2026"
# Hashed once: Argon2 is slow on purpose.
PASSWORD_HASH = hash_password(PASSWORD)


@dataclass
class Cast:
    """Everybody, by part. 江城 is the city, 城东 its district."""

    city_union: Organisation
    county_union: Organisation
    body: Organisation
    other_body: Organisation
    court: Organisation
    hr_bureau: Organisation
    commission: Organisation
    justice_bureau: Organisation
    registrar: User
    mediator: User
    second_mediator: User
    supervisor: User
    city_supervisor: User
    stranger: User
    other_mediator: User
    court_liaison: User
    hr_liaison: User
    justice_liaison: User
    system_admin: User
    security_admin: User
    audit_admin: User


def make_organisation(
    name: str, kind: OrganisationKind, parent: Organisation | None = None, **columns: object
) -> Organisation:
    """Add an organisation to the tree and give it its path."""
    organisation = Organisation(name=name, kind=kind, **columns)
    db.session.add(organisation)
    db.session.flush()
    _hang(organisation, parent)
    return organisation


def _hang(organisation: Organisation, parent: Organisation | None) -> None:
    """Give an organisation that has a key its place in the tree."""
    organisation.parent = parent
    organisation.path = f"{parent.path if parent else '/'}{organisation.id}/"


def make_user(username: str, name: str, organisation: Organisation, *roles: Role) -> User:
    """Add a user who has already chosen a password."""
    user = _user(username, name, organisation, *roles)
    db.session.add(user)
    db.session.flush()
    return user


def _user(username: str, name: str, organisation: Organisation, *roles: Role) -> User:
    return User(
        username=username,
        name=name,
        organisation=organisation,
        password_hash=PASSWORD_HASH,
        must_change_password=False,
        created_at=MONDAY_MORNING,
        role_rows=[UserRole(role=role) for role in roles],
    )


def _organisations() -> dict[str, Organisation]:
    """All of them, not yet in the tree: their keys follow this order."""
    kind, level = OrganisationKind, UnionLevel
    return {
        "city_union": Organisation(name="江城市总工会", kind=kind.UNION, level=level.CITY),
        "county_union": Organisation(name="城东区总工会", kind=kind.UNION, level=level.COUNTY),
        "body": Organisation(
            name="城东区劳动争议调解中心",
            kind=kind.MEDIATION_BODY,
            level=level.COUNTY,
            legal_type=LegalType.PEOPLES_COMMITTEE,
            short_name="东",
            address="江城市城东区解放路1号",
            phone="027-88880001",
        ),
        "other_body": Organisation(
            name="江北区劳动争议调解中心",
            kind=kind.MEDIATION_BODY,
            level=level.COUNTY,
            legal_type=LegalType.COURT_LISTED,
            short_name="北",
        ),
        "hr_bureau": Organisation(name="城东区人力资源和社会保障局", kind=kind.HR_BUREAU),
        "court": Organisation(name="城东区人民法院", kind=kind.COURT),
        "commission": Organisation(
            name="城东区劳动人事争议仲裁委员会", kind=kind.ARBITRATION_COMMISSION
        ),
        "justice_bureau": Organisation(name="城东区司法局", kind=kind.JUSTICE_BUREAU),
    }


# Who stands under whom; parents first.
PARENTS = {
    "county_union": "city_union",
    "body": "county_union",
    "other_body": "city_union",
    "commission": "hr_bureau",
}


def _people(found: dict[str, Organisation]) -> dict[str, User]:
    body, other, city = found["body"], found["other_body"], found["city_union"]
    return {
        "registrar": _user("registrar", "张萌", body, Role.REGISTRAR),
        "mediator": _user("mediator", "李敏", body, Role.MEDIATOR),
        "second_mediator": _user("mediator2", "周正", body, Role.MEDIATOR),
        "supervisor": _user("supervisor", "赵刚", body, Role.SUPERVISOR),
        "city_supervisor": _user("citysupervisor", "孙宁", city, Role.SUPERVISOR),
        "stranger": _user("stranger", "吴越", other, Role.REGISTRAR),
        "other_mediator": _user("othermediator", "郑好", other, Role.MEDIATOR),
        "court_liaison": _user("court", "高宁", found["court"], Role.COURT_LIAISON),
        "hr_liaison": _user("hr", "冯雪", found["hr_bureau"], Role.HR_LIAISON),
        "justice_liaison": _user("justice", "陈晨", found["justice_bureau"], Role.JUSTICE_LIAISON),
        "system_admin": _user("sysadmin", "卫东", city, Role.SYSTEM_ADMIN),
        "security_admin": _user("secadmin", "蒋安", city, Role.SECURITY_ADMIN),
        "audit_admin": _user("audadmin", "沈察", city, Role.AUDIT_ADMIN),
    }


def make_cast() -> Cast:
    """Write the cast into the database of the open application context.

    Thousands of tests begin so: it is written in few statements, not row by row.
    """
    found = _organisations()
    db.session.add_all(found.values())
    db.session.flush()
    for name, organisation in found.items():
        _hang(organisation, found.get(PARENTS.get(name, "")))
    people = _people(found)
    db.session.add_all(people.values())
    db.session.commit()
    return Cast(**found, **people)


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The cast in the database of this test."""
    return make_cast()


def sign_in(client: PageClient, user: User) -> PageClient:
    """Sign in through the page, as the user would."""
    username = user.username
    response = client.post("/login", data={"username": username, "password": PASSWORD})
    assert response.status_code == 302, f"{username} cannot sign in: {response.status}"
    return client
