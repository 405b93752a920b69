"""联席会议: who reads which meeting, the lists of meetings and of tasks, what may be put on one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from mediation.domain.errors import NotVisible
from mediation.domain.joint_meetings import (
    CALLER_ROLES,
    GUEST_KINDS,
    MeetingState,
    TaskState,
)
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES, Role
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import (
    Case,
    JointMeeting,
    JointMeetingGuest,
    JointMeetingItem,
    JointTask,
    Organisation,
    Party,
    Representative,
    Share,
    User,
)
from mediation.queries.incoming import desk_people
from mediation.queries.keyset import Order, Page, page_of, read_cursor
from mediation.queries.shares import liaisons_of, receivers_of
from mediation.queries.visibility import organisations_under
from mediation.queries.visibility import visible_to as case_visible_to

PAGE_SIZE = 20
# The strip of tasks on the home page, and the shared cases that a plan lists to be ticked.
STRIP_SIZE = 12
MOST_OFFERED = 60
NOT_NUMBERED = "（尚未编号）"


class MeetingTab(StrEnum):
    """The lists of the page of meetings."""

    COMING = "coming"
    OVER = "over"
    TASKS = "tasks"

    @property
    def label(self) -> str:
        """The Chinese name shown on the tab."""
        return {"coming": "待召开", "over": "已召开、已取消", "tasks": "待办任务"}[self.value]


_STATES = {
    MeetingTab.COMING: (MeetingState.PLANNED,),
    MeetingTab.OVER: (MeetingState.HELD, MeetingState.CANCELLED),
}


def seats_of(user: User) -> list[int]:
    """The organisations for which somebody sits at the table; none for administrators."""
    if user.roles & LIAISON_ROLES:
        return receivers_of(user)
    return [user.organisation_id] if user.roles & CASE_ROLES else []


def visible_to(user: User) -> ColumnElement[bool]:
    """The condition that holds for exactly the meetings that this person may read."""
    seats = seats_of(user)
    if not seats:
        return false()
    hosts = organisations_under(user.organisation) if Role.SUPERVISOR in user.roles else seats
    invited = select(JointMeetingGuest.meeting_id).where(
        JointMeetingGuest.organisation_id.in_(seats)
    )
    return or_(JointMeeting.host_id.in_(hosts), JointMeeting.id.in_(invited))


def may_call(user: User) -> bool:
    """Whether this person calls meetings for their organisation."""
    return bool(user.roles & CALLER_ROLES)


def may_lead(user: User, meeting: JointMeeting) -> bool:
    """Whether this person changes, cancels and records this very meeting."""
    return may_call(user) and meeting.host_id == user.organisation_id


def may_end(seats: Collection[int], task: JointTask) -> bool:
    """Whether who sits there says what became of a task: who took it, or the host."""
    return bool({task.organisation_id, task.item.meeting.host_id} & set(seats))


def get_for(user: User, meeting_id: int, *, lock: bool = False) -> JointMeeting:
    """A meeting with its agenda and tasks; NotVisible for whoever has no seat at it."""
    statement = (
        select(JointMeeting)
        .where(JointMeeting.id == meeting_id, visible_to(user))
        .options(
            joinedload(JointMeeting.host, innerjoin=True),
            selectinload(JointMeeting.guests),
            selectinload(JointMeeting.items)
            .selectinload(JointMeetingItem.tasks)
            .options(
                joinedload(JointTask.organisation, innerjoin=True),
                joinedload(JointTask.ended_by),
            ),
        )
    )
    if lock:
        statement = statement.with_for_update(of=JointMeeting).execution_options(
            populate_existing=True
        )
    found = db.session.scalars(statement).unique().one_or_none()
    if found is None:
        raise NotVisible
    return found


def page(user: User, tab: MeetingTab, after: str = "") -> Page[JointMeeting]:
    """One page of meetings: the next one first, or what is over, the latest first."""
    over = tab is MeetingTab.OVER
    order = Order(JointMeeting.begins_at, JointMeeting.id, descending=over)
    statement = (
        select(JointMeeting)
        .where(visible_to(user), JointMeeting.state.in_(_STATES[tab]))
        .options(joinedload(JointMeeting.host, innerjoin=True), selectinload(JointMeeting.guests))
    )
    found = page_of(statement, order, cursor=read_cursor(after, datetime), size=PAGE_SIZE)
    return Page([row.JointMeeting for row in found.rows], found.previous, found.next)


def counts(user: User) -> dict[MeetingTab, int]:
    """How many rows each list holds."""
    statement = (
        select(JointMeeting.state, func.count())
        .where(visible_to(user))
        .group_by(JointMeeting.state)
    )
    found = {row[0]: row[1] for row in db.session.execute(statement)}
    told = {tab: sum(found.get(state, 0) for state in states) for tab, states in _STATES.items()}
    number = db.session.scalar(_open_tasks(user, select(func.count(JointTask.id)))) or 0
    return told | {MeetingTab.TASKS: number}


def tasks(user: User, after: str = "") -> Page[JointTask]:
    """One page of the open tasks: our own, and every one of the meetings that we host."""
    statement = _open_tasks(user, select(JointTask)).options(*_TASK_LOADED)
    order = Order(JointTask.due_on, JointTask.id)
    found = page_of(statement, order, cursor=read_cursor(after), size=PAGE_SIZE)
    return Page([row.JointTask for row in found.rows], found.previous, found.next)


def own_tasks(user: User) -> Sequence[JointTask]:
    """The open tasks that this person's own organisation took, the nearest day first."""
    seats = seats_of(user)
    if not seats:
        return ()
    statement = (
        _with_meeting(select(JointTask))
        .where(JointTask.state == TaskState.OPEN, JointTask.organisation_id.in_(seats))
        .options(*_TASK_LOADED)
        .order_by(JointTask.due_on, JointTask.id)
        .limit(STRIP_SIZE)
    )
    return db.session.scalars(statement).all()


