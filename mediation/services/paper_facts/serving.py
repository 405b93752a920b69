"""Facts of 送达回证 and 送达地址确认书."""

from mediation.documents.facts import (
    AddressConfirmationFacts,
    ServedPaperFacts,
    ServiceReceiptFacts,
)
from mediation.domain.errors import NotVisible
from mediation.domain.paper_service import ServiceOutcome
from mediation.models import Case, Document, PaperService, Party
from mediation.queries import paper_service as queries
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder

ATTEMPT, PARTY = "service", "party"


def receipt_subjects(case: Case) -> list[tuple[str, str]]:
    """A blank one for each party who is still to get something, then one for each attempt."""
    ledger = queries.ledger_of(case)
    waiting = dict.fromkeys(each.party for each in ledger.deliveries if not each.is_served)
    blank = [
        (f"{PARTY}:{party.id}", f"空白，签收用：{party.side.label}{party.name}")
        for party in waiting
    ]
    return blank + [
        (
            f"{ATTEMPT}:{row.id}",
            f"{row.sent_on} {row.addressee.name}《{row.document.title}》{row.outcome.label}",
        )
        for row in ledger.attempts
        if not row.is_void
    ]


def service_receipt(order: PaperOrder) -> ServiceReceiptFacts:
    """送达回证 of an attempt, or blank with every paper that a party is still to get."""
    if order.subject.startswith(ATTEMPT):
        return _of_attempt(order, _attempt(order))
    party = _party(order.case, order.subject_id)
    papers = [
        each.paper
        for each in queries.ledger_of(order.case).of_party(party.id)
        if not each.is_served
    ]
    known = queries.in_force(queries.confirmations_of(order.case.id), party.id)
    return ServiceReceiptFacts(
        **people.frame(order),
        cause=people.cause(order.case),
        addressee=party.name,
        addressee_label=party.side.label,
        place=known.address if known else "",
        papers=tuple(map(_paper, papers)),
        issuers=tuple(dict.fromkeys(paper.issued_by.name for paper in papers)),
        servers=(order.by.name,),
    )


def _of_attempt(order: PaperOrder, row: PaperService) -> ServiceReceiptFacts:
    failed = row.outcome not in {ServiceOutcome.SERVED, ServiceOutcome.PENDING}
    told = f"{row.outcome.label}：{row.note}" if row.note else row.outcome.label
    return ServiceReceiptFacts(
        **people.frame(order),
        cause=people.cause(order.case),
        addressee=row.addressee.name,
        addressee_label=row.party.side.label if row.party else "",
        place=row.place,
        papers=(_paper(row.document),),
        issuers=(row.document.issued_by.name,),
        method=row.method.label,
        servers=(order.by.name,),
        received_on=row.served_on,
        received_at=row.served_at,
        received_by=row.received_by,
        relation=row.relation,
        not_served=told if failed else "",
        witness=row.witness,
        has_pictures=row.evidence_id is not None,
        deemed=row.deemed_by or "",
        remarks="" if failed else row.note,
    )


def _paper(document: Document) -> ServedPaperFacts:
    return ServedPaperFacts(title=document.title, number=document.number or "")


def _attempt(order: PaperOrder) -> PaperService:
    for row in queries.attempts_of(order.case.id):
        if row.id == order.subject_id and not row.is_void:
            return row
    raise NotVisible


def address_confirmation(order: PaperOrder) -> AddressConfirmationFacts:
    """送达地址确认书 with what a party has confirmed; blank where it has not."""
    party = _party(order.case, order.subject_id)
    known = queries.in_force(queries.confirmations_of(order.case.id), party.id)
    frame = {
        **people.frame(order),
        "cause": people.cause(order.case),
        "party_name": party.name,
        "party_label": party.side.label,
    }
    if known is None:
        return AddressConfirmationFacts(**frame)
    return AddressConfirmationFacts(
        **frame,
        recipient=known.recipient,
        relation=known.relation,
        address=known.address,
        postcode=known.postcode,
        phone=known.phone,
        accepts_electronic=known.accepts_electronic,
        electronic=tuple(known.electronic.splitlines()),
        confirmed_on=known.confirmed_on,
    )


def _party(case: Case, party_id: int) -> Party:
    for party in case.parties:
        if party.id == party_id:
            return party
    raise NotVisible
