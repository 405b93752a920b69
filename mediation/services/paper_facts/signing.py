"""Facts of the signed copy: the paper that was signed as it was issued, and who signed it how."""

from dataclasses import replace

from mediation.documents import from_json
from mediation.documents.facts import AgreementFacts, SignedFacts, SourceFacts, StrokeFacts
from mediation.domain.agreement.pen import evidence_hash
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.errors import ActionNotPossible
from mediation.domain.papers import PaperKind
from mediation.domain.parties import PartyKind
from mediation.extensions import pen_counts
from mediation.models import Agreement, Document, Signature
from mediation.queries import papers
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import effective
from mediation.services.paper_facts.order import PaperOrder

SELF = "本人"
ON_PAPER = "（纸质件）"


def signed_agreement(order: PaperOrder) -> AgreementFacts:
    """签署件: what was put before the signatories, with what they wrote on it."""
    chosen = effective(order.case)
    paper = issued_agreement(chosen)
    if paper is None:
        raise ActionNotPossible("还没有出具调解协议书，没有可以签署的文书。")
    facts = from_json(PaperKind.AGREEMENT.value, paper.facts)
    assert isinstance(facts, AgreementFacts), "an agreement was kept with the facts of one"
    frame = people.frame(order)
    return replace(
        facts,
        document_number=frame["document_number"],
        issued_on=frame["issued_on"],
        page_code="",
        effective_on=chosen.effective_on,
        signed=tuple(_signed(row) for row in chosen.signatures),
        signed_from=SourceFacts(number=paper.number or "", sha256=paper.sha256),
        signed_by_hand_too=not pen_counts(),
    )


def issued_agreement(agreement: Agreement) -> Document | None:
    """The paper of this agreement that counts now."""
    subject = f"agreement:{agreement.id}"
    return papers.newest(agreement.case_id, PaperKind.AGREEMENT.value, subject)


def _signed(row: Signature) -> SignedFacts:
    way = SigningWay(row.way)
    label, capacity = _line(row)
    return SignedFacts(
        label=label,
        signer=row.signer,
        capacity=capacity,
        way=f"{way.label}{ON_PAPER}" if way.is_on_paper else way.label,
        signed_on=row.signed_on,
        signed_at=row.signed_at,
        place=row.place or "",
        strokes=_strokes(row),
        evidence=evidence_hash(row.strokes or {}, row.traces) if row.traces else "",
    )


def _strokes(row: Signature) -> StrokeFacts | None:
    if row.strokes is None:
        return None
    lines = tuple(tuple((x, y) for x, y in line) for line in row.strokes["lines"])
    return StrokeFacts(width=row.strokes["width"], height=row.strokes["height"], lines=lines)


def _line(row: Signature) -> tuple[str, str]:
    """How the line signed on begins, and in what capacity: the words of the printed paper."""
    if row.party is None:
        label = SigningCapacity(row.capacity).label
        is_seal = row.capacity == SigningCapacity.BODY_SEAL
        return (row.signer, label) if is_seal else (f"{label}{row.signer}", label)
    found = people.party(row.party)
    own = f"{found.side_label}{found.name}"
    if row.capacity == SigningCapacity.REPRESENTATIVE:
        spoke = next((each for each in found.representatives if each.name == row.signer), None)
        capacity = spoke.capacity if spoke else SigningCapacity.REPRESENTATIVE.label
        return (f"{capacity}{row.signer}" if spoke else own), capacity
    if row.party.kind is not PartyKind.EMPLOYER:
        return own, SELF
    head = found.legal_representative_label
    if row.way != SigningWay.SEAL and row.signer == found.legal_representative:
        return f"{head}{row.signer}", head
    return own, SigningWay(row.way).label
