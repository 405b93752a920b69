"""The cast: the same organisations and people in every test about rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

import pytest
from flask import Flask
from sqlalchemy import func, insert, select
from sqlalchemy.orm import make_transient_to_detached

from mediation.domain.organisations import LegalType, OrganisationKind, UnionLevel
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Organisation, User, UserRole
from mediation.services.passwords import hash_password
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient

Model = TypeVar("Model", Organisation, User)
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


# Everybody by name, in the order of the keys; an organisation after the one that it is below.
ORGANISATIONS: dict[str, dict[str, object]] = {
    "city_union": {
        "name": "江城市总工会",
        "kind": OrganisationKind.UNION,
        "level": UnionLevel.CITY,
    },
    "county_union": {
        "name": "城东区总工会",
        "kind": OrganisationKind.UNION,
        "level": UnionLevel.COUNTY,
    },
    "body": {
        "name": "城东区劳动争议调解中心",
        "kind": OrganisationKind.MEDIATION_BODY,
        "level": UnionLevel.COUNTY,
        "legal_type": LegalType.PEOPLES_COMMITTEE,
        "short_name": "东",
        "address": "江城市城东区解放路1号",
        "phone": "027-88880001",
    },
    "other_body": {
        "name": "江北区劳动争议调解中心",
        "kind": OrganisationKind.MEDIATION_BODY,
        "level": UnionLevel.COUNTY,
        "legal_type": LegalType.COURT_LISTED,
        "short_name": "北",
    },
    "hr_bureau": {"name": "城东区人力资源和社会保障局", "kind": OrganisationKind.HR_BUREAU},
    "court": {"name": "城东区人民法院", "kind": OrganisationKind.COURT},
    "commission": {
        "name": "城东区劳动人事争议仲裁委员会",
        "kind": OrganisationKind.ARBITRATION_COMMISSION,
    },
    "justice_bureau": {"name": "城东区司法局", "kind": OrganisationKind.JUSTICE_BUREAU},
}
ABOVE = {
    "county_union": "city_union",
    "body": "county_union",
    "other_body": "city_union",
    "commission": "hr_bureau",
}
PEOPLE = {
    "registrar": ("registrar", "张萌", "body", Role.REGISTRAR),
    "mediator": ("mediator", "李敏", "body", Role.MEDIATOR),
    "second_mediator": ("mediator2", "周正", "body", Role.MEDIATOR),
    "supervisor": ("supervisor", "赵刚", "body", Role.SUPERVISOR),
    "city_supervisor": ("citysupervisor", "孙宁", "city_union", Role.SUPERVISOR),
    "stranger": ("stranger", "吴越", "other_body", Role.REGISTRAR),
    "other_mediator": ("othermediator", "郑好", "other_body", Role.MEDIATOR),
    "court_liaison": ("court", "高宁", "court", Role.COURT_LIAISON),
    "hr_liaison": ("hr", "冯雪", "hr_bureau", Role.HR_LIAISON),
    "justice_liaison": ("justice", "陈晨", "justice_bureau", Role.JUSTICE_LIAISON),
    "system_admin": ("sysadmin", "卫东", "city_union", Role.SYSTEM_ADMIN),
    "security_admin": ("secadmin", "蒋安", "city_union", Role.SECURITY_ADMIN),
    "audit_admin": ("audadmin", "沈察", "city_union", Role.AUDIT_ADMIN),
}
# The columns of a user who has already chosen a password.
SETTLED = {"password_hash": PASSWORD_HASH, "must_change_password": False}
SETTLED |= {"created_at": MONDAY_MORNING}


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
    role_rows = [UserRole(role=role) for role in roles]
    user = User(
        username=username, name=name, organisation=organisation, role_rows=role_rows, **SETTLED
    )
    db.session.add(user)
    db.session.flush()
    return user


def make_cast() -> Cast:
    """Write the cast into the new database of the open application context.

    Thousands of tests begin so: it is three statements, not one and more for every row.
    """
    organisations, users = _keys_of(ORGANISATIONS), _keys_of(PEOPLE)
    db.session.execute(insert(Organisation), _organisation_rows(organisations))
    people = [
        (username, name, organisations[where]) for username, name, where, _ in PEOPLE.values()
    ]
    names = ("username", "name", "organisation_id")
    db.session.execute(
        insert(User), [dict(zip(names, row, strict=True)) | SETTLED for row in people]
    )
    roles = [{"user_id": users[name], "role": role} for name, (*_, role) in PEOPLE.items()]
    db.session.execute(insert(UserRole), roles)
    assert db.session.scalar(select(func.max(User.id))) == len(users), "the database was not new"
    db.session.commit()
    return Cast(
        **{name: _stored(Organisation(id=key)) for name, key in organisations.items()},
        **{name: _stored(User(id=key)) for name, key in users.items()},
    )


def _keys_of(names: Iterable[str]) -> dict[str, int]:
    """The keys that a new database gives to rows in this order."""
    return {name: key for key, name in enumerate(names, start=1)}


def _organisation_rows(keys: dict[str, int]) -> list[dict[str, object]]:
    paths: dict[str, str] = {}
    for name, key in keys.items():
        paths[name] = f"{paths.get(ABOVE.get(name, ''), '/')}{key}/"
    return [
        {"level": None, "legal_type": None, "short_name": None, "address": None, "phone": None}
        | columns
        | {"parent_id": keys.get(ABOVE.get(name, "")), "path": paths[name]}
        for name, columns in ORGANISATIONS.items()
    ]


def _stored(thing: Model) -> Model:
    """The object of a row that was written past the session, nothing of it read yet."""
    make_transient_to_detached(thing)
    db.session.add(thing)
    return thing


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
