"""The cases for whose parties addresses are printed together: of a day, or of a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from mediation.domain.paper_prints import MOST_CASES
from mediation.models import Case, User
from mediation.queries import case_list, home
from mediation.queries.case_list import Filters
from mediation.queries.paper_prints import printable_cases
from mediation.web import clock
from mediation.web.cases.list_form import address_of, described, read_filters
from mediation.web.prints.forms import DayForm


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the cases, their name, and where one came from.

    `is_cut` says that the list has more cases than are offered at once.
    """

    cases: Sequence[Case]
    name: str
    back: tuple[str, str]
    address: Mapping[str, Any]
    is_cut: bool = False


def asked_for(user: User, values: MultiDict[str, str]) -> Asked:
    """The cases of the sessions of a day where a day is named, else those of the list."""
    return _of_day(user, values) if values.get("day") else _of_list(user, read_filters(values))


def _of_day(user: User, values: MultiDict[str, str]) -> Asked:
    chosen = DayForm(values)
    day = (chosen.day.data if chosen.validate() else None) or clock.today()
    mediator = chosen.mediator.data or 0
    sessions = [
        row.case_id for row in home.sessions_on(user, day, day) if mediator in {0, row.mediator_id}
    ]
    address = {"day": day.isoformat(), "mediator": mediator}
    back = (url_for("prints.of_day", **address), "当天的调解文书")
    name = f"{day.isoformat()} 调解会"
    return Asked(printable_cases(user, sessions), name, back, address)


def _of_list(user: User, filters: Filters) -> Asked:
    page = case_list.page(user, filters, today=clock.today(), size=MOST_CASES)
    words = [filters.view.label, described(filters)]
    address = address_of(filters)
    return Asked(
        printable_cases(user, [row.id for row in page.rows]),
        " · ".join(word for word in words if word),
        (url_for("cases.index", **address), "案件"),
        address,
        is_cut=bool(page.next),
    )
