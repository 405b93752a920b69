"""Everything the list of cases shows, prepared so that the template only prints."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import url_for

from mediation.domain.case_flow import Action
from mediation.domain.permissions import Right, has_right, roles_that_could
from mediation.models import User
from mediation.queries import case_list
from mediation.queries.case_list import Filters, View
from mediation.queries.dates_behind import dates_behind
from mediation.queries.keyset import read_cursor
from mediation.queries.performance import standings
from mediation.services import number_gaps
from mediation.web.cases.list_form import address_of, bound_form, described, read_filters
from mediation.web.home.day import may_register


def list_context(user: User, values: Mapping[str, str], today: date) -> dict[str, Any]:
    """The context of cases/index.html for what the address asks."""
    filters = read_filters(values)
    form = bound_form()
    form.offer_mediators(case_list.mediators_of(user))
    cursor = read_cursor(values.get("at"))
    page = case_list.page(user, filters, today=today, cursor=cursor)
    return {
        "page": page,
        "behind": dates_behind(page.rows, today),
        "standings": standings([row.id for row in page.rows], today),
        "number": case_list.count(user, filters, today=today),
        "form": form,
        "tabs": _tabs(filters),
        "address": address_of(filters),
        "words": described(filters),
        "today": today,
        "may_register": may_register(user),
        "may_export": has_right(user.roles, Right.EXPORT_CASES),
        "may_address": bool(user.roles & roles_that_could(Action.ISSUE_DOCUMENT)),
        "may_read_ledger": bool(user.roles & number_gaps.EXPLAINERS),
    }


def _tabs(filters: Filters) -> list[dict[str, Any]]:
    return [
        {
            "label": view.label,
            "url": url_for("cases.index", **_of_view(filters, view)),
            "active": filters.view is view,
        }
        for view in View
    ]


def _of_view(filters: Filters, view: View) -> dict[str, Any]:
    # A chosen state belongs to one view only: another tab drops it.
    return address_of(case_list.narrowed(filters, view=view, state=None))
