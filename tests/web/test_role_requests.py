"""Sensitive roles are asked for by one person and approved by another."""

from itertools import combinations

import pytest
from flask import Flask

from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.roles import Role, conflicting
from mediation.extensions import db
from mediation.models import AuditEntry, Notice, RoleRequest, User
from mediation.services import role_requests
from tests.cast import Cast, make_user, sign_in
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient, text_of


@pytest.fixture
def security(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.security_admin)


@pytest.fixture
def audit(app: Flask, cast: Cast) -> PageClient:
    return sign_in(app.test_client(), cast.audit_admin)


def ask(
    visitor: PageClient, user: User, *roles: str, reason: str = "分工方案第三条"
) -> RoleRequest | None:
    answer = visitor.post(
        f"/admin/users/{user.id}/roles", data={"roles": list(roles), "reason": reason}
    )
    assert answer.status_code == 302, text_of(answer)
    return db.session.query(RoleRequest).order_by(RoleRequest.id.desc()).first()


def roles_of(user: User) -> set[str]:
    db.session.expire_all()
    return {role.value for role in db.session.get_one(User, user.id).roles}


def decide(visitor: PageClient, request: RoleRequest, act: str) -> int:
    return visitor.post(f"/admin/role-requests/{request.id}/{act}").status_code


