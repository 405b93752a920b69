"""The body, the parties and their claims as papers print them: for the parties, so in full."""

from collections.abc import Sequence
from typing import Any

from mediation.documents.facts import BodyFacts, ClaimFacts, PartyFacts, RepresentativeFacts
from mediation.documents.facts.parties import ORGANISATION, PERSON
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import NotVisible
from mediation.domain.identifiers import IdentityKind
from mediation.domain.money import from_fen
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.sex import Sex
from mediation.models import Case, Claim, Party, Representative
from mediation.services.paper_facts.order import PaperOrder

CAPACITIES = {
    RepresentativeKind.STATUTORY: "法定代理人",
    RepresentativeKind.ELECTED: "推选的代表人",
}
ENTRUSTED = {
    EntryPath.COURT_ENTRUSTED_ORDINARY,
    EntryPath.COURT_ENTRUSTED_SUMMARY,
    EntryPath.COMMISSION_ENTRUSTED,
}


def frame(order: PaperOrder) -> dict[str, Any]:
    """What every paper has: body, numbers, date."""
    body = order.case.body
    return {
        "body": BodyFacts(name=body.name, address=body.address or "", phone=body.phone or ""),
        "document_number": order.number,
        "case_number": order.case.number or "",
        "issued_on": order.at.date(),
    }


def side(case: Case, wanted: Side) -> tuple[PartyFacts, ...]:
    """The parties of one side, in the order typed."""
    return tuple(party(each) for each in case.parties if each.side is wanted)


def names(case: Case, wanted: Side) -> tuple[str, ...]:
    """Their names alone."""
    return tuple(each.name for each in case.parties if each.side is wanted)


def both_names(case: Case) -> dict[str, Any]:
    """The names of both sides and what the dispute is about."""
    return {
        "applicant_names": names(case, Side.APPLICANT),
        "respondent_names": names(case, Side.RESPONDENT),
        "cause": cause(case),
    }


def cause(case: Case) -> str:
    """What the dispute is about."""
    return ClaimType(case.main_claim_type).label


def matter(case: Case) -> str:
    """Who disputes what with whom, in one phrase."""
    return f"{case.title.replace(' ', '')}{cause(case)}争议"


def defects(case: Case) -> tuple[str, ...]:
    """What the application lacks, as the applicant was asked to supplement it."""
    lines = (line.strip() for line in (case.supplement_items or "").splitlines())
    return tuple(line for line in lines if line)


def party_of(case: Case, party_id: int) -> Party:
    """The party of the case with this key; NotVisible otherwise."""
    for row in case.parties:
        if row.id == party_id:
            return row
    raise NotVisible


def opposed_to(row: Party, case: Case) -> tuple[str, ...]:
    """The names of the other side; a third party stands beside the applicant."""
    other = Side.APPLICANT if row.side is Side.RESPONDENT else Side.RESPONDENT
    return names(case, other)


def addressed_as(row: Party) -> str:
    """How a letter speaks to a party."""
    return "你" if row.kind is PartyKind.WORKER else "你单位"


def party(row: Party) -> PartyFacts:
    """One party with its representatives."""
    worker = row.kind is PartyKind.WORKER
    return PartyFacts(
        side_label=row.side.label,
        kind=PERSON if worker else ORGANISATION,
        name=row.name,
        sex=Sex(row.sex).label if worker and row.sex else "",
        birth_date=row.birth_on if worker else None,
        ethnicity=(row.ethnicity or "") if worker else "",
        occupation=(row.occupation or "") if worker else "",
        id_type=IdentityKind(row.identity_kind).label if row.identity_kind else "",
        id_number=row.identity_number or "",
        credit_code=row.credit_code or "",
        address=row.address or "",
        service_address=row.service_address or "",
        phone=row.phone or "",
        legal_representative=row.legal_representative or "",
        legal_representative_post=row.legal_representative_post or "",
        representatives=tuple(representative(each) for each in row.representatives),
    )


def representative(row: Representative) -> RepresentativeFacts:
    """Who acts for a party, with the extent of the authority."""
    kind = RepresentativeKind(row.kind)
    extent = Authority(row.authority).label
    by_law = kind is RepresentativeKind.STATUTORY
    return RepresentativeFacts(
        name=row.name,
        capacity=CAPACITIES.get(kind, "委托代理人"),
        occupation="" if kind in CAPACITIES else f"{row.workplace or ''}{kind.label}",
        id_number=row.identity_number or "",
        phone=row.phone or "",
        powers="" if by_law else f"{extent}：{row.powers}" if row.powers else extent,
    )


def claims(case: Case, rows: Sequence[Claim] | None = None) -> tuple[ClaimFacts, ...]:
    """The claims, or these of them; each names its applicant when there are several."""
    several = len(case.applicants) > 1
    return tuple(
        ClaimFacts(
            kind=ClaimType(claim.type).label,
            applicant_name=claim.party.name if several else "",
            period_start=claim.period_from,
            period_end=claim.period_to,
            amount=None if claim.claimed_fen is None else from_fen(claim.claimed_fen),
            text=claim.facts,
        )
        for claim in (case.claims if rows is None else rows)
    )


def mediators(case: Case) -> tuple[str, ...]:
    """Who mediates."""
    return (case.mediator.name,) if case.mediator else ()


def contact(case: Case) -> dict[str, Any]:
    """Whom to ask: the mediator, else who registered the case, at the body's telephone."""
    person = case.mediator or case.registered_by
    return {"contact_name": person.name, "contact_phone": case.body.phone or ""}


def entrusting(case: Case) -> dict[str, Any]:
    """Who sent the case, by which letter; empty for the body's own intake."""
    path = case.entry_path
    if not (path.from_court or path is EntryPath.COMMISSION_ENTRUSTED):
        return {}
    return {
        "entrusted_by": sender_name(case),
        "entrusted_document": case.sender_document_number or "",
        "entrusted_as": entrusted_as(case),
    }


def entrusted_as(case: Case) -> str:
    """委派 before the court docketed the case, 委托 after it (特邀 art. 1)."""
    return "委托" if case.entry_path in ENTRUSTED else "委派"


def sender_name(case: Case) -> str:
    """The court or commission that sent the case."""
    return case.sender.name if case.sender else case.sender_name or ""
