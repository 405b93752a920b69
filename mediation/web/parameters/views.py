"""地方标准: the list with its gaps, a new figure, its successor, the withdrawal of a wrong one."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.roles import CASE_ROLES, Role
from mediation.models import LocalFigure, User
from mediation.queries import standards
from mediation.services import parameters as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.parameters import bp, page
from mediation.web.parameters.forms import FigureForm, FilterForm, VersionForm, WithdrawalForm

READERS = (*CASE_ROLES, Role.SYSTEM_ADMIN)
KEEPERS = (Role.SUPERVISOR, Role.SYSTEM_ADMIN)


@bp.get("/")
@requires_role(*READERS)
def index() -> ResponseReturnValue:
    """Every figure by region and kind, and what is missing."""
    today, year = clock.today(), request.args.get("year", type=int)
    facts = page.index_page(FilterForm(request.args), user(), year=year, today=today)
    return render_template("parameters/index.html", today=today, **facts)


@bp.route("/new", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def new() -> ResponseReturnValue:
    """Enter a figure; a gap leads here with its region, kind and first day."""
    services.require_keeper(user())
    form = FigureForm() if request.method == "POST" else FigureForm(request.args)
    if form.validate_on_submit() and tried(
        form, lambda: services.enter(form.typed(), by=user(), at=clock.now())
    ):
        flash("已录入，之后的计算按它的施行日期选用。", "success")
        return redirect(url_for(".index"))
    return render_template("parameters/new.html", form=form), 422 if form.errors else 200


@bp.route("/<int:figure_id>/successor", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def successor(figure_id: int) -> ResponseReturnValue:
    """Enter the next version; the one before ends the day before."""
    before, form = _kept(figure_id), VersionForm()
    if form.validate_on_submit() and tried(
        form,
        lambda: services.succeed(before, form.typed_for(before), by=user(), at=clock.now()),
    ):
        flash("已接续，原标准止于新标准起始的前一日。", "success")
        return redirect(url_for(".index"))
    facts = page.figure_page(before, clock.today())
    status = 422 if form.errors else 200
    return render_template("parameters/successor.html", form=form, **facts), status


@bp.route("/<int:figure_id>/withdraw", methods=["GET", "POST"])
@requires_role(*KEEPERS)
def withdraw(figure_id: int) -> ResponseReturnValue:
    """Say that a figure is wrong, and why; it stays readable."""
    figure, form = _kept(figure_id), WithdrawalForm()
    if form.validate_on_submit() and tried(
        form,
        lambda: services.withdraw(figure, reason=form.reason.data or "", by=user(), at=clock.now()),
    ):
        flash("已撤回，之后的计算不再选用；以前的计算保留当时的数字。", "success")
        return redirect(url_for(".index"))
    facts = page.figure_page(figure, clock.today())
    status = 422 if form.errors else 200
    return render_template("parameters/withdraw.html", form=form, **facts), status


def user() -> User:
    """Who asks."""
    found: User = current_user._get_current_object()
    return found


def _kept(figure_id: int) -> LocalFigure:
    services.require_keeper(user())
    return standards.get(figure_id)


def tried(form: FigureForm | VersionForm | WithdrawalForm, act: Callable[[], object]) -> bool:
    """Whether it was done; problems go beside the fields."""
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
