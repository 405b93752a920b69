"""What a liaison opens, prints and takes away under a share: each time a row, and a mark on paper.

个人信息保护法 arts. 45, 51: the party may ask who looked, and what leaves says who took it.
"""

from dataclasses import dataclass
from datetime import datetime

from mediation.documents.reprints import PrintedCopy, bound
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, NotVisible
from mediation.domain.share_answers import TAKES_AWAY, ViewKind
from mediation.extensions import db
from mediation.models import Document, Share, ShareView, SignedScan, User
from mediation.queries import shares
from mediation.queries.signed_scans import scans_of
from mediation.services import evidence
from mediation.services.audit import audit, reference_of
from mediation.services.dossier.sheets import kind_of
from mediation.services.paper_store import content_of
from mediation.services.transaction import transaction
from mediation.uploads.sandbox import sheets_apart

READING_ONLY = "这项共享只允许在线查看，不能下载、打印。"
NOT_MARKED = "这份签署件不能加上取件人和时间，因此不能下载，请联系调解组织索取。"


@dataclass(frozen=True)
class Taken:
    """A file on its way to a liaison, with the mark on every page."""

    name: str
    content: bytes


def look(
    share: Share, what: ViewKind, *, by: User, at: datetime, document_id: int | None = None
) -> None:
    """Leave a row for one look, on the share and in the trail.

    NotVisible when the share has ended; ActionNotAllowed when it is for reading only.
    """
    with transaction():
        found = shares.get_for(by, share.id, at.date())
        if document_id is not None:
            _paper_of(found, document_id)
        if what in TAKES_AWAY and not found.may_print:
            raise ActionNotAllowed(READING_ONLY)
        db.session.add(
            ShareView(
                share_id=found.id, user_id=by.id, what=what.value, document_id=document_id, at=at
            )
        )
        audit(
            f"share.{what.value}",
            by=by,
            at=at,
            subject=reference_of(found.case),
            case_id=found.case_id,
            data={"share_id": found.id, "document_id": document_id},
        )


def open_paper(share: Share, document_id: int, *, what: ViewKind, by: User, at: datetime) -> Taken:
    """Give a paper of the share; one that is not as it was issued counts as no look.

    A browser can print and keep what it shows, so what is only read bears the mark as well.
    """
    paper = _paper_of(share, document_id)
    content = content_of(paper, by=by, at=at)
    look(share, what, document_id=document_id, by=by, at=at)
    did = "下载" if what is ViewKind.PAPER_SAVED else "查看"
    return Taken(paper.file_name, _marked(content, paper.title, did, by, at))


def open_scan(share: Share, document_id: int, evidence_id: int, *, by: User, at: datetime) -> Taken:
    """Give a file of a signed paper that the share holds: its pages on A4, each with the mark.

    A picture is set on a page for it. A file is always saved, so the share must allow that.
    """
    paper = _paper_of(share, document_id)
    scan = next((each for each in scans_of([paper.id]) if each.evidence_id == evidence_id), None)
    if scan is None:
        raise NotVisible
    if not share.may_print:
        raise ActionNotAllowed(READING_ONLY)
    name, title = scan.evidence.name, paper.title
    pages = _pages_of(scan, share, by, at)
    look(share, ViewKind.SCAN_SAVED, document_id=document_id, by=by, at=at)
    return Taken(name, _marked(pages, title, "下载", by, at))


def _pages_of(scan: SignedScan, share: Share, by: User, at: datetime) -> bytes:
    content = evidence.content_of(scan.evidence, share.case, by=by, at=at)
    # A stranger's file is opened in a process of its own, never here.
    (made,) = sheets_apart([(kind_of(scan.evidence), content)])
    if not made.pages:
        raise ActionNotPossible(NOT_MARKED)
    return made.pdf


def _marked(content: bytes, title: str, did: str, by: User, at: datetime) -> bytes:
    mark = f"{by.organisation.name} {by.name} {at:%Y-%m-%d %H:%M} 依共享{did}"
    return bound([PrintedCopy(content, mark, across=True)], title)


def _paper_of(share: Share, document_id: int) -> Document:
    for paper in share.documents:
        if paper.id == document_id:
            return paper
    raise NotVisible
