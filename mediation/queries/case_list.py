"""Lists of cases: one policy of sight, filters, pages by key, capped counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased

from mediation.domain.agreement.standing import Standing
from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.models import Case, Organisation, User
from mediation.queries.keyset import COUNT_LIMIT, Cursor, Order, Page, page_of
from mediation.queries.performance import stands
from mediation.queries.search import matching
from mediation.queries.visibility import visible_to

PAGE_SIZE = 25
SOON = timedelta(days=7)
ENDED = (CaseState.CLOSED, CaseState.ARCHIVED)
OPEN = tuple(state for state in CaseState if state.is_open)


class View(StrEnum):
    """Which part of the cases a list shows."""

    OPEN = "open"
    ENDED = "ended"
    ALL = "all"

    @property
    def label(self) -> str:
        """The Chinese name of the tab."""
        return {"open": "在办", "ended": "已结", "all": "全部"}[self.value]


class Due(StrEnum):
    """How near the next action is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"

    @property
    def label(self) -> str:
        """The Chinese name shown in the filter."""
        return {"overdue": "已逾期", "today": "今日到期", "soon": "七日内"}[self.value]


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; the defaults narrow nothing."""

    view: View = View.OPEN
    state: CaseState | None = None
    text: str = ""
    channel: str = ""
    claim_type: str = ""
    mediator_id: int | None = None
    owner_id: int | None = None
    body_id: int | None = None
    due: Due | None = None
    waiting: bool | None = None
    unassigned: bool = False
    collective: bool = False
    standing: Standing | None = None
    received_from: date | None = None
    received_to: date | None = None


def conditions(user: User, filters: Filters, today: date) -> list[ColumnElement[bool]]:
    """Everything a row must satisfy, sight first."""
    found = [visible_to(user), *_state_conditions(filters), *_due_conditions(filters, today)]
    equal = {
        Case.source_channel: filters.channel or None,
        Case.main_claim_type: filters.claim_type or None,
        Case.mediator_id: filters.mediator_id,
        Case.owner_id: filters.owner_id,
        Case.body_id: filters.body_id,
    }
    found += [column == value for column, value in equal.items() if value is not None]
    if filters.unassigned:
        found += [Case.mediator_id.is_(None), Case.state == CaseState.ACCEPTED]
    if filters.waiting is not None:
        found.append(Case.waiting_for.is_not(None) if filters.waiting else _not_waiting())
    if filters.standing is not None:
        found.append(stands(filters.standing, today))
    if filters.collective:
        found.append(Case.applicant_count >= 10)
    if filters.received_from:
        found.append(Case.received_on >= filters.received_from)
    if filters.received_to:
        found.append(Case.received_on <= filters.received_to)
    if filters.text:
        found.append(matching(filters.text))
    return found


def _not_waiting() -> ColumnElement[bool]:
    return Case.waiting_for.is_(None)


def _state_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    if filters.state is not None:
        return [Case.state == filters.state]
    parts: dict[View, list[ColumnElement[bool]]] = {
        View.OPEN: [Case.state.in_(OPEN)],
        View.ENDED: [Case.state.in_(ENDED)],
        View.ALL: [],
    }
    return parts[filters.view]


def _due_conditions(filters: Filters, today: date) -> list[ColumnElement[bool]]:
    if filters.due is Due.OVERDUE:
        return [Case.next_on < today]
    if filters.due is Due.TODAY:
        return [Case.next_on == today]
    if filters.due is Due.SOON:
        return [Case.next_on.between(today, today + SOON)]
    return []


def order_of(filters: Filters) -> Order:
    """Open cases by what is due first; the rest by when they came, newest first."""
    is_open = filters.state.is_open if filters.state else filters.view is View.OPEN
    if is_open:
        return Order(Case.next_on, Case.id)
    return Order(Case.received_on, Case.id, descending=True)


def _rows() -> Select[Any]:
    mediator = aliased(User)
    return (
        select(
            Case.id,
            Case.number,
            Case.title,
            Case.state,
            Case.source_channel,
            Case.main_claim_type,
            Case.claimed_fen,
            Case.applicant_count,
            Case.received_on,
            Case.next_on,
            Case.next_note,
            Case.next_action,
            Case.waiting_for,
            Case.waiting_since,
            mediator.name.label("mediator"),
            Organisation.short_name.label("body"),
        )
        .join(Organisation, Organisation.id == Case.body_id)
        .outerjoin(mediator, mediator.id == Case.mediator_id)
    )


def page(
    user: User,
    filters: Filters,
    *,
    today: date,
    cursor: Cursor | None = None,
    size: int = PAGE_SIZE,
) -> Page[Any]:
    """One page of the cases that this user sees and that the filters leave."""
    statement = _rows().where(*conditions(user, filters, today))
    return page_of(statement, order_of(filters), cursor=cursor, size=size)


def count(user: User, filters: Filters, *, today: date) -> int:
    """How many rows the list has, counted no further than COUNT_LIMIT + 1."""
    some = select(Case.id).where(*conditions(user, filters, today)).limit(COUNT_LIMIT + 1)
    return db.session.scalar(select(func.count()).select_from(some.subquery())) or 0


def mediators_of(user: User) -> Sequence[tuple[int, str]]:
    """The mediators whose cases this user may filter by, by name."""
    statement = (
        select(User.id, User.name)
        .where(User.id.in_(select(Case.mediator_id).where(visible_to(user)).distinct()))
        .order_by(User.name)
        .limit(200)
    )
    return [(row.id, row.name) for row in db.session.execute(statement)]


def narrowed(filters: Filters, **changes: Any) -> Filters:
    """The same filters with some of them changed."""
    return replace(filters, **changes)
