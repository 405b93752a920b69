"""Facts of the papers that a party signs for others: agents, its leader, the use of its data."""

from collections.abc import Iterable
from dataclasses import asdict

from mediation.documents.facts import (
    AgentFacts,
    ConsentFormFacts,
    PowerOfAttorneyFacts,
    ReceiverFacts,
    RepresentativeCertificateFacts,
    SensitiveFacts,
)
from mediation.documents.power_of_attorney import CITIZEN, KIN, LAWYER, MOST_AGENTS
from mediation.domain.consents import ConsentPurpose
from mediation.domain.parties import Authority, RepresentativeKind
from mediation.models import Case, Consent, Organisation, Party, Representative
from mediation.queries import consents
from mediation.services.paper_facts import people
from mediation.services.paper_facts.order import PaperOrder

# Whom a party may name; a guardian and elected workers act without such a power.
AGENTS = {
    RepresentativeKind.LAWYER: LAWYER,
    RepresentativeKind.LEGAL_WORKER: LAWYER,
    RepresentativeKind.RELATIVE: KIN,
    RepresentativeKind.STAFF: KIN,
    RepresentativeKind.RECOMMENDED: CITIZEN,
}
IDENTITY = SensitiveFacts(
    kind="身份证件号码",
    necessity="核对当事人身份，在文书中确定当事人。",
    effect="泄露后可能被冒用身份。",
)
HEALTH = SensitiveFacts(
    kind="伤情、诊断和劳动能力鉴定结论",
    necessity="核算与工伤、职业病有关的请求。",
    effect="泄露后可能影响人格尊严和再就业。",
)


def power_of_attorney(order: PaperOrder) -> PowerOfAttorneyFacts:
    """授权委托书 of one party; which matters, and until when, the principal fills in."""
    case = order.case
    principal = people.party_of(case, order.subject_id)
    agents = [row for row in principal.representatives if row.kind in AGENTS][:MOST_AGENTS]
    powers = {row.powers for row in agents if row.powers}
    return PowerOfAttorneyFacts(
        **people.frame(order),
        principal=people.party(principal),
        opposed_names=people.opposed_to(principal, case),
        cause=people.cause(case),
        agents=tuple(_agent(row) for row in agents),
        other_matters=powers.pop() if len(powers) == 1 else "",
        is_special=_is_special(agents),
    )


def representative_certificate(order: PaperOrder) -> RepresentativeCertificateFacts:
    """法定代表人身份证明书 of one employer; its papers of identity are not on record."""
    case = order.case
    employer = people.party_of(case, order.subject_id)
    return RepresentativeCertificateFacts(
        **people.frame(order),
        organisation=people.party(employer),
        opposed_names=people.opposed_to(employer, case),
        cause=people.cause(case),
    )


def consent_form(order: PaperOrder) -> ConsentFormFacts:
    """个人信息处理告知同意书 of one person: ticked where a consent is on record."""
    case = order.case
    person = people.party_of(case, order.subject_id)
    given = [
        row.consent
        for row in consents.of_case(case.id, order.at.date())
        if row.consent.party_id == person.id and row.consent.withdrawn_on is None
    ]
    return ConsentFormFacts(
        **people.frame(order),
        **people.contact(case),
        person_name=person.name,
        person_label=person.side.label,
        cause=people.cause(case),
        sensitive=tuple(_sensitive(case, person, given)),
        receivers=tuple(_receivers(case, given)),
        agreed=_given(given, ConsentPurpose.PROCESSING),
    )


def _agent(row: Representative) -> AgentFacts:
    told = asdict(people.representative(row))
    return AgentFacts(**told, kind=AGENTS[RepresentativeKind(row.kind)])


def _is_special(agents: list[Representative]) -> bool | None:
    """None unless all agents have the same authority: only one box may be ticked."""
    extents = {row.authority for row in agents}
    return extents == {Authority.SPECIAL} if len(extents) == 1 else None


def _given(given: list[Consent], purpose: ConsentPurpose) -> bool | None:
    """True when it is on record; otherwise the person ticks by hand."""
    return True if any(row.purpose is purpose for row in given) else None


def _sensitive(case: Case, person: Party, given: list[Consent]) -> Iterable[SensitiveFacts]:
    agreed = _given(given, ConsentPurpose.SENSITIVE)
    if person.identity_number:
        yield SensitiveFacts(**{**asdict(IDENTITY), "agreed": agreed})
    if case.injured_on:
        yield SensitiveFacts(**{**asdict(HEALTH), "agreed": agreed})


def _receivers(case: Case, given: list[Consent]) -> Iterable[ReceiverFacts]:
    """Whoever sent the case, is sent it, or was consented to; each once."""
    agreed = {row.receiver_id for row in given if row.purpose is ConsentPurpose.SHARING}
    told: dict[int, tuple[Organisation, str]] = {}
    if case.sender:
        told[case.sender.id] = (case.sender, "反馈调解结果")
    for referral in case.referrals:
        told.setdefault(referral.receiver.id, (referral.receiver, "移送、转办本案"))
    for row in given:
        if row.receiver:
            told.setdefault(row.receiver.id, (row.receiver, ""))
    for key, (receiver, purpose) in told.items():
        contact = "，".join(each for each in (receiver.address, receiver.phone) if each)
        yield ReceiverFacts(
            name=receiver.name,
            contact=contact,
            purpose=purpose,
            agreed=True if key in agreed else None,
        )
