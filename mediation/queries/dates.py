"""The statutory dates that run in the cases one sees, the nearest first."""

from datetime import date
from typing import Any

from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.models import Case, Clock, User
from mediation.queries.keyset import Cursor, Order, Page, page_of
from mediation.queries.visibility import visible_to

PAGE_SIZE = 25


def page(
    user: User,
    *,
    rule: str = "",
    own: bool = False,
    until: date | None = None,
    cursor: Cursor | None = None,
) -> Page[Any]:
    """One page of running clocks, by due date; `rule` keeps one kind of clock."""
    statement = (
        select(
            Clock.id,
            Clock.rule,
            Clock.title,
            Clock.start_on,
            Clock.start_event,
            Clock.safe_on,
            Clock.due_on,
            Clock.is_provisional,
            Clock.trace,
            Case.id.label("case_id"),
            Case.number,
            Case.title.label("case_title"),
        )
        .join(Case, Case.id == Clock.case_id)
        .where(
            Clock.state == ClockState.RUNNING,
            Case.state.not_in((CaseState.CLOSED, CaseState.ARCHIVED)),
            visible_to(user),
        )
    )
    if rule:
        statement = statement.where(Clock.rule == rule)
    if own:
        statement = statement.where(Case.owner_id == user.id)
    if until:
        statement = statement.where(Clock.due_on <= until)
    return page_of(statement, Order(Clock.due_on, Clock.id), cursor=cursor, size=PAGE_SIZE)
