"""Issued papers: of one case, the newest of a kind, and the one loader that knows who asks."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from mediation.domain.errors import NotVisible
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, User
from mediation.queries.visibility import visible_to


@dataclass(frozen=True)
class IssuedPaper:
    """A paper in the list of its case, and the number of the paper that replaced it."""

    paper: Document
    replaced_by: str

    @property
    def is_current(self) -> bool:
        """Whether no newer paper takes its place."""
        return not self.replaced_by


def get_for(user: User, document_id: int) -> Document:
    """A paper with its bytes, of a case that this user may see; NotVisible otherwise."""
    statement = (
        select(Document)
        .join(Case, Case.id == Document.case_id)
        .where(Document.id == document_id, visible_to(user))
        .options(undefer(Document.content))
    )
    found = db.session.scalars(statement).one_or_none()
    if found is None:
        raise NotVisible
    return found


def of_case(case_id: int) -> list[IssuedPaper]:
    """Every paper of a case, in the order issued."""
    statement = (
        select(Document)
        .where(Document.case_id == case_id)
        .options(joinedload(Document.issued_by))
        .order_by(Document.id)
    )
    papers = list(db.session.scalars(statement))
    replaced = {
        paper.supersedes_id: paper.number or paper.title for paper in papers if paper.supersedes_id
    }
    return [IssuedPaper(paper, replaced.get(paper.id, "")) for paper in papers]


def shareable(case_id: int) -> list[Document]:
    """The papers that a share may carry: of the main volume, and not replaced (33号令 art. 22)."""
    return [
        each.paper
        for each in of_case(case_id)
        if each.is_current and each.paper.volume is Volume.MAIN
    ]


def newest(case_id: int, kind: str, subject: str = "") -> Document | None:
    """The paper of this kind, about this subject, that counts now."""
    statement = (
        select(Document)
        .filter_by(case_id=case_id, kind=kind, subject=subject)
        .order_by(Document.id.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def version_after(replaced: Document | None) -> int:
    """Which issue of its paper is one that takes the place of another: 1 for the first."""
    version = 1
    while replaced is not None:
        version += 1
        earlier = replaced.supersedes_id
        replaced = db.session.get(Document, earlier) if earlier else None
    return version


def version_of(paper: Document) -> int:
    """Which issue of its paper this one is."""
    earlier = paper.supersedes_id
    return version_after(db.session.get(Document, earlier) if earlier else None)


def replacing(paper: Document) -> Document | None:
    """The paper that took the place of this one."""
    statement = select(Document).filter_by(supersedes_id=paper.id).order_by(Document.id)
    return db.session.scalars(statement.limit(1)).first()


def of_code(code: str) -> Document | None:
    """The paper whose pages bear this code."""
    return db.session.scalars(select(Document).filter_by(page_code=code)).one_or_none()


def internal_codes(codes: Collection[str]) -> frozenset[str]:
    """Those of these codes that stand on papers of a side volume."""
    statement = select(Document.page_code).where(
        Document.page_code.in_(codes), Document.volume == Volume.SIDE
    )
    return frozenset(code for code in db.session.scalars(statement) if code)


def of_hash(sha256: str) -> Document | None:
    """The paper whose kept bytes have this hash."""
    return db.session.scalars(select(Document).filter_by(sha256=sha256).limit(1)).first()