_TASK_LOADED = (
    contains_eager(JointTask.item)
    .contains_eager(JointMeetingItem.meeting)
    .joinedload(JointMeeting.host, innerjoin=True),
    joinedload(JointTask.organisation, innerjoin=True),
)


def _with_meeting(statement: Select[Any]) -> Select[Any]:
    return statement.join(JointTask.item).join(JointMeetingItem.meeting)


def _open_tasks(user: User, statement: Select[Any]) -> Select[Any]:
    seats = seats_of(user)
    ours = or_(JointTask.organisation_id.in_(seats), JointMeeting.host_id.in_(seats))
    return _with_meeting(statement).where(JointTask.state == TaskState.OPEN, ours)


def possible_guests(host: Organisation) -> list[Organisation]:
    """Who may be asked: courts, bureaus, commissions and the other unions, by kind and name."""
    statement = select(Organisation).where(
        Organisation.kind.in_(GUEST_KINDS),
        Organisation.is_active.is_(True),
        Organisation.id != host.id,
    )
    return list(db.session.scalars(statement.order_by(Organisation.kind, Organisation.name)))


def people_of(guests: Collection[Organisation]) -> list[User]:
    """Who is told of a meeting: the liaisons of each guest, of a union its desk and head."""
    found = [user for guest in guests for user in liaisons_of(guest)]
    return found + [user for guest in guests for user in desk_people(guest.id)]


@dataclass(frozen=True)
class OfferedCase:
    """A case of the host that may be put on an agenda, and who it is shared with today."""

    id: int
    number: str
    title: str
    shared_with: dict[int, str] = field(default_factory=dict)


def offered(user: User, today: date) -> list[OfferedCase]:
    """The cases that this person sees and that are shared today, the last shared first."""
    statement = (
        select(Case.id, Case.number, Case.title, Organisation.id, Organisation.name)
        .join(Share, Share.case_id == Case.id)
        .join(Organisation, Organisation.id == Share.receiver_id)
        .where(case_visible_to(user), _in_force(today))
        .order_by(Share.id.desc())
        .limit(4 * MOST_OFFERED)
    )
    found: dict[int, OfferedCase] = {}
    for case_id, number, title, receiver_id, receiver in db.session.execute(statement):
        case = found.setdefault(case_id, OfferedCase(case_id, number or NOT_NUMBERED, title))
        case.shared_with[receiver_id] = receiver
    return list(found.values())[:MOST_OFFERED]


def named(user: User, case_ids: Collection[int]) -> list[OfferedCase]:
    """Those of the cases that this person sees, shared or not."""
    statement = select(Case.id, Case.number, Case.title).where(
        Case.id.in_(case_ids), case_visible_to(user)
    )
    return [
        OfferedCase(case_id, number or NOT_NUMBERED, title)
        for case_id, number, title in db.session.execute(statement)
    ]


def shared_at_table(
    user: User, case_ids: Collection[int], guests: Collection[int], today: date
) -> set[int]:
    """Those of the cases that this person sees and that are shared with one of the guests."""
    of_bureaus = select(Organisation.id).where(Organisation.parent_id.in_(guests))
    statement = (
        select(Share.case_id)
        .join(Case, Case.id == Share.case_id)
        .where(
            Share.case_id.in_(case_ids),
            case_visible_to(user),
            _in_force(today),
            # A bureau reads what is shared with its commission.
            or_(Share.receiver_id.in_(guests), Share.receiver_id.in_(of_bureaus)),
        )
    )
    return set(db.session.scalars(statement))


def _in_force(today: date) -> ColumnElement[bool]:
    return and_(Share.state != ShareState.REVOKED, Share.until_on >= today)


def names_in(case_ids: Collection[int]) -> set[str]:
    """The names of everybody in these cases, which no text for the whole table may hold."""
    of_parties = select(Party.name).where(Party.case_id.in_(case_ids))
    of_others = select(Representative.name).join(Party).where(Party.case_id.in_(case_ids))
    return set(db.session.scalars(of_parties)) | set(db.session.scalars(of_others))
