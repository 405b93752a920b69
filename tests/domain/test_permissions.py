"""Who may do what: the table of rights, role by role."""

import pytest

from mediation.domain.case_flow import Action
from mediation.domain.permissions import (
    MEDIATION_ACTIONS,
    PERMISSIONS,
    Relation,
    allowed_actions,
    roles_that_could,
)
from mediation.domain.roles import ADMIN_ROLES, LIAISON_ROLES, Role

ALL_RELATIONS = frozenset(Relation)


@pytest.mark.parametrize("role", sorted(ADMIN_ROLES | LIAISON_ROLES))
def test_administrators_and_liaisons_do_nothing_to_a_case(role: Role) -> None:
    assert allowed_actions(frozenset({role}), ALL_RELATIONS) == frozenset()


@pytest.mark.parametrize("role", Role)
def test_nobody_does_anything_to_a_case_that_is_nothing_to_them(role: Role) -> None:
    assert allowed_actions(frozenset({role}), frozenset()) == frozenset()


@pytest.mark.parametrize("action", Action)
def test_every_action_is_somebodys(action: Action) -> None:
    assert roles_that_could(action)


def test_a_mediator_mediates_only_what_is_assigned() -> None:
    mediator = frozenset({Role.MEDIATOR})
    assert allowed_actions(mediator, frozenset({Relation.OWN_BODY})) == frozenset()
    assert allowed_actions(mediator, frozenset({Relation.ASSIGNED})) == MEDIATION_ACTIONS
    taking = allowed_actions(mediator, frozenset({Relation.POOL}))
    assert taking == {Action.ASSIGN, Action.ADD_NOTE}


def test_a_mediator_neither_reopens_nor_archives() -> None:
    assert not MEDIATION_ACTIONS & {Action.REOPEN, Action.ARCHIVE, Action.ASSIGN, Action.ACCEPT}


def test_a_registrar_leaves_mediation_to_the_mediator() -> None:
    rights = PERMISSIONS[(Role.REGISTRAR, Relation.OWN_BODY)]
    assert not rights & {Action.BEGIN_MEDIATION, Action.RECORD_SESSION, Action.SETTLE, Action.FAIL}
    assert {Action.ACCEPT, Action.DECLINE, Action.CLOSE, Action.ARCHIVE} <= rights


def test_a_supervisor_of_a_higher_union_steers_and_does_not_mediate() -> None:
    rights = PERMISSIONS[(Role.SUPERVISOR, Relation.BELOW)]
    assert rights == {Action.ASSIGN, Action.REOPEN, Action.ADD_NOTE, Action.DECIDE_OVERRIDE}


def test_rights_of_several_roles_and_relations_add_up() -> None:
    both = frozenset({Role.REGISTRAR, Role.MEDIATOR})
    rights = allowed_actions(both, frozenset({Relation.OWN_BODY, Relation.ASSIGNED}))
    assert {Action.ACCEPT, Action.RECORD_SESSION} <= rights
