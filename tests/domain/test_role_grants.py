"""Which roles go together, and which need a second person."""

from itertools import combinations

import pytest

from mediation.domain.role_grants import SENSITIVE_ROLES, needing_approval, why_may_not_decide
from mediation.domain.roles import ADMIN_ROLES, CASE_ROLES, LIAISON_ROLES, Role, conflicting

PAIRS = list(combinations(Role, 2))


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda role: role.value)
def test_every_pair_of_roles_is_allowed_among_case_workers_only(one: Role, other: Role) -> None:
    may_go_together = {one, other} <= CASE_ROLES
    assert (conflicting(frozenset({one, other})) is None) is may_go_together


def test_every_larger_set_with_a_forbidden_pair_is_forbidden() -> None:
    for size in range(3, len(Role) + 1):
        for roles in combinations(Role, size):
            has_forbidden_pair = any(
                conflicting(frozenset(pair)) for pair in combinations(roles, 2)
            )
            assert bool(conflicting(frozenset(roles))) is has_forbidden_pair


def test_administrators_supervisors_and_liaisons_are_sensitive() -> None:
    assert ADMIN_ROLES | LIAISON_ROLES | {Role.SUPERVISOR} == SENSITIVE_ROLES


def test_only_what_is_added_and_sensitive_waits() -> None:
    before = frozenset({Role.SUPERVISOR, Role.REGISTRAR})
    assert not needing_approval(before, frozenset({Role.SUPERVISOR, Role.MEDIATOR}))
    assert not needing_approval(before, frozenset())
    assert needing_approval(frozenset(), before) == {Role.SUPERVISOR}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("is_asker", [True, False])
@pytest.mark.parametrize("is_beneficiary", [True, False])
@pytest.mark.parametrize("has_other_security", [True, False])
def test_who_may_decide(
    role: Role, is_asker: bool, is_beneficiary: bool, has_other_security: bool
) -> None:
    refusal = why_may_not_decide(
        decider_roles=frozenset({role}),
        is_asker=is_asker,
        is_beneficiary=is_beneficiary,
        has_other_security=has_other_security,
    )
    is_second_person = not is_asker and not is_beneficiary
    is_right_person = role is Role.SECURITY_ADMIN or (
        role is Role.AUDIT_ADMIN and not has_other_security
    )
    assert (refusal is None) is (is_second_person and is_right_person)
