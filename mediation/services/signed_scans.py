"""The signed paper comes back: every file is kept, its pages are put to the pages of the paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.evidence import EvidenceForm, EvidenceKind, UploadLimits
from mediation.domain.file_kinds import FileKind, kind_of
from mediation.domain.page_codes import PageMark
from mediation.domain.scanned_stacks import odd_sheets
from mediation.domain.signed_scans import AGREEMENT, ScanMatch, listed, marks_of, match, told
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, Document, Evidence, SignedScan, User
from mediation.queries import evidence as evidence_rows
from mediation.queries import papers
from mediation.queries.signed_scans import (
    SIGNED_KINDS,
    ReturnedPaper,
    expected_papers,
    scan_of,
)
from mediation.services import evidence
from mediation.services.evidence import About, Entry
from mediation.services.file_admission import Admitted, Upload
from mediation.services.moving import move, require
from mediation.services.scanned_stacks import sheet_of
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction
from mediation.uploads.sandbox import strips_apart

TAKEN = (FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.WEBP)
NOT_ISSUED = "还没有出具文书，没有可以交回的签署件。"
NOTHING_READ = "没有读出本案文书的校验码：请拍全右下角后再交；不是签署件的，请在“材料”中添加。"
NOT_A_SCAN = "签署件请交 PDF 或者 JPG、PNG、WebP 图片。"
NO_CODE = "这份文书出具时页脚没有校验码，不能自动核对，请人工核对各页。"
ODD = "交回件第 {} 页的骑缝码与页上的校验码不符，可能是换过的页，请核对原件。"
SIDE_SHEETS = "第 {} 页是副卷的文书，不能归入正卷：请抽出后重新扫描。"
SIDE_FILE = "相同的文件已经归入副卷，不能作为签署件归入正卷。"
OTHER_CASE, OTHER_BODY = "其他案件的文书", "不是本系统出具的文书"


@dataclass(frozen=True)
class Filed:
    """What came of one file: the row, the result in words, and whether it was not there before."""

    scan: SignedScan
    words: str
    is_new: bool
    has_odd_pages: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether every sheet belongs to the paper."""
        scan = self.scan
        return not (scan.foreign_pages or scan.unread_pages or self.has_odd_pages)


def file_scan(case: Case, upload: Upload, *, limits: UploadLimits, by: User, at: datetime) -> Filed:
    """Keep one file of a signed paper in the main volume and tell which pages it brings.

    A page that is missing, or that belongs elsewhere, never keeps the file out; a sheet of a side
    volume does, for the main volume is read by the parties.
    """
    require(case, Action.FILE_SCAN, by=by, at=at)
    expected = expected_papers(case)
    if not expected:
        raise ActionNotPossible(NOT_ISSUED)
    if kind_of(upload.name) not in TAKEN:
        raise InvalidInput(FieldProblem(evidence.FIELD, f"“{upload.name[:100]}”：{NOT_A_SCAN}"))
    taken = evidence.admitted(case, upload, limits=limits, by=by, at=at)
    _require_not_internal(case, taken)
    seen = strips_apart(taken.found.kind, taken.found.content)
    sheets = marks_of([code.text for code in sheet] for sheet in seen)
    if internal := _internal(sheets):
        raise _not_taken(taken, SIDE_SHEETS.format(listed(internal)))
    wanted = _wanted(expected, sheets)
    if wanted is None:
        raise _not_taken(taken, NOTHING_READ)
    found = match(wanted.paper.page_code, wanted.paper.pages, sheets, wanted.found)
    odd = odd_sheets(list(map(sheet_of, seen)), wanted.paper.page_code)
    words = _told(wanted.paper, found, sheets) + (ODD.format(listed(odd)) if odd else "")
    about = About(EvidenceKind.SIGNED_PAPER, EvidenceForm.ORIGINAL, Volume.MAIN, note=words)
    write = partial(_write, paper_id=wanted.paper.id, found=found, at=at)
    entry = Entry(Action.FILE_SCAN, words, write)
    added = evidence.keep(case, taken, about, entry, limits=limits, by=by, at=at)
    known = scan_of(wanted.paper.id, added.evidence.id)
    if known is not None:
        return Filed(known, words, added.is_new, bool(odd))
    # Brought before as evidence: the same bytes are put to the paper now.
    scan = _put(case, added.evidence, write, words, by=by, at=at)
    return Filed(scan, words, is_new=True, has_odd_pages=bool(odd))


def _not_taken(taken: Admitted, sentence: str) -> InvalidInput:
    return InvalidInput(FieldProblem(evidence.FIELD, f"“{taken.name}”：{sentence}"))


def _require_not_internal(case: Case, taken: Admitted) -> None:
    same = evidence_rows.same_bytes(case.id, sha256(taken.sent).hexdigest())
    if same is not None and same.volume is Volume.SIDE:
        raise _not_taken(taken, SIDE_FILE)


def _internal(sheets: Sequence[tuple[PageMark, ...]]) -> list[int]:
    """The sheets that bear the code of a paper of a side volume, whichever case it is of."""
    codes = papers.internal_codes({mark.code for marks in sheets for mark in marks})
    return [
        number
        for number, marks in enumerate(sheets, start=1)
        if any(mark.code in codes for mark in marks)
    ]


def _wanted(
    expected: Sequence[ReturnedPaper], sheets: Sequence[tuple[PageMark, ...]]
) -> ReturnedPaper | None:
    """The paper that most sheets belong to; where none do the agreement, if it was issued."""

    def sheets_of(each: ReturnedPaper) -> int:
        return sum(any(mark.code == each.paper.page_code for mark in marks) for marks in sheets)

    best = max(expected, key=sheets_of)
    if sheets_of(best) or best.paper.kind in SIGNED_KINDS:
        return best
    return None


def _told(paper: Document, found: ScanMatch, sheets: Sequence[tuple[PageMark, ...]]) -> str:
    if paper.page_code is None:
        return NO_CODE
    strangers = {sheet: _stranger(paper, sheets[sheet - 1][0]) for sheet in found.foreign}
    name = AGREEMENT if paper.kind in SIGNED_KINDS else f"《{paper.title}》"
    return told(found, strangers, paper=name)


def _stranger(paper: Document, mark: PageMark) -> str:
    """What a sheet is that does not belong to the paper; of another case nothing more is told."""
    other = papers.of_code(mark.code)
    if other is None:
        return OTHER_BODY
    if other.case_id != paper.case_id:
        return OTHER_CASE
    is_older = other.kind == paper.kind and other.id < paper.id
    what = "已被替代的" if is_older else "本案的"
    return f"{what}《{other.title}》{other.number or ''}第{mark.number}页"


def _write(made: Evidence, *, paper_id: int, found: ScanMatch, at: datetime) -> SignedScan:
    scan = SignedScan(
        document_id=paper_id,
        evidence_id=made.id,
        found_pages=list(found.found),
        missing_pages=list(found.missing),
        foreign_pages=list(found.foreign),
        unread_pages=list(found.unread),
        scanned_pages=found.sheets,
        is_complete=found.is_complete,
        matched_at=at,
    )
    db.session.add(scan)
    return scan


def _put(
    case: Case,
    made: Evidence,
    write: Callable[[Evidence], SignedScan],
    words: str,
    *,
    by: User,
    at: datetime,
) -> SignedScan:
    with transaction():
        scan = write(made)
        note, facts = in_brief(made.name, words), {"evidence_id": made.id}
        move(case, Action.FILE_SCAN, by=by, at=at, note=note, data=facts)
    return scan
