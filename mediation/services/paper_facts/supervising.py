"""Facts of 一函两书: what the union above the body writes to an employer, or to the authority."""

from datetime import timedelta
from typing import Any

from mediation.documents.facts import BodyFacts, SupervisionLetterFacts
from mediation.domain.organisations import OrganisationKind
from mediation.domain.papers import Extra, PaperKind
from mediation.domain.parties import PartyKind
from mediation.domain.supervision import asked_by, rules_about
from mediation.models import Case, Organisation
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import receiver
from mediation.services.paper_facts.order import PaperOrder

# How long an employer gets to answer when nothing else is said (the office's own span).
ANSWER_WITHIN = timedelta(days=15)


def reminder(order: PaperOrder) -> SupervisionLetterFacts:
    """工会劳动法律监督提示函 to one employer."""
    return _to_employer(order, PaperKind.SUPERVISION_REMINDER)


def opinion(order: PaperOrder) -> SupervisionLetterFacts:
    """工会劳动法律监督意见书 to one employer."""
    return _to_employer(order, PaperKind.SUPERVISION_OPINION)


def proposal(order: PaperOrder) -> SupervisionLetterFacts:
    """工会劳动法律监督建议书 to the authority, about the employers of the case."""
    case = order.case
    employers = [row.name for row in case.parties if row.kind is PartyKind.EMPLOYER]
    return _letter(
        order,
        PaperKind.SUPERVISION_PROPOSAL,
        addressee=receiver(order).name,
        addressed_as="贵单位",
        employer="、".join(employers),
    )


def _to_employer(order: PaperOrder, kind: PaperKind) -> SupervisionLetterFacts:
    name = people.party_of(order.case, order.subject_id).name
    return _letter(order, kind, addressee=name, employer=name)


def _letter(order: PaperOrder, kind: PaperKind, **told: Any) -> SupervisionLetterFacts:
    case = order.case
    frame = {**people.frame(order), **people.contact(case), "body": _union(case)}
    return SupervisionLetterFacts(
        **frame,
        **told,
        worker_names=tuple(row.name for row in case.parties if row.kind is PartyKind.WORKER),
        cause=people.cause(case),
        found=order.text(Extra.SUMMARY) or case.facts,
        rules=order.lines(Extra.RULES) or rules_about(claim.type for claim in case.claims),
        requests=order.lines(Extra.REQUESTS) or asked_by(kind),
        reply_by=order.day(Extra.REPLY_BY) or order.at.date() + ANSWER_WITHIN,
    )


def _union(case: Case) -> BodyFacts:
    """Supervision is the union's own power: its name and seal, not those of the body it runs."""
    found: Organisation | None = case.body
    while found is not None and found.kind is not OrganisationKind.UNION:
        found = found.parent
    union = found or case.body
    return BodyFacts(name=union.name, address=union.address or "", phone=union.phone or "")
