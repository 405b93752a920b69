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
    organisation = Organisation(name=name, kind=kind, parent=parent, **columns)
    db.session.add(organisation)
    db.session.flush()
    organisation.path = f"{parent.path if parent else '/'}{organisation.id}/"
    return organisation


def make_user(username: str, name: str, organisation: Organisation, *roles: Role) -> User:
    """Add a user who has already chosen a password."""
    user = User(
        username=username,
        name=name,
        organisation=organisation,
        password_hash=PASSWORD_HASH,
        must_change_password=False,
        created_at=MONDAY_MORNING,
        role_rows=[UserRole(role=role) for role in roles],
    )
    db.session.add(user)
    db.session.flush()
    return user


def _organisations() -> dict[str, Organisation]:
    kind = OrganisationKind
    city = make_organisation("江城市总工会", kind.UNION, level=UnionLevel.CITY)
    county = make_organisation("城东区总工会", kind.UNION, city, level=UnionLevel.COUNTY)
    body = make_organisation(
        "城东区劳动争议调解中心",
        kind.MEDIATION_BODY,
        county,
        level=UnionLevel.COUNTY,
        legal_type=LegalType.PEOPLES_COMMITTEE,
        short_name="东",
        address="江城市城东区解放路1号",
        phone="027-88880001",
    )
    other = make_organisation(
        "江北区劳动争议调解中心",
        kind.MEDIATION_BODY,
        city,
        level=UnionLevel.COUNTY,
        legal_type=LegalType.COURT_LISTED,
        short_name="北",
    )
    hr_bureau = make_organisation("城东区人力资源和社会保障局", kind.HR_BUREAU)
    return {
        "city_union": city,
        "county_union": county,
        "body": body,
        "other_body": other,
        "court": make_organisation("城东区人民法院", kind.COURT),
        "hr_bureau": hr_bureau,
        "commission": make_organisation(
            "城东区劳动人事争议仲裁委员会", kind.ARBITRATION_COMMISSION, hr_bureau
        ),
        "justice_bureau": make_organisation("城东区司法局", kind.JUSTICE_BUREAU),
    }


def make_cast() -> Cast:
    """Write the cast into the database of the open application context."""
    found = _organisations()
    body, other, city = found["body"], found["other_body"], found["city_union"]
    people = {
        "registrar": make_user("registrar", "张萌", body, Role.REGISTRAR),
        "mediator": make_user("mediator", "李敏", body, Role.MEDIATOR),
        "second_mediator": make_user("mediator2", "周正", body, Role.MEDIATOR),
        "supervisor": make_user("supervisor", "赵刚", body, Role.SUPERVISOR),
        "city_supervisor": make_user("citysupervisor", "孙宁", city, Role.SUPERVISOR),
        "stranger": make_user("stranger", "吴越", other, Role.REGISTRAR),
        "other_mediator": make_user("othermediator", "郑好", other, Role.MEDIATOR),
        "court_liaison": make_user("court", "高宁", found["court"], Role.COURT_LIAISON),
        "hr_liaison": make_user("hr", "冯雪", found["hr_bureau"], Role.HR_LIAISON),
        "justice_liaison": make_user(
            "justice", "陈晨", found["justice_bureau"], Role.JUSTICE_LIAISON
        ),
        "system_admin": make_user("sysadmin", "卫东", city, Role.SYSTEM_ADMIN),
        "security_admin": make_user("secadmin", "蒋安", city, Role.SECURITY_ADMIN),
        "audit_admin": make_user("audadmin", "沈察", city, Role.AUDIT_ADMIN),
    }
    db.session.commit()
    return Cast(**found, **people)


@pytest.fixture
def cast(app: Flask) -> Cast:
    """The cast in the database of this test."""
    return make_cast()


def sign_in(client: PageClient, user: User) -> PageClient:
    """Sign in through the page, as the user would."""
    username, user_id = user.username, user.id
    response = client.post("/login", data={"username": username, "password": PASSWORD})
    assert response.status_code == 302, f"{username} cannot sign in: {response.status}"
    client.be_program_of(user_id)
    return client
