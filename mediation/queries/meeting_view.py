"""The page of a meeting as its reader may see it: a frozen view, built for one person.

A liaison is told of a case by the shares of today and by nothing else; what a share does not open
is neither loaded nor kept here. People of unions see a case as far as they see it everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from mediation.domain.joint_meetings import MeetingState, TaskState
from mediation.domain.roles import LIAISON_ROLES
from mediation.extensions import db
from mediation.models import Case, JointMeeting, JointMeetingItem, JointTask, Share, User
from mediation.queries import meetings
from mediation.queries.share_desk import row_of
from mediation.queries.shares import visible_to as share_visible_to

# More meetings about one case than anybody holds.
MOST_SHOWN = 20


@dataclass(frozen=True)
class AgendaCase:
    """What one reader may know of the case of an item, and where they read more."""

    number: str
    sides: str
    why: str = ""
    case_id: int | None = None
    share_id: int | None = None


@dataclass(frozen=True)
class TaskView:
    """A task; its result is for who took it and for the host."""

    id: int
    organisation: str
    what: str
    due_on: date
    state: TaskState
    is_overdue: bool
    may_end: bool
    result: str
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True)
class ItemView:
    """One line of the agenda."""

    id: int
    position: int
    matter: str
    is_about_a_case: bool
    cases: tuple[AgendaCase, ...]
    decision: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class MeetingView:
    """The page of a meeting."""

    id: int
    version: int
    title: str
    begins_at: datetime
    place: str
    state: MeetingState
    host: str
    guests: tuple[str, ...]
    attended: str
    minutes: str
    cancel_reason: str
    may_lead: bool
    items: tuple[ItemView, ...]


def view_of(user: User, meeting: JointMeeting, today: date) -> MeetingView:
    """Build the page of a meeting that `meetings.get_for` has already let through."""
    case_ids = {item.case_id for item in meeting.items if item.case_id is not None}
    cases, seats = _cases(user, case_ids, today), meetings.seats_of(user)
    return MeetingView(
        id=meeting.id,
        version=meeting.version,
        title=meeting.title,
        begins_at=meeting.begins_at,
        place=meeting.place,
        state=meeting.state,
        host=meeting.host.name,
        guests=tuple(guest.name for guest in meeting.guests),
        attended=meeting.attended,
        minutes=meeting.minutes,
        cancel_reason=meeting.cancel_reason or "",
        may_lead=meetings.may_lead(user, meeting),
        items=tuple(
            _item(seats, number, item, cases, today) for number, item in enumerate(meeting.items, 1)
        ),
    )


def about_case(user: User, case_id: int) -> Sequence[JointMeetingItem]:
    """Where a case stood or stands on an agenda that this person reads, the last meeting first."""
    statement = (
        select(JointMeetingItem)
        .join(JointMeetingItem.meeting)
        .where(JointMeetingItem.case_id == case_id, meetings.visible_to(user))
        .options(contains_eager(JointMeetingItem.meeting))
        .order_by(JointMeeting.begins_at.desc(), JointMeetingItem.id)
        .limit(MOST_SHOWN)
    )
    return db.session.scalars(statement).all()


def _cases(user: User, case_ids: set[int], today: date) -> dict[int, tuple[AgendaCase, ...]]:
    if not case_ids:
        return {}
    of_shares = bool(user.roles & LIAISON_ROLES)
    return _shared(user, case_ids, today) if of_shares else _seen(user, case_ids)


def _shared(user: User, case_ids: set[int], today: date) -> dict[int, tuple[AgendaCase, ...]]:
    statement = (
        select(Share)
        .where(Share.case_id.in_(case_ids), share_visible_to(user, today))
        .options(
            joinedload(Share.case, innerjoin=True).joinedload(Case.body, innerjoin=True),
            joinedload(Share.receiver, innerjoin=True),
        )
        .order_by(Share.id)
    )
    found: dict[int, tuple[AgendaCase, ...]] = {}
    for share in db.session.scalars(statement):
        row = row_of(share, today)
        told = AgendaCase(row.number, row.sides, why=row.purpose, share_id=share.id)
        found[share.case_id] = (*found.get(share.case_id, ()), told)
    return found


def _seen(user: User, case_ids: set[int]) -> dict[int, tuple[AgendaCase, ...]]:
    return {
        case.id: (AgendaCase(case.number, case.title, case_id=case.id),)
        for case in meetings.named(user, case_ids)
    }


def _item(
    seats: list[int],
    number: int,
    item: JointMeetingItem,
    cases: dict[int, tuple[AgendaCase, ...]],
    today: date,
) -> ItemView:
    return ItemView(
        id=item.id,
        position=number,
        matter=item.matter,
        is_about_a_case=item.case_id is not None,
        cases=cases.get(item.case_id or 0, ()),
        decision=item.decision,
        tasks=tuple(_task(seats, task, today) for task in item.tasks),
    )


def _task(seats: list[int], task: JointTask, today: date) -> TaskView:
    is_open, is_told = task.state is TaskState.OPEN, meetings.may_end(seats, task)
    return TaskView(
        id=task.id,
        organisation=task.organisation.name,
        what=task.what,
        due_on=task.due_on,
        state=task.state,
        is_overdue=is_open and task.due_on < today,
        may_end=is_open and is_told,
        result=task.result if is_told else "",
        ended_at=task.ended_at,
        ended_by=task.ended_by.name if task.ended_by and is_told else "",
    )
