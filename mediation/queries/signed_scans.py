"""Signed papers of a case: which pages have come back from the scanner."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.papers import PaperKind
from mediation.domain.signed_scans import listed
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Agreement, Case, Document, Evidence, SignedScan
from mediation.queries import papers
from mediation.queries.case_facts import current_agreement

# Both bear the same terms and may be signed and sealed by hand.
SIGNED_KINDS = (PaperKind.AGREEMENT, PaperKind.SIGNED_AGREEMENT)


@dataclass(frozen=True)
class ReturnedPaper:
    """A paper that is to come back signed, and what came back of it so far."""

    paper: Document
    scans: tuple[SignedScan, ...]

    @property
    def found(self) -> frozenset[int]:
        """The pages that are there, in whichever file."""
        return frozenset(page for scan in self.scans for page in scan.found_pages)

    @property
    def missing(self) -> tuple[int, ...]:
        """The pages that are still to come."""
        return tuple(page for page in range(1, self.paper.pages + 1) if page not in self.found)

    @property
    def missing_words(self) -> str:
        """The pages still to come, as one reads them out."""
        return listed(self.missing)

    @property
    def is_complete(self) -> bool:
        """Whether every page came back."""
        return not self.missing


def returned_papers(agreement: Agreement) -> list[ReturnedPaper]:
    """The papers of this agreement that count now, each with the scans that are not void."""
    subject = f"agreement:{agreement.id}"
    newest = (papers.newest(agreement.case_id, kind.value, subject) for kind in SIGNED_KINDS)
    issued = [paper for paper in newest if paper is not None]
    scans = scans_of(paper.id for paper in issued)
    return [
        ReturnedPaper(paper, tuple(scan for scan in scans if scan.document_id == paper.id))
        for paper in issued
    ]


def expected_papers(case: Case) -> list[ReturnedPaper]:
    """What may come back signed: the papers of the agreement first, then every other one.

    Only papers of the main volume that no newer one replaces.
    """
    agreement = current_agreement(case)
    first = returned_papers(agreement) if agreement else []
    known = {each.paper.id for each in first}
    others = [
        paper
        for paper in papers.shareable(case.id)
        if paper.id not in known and paper.kind not in SIGNED_KINDS
    ]
    scans = scans_of(paper.id for paper in others)
    return first + [
        ReturnedPaper(paper, tuple(scan for scan in scans if scan.document_id == paper.id))
        for paper in others
    ]


def scans_of(document_ids: Iterable[int]) -> list[SignedScan]:
    """The scans of these papers whose file counts and is not internal, in the order they came."""
    statement = (
        select(SignedScan)
        .join(Evidence, Evidence.id == SignedScan.evidence_id)
        .where(
            SignedScan.document_id.in_(list(document_ids)),
            Evidence.voided_at.is_(None),
            Evidence.volume == Volume.MAIN,
        )
        .options(
            joinedload(SignedScan.evidence).joinedload(Evidence.file),
            joinedload(SignedScan.evidence).joinedload(Evidence.added_by),
        )
        .order_by(SignedScan.id)
    )
    return list(db.session.scalars(statement))


def scan_of(document_id: int, evidence_id: int) -> SignedScan | None:
    """The match of this very file with this paper, if it was made."""
    statement = select(SignedScan).filter_by(document_id=document_id, evidence_id=evidence_id)
    return db.session.scalars(statement.limit(1)).first()
