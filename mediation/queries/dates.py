"""The statutory dates one looks at: of open cases, and of closed ones what a referral started."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from mediation.domain.clock_states import ClockState
from mediation.domain.date_filters import DateNearness, DateScope
from mediation.domain.whose_clock import Whose
from mediation.extensions import db
from mediation.models import Case, Clock, Party, User
from mediation.queries.keyset import Cursor, Order, Page, page_of
from mediation.queries.referrals import IS_LOOKED_AT
from mediation.queries.rule_book import RuleBook
from mediation.queries.visibility import visible_to

PAGE_SIZE, PRINT_SIZE = 25, 1000
SOON = timedelta(days=7)


@dataclass(frozen=True)
class DateFilters:
    """What the list is narrowed to; the defaults narrow nothing."""

    scope: DateScope = DateScope.ALL
    nearness: DateNearness = DateNearness.ANY
    whose: Whose | None = None
    rule: str = ""
    law: str = ""


def page(
    user: User,
    filters: DateFilters,
    *,
    book: RuleBook,
    today: date,
    cursor: Cursor | None = None,
) -> Page[Any]:
    """One page of dates, the earliest first."""
    statement = _rows().where(*_conditions(user, filters, book, today))
    return page_of(statement, Order(Clock.due_on, Clock.id), cursor=cursor, size=PAGE_SIZE)


def to_print(user: User, filters: DateFilters, *, book: RuleBook, today: date) -> Sequence[Any]:
    """The dates of the printed list, no more than PRINT_SIZE and one that tells there are more."""
    statement = _rows().where(*_conditions(user, filters, book, today))
    statement = statement.order_by(Clock.due_on, Clock.id).limit(PRINT_SIZE + 1)
    return list(db.session.execute(statement))


def listed(user: User, book: RuleBook, today: date) -> list[ColumnElement[bool]]:
    """What makes a clock a row of the list, however it is narrowed.

    A date that has passed stays only when it is our own: then it is late.
    """
    running_or_lapsed = Clock.state.in_((ClockState.RUNNING, ClockState.LAPSED))
    late = and_(running_or_lapsed, book.is_of(Whose.OURS), _is_over(today))
    coming = and_(Clock.state == ClockState.RUNNING, Clock.due_on >= today)
    return [visible_to(user), IS_LOOKED_AT, or_(coming, late)]


def is_mine(user: User) -> ColumnElement[bool]:
    """The cases on this person's desk: in charge of them, or mediating them."""
    return or_(Case.owner_id == user.id, Case.mediator_id == user.id)


def _is_over(today: date) -> ColumnElement[bool]:
    return Clock.due_on < today


def _conditions(
    user: User, filters: DateFilters, book: RuleBook, today: date
) -> list[ColumnElement[bool]]:
    found = [
        *listed(user, book, today),
        *_of_scope(user, filters.scope),
        *_of_nearness(filters.nearness, today),
    ]
    if filters.whose is not None:
        found.append(book.is_of(filters.whose))
    if filters.rule:
        found.append(Clock.rule == filters.rule)
    if filters.law:
        found.append(Clock.rule.in_(book.citing(filters.law)))
    return found


def _of_scope(user: User, scope: DateScope) -> list[ColumnElement[bool]]:
    found: dict[DateScope, list[ColumnElement[bool]]] = {
        DateScope.ALL: [],
        DateScope.MINE: [is_mine(user)],
        DateScope.BODY: [Case.body_id == user.organisation_id],
    }
    return found[scope]


def _of_nearness(nearness: DateNearness, today: date) -> list[ColumnElement[bool]]:
    found: dict[DateNearness, list[ColumnElement[bool]]] = {
        DateNearness.ANY: [],
        DateNearness.OVERDUE: [_is_over(today)],
        DateNearness.SOON: [Clock.due_on.between(today, today + SOON)],
        DateNearness.PROVISIONAL: [Clock.is_provisional.is_(True)],
    }
    return found[nearness]


def _rows() -> Select[Any]:
    return (
        select(
            Clock.id,
            Clock.rule,
            Clock.state,
            Clock.title,
            Clock.start_on,
            Clock.start_event,
            Clock.safe_on,
            Clock.due_on,
            Clock.is_provisional,
            Clock.trace,
            Party.name.label("party_name"),
            Case.id.label("case_id"),
            Case.number,
            Case.title.label("case_title"),
        )
        .join(Case, Case.id == Clock.case_id)
        .outerjoin(Party, Party.id == Clock.party_id)
    )
