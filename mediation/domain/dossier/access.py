"""Who opens, binds and takes out which volume: one table, asked by pages, jobs and downloads.

The side volume is for the mediator in charge and for whoever answers for the body; no party and
no liaison ever has it, nor does sight lent in an emergency give it.
"""

from enum import StrEnum

from mediation.domain.permissions import Relation
from mediation.domain.roles import Role
from mediation.domain.volumes import Volume

Standing = tuple[Role, Relation]
REGISTRAR_HERE: Standing = (Role.REGISTRAR, Relation.OWN_BODY)
MEDIATOR_IN_CHARGE: Standing = (Role.MEDIATOR, Relation.ASSIGNED)
SUPERVISOR_HERE: Standing = (Role.SUPERVISOR, Relation.OWN_BODY)
SUPERVISOR_ABOVE: Standing = (Role.SUPERVISOR, Relation.BELOW)


class Use(StrEnum):
    """What may be done with a volume."""

    READ = "read"
    BIND = "bind"
    EXPORT = "export"


ACCESS: dict[tuple[Volume, Use], frozenset[Standing]] = {
    (Volume.MAIN, Use.READ): frozenset(
        {REGISTRAR_HERE, MEDIATOR_IN_CHARGE, SUPERVISOR_HERE, SUPERVISOR_ABOVE}
    ),
    (Volume.MAIN, Use.BIND): frozenset({REGISTRAR_HERE, MEDIATOR_IN_CHARGE, SUPERVISOR_HERE}),
    # A whole file leaves the system: whoever keeps the register or answers for the body.
    (Volume.MAIN, Use.EXPORT): frozenset({REGISTRAR_HERE, SUPERVISOR_HERE}),
    (Volume.SIDE, Use.READ): frozenset({MEDIATOR_IN_CHARGE, SUPERVISOR_HERE, SUPERVISOR_ABOVE}),
    (Volume.SIDE, Use.BIND): frozenset({MEDIATOR_IN_CHARGE, SUPERVISOR_HERE}),
    (Volume.SIDE, Use.EXPORT): frozenset({SUPERVISOR_HERE}),
}


def may(use: Use, volume: Volume, roles: frozenset[Role], relations: frozenset[Relation]) -> bool:
    """Whether somebody who stands so to the case may do this with the volume."""
    allowed = ACCESS[(volume, use)]
    return any((role, relation) in allowed for role in roles for relation in relations)
