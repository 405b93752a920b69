"""Who sends cases in: the courts, commissions, bureaus and unions on record."""

from sqlalchemy import select

from mediation.domain.organisations import OrganisationKind
from mediation.extensions import db
from mediation.models import Organisation


def senders() -> list[tuple[int, str]]:
    """Key and name of every organisation in service, courts and commissions first."""
    statement = select(Organisation.id, Organisation.name, Organisation.kind).where(
        Organisation.is_active
    )
    order = list(reversed(OrganisationKind))
    rows = sorted(db.session.execute(statement), key=lambda row: (_rank(row.kind, order), row.name))
    return [(row.id, row.name) for row in rows]


def _rank(kind: OrganisationKind, order: list[OrganisationKind]) -> int:
    first = (OrganisationKind.COURT, OrganisationKind.ARBITRATION_COMMISSION)
    return first.index(kind) if kind in first else len(first) + order.index(kind)
