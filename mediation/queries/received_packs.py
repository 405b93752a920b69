"""收到的交换包: what other offices carried to us, which keys they signed with, who sees it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.domain.handoff import Office, ReceivedState
from mediation.domain.roles import LIAISON_ROLES
from mediation.extensions import db
from mediation.models import IncomingCase, Organisation, PackReport, ReceivedPack, User
from mediation.queries.incoming import DESK_ROLES, Tab
from mediation.queries.keyset import Order, Page, page_of, read_cursor
from mediation.queries.shares import receivers_of

PAGE_SIZE = 20
# The desk and the head of a body; of an office that keeps no desk here, whoever answers for it.
RECEIVER_ROLES = DESK_ROLES | LIAISON_ROLES
WAITING = Tab("waiting", "待处理", (ReceivedState.PREVIEWED,))
ANSWERED = Tab(
    "answered",
    "已答复",
    (ReceivedState.ACCEPTED, ReceivedState.DEFECTIVE, ReceivedState.REFUSED),
)
TABS = (WAITING, ANSWERED)
_LOADED = (
    joinedload(ReceivedPack.body, innerjoin=True),
    joinedload(ReceivedPack.file, innerjoin=True),
    joinedload(ReceivedPack.received_by, innerjoin=True),
    joinedload(ReceivedPack.incoming).joinedload(IncomingCase.case),
)


def received_for(user: User) -> ColumnElement[bool]:
    """The condition that holds for exactly what was carried to the organisation of this person."""
    if user.roles & LIAISON_ROLES:
        return ReceivedPack.body_id.in_(receivers_of(user))
    if user.roles & DESK_ROLES:
        return ReceivedPack.body_id == user.organisation_id
    return false()


def receiver_of(user: User, office: Office) -> int:
    """Which organisation a person takes a pack for: the one named, if theirs, else the own one."""
    statement = select(Organisation.id).where(
        Organisation.id.in_(receivers_of(user)), Organisation.name == office.name
    )
    return db.session.scalars(statement).first() or user.organisation_id


def received(user: User, pack_id: int, *, lock: bool = False) -> ReceivedPack:
    """A pack that this person's organisation received; NotVisible otherwise."""
    statement = (
        select(ReceivedPack)
        .where(ReceivedPack.id == pack_id, received_for(user))
        .options(*_LOADED, selectinload(ReceivedPack.reports).joinedload(PackReport.reported_by))
    )
    if lock:
        statement = statement.with_for_update(of=ReceivedPack).execution_options(
            populate_existing=True
        )
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


def with_code(code: str) -> ReceivedPack | None:
    """The pack with this code, whoever received it."""
    return db.session.scalars(select(ReceivedPack).where(ReceivedPack.code == code)).one_or_none()


def tab_of(word: str) -> Tab:
    """The list that an address asks for; the first one for anything else."""
    return next((tab for tab in TABS if tab.code == word), WAITING)


def page(user: User, tab: Tab, after: str = "") -> Page[ReceivedPack]:
    """One page of what the organisation received, newest first."""
    order = Order(ReceivedPack.received_at, ReceivedPack.id, descending=True)
    statement = (
        select(ReceivedPack)
        .where(received_for(user), ReceivedPack.state.in_(tab.states))
        .options(*_LOADED)
    )
    found = page_of(statement, order, cursor=read_cursor(after, datetime), size=PAGE_SIZE)
    return Page([row.ReceivedPack for row in found.rows], found.previous, found.next)


def counts(user: User) -> dict[str, int]:
    """How many rows each list holds, in one statement."""
    statement = (
        select(ReceivedPack.state, func.count())
        .where(received_for(user))
        .group_by(ReceivedPack.state)
    )
    found: dict[StrEnum, int] = {row[0]: row[1] for row in db.session.execute(statement)}
    return {tab.code: sum(found.get(state, 0) for state in tab.states) for tab in TABS}


def keys_of(sender_name: str, body_id: int) -> frozenset[str]:
    """The keys of an office that somebody of this organisation compared with it."""
    statement = select(ReceivedPack.signed_with).where(
        ReceivedPack.sender_name == sender_name,
        ReceivedPack.body_id == body_id,
        ReceivedPack.state != ReceivedState.PREVIEWED,
    )
    return frozenset(db.session.scalars(statement.distinct()))


def is_key_known(row: ReceivedPack) -> bool:
    """Whether the key of this pack was compared before."""
    return row.signed_with in keys_of(row.sender_name, row.body_id)


def registered(office: Office) -> Organisation | None:
    """The organisation of ours that an office of another installation is."""
    statement = select(Organisation).where(
        Organisation.name == office.name,
        Organisation.kind == office.kind,
        Organisation.is_active.is_(True),
    )
    return db.session.scalars(statement.order_by(Organisation.id).limit(1)).first()
