"""What a pack opens of a case: the groups of its contract, and no more than a share might open."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.documents.facts.keeping import to_plain
from mediation.domain.application import (
    ClaimData,
    EmploymentData,
    PartyData,
    RepresentativeData,
)
from mediation.domain.consents import ConsentPurpose
from mediation.domain.handoff import Contract
from mediation.domain.parties import PartyKind
from mediation.domain.sharing import OWN_CONSENT, FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Case, Party, Referral, Share
from mediation.queries import consents
from mediation.queries.applications import application_of
from mediation.queries.shared_text import cleaned

G = FieldGroup


@dataclass(frozen=True)
class Ground:
    """On what the data go to the receiver (个人信息保护法 arts. 13, 23); `lacking` are names."""

    words: str
    lacking: tuple[str, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether there is one."""
        return not self.lacking


def ground_of(case: Case, referral: Referral, contract: Contract, today: date) -> Ground:
    """The law itself, a share in force that opens as much, or the consent of every worker."""
    if contract.legal_ground:
        return Ground(contract.legal_ground)
    share = share_of(case, referral, contract, today)
    if share and opens_as_much(share, contract):
        return Ground(f"已有的共享授权：{share.basis}")
    given = {each.party_id for each in consents.for_share(case.id, referral.receiver_id)}
    lacking = tuple(party.name for party in _workers(case) if party.id not in given)
    return Ground(f"劳动者对提供给{referral.receiver.name}的单独同意", lacking)


def share_of(case: Case, referral: Referral, contract: Contract, today: date) -> Share | None:
    """The newest share in force with the receiver for the purpose of the contract."""
    statement = (
        select(Share)
        .where(
            Share.case_id == case.id,
            Share.receiver_id == referral.receiver_id,
            Share.purpose == contract.purpose,
            Share.state != ShareState.REVOKED,
            Share.until_on >= today,
        )
        .order_by(Share.id.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def opens_as_much(share: Share, contract: Contract) -> bool:
    """Whether the share opens all that the contract asks for."""
    return {group.value for group in contract.groups} <= set(share.field_groups)


def opened_groups(case: Case, referral: Referral, contract: Contract) -> frozenset[FieldGroup]:
    """The groups of the contract; health, accounts only when every worker consented (art. 29)."""
    workers = {party.id for party in _workers(case)}
    given = {each.party_id for each in consents.for_share(case.id, referral.receiver_id)}
    agreed = consents.consenting(case.id, ConsentPurpose.SENSITIVE) & given
    sensitive = contract.sensitive_groups & OWN_CONSENT if workers <= agreed else frozenset()
    return frozenset(contract.groups) | sensitive


def _workers(case: Case) -> list[Party]:
    return [party for party in case.parties if party.kind is PartyKind.WORKER]


def application_for(case: Case, groups: frozenset[FieldGroup]) -> dict[str, object]:
    """The application in its plain form, which the receiver's desk reads; only what is opened.

    Keys of our rows mean nothing elsewhere and stay here.
    """
    told = application_of(case)
    facts = G.FACTS in groups
    opened = replace(
        told,
        sender_name="",
        sender_organisation_id=None,
        sender_document_number="",
        sender_document_on=None,
        file_received_on=None,
        arbitration_number=told.arbitration_number if facts else "",
        award_received_on=told.award_received_on if facts else None,
        injured_on=told.injured_on if G.HEALTH in groups else None,
        facts=cleaned(told.facts, case) if facts else "",
        reasons=cleaned(told.reasons, case) if facts else "",
        parties=tuple(_party(each, groups) for each in told.parties),
        claims=tuple(_claim(each, case, groups) for each in told.claims if G.CLAIMS in groups),
    )
    return to_plain(opened)


def _party(party: PartyData, groups: frozenset[FieldGroup]) -> PartyData:
    return replace(
        party,
        id=None,
        employer_id=None,
        tags=tuple(tag for tag in party.tags if G.HEALTH in groups or not tag.is_care),
        employment=party.employment if G.FACTS in groups else EmploymentData(),
        representatives=tuple(_representative(each, groups) for each in party.representatives),
        **_closed(party, groups),
    )


_PERSONAL = ("birth_on", "ethnicity", "occupation", "identity_kind", "identity_number", "sex")
_CONTACTS = ("phone", "address", "service_address", "service_name", "service_phone")
_ACCOUNT = ("bank_account", "bank_name")
_OF_GROUP = {G.IDENTITY: _PERSONAL, G.CONTACTS: _CONTACTS, G.BANK: _ACCOUNT}


def _closed(party: PartyData, groups: frozenset[FieldGroup]) -> dict[str, Any]:
    """The fields that stay here, emptied; an employer's address is in the public register."""
    names = [name for group, fields in _OF_GROUP.items() if group not in groups for name in fields]
    if not party.is_worker:
        names = [name for name in names if name != "address"]
    # A code is a text too, but an empty one is none of its list.
    return {name: "" if type(getattr(party, name)) is str else None for name in names}


def _representative(
    person: RepresentativeData, groups: frozenset[FieldGroup]
) -> RepresentativeData:
    return replace(
        person,
        id=None,
        identity_number=person.identity_number if G.IDENTITY in groups else "",
        phone=person.phone if G.CONTACTS in groups else "",
    )


def _claim(claim: ClaimData, case: Case, groups: frozenset[FieldGroup]) -> ClaimData:
    return replace(claim, id=None, facts=cleaned(claim.facts, case) if G.FACTS in groups else "")
