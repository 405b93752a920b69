"""Lists of cases, and the page of a case."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import case_list, cases
from mediation.queries.case_list import View
from mediation.queries.keyset import read_cursor
from mediation.services import audit
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.case_page import page_context
from mediation.web.cases.list_form import address_of, bound_form, described, read_filters
from mediation.web.guards import case_workers


@bp.get("")
@case_workers
def index() -> ResponseReturnValue:
    """The cases one sees, narrowed by the columns' filters."""
    filters, today = read_filters(request.args), clock.today()
    cursor = read_cursor(request.args.get("at"))
    page = case_list.page(current_user, filters, today=today, cursor=cursor)
    form = bound_form()
    form.offer_mediators(case_list.mediators_of(current_user))
    address = address_of(filters)
    tabs = [
        {
            "label": view.label,
            "url": url_for("cases.index", **(address | {"view": view.value, "state": None})),
            "active": filters.view is view,
        }
        for view in View
    ]
    return render_template(
        "cases/index.html",
        page=page,
        number=case_list.count(current_user, filters, today=today),
        form=form,
        tabs=tabs,
        address=address,
        words=described(filters),
        today=today,
    )


@bp.get("/<int:case_id>")
@case_workers
def show(case_id: int) -> ResponseReturnValue:
    """The page of a case; opening it leaves an audit row."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    page = render_template("cases/show.html", **page_context(case, user, clock.today()))
    # Nothing of the case leaves unless the trail has it.
    audit.viewed(case, by=user, at=clock.now())
    return page
