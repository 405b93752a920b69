"""装订: a volume becomes one file, in the background; what leaks is never kept.

Pages are given and the file is kept in one transaction, after the finished pages were proved: a
volume that cannot be bound leaves no trace but the row that says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from mediation.documents import UnprintableCharacter
from mediation.documents.volume import Bound, BoundPiece, bound
from mediation.domain.case_flow import Action
from mediation.domain.dossier.access import Use
from mediation.domain.dossier.catalogue import PieceKey
from mediation.domain.dossier.leaks import PieceText
from mediation.domain.dossier.pages import Place, part_label, placed_after
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, NotVisible
from mediation.domain.jobs import JobKind
from mediation.domain.papers import PaperKind
from mediation.domain.trail import AuditResult
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Case, DossierBinding, Job, User
from mediation.queries import cases
from mediation.queries import dossier as queries
from mediation.queries.dossier import Line
from mediation.queries.dossier_facts import completeness_of
from mediation.queries.retention import remains_of
from mediation.queries.visibility import allowed_to
from mediation.services import file_keeping, issuing, jobs
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.dossier import jacket, proving
from mediation.services.dossier.jacket import Binding, BoundLine
from mediation.services.dossier.placing import place
from mediation.services.dossier.sheets import PieceSheets, Reader
from mediation.services.jobs import Result
from mediation.services.tasks import Task
from mediation.services.transaction import transaction

PDF = "application/pdf"
NO_RIGHT = "您没有装订这一卷的权限。"
ELECTRONIC = "电子文件"
NOTHING = "这一卷还没有可以装订的文书和材料。"
DESTROYED = "本案卷宗已依法销毁。"
MEANWHILE = "装订时卷内材料有变动，请重新装订。"
# The numbers of pages stand between the words of one page and the next.
STAMP = re.compile(r"(?:正卷|副卷)(?:补充卷\d+)?\s*第\s*\d+\s*页")
# Setting and reading back, beside the pieces, in the bar of the progress.
LAST_STEPS = 3


@dataclass(frozen=True)
class Made:
    """A bound volume before it is kept."""

    binding: Binding
    file: Bound


def wish(case: Case, *, volume: Volume, part: int, by: User, at: datetime) -> Job:
    """Put the binding of one part of a volume in the line."""
    with transaction():
        require(case, volume, Use.BIND, by=by)
        if volume is Volume.MAIN:
            file_exchanged(case, by=by, at=at)
        if not [line for line in queries.lines_of(case, volume) if line.part == part]:
            raise ActionNotPossible(NOTHING)
        kind = JobKind.BIND_DOSSIER
        title = f"{kind.label}：{reference_of(case)} {part_label(volume, part)}"
        params = {"case_id": case.id, "volume": volume.value, "part": part}
        return jobs.wish(kind, params, title=title, by=by, at=at, anew=True)


def file_exchanged(case: Case, *, by: User, at: datetime) -> None:
    """Set the messages that were chosen for the main volume on paper, if they are not yet.

    What a volume holds is papers and files; after archiving no more papers are issued.
    """
    kind = PaperKind.EXCHANGE_RECORD
    if Action.ISSUE_DOCUMENT in allowed_to(by, case) and not issuing.why_not_by(
        case, kind, by=by, at=at
    ):
        issuing.issue(case, kind.value, by=by, at=at)


def require(case: Case, volume: Volume, use: Use, *, by: User) -> None:
    """Raise unless this person may do this with a volume of a case that still has one."""
    if not queries.may_use(by, case, volume, use):
        raise ActionNotAllowed(NO_RIGHT)
    if remains_of(case.id) is not None:
        raise ActionNotPossible(DESTROYED)


def run(task: Task) -> Result:
    """Bind one part of a volume, with the rights and the pieces of the moment it is made."""
    if task.by is None:
        raise NotVisible
    case = cases.get_for(task.by, task.params["case_id"])
    volume, part = Volume(task.params["volume"]), int(task.params["part"])
    require(case, volume, Use.BIND, by=task.by)
    try:
        made = _made(task, case, volume, part)
    except UnprintableCharacter as error:
        raise ActionNotPossible(error.sentence) from error
    _keep(task, made)
    told = made.binding
    return Result(f"{told.label}已装订：{len(told.lines)} 件 {told.pages} 页。")


def _made(task: Task, case: Case, volume: Volume, part: int) -> Made:
    assert task.by is not None, "the job has somebody who wished it"
    pieces = queries.pieces_of(case)
    lines = [line for line in queries.lines_of(case, volume, pieces) if line.part == part]
    if not lines:
        raise ActionNotPossible(NOTHING)
    if volume is Volume.MAIN:
        proving.require_main_kinds(lines)
    reader, total = Reader(case, task.by, task.moment), len(lines) + LAST_STEPS
    shown = [line.piece for line in lines if not line.piece.is_void]
    sheets = reader.sheets_of(shown, lambda done: task.progress(done, total))
    judged = completeness_of(case, today=task.moment().date(), pieces=pieces)
    placed = _bound_lines(lines, sheets, part)
    binding = Binding(case, volume, part, placed, judged, task.by, task.moment().date())
    file = _bind(binding, sheets)
    task.progress(len(lines) + 1, total)
    if volume is Volume.SIDE:
        return Made(binding, file)
    return _proved(Made(binding, file), sheets, reader)


def _bound_lines(
    lines: Sequence[Line], sheets: dict[PieceKey, PieceSheets], part: int
) -> list[BoundLine]:
    """Every piece with its pages: those it has, or those it will be given."""
    known = [line.place for line in lines if line.place]
    new = [line.piece for line in lines if not line.place]
    pages = {key: max(1, each.pages) for key, each in sheets.items()}
    places: list[Place] = [*known, *placed_after(known, new, pages, part)]
    pieces = {line.piece.key: line.piece for line in lines}
    found = []
    for given in places:
        piece = pieces[given.key]
        is_printed = piece.is_void or bool(sheets[given.key].pages)
        remark = piece.withdrawn or ("" if is_printed else ELECTRONIC)
        found.append(BoundLine(piece, given, remark, not piece.is_void, is_printed))
    return found


def _bind(binding: Binding, sheets: dict[PieceKey, PieceSheets]) -> Bound:
    pieces = []
    for line in binding.lines:
        pdf = sheets[line.piece.key].pdf if line.is_shown and line.is_printed else b""
        if not pdf:
            why = jacket.NOT_ON_PAPER if line.is_shown else f"{line.remark}，{jacket.TAKEN_OUT}"
            pdf = jacket.stand_in_for(binding, line.piece, why)
        title = f"{line.place.position}. {line.piece.title} {line.piece.number}".strip()
        pieces.append(
            BoundPiece(
                target=jacket.target_of(line.piece.key),
                title=title,
                pdf=pdf,
                first_page=line.place.first_page,
                pages=line.place.pages,
                remark=line.remark,
            )
        )
    title = f"{binding.case.title} {binding.case.number or ''} {binding.label}"
    return bound(title, binding.label, jacket.jacket_of(binding), pieces)


def _proved(made: Made, sheets: dict[PieceKey, PieceSheets], reader: Reader) -> Made:
    """The same volume, proved free of leaks; a sheet stands in for a withdrawn piece that leaks.

    What still counts and leaks stops the binding.
    """
    kept_out = proving.secrets_of(made.binding.case, reader)
    proof = proving.proof_of(made.binding.case, _texts(made, sheets), kept_out)
    lines = list(made.binding.lines)
    withdrawn = {at for at in proof.told_by if at < len(lines) and lines[at].piece.withdrawn}
    if withdrawn and withdrawn == proof.told_by:
        lines = [
            replace(line, is_shown=False) if at in withdrawn else line
            for at, line in enumerate(lines)
        ]
        binding = replace(made.binding, lines=lines)
        made = Made(binding, _bind(binding, sheets))
        proof = proving.proof_of(binding.case, _texts(made, sheets), kept_out)
    if not proof.is_clean:
        _refuse(made.binding, proof, reader)
    return made


def _texts(made: Made, sheets: dict[PieceKey, PieceSheets]) -> list[PieceText]:
    """The words of every piece in the finished file, then those of the sheets around them."""
    pages = [STAMP.sub("", words) for words in proving.words_of_pages(made.file.content)]
    found, at, last = [], made.file.before, made.file.before
    for line in made.binding.lines:
        at = made.file.before + line.place.first_page - 1
        last = at + line.place.pages
        beside = sheets[line.piece.key].unprinted if line.is_shown else ()
        words = (*pages[at:last], *beside)
        piece = line.piece
        hashes = piece.hashes if line.is_shown else frozenset()
        found.append(PieceText(piece.name, piece.came_at, line.place.first_page, words, hashes))
    around = (*pages[: made.file.before], *pages[last:])
    now = datetime.max.replace(tzinfo=made.binding.lines[0].piece.came_at.tzinfo)
    return [*found, PieceText("封面、目录、备考表", now, 1, around)]


def _refuse(binding: Binding, proof: proving.Proof, reader: Reader) -> None:
    case, at = binding.case, reader.moment()
    facts = {"part": binding.part, "pages": sorted({leak.page for leak in proof.found})[:20]}
    with transaction():
        audit(
            "dossier.leak_found",
            by=reader.by,
            at=at,
            subject=reference_of(case),
            case_id=case.id,
            data=facts,
            result=AuditResult.FAILED,
        )
    raise ActionNotPossible(proof.sentence)


def _keep(task: Task, made: Made) -> None:
    """Give the pages and keep the file, both or neither."""
    assert task.by is not None, "the job has somebody who wished it"
    case_id, at = made.binding.case.id, task.moment()
    volume, part = made.binding.volume, made.binding.part
    content = made.file.content
    with file_keeping.kept(content, media_type=PDF, at=at) as stored, transaction():
        case = db.session.scalars(select(Case).where(Case.id == case_id).with_for_update()).one()
        lines = made.binding.lines
        pages = {line.piece.key: line.place.pages for line in lines}
        new = [line.piece for line in lines]
        given = place(case_id, volume, part, new, pages, at=at)
        if given != [line.place for line in lines]:
            raise ActionNotPossible(MEANWHILE)
        db.session.add(stored)
        db.session.flush()
        row = _row(made, stored.id, stored.sha256, task.by.id, at)
        db.session.add(row)
        db.session.flush()
        facts = {"binding_id": row.id, "volume": volume.value, "part": part}
        note = f"{made.binding.label} {len(lines)} 件 {made.binding.pages} 页"
        record(case, "dossier_bound", by=task.by, at=at, note=note, data=facts)
        # Whoever lost the job to another worker leaves nothing behind.
        task.progress(len(lines) + LAST_STEPS, len(lines) + LAST_STEPS)


def _row(made: Made, file_id: int, sha256: str, user_id: int, at: datetime) -> DossierBinding:
    binding = made.binding
    return DossierBinding(
        case_id=binding.case.id,
        volume=binding.volume,
        part=binding.part,
        file_id=file_id,
        pages=binding.pages,
        sha256=sha256,
        manifest=[manifest_line(line) for line in binding.lines],
        completeness=binding.judged.score,
        bound_by_id=user_id,
        bound_at=at,
    )


def manifest_line(line: BoundLine) -> dict[str, Any]:
    """What is kept of a piece: keys, pages and hash, nothing that names a person."""
    return {
        "source": line.piece.key.source.value,
        "id": line.piece.key.id,
        "position": line.place.position,
        "first_page": line.place.first_page,
        "pages": line.place.pages,
        "sha256": line.piece.sha256,
        "is_shown": line.is_shown,
        "is_printed": line.is_printed,
    }
