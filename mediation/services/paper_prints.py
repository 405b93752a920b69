"""Printing issued papers: written down first, then put together from the bytes that are kept.

A print is its rows: what a copy says at its edge follows from the prints before it, so a batch
that is put together once more (a page loaded again, a worker that fell) says the same.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete

from mediation.documents.reprints import PrintedCopy, bound
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
    NotVisible,
)
from mediation.domain.jobs import JobKind
from mediation.domain.paper_prints import FETCHED_WITHIN, FEW, MOST, MOST_COPIES, marks
from mediation.extensions import db
from mediation.models import Case, Document, Job, PaperPrint, User
from mediation.queries import paper_prints as queries
from mediation.queries import papers
from mediation.services import jobs
from mediation.services.audit import audit, reference_of
from mediation.services.jobs import Result
from mediation.services.paper_store import content_of
from mediation.services.tasks import Task
from mediation.services.transaction import transaction

NO_RIGHT = "只有承办调解员和本机构的接待员、负责人可以打印案件文书。"
TOO_LATE = "这次打印的文件只保留十五分钟，请回到案件页，刷新后重新打印。"
MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True)
class PrintWish:
    """What is to be printed: papers in their order, so many copies of each."""

    document_ids: Sequence[int]
    copies: int = 1
    on_both_sides: bool = False


@dataclass(frozen=True)
class Begun:
    """A print that is written down: its key, and the job that puts it together, if it is large."""

    batch: str
    job: Job | None


@dataclass(frozen=True)
class PrintFile:
    """What goes to the printer, and what it is called."""

    content: bytes
    name: str


def begin(wish: PrintWish, *, by: User, at: datetime) -> Begun:
    """Write a print down, and have it put together in the background when it is large."""
    _require_makeable(wish)
    is_large = len(set(wish.document_ids)) * wish.copies > FEW
    for document_id in () if is_large else wish.document_ids:
        # A damaged paper is no print; that it is damaged is written down whatever becomes of this.
        content_of(papers.get_for(by, document_id), by=by, at=at)
    with transaction():
        found = queries.for_print(by, wish.document_ids)
        by_case = _by_case(found, by)
        batch = secrets.token_hex(16)
        for paper in found:
            row = PaperPrint(document_id=paper.id, batch=batch, copies=wish.copies)
            row.printed_by_id, row.printed_at = by.id, at
            db.session.add(row)
            db.session.flush()
        _trail(by_case, batch, wish.copies, by=by, at=at)
        return Begun(batch, _job(wish, batch, len(found), by=by, at=at) if is_large else None)


def fetched(batch: str, *, on_both_sides: bool, by: User, at: datetime) -> PrintFile:
    """A small print, for whoever began it and for a quarter of an hour."""
    rows = queries.of_batch(by, batch)
    if at - rows[0].printed_at > FETCHED_WITHIN:
        raise ActionNotPossible(TOO_LATE)
    if sum(row.copies for row in rows) > FEW:
        raise NotVisible
    name = rows[0].document.file_name if len(rows) == 1 else f"批量打印-{at:%Y%m%d-%H%M}"
    copies = _copies(rows, batch, by=by, at=at)
    return PrintFile(bound(copies, name, on_both_sides=on_both_sides), name)


def run(task: Task) -> Result:
    """Put a large print together; what cannot be printed is no print, and its rows go again."""
    if task.by is None:
        raise NotVisible
    batch, at = str(task.params["batch"]), task.moment()
    rows = queries.of_batch(task.by, batch)
    name = f"批量打印-{at:%Y%m%d-%H%M}"
    try:
        copies = _told(task, _copies(rows, batch, by=task.by, at=at), sum(r.copies for r in rows))
        content = bound(copies, name, on_both_sides=bool(task.params["on_both_sides"]))
    except (ActionNotPossible, NotVisible):
        _take_back(batch)
        raise
    sentence = f"共 {len(rows)} 份文书，按选定的顺序。"
    return Result(sentence, content=content, file_name=f"{name}.pdf", media_type=MEDIA_TYPE)


def _require_makeable(wish: PrintWish) -> None:
    if not wish.document_ids:
        raise InvalidInput(FieldProblem("papers", "请至少选择一份文书。"))
    if not 1 <= wish.copies <= MOST_COPIES:
        raise InvalidInput(FieldProblem("copies", f"每份文书可以打印 1 到 {MOST_COPIES} 份。"))
    if len(set(wish.document_ids)) > MOST:
        raise InvalidInput(FieldProblem("papers", f"一次最多打印 {MOST} 份文书，请分批打印。"))


def _by_case(found: Sequence[Document], by: User) -> dict[Case, list[Document]]:
    """The papers by case; ActionNotAllowed where this person issues none."""
    grouped: dict[Case, list[Document]] = {}
    for paper in found:
        grouped.setdefault(db.session.get_one(Case, paper.case_id), []).append(paper)
    if not all(queries.may_print(by, case) for case in grouped):
        raise ActionNotAllowed(NO_RIGHT)
    return grouped


def _trail(
    by_case: dict[Case, list[Document]], batch: str, copies: int, *, by: User, at: datetime
) -> None:
    """A row for each case, which its list of who looked at it shows."""
    for case, printed in by_case.items():
        facts = {"document_ids": [paper.id for paper in printed], "copies": copies, "batch": batch}
        subject = reference_of(case)
        audit("paper.printed", by=by, at=at, subject=subject, case_id=case.id, data=facts)


def _job(wish: PrintWish, batch: str, count: int, *, by: User, at: datetime) -> Job:
    kind = JobKind.PRINT_PAPERS
    params = {"batch": batch, "on_both_sides": wish.on_both_sides}
    return jobs.wish(kind, params, title=f"{kind.label}（{count} 份文书）", by=by, at=at)


def _copies(
    rows: Iterable[PaperPrint], batch: str, *, by: User, at: datetime
) -> Iterator[PrintedCopy]:
    """Every copy in order with its mark, read from what is kept and checked against its hash."""
    earlier = queries.earlier_copies(batch)
    for row in rows:
        content = content_of(papers.get_for(by, row.document_id), by=by, at=at)
        who, day = row.printed_by.name, row.printed_at.date()
        for mark in marks(earlier[row.id], row.copies, day, who):
            yield PrintedCopy(content, mark)


def _told(task: Task, copies: Iterator[PrintedCopy], total: int) -> Iterator[PrintedCopy]:
    """The same copies; on the way it is said how far the work is."""
    for done, copy in enumerate(copies, start=1):
        yield copy
        if done % FEW == 0:
            task.progress(done, total)


def _take_back(batch: str) -> None:
    with transaction():
        db.session.execute(delete(PaperPrint).filter_by(batch=batch))
