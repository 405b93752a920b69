"""Cases that the one being registered may repeat: the same people, the same employer, recent."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased, joinedload

from mediation.domain.application import Application
from mediation.domain.names import employer_name_key, name_key
from mediation.domain.parties import PartyKind
from mediation.extensions import db
from mediation.models import Case, Party, User
from mediation.models.blind_indexes import identity_index
from mediation.queries.visibility import visible_to

RECENT = timedelta(days=365)
MOST_SHOWN = 10


def likely(user: User, application: Application, *, today: date) -> list[Case]:
    """The recent cases with one of these workers, newest first; only those the user may see."""
    condition = _same_people(application)
    if condition is None:
        return []
    statement = (
        select(Case)
        .where(Case.received_on >= today - RECENT, condition, visible_to(user))
        .options(joinedload(Case.body), joinedload(Case.owner))
        .order_by(Case.id.desc())
        .limit(MOST_SHOWN)
    )
    return list(db.session.scalars(statement))


def _same_people(application: Application) -> ColumnElement[bool] | None:
    numbers = [party.identity_number for party in application.workers if party.identity_number]
    names = [name_key(party.name) for party in application.workers]
    firms = [employer_name_key(party.name) for party in application.parties if not party.is_worker]
    by_number = select(Party.case_id).where(
        Party.identity_index.in_([identity_index(number) for number in numbers])
    )
    firm = aliased(Party)
    by_name = (
        select(Party.case_id)
        .join(firm, and_(firm.case_id == Party.case_id, firm.kind == PartyKind.EMPLOYER))
        .where(Party.kind == PartyKind.WORKER)
        .where(Party.name_key.in_(names), firm.name_key.in_(firms))
    )
    conditions = [Case.id.in_(by_number)] if numbers else []
    conditions += [Case.id.in_(by_name)] if names and firms else []
    return or_(*conditions) if conditions else None
