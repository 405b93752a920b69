"""What one person has to do: today, to be handled, waiting for others; and what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select

from mediation.domain.agreement.standing import Standing
from mediation.domain.clock_states import ClockState
from mediation.domain.roles import Role
from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import Case, Clock, MediationSession, Party, User
from mediation.models.columns import SHANGHAI
from mediation.queries import case_list
from mediation.queries.case_list import Due, Filters, View
from mediation.queries.keyset import COUNT_LIMIT
from mediation.queries.performance import stands
from mediation.queries.rule_book import RuleBook
from mediation.queries.visibility import visible_to

STRIP_SIZE = 12
FAR = date(9999, 12, 31)


@dataclass(frozen=True)
class Strip:
    """Some rows, how many there are in all (no further than the limit), and the list of them."""

    rows: Sequence[Any]
    count: int
    filters: Filters


@dataclass(frozen=True)
class Figure:
    """A number and the filters that list exactly the rows it counts."""

    label: str
    value: int
    filters: Filters
    is_red: bool = False


def own_desk(user: User) -> Filters:
    """The cases on this person's desk."""
    return Filters(owner_id=user.id)


def to_handle(user: User, today: date) -> Strip:
    """What this person owns and nobody else holds up, most urgent first."""
    return _strip(user, case_list.narrowed(own_desk(user), waiting=False), today)


def waiting(user: User, today: date) -> Strip:
    """What this person owns but somebody outside must answer, longest overdue first."""
    return _strip(user, case_list.narrowed(own_desk(user), waiting=True), today)


def _strip(user: User, filters: Filters, today: date) -> Strip:
    page = case_list.page(user, filters, today=today, size=STRIP_SIZE)
    counted = len(page.rows) if not page.next else case_list.count(user, filters, today=today)
    return Strip(page.rows, counted, filters)


def sessions_on(user: User, first: date, last: date) -> Sequence[Any]:
    """The sessions of those days in cases the user sees; a mediator's own, else the body's."""
    begin = datetime.combine(first, time.min, SHANGHAI)
    end = datetime.combine(last + timedelta(days=1), time.min, SHANGHAI)
    statement = (
        select(
            MediationSession.id,
            MediationSession.case_id,
            MediationSession.number.label("session_number"),
            MediationSession.planned_at,
            MediationSession.place,
            MediationSession.mode,
            MediationSession.state,
            MediationSession.mediator_id,
            Case.number,
            Case.title,
            Case.main_claim_type,
            User.name.label("mediator"),
        )
        .join(Case, Case.id == MediationSession.case_id)
        .join(User, User.id == MediationSession.mediator_id)
        .where(
            MediationSession.planned_at >= begin,
            MediationSession.planned_at < end,
            MediationSession.state != SessionState.CANCELLED,
            visible_to(user),
            *_only_own(user),
        )
        .order_by(MediationSession.planned_at, MediationSession.id)
        .limit(200)
    )
    return list(db.session.execute(statement))


def _only_own(user: User) -> list[ColumnElement[bool]]:
    if user.roles & {Role.SUPERVISOR, Role.REGISTRAR}:
        return []
    return [MediationSession.mediator_id == user.id]


def dates_due(user: User, book: RuleBook, today: date) -> Sequence[Any]:
    """The dates on which somebody must act today in cases on this person's desk, ours first.

    The end of a period that only opens a right of the parties asks nobody to act.
    """
    statement = (
        select(Clock.id, Clock.rule, Clock.title, Clock.safe_on, Clock.due_on, Clock.trace)
        .add_columns(Clock.is_provisional, Party.name.label("party_name"))
        .add_columns(Case.id.label("case_id"), Case.number, Case.title.label("case_title"))
        .join(Case, Case.id == Clock.case_id)
        .outerjoin(Party, Party.id == Clock.party_id)
        .where(
            Clock.state == ClockState.RUNNING,
            Clock.due_on == today,
            book.asks_an_act(),
            Case.owner_id == user.id,
            visible_to(user),
        )
        .order_by(Clock.id)
        .limit(50)
    )
    found = list(db.session.execute(statement))
    return sorted(found, key=lambda row: book.is_window(row.rule))


def figures(user: User, today: date) -> list[Figure]:
    """What a supervisor looks at first; each number lists exactly what it counts."""
    wanted = [
        ("已逾期", Filters(due=Due.OVERDUE), True),
        ("今日到期", Filters(due=Due.TODAY), True),
        ("待指派", Filters(unassigned=True), False),
        ("等别人", Filters(waiting=True), False),
        ("集体争议", Filters(collective=True), False),
        ("协议违约", Filters(view=View.ALL, standing=Standing.DEFAULT), True),
        ("在办", Filters(view=View.OPEN), False),
    ]
    return [
        Figure(label, number, filters, is_red and number > 0)
        for label, filters, is_red in wanted
        for number in [case_list.count(user, filters, today=today)]
    ]


@dataclass(frozen=True)
class MonthLine:
    """What the head of the home page counts; agreements never without their performance."""

    in_hand: int
    closed: int
    agreed: int
    performed: int
    in_performance: int
    in_default: int


def month_line(user: User, today: date) -> MonthLine:
    """How many the user has in hand, closed this month, of these agreed, and how it went on."""
    mine: list[ColumnElement[bool]] = [visible_to(user)]
    if Role.SUPERVISOR not in user.roles:
        mine.append((Case.mediator_id == user.id) | (Case.owner_id == user.id))
    first = today.replace(day=1)
    closed = [*mine, Case.closed_on >= first, Case.closed_on <= today]
    return MonthLine(
        in_hand=_count(*mine, Case.state.in_(case_list.OPEN)),
        closed=_count(*closed),
        agreed=_count(*closed, Case.settled_on.is_not(None)),
        performed=_count(*closed, stands(Standing.PERFORMED, today)),
        in_performance=_count(*closed, stands(Standing.IN_PERFORMANCE, today)),
        in_default=_count(*closed, stands(Standing.DEFAULT, today)),
    )


def _count(*where: ColumnElement[bool]) -> int:
    some = select(Case.id).where(*where).limit(COUNT_LIMIT + 1)
    return len(db.session.scalars(some).all())
