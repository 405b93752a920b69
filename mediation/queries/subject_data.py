"""All and only what the cases in sight hold of one person, found by the identity number.

Other persons of the same case are left out, or masked where the person's own words name them.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.identifiers.search_forms import identity_form
from mediation.domain.parties import PartyKind
from mediation.domain.subject_copy import CaseCopy, SubjectCopy
from mediation.extensions import db
from mediation.models import Case, Party, Representative, User
from mediation.models.blind_indexes import identity_index
from mediation.queries.subject_sections import party_sections, representative_section
from mediation.queries.visibility import visible_to

BATCH = 500


def parties_of(user: User, identity_number: str) -> list[Party]:
    """The persons with this very number in the cases that this user sees, oldest case first."""
    wanted = identity_index(identity_number)
    if wanted is None:
        return []
    statement = (
        select(Party)
        .join(Party.case)
        .where(Party.identity_index == wanted, Party.kind == PartyKind.WORKER, visible_to(user))
        .options(
            joinedload(Party.case).joinedload(Case.body),
            selectinload(Party.representatives),
            selectinload(Party.employment),
        )
        .order_by(Case.id, Party.id)
    )
    return list(db.session.scalars(statement))


def representatives_of(user: User, identity_number: str) -> Iterator[tuple[Representative, Party]]:
    """Where the person acted for somebody: their numbers are sealed, so each is opened in turn."""
    wanted = identity_form(identity_number)
    statement = (
        select(Representative, Party)
        .join(Party, Party.id == Representative.party_id)
        .join(Case, Case.id == Party.case_id)
        .where(Representative.identity_number.is_not(None), visible_to(user))
        .options(joinedload(Party.case).joinedload(Case.body))
        .order_by(Case.id, Representative.id)
        .execution_options(yield_per=BATCH)
    )
    for person, party in db.session.execute(statement).tuples():
        if wanted and identity_form(person.identity_number or "") == wanted:
            yield person, party


def copy_for(user: User, identity_number: str, name: str) -> SubjectCopy:
    """Everything about the person with this number that the user's office holds."""
    own = [
        CaseCopy(
            case_id=party.case_id,
            number=_number(party.case),
            body=party.case.body.name,
            part=party.side.label,
            sections=tuple(party_sections(party)),
        )
        for party in parties_of(user, identity_number)
    ]
    acted = [
        CaseCopy(
            case_id=party.case_id,
            number=_number(party.case),
            body=party.case.body.name,
            part=f"{party.side.label}的代理人",
            sections=tuple(representative_section(person)),
        )
        for person, party in representatives_of(user, identity_number)
    ]
    return SubjectCopy(name, (*own, *acted))


def _number(case: Case) -> str:
    return case.number or f"登记第{case.id}号"
