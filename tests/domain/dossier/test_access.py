"""Who opens, binds and takes out which volume: the whole table, and nobody else."""

from itertools import product

import pytest

from mediation.domain.dossier.access import ACCESS, Use, may
from mediation.domain.permissions import Relation
from mediation.domain.roles import CASE_ROLES, Role
from mediation.domain.volumes import Volume

EVERYBODY = list(product(Role, Relation))
HERE, BELOW, ASSIGNED = Relation.OWN_BODY, Relation.BELOW, Relation.ASSIGNED
REGISTRAR, MEDIATOR, SUPERVISOR = Role.REGISTRAR, Role.MEDIATOR, Role.SUPERVISOR
EXPECTED = {
    (Volume.MAIN, Use.READ): {
        *((REGISTRAR, HERE), (MEDIATOR, ASSIGNED), (SUPERVISOR, HERE), (SUPERVISOR, BELOW)),
    },
    (Volume.MAIN, Use.BIND): {(REGISTRAR, HERE), (MEDIATOR, ASSIGNED), (SUPERVISOR, HERE)},
    (Volume.MAIN, Use.EXPORT): {(REGISTRAR, HERE), (SUPERVISOR, HERE)},
    (Volume.SIDE, Use.READ): {(MEDIATOR, ASSIGNED), (SUPERVISOR, HERE), (SUPERVISOR, BELOW)},
    (Volume.SIDE, Use.BIND): {(MEDIATOR, ASSIGNED), (SUPERVISOR, HERE)},
    (Volume.SIDE, Use.EXPORT): {(SUPERVISOR, HERE)},
}


@pytest.mark.parametrize(("volume", "use"), list(product(Volume, Use)))
def test_exactly_these_may(volume: Volume, use: Use) -> None:
    allowed = {
        (role, relation)
        for role, relation in EVERYBODY
        if may(use, volume, frozenset({role}), frozenset({relation}))
    }
    assert allowed == EXPECTED[volume, use]


def test_nobody_outside_the_office_and_nobody_without_a_relation_has_anything() -> None:
    standings = {standing for allowed in ACCESS.values() for standing in allowed}
    assert {role for role, _ in standings} <= CASE_ROLES
    # Sight lent in an emergency gives no relation.
    for volume, use in product(Volume, Use):
        assert not may(use, volume, frozenset(Role), frozenset())