def test_a_sensitive_role_counts_once_a_second_person_agrees(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert roles_of(cast.mediator) == {"mediator"}
    assert "李敏" in text_of(audit.page("/admin/role-requests"))
    assert decide(audit, request, "approve") == 302
    assert roles_of(cast.mediator) == {"mediator", "supervisor"}


def test_nobody_approves_their_own_request(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert decide(security, request, "approve") == 403
    assert roles_of(cast.mediator) == {"mediator"}


def test_where_there_is_a_second_security_administrator_they_decide(
    app: Flask, security: PageClient, audit: PageClient, cast: Cast
) -> None:
    second = make_user("secadmin2", "金锁", cast.city_union, Role.SECURITY_ADMIN)
    db.session.commit()
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert decide(audit, request, "approve") == 403
    visitor = sign_in(app.test_client(), second)
    assert decide(visitor, request, "approve") == 302
    assert roles_of(cast.mediator) == {"mediator", "supervisor"}


def test_nobody_approves_a_role_for_themselves(
    app: Flask, security: PageClient, cast: Cast
) -> None:
    newcomer = make_user("newcomer", "新人", cast.city_union)
    db.session.commit()
    request = ask(security, newcomer, "security_admin")
    newcomer = db.session.get_one(User, newcomer.id)
    visitor = sign_in(app.test_client(), newcomer)
    assert decide(visitor, request, "approve") == 403
    assert roles_of(newcomer) == set()


@pytest.mark.parametrize("person", ["system_admin", "supervisor", "mediator", "court_liaison"])
def test_nobody_else_decides_or_sees_requests(
    app: Flask, security: PageClient, cast: Cast, person: str
) -> None:
    request = ask(security, cast.mediator, "mediator", "supervisor")
    visitor = sign_in(app.test_client(), getattr(cast, person))
    assert decide(visitor, request, "approve") == 403
    visitor.page("/admin/role-requests", status=403)


def test_taking_away_and_giving_desk_roles_happens_at_once(
    security: PageClient, cast: Cast
) -> None:
    assert ask(security, cast.supervisor, "registrar", reason="") is None
    assert roles_of(cast.supervisor) == {"registrar"}


def test_a_change_of_both_kinds_is_split(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    request = ask(security, cast.mediator, "registrar", "supervisor")
    assert roles_of(cast.mediator) == {"registrar"}
    assert decide(audit, request, "approve") == 302
    assert roles_of(cast.mediator) == {"registrar", "supervisor"}


def test_a_sensitive_role_needs_a_reason(security: PageClient, cast: Cast) -> None:
    data = {"roles": ["mediator", "supervisor"], "reason": " "}
    answer = security.post(f"/admin/users/{cast.mediator.id}/roles", data=data)
    assert answer.status_code == 422
    assert "请填写理由" in answer.text
    assert db.session.query(RoleRequest).count() == 0


def test_what_was_refused_or_withdrawn_changes_nothing_and_cannot_be_approved(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert decide(audit, request, "refuse") == 302
    assert decide(audit, request, "approve") == 409
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert decide(security, request, "withdraw") == 302
    assert decide(audit, request, "approve") == 409
    assert roles_of(cast.mediator) == {"mediator"}


def test_a_request_that_has_become_impossible_is_not_carried_out(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    newcomer = make_user("newcomer", "新人", cast.city_union)
    db.session.commit()
    request = ask(security, newcomer, "system_admin")
    user = db.session.get_one(User, newcomer.id)
    user.organisation_id = cast.court.id
    db.session.commit()
    assert decide(audit, request, "approve") == 422
    assert roles_of(user) == set()


def test_a_new_decision_takes_the_place_of_a_request_that_waits(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    request = ask(security, cast.mediator, "mediator", "supervisor")
    ask(security, cast.mediator, "registrar")
    assert decide(audit, request, "approve") == 409


def test_new_rights_end_the_sessions_and_are_told(
    app: Flask, security: PageClient, audit: PageClient, cast: Cast
) -> None:
    victim = sign_in(app.test_client(), cast.mediator)
    request = ask(security, cast.mediator, "mediator", "supervisor")
    assert victim.get("/").status_code == 200
    decide(audit, request, "approve")
    assert victim.get("/").status_code == 302
    codes = {(row.user_id, row.code) for row in db.session.query(Notice)}
    assert (cast.audit_admin.id, "role_request") in codes
    assert (cast.mediator.id, "roles_changed") in codes


def test_request_and_decision_leave_their_trail(
    security: PageClient, audit: PageClient, cast: Cast
) -> None:
    decide(audit, ask(security, cast.mediator, "mediator", "supervisor"), "approve")
    rows = db.session.query(AuditEntry).filter(AuditEntry.verb.startswith("roles."))
    assert [(row.verb, row.user_id) for row in rows.order_by(AuditEntry.id)] == [
        ("roles.asked", cast.security_admin.id),
        ("roles.approved", cast.audit_admin.id),
    ]


FORBIDDEN = [pair for pair in combinations(Role, 2) if conflicting(frozenset(pair))]


@pytest.mark.parametrize("pair", FORBIDDEN, ids=lambda pair: "+".join(pair))
def test_no_way_leads_to_two_roles_that_exclude_each_other(
    cast: Cast, pair: tuple[Role, Role]
) -> None:
    """Asked for together, or the second while the account holds the first."""
    for held in (frozenset(), frozenset(pair[:1]), frozenset(pair[1:])):
        user = make_user(f"{len(held)}{min(held, default='')}", "新人", cast.city_union, *held)
        db.session.commit()
        with pytest.raises(InvalidInput):
            role_requests.change(
                user, frozenset(pair), reason="试", by=cast.security_admin, at=MONDAY_MORNING
            )
        assert user.roles == held


def test_two_requests_do_not_add_up_to_what_one_may_not_ask(cast: Cast) -> None:
    newcomer = make_user("newcomer", "新人", cast.city_union)
    db.session.commit()
    ask_for = {"reason": "试", "by": cast.security_admin, "at": MONDAY_MORNING}
    first = role_requests.change(newcomer, frozenset({Role.SYSTEM_ADMIN}), **ask_for)
    role_requests.change(newcomer, frozenset({Role.REGISTRAR}), **ask_for)
    with pytest.raises(ActionNotPossible):
        role_requests.approve(first, by=cast.audit_admin, at=MONDAY_MORNING)
    assert newcomer.roles == {Role.REGISTRAR}
