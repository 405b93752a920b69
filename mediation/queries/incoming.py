"""来案: what was sent in to a body, and what an organisation sent; who sees which."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.domain.incoming import IncomingState
from mediation.domain.roles import LIAISON_ROLES, Role
from mediation.extensions import db
from mediation.models import Case, IncomingCase, IncomingPaper, Organisation, User
from mediation.queries.keyset import Order, Page, page_of, read_cursor
from mediation.queries.shares import receivers_of
from mediation.queries.visibility import organisations_under

PAGE_SIZE = 20
DESK_ROLES = frozenset({Role.REGISTRAR, Role.SUPERVISOR})
SENDER_ROLES = LIAISON_ROLES | DESK_ROLES
_LOADED = (
    joinedload(IncomingCase.sender, innerjoin=True),
    joinedload(IncomingCase.body, innerjoin=True),
    joinedload(IncomingCase.case).joinedload(Case.body, innerjoin=True),
    joinedload(IncomingCase.sent_by, innerjoin=True),
    joinedload(IncomingCase.answered_by),
)


def arriving_for(user: User) -> ColumnElement[bool]:
    """The condition that holds for exactly what was sent to bodies this person answers for."""
    if Role.SUPERVISOR in user.roles:
        return IncomingCase.body_id.in_(organisations_under(user.organisation))
    if Role.REGISTRAR in user.roles:
        return IncomingCase.body_id == user.organisation_id
    return false()


def sent_for(user: User) -> ColumnElement[bool]:
    """The condition that holds for exactly what this person's organisation sent."""
    if user.roles & LIAISON_ROLES:
        return IncomingCase.sender_id.in_(receivers_of(user))
    if user.roles & DESK_ROLES:
        return IncomingCase.sender_id == user.organisation_id
    return false()


def may_send(user: User) -> bool:
    """Whether this person may send cases in for their organisation."""
    return bool(user.roles & SENDER_ROLES)


def arrived(user: User, incoming_id: int, *, lock: bool = False) -> IncomingCase:
    """A case that was sent to a body of this person; NotVisible otherwise."""
    return _one(IncomingCase.id == incoming_id, arriving_for(user), lock=lock)


def sent(user: User, incoming_id: int, *, lock: bool = False) -> IncomingCase:
    """A case that this person's organisation sent; NotVisible otherwise."""
    return _one(IncomingCase.id == incoming_id, sent_for(user), lock=lock)


def _one(*conditions: ColumnElement[bool], lock: bool) -> IncomingCase:
    statement = (
        select(IncomingCase)
        .where(*conditions)
        .options(*_LOADED, selectinload(IncomingCase.papers).joinedload(IncomingPaper.file))
    )
    if lock:
        statement = statement.with_for_update(of=IncomingCase).execution_options(
            populate_existing=True
        )
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True)
class Tab:
    """One list: its word in the address, its name, and the states that it holds."""

    code: str
    label: str
    states: tuple[StrEnum, ...]


WAITING = Tab("waiting", "待答复", (IncomingState.SENT,))
ANSWERED = Tab(
    "answered",
    "已答复",
    (IncomingState.ACCEPTED, IncomingState.REFUSED, IncomingState.WITHDRAWN),
)
TABS = (WAITING, ANSWERED)


def tab_of(word: str) -> Tab:
    """The list that an address asks for; the first one for anything else."""
    return next((tab for tab in TABS if tab.code == word), WAITING)


def arrivals(user: User, tab: Tab, after: str = "") -> Page[IncomingCase]:
    """One page of what was sent to the bodies of this person, the nearest date first."""
    return _page(arriving_for(user), tab, after)


def sendings(user: User, tab: Tab, after: str = "") -> Page[IncomingCase]:
    """One page of what this person's organisation sent."""
    return _page(sent_for(user), tab, after)


def _page(mine: ColumnElement[bool], tab: Tab, after: str) -> Page[IncomingCase]:
    order = Order(IncomingCase.answer_due_on, IncomingCase.id, descending=tab is ANSWERED)
    statement = (
        select(IncomingCase).where(mine, IncomingCase.state.in_(tab.states)).options(*_LOADED)
    )
    found = page_of(statement, order, cursor=read_cursor(after), size=PAGE_SIZE)
    return Page([row.IncomingCase for row in found.rows], found.previous, found.next)


def counts(mine: ColumnElement[bool]) -> dict[str, int]:
    """How many rows each list holds, in one statement."""
    statement = select(IncomingCase.state, func.count()).where(mine).group_by(IncomingCase.state)
    found: dict[StrEnum, int] = {row[0]: row[1] for row in db.session.execute(statement)}
    return {tab.code: sum(found.get(state, 0) for state in tab.states) for tab in TABS}


def waiting_count(user: User) -> int:
    """How many cases wait for an answer of this person's own body."""
    statement = select(func.count(IncomingCase.id)).where(
        arriving_for(user), IncomingCase.state == IncomingState.SENT
    )
    return db.session.scalar(statement) or 0


def receiving_bodies() -> list[Organisation]:
    """The mediation bodies in service, by name."""
    statement = select(Organisation).where(
        Organisation.legal_type.is_not(None), Organisation.is_active.is_(True)
    )
    return list(db.session.scalars(statement.order_by(Organisation.name)))


def same_before(fingerprint: str) -> IncomingCase | None:
    """The very same case sent before, unless it was refused or taken back."""
    statement = select(IncomingCase).where(
        IncomingCase.fingerprint == fingerprint,
        IncomingCase.state.in_((IncomingState.SENT, IncomingState.ACCEPTED)),
    )
    return db.session.scalars(statement.order_by(IncomingCase.id).limit(1)).first()


def desk_people(body_id: int) -> list[User]:
    """Who is told that something came: the registrars and supervisors of the body."""
    statement = select(User).where(User.organisation_id == body_id, User.is_enabled.is_(True))
    return [user for user in db.session.scalars(statement) if user.roles & DESK_ROLES]


def of_case(case_id: int) -> IncomingCase | None:
    """What a case was sent in as; None when it came in another way."""
    statement = (
        select(IncomingCase)
        .where(IncomingCase.case_id == case_id)
        .options(*_LOADED, selectinload(IncomingCase.papers))
    )
    return db.session.scalars(statement).unique().one_or_none()
