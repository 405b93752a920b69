"""The files that come with a case sent in: added by the sender, read by whoever sees the case."""

from datetime import datetime

from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput, NotVisible
from mediation.domain.evidence import UploadLimits
from mediation.domain.file_kinds import ScanState
from mediation.domain.incoming import IncomingState
from mediation.extensions import db
from mediation.models import IncomingCase, IncomingPaper, StoredFile, User
from mediation.queries import incoming as rows
from mediation.services import evidence, file_admission, file_keeping
from mediation.services.file_admission import Upload
from mediation.services.incoming import note
from mediation.services.transaction import transaction
from mediation.uploads.refusal import Refused


def add(
    row: IncomingCase, upload: Upload, *, limits: UploadLimits, by: User, at: datetime
) -> IncomingPaper:
    """Add a file to a case that waits for its answer; InvalidInput says why it may not come in."""
    row_id = row.id
    try:
        taken = file_admission.looked_at(upload, limits)
        with file_keeping.kept(
            taken.found.content,
            media_type=taken.found.media_type,
            at=at,
            original=taken.sent,
            scan=taken.scan,
            pages=taken.found.pages,
        ) as stored:
            return _written(row_id, taken.name, stored, limits, by=by, at=at)
    except Refused as refusal:
        raise InvalidInput(FieldProblem("files", f"“{upload.name}”：{refusal.sentence}")) from None


def _written(
    row_id: int, name: str, stored: StoredFile, limits: UploadLimits, *, by: User, at: datetime
) -> IncomingPaper:
    with transaction():
        found = rows.sent(by, row_id, lock=True)
        if found.state is not IncomingState.SENT:
            raise ActionNotPossible("这件来案已经答复，材料请直接交给接收单位。")
        if len([paper for paper in found.papers if paper.file_id]) >= limits.files_per_case:
            raise Refused("full", f"一件来案最多 {limits.files_per_case} 个文件。")
        db.session.add(stored)
        db.session.flush()
        made = IncomingPaper(
            incoming_id=found.id, position=len(found.papers), name=name, file_id=stored.id
        )
        db.session.add(made)
        if stored.scan is ScanState.WAITING:
            evidence.wish_scan(stored, at=at)
        note("paper_added", found, by=by, at=at)
    return made


def opened(
    row: IncomingCase, paper_id: int, *, by: User, at: datetime
) -> tuple[IncomingPaper, bytes]:
    """A file of a case that was sent in, for whoever sees it; that it was opened is written."""
    paper = next((each for each in row.papers if each.id == paper_id and each.file), None)
    if paper is None or paper.file is None:
        raise NotVisible
    if not paper.file.scan.may_leave:
        raise ActionNotPossible(evidence.HELD_BACK[paper.file.scan])
    subject = f"来案第{row.id}号"
    content = file_keeping.content_of(paper.file, subject=subject, by=by, at=at)
    with transaction():
        note("paper_opened", row, by=by, at=at)
    return paper, content
