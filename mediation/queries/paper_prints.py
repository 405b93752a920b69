"""The print log: batches, what was printed before, and who printed what when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.domain.paper_prints import party_in
from mediation.domain.papers import PaperKind
from mediation.extensions import db
from mediation.models import Case, Document, PaperPrint, Party, User
from mediation.models.columns import SHANGHAI
from mediation.queries import home
from mediation.queries.keyset import Cursor, Order, Page, page_of
from mediation.queries.visibility import allowed_to, visible_to

PAGE_SIZE = 50
OF_A_SESSION = (PaperKind.SESSION_NOTICE, PaperKind.SESSION_RECORD)
BY_TIME = Order(PaperPrint.printed_at, PaperPrint.id, descending=True)


@dataclass(frozen=True)
class Printed:
    """How often a paper was printed, and when last."""

    copies: int
    last_at: datetime | None = None


@dataclass(frozen=True)
class SessionPapers:
    """A session of a day, and its papers that count, notices first."""

    session: Any
    papers: Sequence[Document]


@dataclass(frozen=True)
class LogFilters:
    """What the log is narrowed to."""

    case_id: int | None = None
    user_id: int | None = None
    first: date | None = None
    last: date | None = None


def may_print(user: User, case: Case) -> bool:
    """Whether somebody may print the papers of a case: who issues them, whatever its state."""
    return Action.ISSUE_DOCUMENT in allowed_to(user, case)


def for_print(user: User, document_ids: Iterable[int]) -> list[Document]:
    """Papers in sight in the order asked, each once, with their cases; or NotVisible."""
    wanted = list(dict.fromkeys(document_ids))
    statement = (
        select(Document, Case)
        .join(Case, Case.id == Document.case_id)
        .where(Document.id.in_(wanted), visible_to(user))
        .options(joinedload(Case.body, innerjoin=True))
    )
    found = {paper.id: (paper, case) for paper, case in db.session.execute(statement)}
    if set(found) != set(wanted):
        raise NotVisible
    return [found[key][0] for key in wanted]


def of_batch(user: User, batch: str) -> list[PaperPrint]:
    """What somebody printed together, in the order of printing; NotVisible for anybody else."""
    statement = (
        select(PaperPrint)
        .filter_by(batch=batch, printed_by_id=user.id)
        .options(joinedload(PaperPrint.document), joinedload(PaperPrint.printed_by))
        .order_by(PaperPrint.id)
    )
    rows = list(db.session.scalars(statement))
    if not rows:
        raise NotVisible
    return rows


def is_begun(batch: str) -> bool:
    """Whether a batch is written down."""
    found = select(PaperPrint.id).filter_by(batch=batch).limit(1)
    return db.session.scalar(found) is not None


def earlier_copies(batch: str) -> dict[int, int]:
    """How many copies of its paper were printed before each print of a batch."""
    own, before = aliased(PaperPrint), aliased(PaperPrint)
    is_earlier = (before.document_id == own.document_id) & (before.id < own.id)
    statement = (
        select(own.id, func.coalesce(func.sum(before.copies), 0))
        .outerjoin(before, is_earlier)
        .where(own.batch == batch)
        .group_by(own.id)
    )
    return {key: int(copies) for key, copies in db.session.execute(statement)}


def printed(document_ids: Iterable[int]) -> dict[int, Printed]:
    """How often each of these papers was printed; those that never were are left out."""
    statement = (
        select(PaperPrint.document_id, func.sum(PaperPrint.copies), func.max(PaperPrint.printed_at))
        .where(PaperPrint.document_id.in_(list(document_ids)))
        .group_by(PaperPrint.document_id)
    )
    return {key: Printed(int(n), last) for key, n, last in db.session.execute(statement)}


def printable_cases(user: User, case_ids: Sequence[int]) -> list[Case]:
    """Those of these cases whose papers somebody may print, in the order given, with parties."""
    statement = (
        select(Case)
        .where(Case.id.in_(case_ids), visible_to(user))
        .options(joinedload(Case.body, innerjoin=True), selectinload(Case.parties))
    )
    found = {case.id: case for case in db.session.scalars(statement) if may_print(user, case)}
    return [found[key] for key in dict.fromkeys(case_ids) if key in found]


def papers_on(user: User, day: date) -> list[SessionPapers]:
    """The sessions of a day in cases whose papers somebody may print, in the order of time."""
    sessions = home.sessions_on(user, day, day)
    printable = {case.id for case in printable_cases(user, [row.case_id for row in sessions])}
    papers = _current(printable, OF_A_SESSION)
    return [
        SessionPapers(row, [paper for paper in papers if _is_about(paper, row.id)])
        for row in sessions
        if row.case_id in printable
    ]


def current_papers(case_id: int) -> list[Document]:
    """The papers of a case that no newer one replaces, by kind and in the order issued."""
    found = _current({case_id}, tuple(PaperKind))
    order = {kind.value: place for place, kind in enumerate(PaperKind)}
    return sorted(found, key=lambda paper: (order[paper.kind], paper.id))


def for_whom(papers: Sequence[Document]) -> dict[int, str]:
    """Whom each paper is for, by its key; those that are for nobody alone are left out."""
    wanted = {paper.id: found for paper in papers if (found := party_in(paper.subject))}
    statement = select(Party.id, Party.name).where(Party.id.in_(set(wanted.values())))
    names = dict(db.session.execute(statement).tuples().all())
    return {key: names[party_id] for key, party_id in wanted.items() if party_id in names}


def log(user: User, filters: LogFilters, *, cursor: Cursor | None) -> Page[Any]:
    """A page of the log, newest first: prints of cases in sight."""
    before = aliased(PaperPrint)
    is_reprint = (before.document_id == PaperPrint.document_id) & (before.id < PaperPrint.id)
    statement = (
        select(PaperPrint, Case, select(before.id).where(is_reprint).exists().label("is_reprint"))
        .join(PaperPrint.document)
        .join(Case, Case.id == Document.case_id)
        .options(contains_eager(PaperPrint.document), joinedload(PaperPrint.printed_by))
        .where(visible_to(user))
    )
    if filters.case_id is not None:
        statement = statement.where(Case.id == filters.case_id)
    if filters.user_id is not None:
        statement = statement.where(PaperPrint.printed_by_id == filters.user_id)
    if filters.first is not None:
        statement = statement.where(PaperPrint.printed_at >= _begin(filters.first))
    if filters.last is not None:
        end = _begin(filters.last + timedelta(days=1))
        statement = statement.where(PaperPrint.printed_at < end)
    return page_of(statement, BY_TIME, cursor=cursor, size=PAGE_SIZE)


def printers(user: User) -> list[User]:
    """The people of somebody's office, who may have printed."""
    statement = select(User).filter_by(organisation_id=user.organisation_id).order_by(User.id)
    return list(db.session.scalars(statement))


def _current(case_ids: Iterable[int], kinds: Sequence[PaperKind]) -> list[Document]:
    newer = aliased(Document)
    is_replaced = select(newer.id).where(newer.supersedes_id == Document.id).exists()
    statement = (
        select(Document)
        .where(
            Document.case_id.in_(list(case_ids)),
            Document.kind.in_([kind.value for kind in kinds]),
            ~is_replaced,
        )
        .order_by(Document.kind.desc(), Document.id)
    )
    return list(db.session.scalars(statement))


def _is_about(paper: Document, session_id: int) -> bool:
    """Whether a paper is about a session: "session:3", or "session:3:7" for one party."""
    return f"{paper.subject}:".startswith(f"session:{session_id}:")


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)
