"""送达 of a case: attempts, confirmed addresses, and who was given which paper when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.evidence import EvidenceKind
from mediation.domain.paper_service import Addressee, Attempt, due_to, next_step
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind
from mediation.extensions import db
from mediation.models import (
    AddressConfirmation,
    Case,
    Document,
    Evidence,
    Organisation,
    PaperService,
    Party,
    User,
)
from mediation.queries import evidence, papers
from mediation.queries.visibility import visible_to


@dataclass(frozen=True)
class Delivery:
    """One paper for one party: how it stands, and what to do next."""

    paper: Document
    party: Party
    served_on: date | None
    next_step: str

    @property
    def is_served(self) -> bool:
        """Whether the paper counts as served."""
        return self.served_on is not None


@dataclass(frozen=True)
class Ledger:
    """Everything that a case knows about service."""

    attempts: Sequence[PaperService]
    confirmations: Sequence[AddressConfirmation]
    deliveries: Sequence[Delivery]

    def of_party(self, party_id: int) -> list[Delivery]:
        """What one party was or is to be given."""
        return [each for each in self.deliveries if each.party.id == party_id]

    @property
    def waiting(self) -> list[Delivery]:
        """What has not reached somebody who is to get it."""
        return [each for each in self.deliveries if not each.is_served]

    @property
    def done(self) -> list[Delivery]:
        """What counts as served."""
        return [each for each in self.deliveries if each.is_served]

    @property
    def missing(self) -> int:
        """How many papers have not reached somebody who is to get them."""
        return len(self.waiting)


def ledger_of(case: Case) -> Ledger:
    """Attempts newest first, confirmations, and the deliveries that are due or were made."""
    attempts, confirmations = attempts_of(case.id), confirmations_of(case.id)
    return Ledger(attempts, confirmations, _deliveries(case, attempts, confirmations))


def count_of(case: Case) -> int:
    """How many papers of a case go to somebody, however often they were tried."""
    return sum(
        _is_due(issued.paper, party)
        for issued in papers.of_case(case.id)
        if issued.is_current
        for party in case.parties
    )


def attempts_of(case_id: int) -> list[PaperService]:
    """Every attempt of a case, newest first."""
    statement = (
        select(PaperService)
        .join(PaperService.document)
        .where(Document.case_id == case_id)
        .options(
            joinedload(PaperService.document, innerjoin=True),
            joinedload(PaperService.party),
            joinedload(PaperService.organisation),
            joinedload(PaperService.evidence),
        )
        .order_by(PaperService.id.desc())
    )
    return list(db.session.scalars(statement))


def confirmations_of(case_id: int) -> list[AddressConfirmation]:
    """Every 送达地址确认书 of a case, newest first."""
    return confirmations_of_cases([case_id])


def confirmations_of_cases(case_ids: Sequence[int]) -> list[AddressConfirmation]:
    """Every 送达地址确认书 of these cases, newest first."""
    statement = (
        select(AddressConfirmation)
        .join(AddressConfirmation.party)
        .where(Party.case_id.in_(case_ids))
        .options(joinedload(AddressConfirmation.party, innerjoin=True))
        .order_by(AddressConfirmation.id.desc())
    )
    return list(db.session.scalars(statement))


def in_force(
    confirmations: Sequence[AddressConfirmation], party_id: int, on: date | None = None
) -> AddressConfirmation | None:
    """The newest confirmation of a party that counts, on a day or now."""
    for row in confirmations:
        if row.party_id != party_id:
            continue
        withdrawn = row.withdrawn_on
        if on is None and withdrawn is None:
            return row
        if on and row.confirmed_on <= on and (withdrawn is None or withdrawn > on):
            return row
    return None


def addressee_of(
    attempts: Sequence[PaperService],
    confirmations: Sequence[AddressConfirmation],
    document_id: int,
    target: Party | Organisation,
) -> Addressee:
    """What decides how one paper may reach a party or an organisation."""
    tried = tuple(
        Attempt(row.method, row.outcome, is_served=row.served_on is not None)
        for row in attempts
        if not row.is_void and row.document_id == document_id and row.addressee is target
    )
    if isinstance(target, Organisation):
        return Addressee(is_party=False, attempts=tried)
    found = in_force(confirmations, target.id)
    return Addressee(
        is_person=target.kind is PartyKind.WORKER,
        has_confirmed=found is not None,
        accepts_electronic=found is not None and found.accepts_electronic,
        attempts=tried,
    )


def _deliveries(
    case: Case,
    attempts: Sequence[PaperService],
    confirmations: Sequence[AddressConfirmation],
) -> list[Delivery]:
    tried: dict[tuple[int, int | None], list[PaperService]] = {}
    for row in attempts:
        if not row.is_void:
            tried.setdefault((row.document_id, row.party_id), []).append(row)
    standing = {row.party_id: [row] for row in reversed(confirmations) if not row.withdrawn_on}
    found = []
    for issued in papers.of_case(case.id):
        for party in case.parties:
            rows = tried.get((issued.paper.id, party.id), [])
            if rows or (issued.is_current and _is_due(issued.paper, party)):
                known = standing.get(party.id, [])
                who = addressee_of(rows, known, issued.paper.id, party)
                day = next((row.served_on for row in rows if row.served_on), None)
                found.append(Delivery(issued.paper, party, day, next_step(who)))
    # What is missing stands first.
    return sorted(found, key=lambda each: each.is_served)


def _is_due(paper: Document, party: Party) -> bool:
    return due_to(PaperKind(paper.kind), paper.subject, party.side, party.id)


def proofs_of(case_id: int) -> list[Evidence]:
    """The files of a case that may prove a service: 送达凭证 first, nothing void."""
    live = [row for row in evidence.of_case(case_id) if not row.is_void]
    return sorted(live, key=lambda row: row.kind is not EvidenceKind.SERVICE)


def get_for(user: User, case_id: int, service_id: int) -> PaperService:
    """An attempt of a case in sight; NotVisible otherwise."""
    statement = (
        select(PaperService)
        .join(PaperService.document)
        .join(Case, Case.id == Document.case_id)
        .where(PaperService.id == service_id, Case.id == case_id, visible_to(user))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


def confirmation_for(user: User, case_id: int, confirmation_id: int) -> AddressConfirmation:
    """A confirmation of a case in sight; NotVisible otherwise."""
    statement = (
        select(AddressConfirmation)
        .join(AddressConfirmation.party)
        .join(Case, Case.id == Party.case_id)
        .where(AddressConfirmation.id == confirmation_id, Case.id == case_id, visible_to(user))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found
