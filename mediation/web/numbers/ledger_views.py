"""编号台账: what was numbered in a year, what is missing, and the form that says why."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput, NotVisible
from mediation.domain.number_gaps import Gap
from mediation.domain.numbering import FIRST_YEAR, LAST_YEAR
from mediation.domain.roles import Role
from mediation.models import Organisation, User
from mediation.queries import number_ledger
from mediation.queries.number_ledger import LedgerRow
from mediation.services import number_gaps
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.numbers import bp
from mediation.web.numbers.forms import GapForm


@bp.get("")
@requires_role(Role.REGISTRAR, Role.SUPERVISOR)
def index() -> ResponseReturnValue:
    """The ledger of a body and a year: the own body and this year unless asked."""
    user = _user()
    bodies = number_ledger.bodies_for(user)
    asked = request.args.get("body", type=int) or user.organisation_id
    body = next((each for each in bodies if each.id == asked), bodies[0] if bodies else None)
    year = _year(request.args.get("year", type=int))
    facts = _facts(body, year) if body else {}
    page = {"bodies": bodies, "body": body, "year": year, "now": clock.now()}
    return render_template("numbers/ledger.html", **page, **facts)


@bp.route("/<int:organisation_id>/gap", methods=["GET", "POST"])
@requires_role(*number_gaps.EXPLAINERS)
def gap(organisation_id: int) -> ResponseReturnValue:
    """Say why numbers are missing; ?series, ?year and ?first name them."""
    body = number_ledger.body_for(_user(), organisation_id)
    year = _year(request.args.get("year", type=int))
    row = number_ledger.row_of(body, request.args.get("series", ""), year)
    found, form = _gap(row, request.args.get("first", type=int)), GapForm()
    if form.validate_on_submit() and _explained(body, row, year, found, form):
        flash(f"已说明{row.label}第 {found.words} 号。", "success")
        return redirect(url_for(".index", body=body.id, year=year))
    page = {"body": body, "year": year, "row": row, "gap": found, "form": form}
    return render_template("numbers/gap.html", **page), 422 if form.errors else 200


def _facts(body: Organisation, year: int) -> dict[str, object]:
    return {
        "years": sorted({*number_ledger.years_of(body), year}, reverse=True),
        "rows": number_ledger.ledger_of(body, year),
        "left_out": number_ledger.left_out_within(body, year),
        "destroyed": number_ledger.destroyed_cases(body, year),
        "may_explain": body.id == current_user.organisation_id,
    }


def _year(asked: int | None) -> int:
    """The asked year when it can be one, or this year."""
    return asked if asked and FIRST_YEAR <= asked < LAST_YEAR else clock.today().year


def _gap(row: LedgerRow, first: int | None) -> Gap:
    """The gap that begins there and that nobody has explained."""
    open_gaps = (gap for gap in row.gaps if gap.explanation is None)
    found = next((gap for gap in open_gaps if gap.first == first), None)
    if found is None:
        raise NotVisible("这些编号已经说明，或者不是空号。")
    return found


def _explained(body: Organisation, row: LedgerRow, year: int, found: Gap, form: GapForm) -> bool:
    try:
        number_gaps.explain(
            body,
            row.series,
            year,
            first=found.first,
            last=found.last,
            reason=str(form.reason.data),
            by=_user(),
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _user() -> User:
    found: User = current_user._get_current_object()
    return found
