"""Everything the home page shows, prepared so that the template only prints."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from mediation.domain.next_step import NextAction
from mediation.domain.roles import Role
from mediation.domain.urgency import days_left, urgency_of
from mediation.models import User
from mediation.queries import home as queries
from mediation.queries import inbox, reminders
from mediation.queries.dates_behind import NONE_BEHIND, DatesBehind, dates_behind
from mediation.queries.home import Figure, Strip
from mediation.queries.rule_book import RuleBook
from mediation.web.action_links import link
from mediation.web.cases.list_form import address_of
from mediation.web.inbox.rows import item_row


def day_context(user: User, today: date) -> dict[str, Any]:
    """The context of home/show.html."""
    is_supervisor = Role.SUPERVISOR in user.roles
    to_handle, waiting = queries.to_handle(user, today), queries.waiting(user, today)
    behind = dates_behind([*to_handle.rows, *waiting.rows], today)
    return {
        "today": today,
        "line": queries.month_line(user, today),
        "figures": [_figure(each) for each in queries.figures(user, today)]
        if is_supervisor
        else [],
        "sessions": queries.sessions_on(user, today, today),
        "due": _due(user, today),
        "reminders": reminders.due_for(user, today),
        "pressing": [item_row(row, user, today) for row in inbox.pressing(user)],
        "to_handle": _strip(to_handle, behind, today),
        "waiting": _strip(waiting, behind, today),
        "may_register": may_register(user),
    }


def may_register(user: User) -> bool:
    """Whether this person takes disputes down: at the desk of an organisation that mediates."""
    at_desk = bool(user.roles & {Role.REGISTRAR, Role.SUPERVISOR})
    return at_desk and user.organisation.can_mediate


def _figure(item: Figure) -> dict[str, Any]:
    """A number that leads to exactly the rows it counts."""
    value = f"{item.value - 1}+" if item.value > 1000 else item.value
    tone = "red" if item.is_red else ""
    url = url_for("cases.index", **address_of(item.filters))
    return {"label": item.label, "value": value, "url": url, "tone": tone}


def _due(user: User, today: date) -> list[dict[str, Any]]:
    """What ends today; a party's window is told apart from our own work."""
    book = RuleBook()
    found = queries.dates_due(user, book, today)
    return [{"date": row, "is_window": book.is_window(row.rule)} for row in found]


def _strip(found: Strip, behind: Mapping[int, DatesBehind], today: date) -> dict[str, Any]:
    """The rows of a strip with their badge and the act that the row asks for."""
    return {
        "rows": [_row(row, behind.get(row.id, NONE_BEHIND), today) for row in found.rows],
        "count": found.count,
        "url": url_for("cases.index", **address_of(found.filters)),
    }


def _row(row: Any, behind: DatesBehind, today: date) -> dict[str, Any]:
    action = NextAction(row.next_action) if row.next_action in set(NextAction) else None
    return {
        "case": row,
        "behind": behind,
        "tone": urgency_of(row.next_on, today).value,
        "left": days_left(row.next_on, today) if row.next_on else "",
        "waited": (today - row.waiting_since).days if row.waiting_since else None,
        "button": action.button if action else "打开",
        "url": link(row.id, action.case_action)
        if action
        else url_for("cases.show", case_id=row.id),
    }
