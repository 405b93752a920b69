"""The ways out of an agreement: which are open, applying, printing, and what came back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.exits import RouteKind, state_label
from mediation.domain.small_flows import ExitState
from mediation.models import Case, ExitProcedure, User
from mediation.queries.exit_facts import routes_of
from mediation.services import exit_papers, exit_results
from mediation.services import exits as services
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.exit_page import (
    apply_form,
    case_with_exits,
    page_of,
    result_form,
    service_form,
)
from mediation.web.agreements.forms import ExitForm, ExitResultForm
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires


@bp.get("/exits")
@requires(Action.APPLY_EXIT)
def exits(case_id: int) -> ResponseReturnValue:
    """The ways, the papers of each, the procedures with their steps."""
    return render_template("agreements/exits.html", **page_of(case_with_exits(_user(), case_id)))


@bp.post("/exits")
@requires(Action.APPLY_EXIT)
def apply_exit(case_id: int) -> ResponseReturnValue:
    """File an application."""
    case = case_with_exits(_user(), case_id)
    form = apply_form(case, routes_of(case, today=clock.today()))
    if not form.validate() or not _applied(case, form):
        return render_template("agreements/exits.html", **page_of(case, form)), 422
    flash("已登记申请。请打印申请材料，并共享给对方单位。", "success")
    return redirect(url_for(".exits", case_id=case_id))


@bp.post("/exits/papers/<way>")
@requires(Action.APPLY_EXIT)
@costly("paper", per_minute=60)
def issue_exit_papers(case_id: int, way: str) -> ResponseReturnValue:
    """Issue everything that is filed on one way, and show what was issued."""
    case = case_with_exits(_user(), case_id)
    if way not in set(RouteKind):
        raise NotVisible
    made = exit_papers.issue_all(case, RouteKind(way), by=_user(), at=clock.now())
    names = "、".join(f"《{paper.title}》{paper.number or ''}" for paper in made)
    flash(f"{RouteKind(way).label}的申请材料已经备齐：{names}。", "success")
    return redirect(url_for(".exits", case_id=case_id, _anchor="papers"))


@bp.get("/exits/<int:exit_id>")
@requires(Action.RECORD_EXIT_RESULT)
def procedure(case_id: int, exit_id: int) -> ResponseReturnValue:
    """One procedure: what came back, and when it was served."""
    case = case_with_exits(_user(), case_id)
    return _procedure_page(case, exit_results.procedure_of(case, exit_id))


@bp.post("/exits/<int:exit_id>")
@requires(Action.RECORD_EXIT_RESULT)
def record_result(case_id: int, exit_id: int) -> ResponseReturnValue:
    """Write the answer down."""
    case = case_with_exits(_user(), case_id)
    row = exit_results.procedure_of(case, exit_id)
    form = result_form(row)
    if not form.validate() or not _recorded(case, row, form):
        return _procedure_page(case, row, result=form), 422
    flash("已登记结果。", "success")
    return redirect(url_for(".exits", case_id=case_id, _anchor="procedures"))


@bp.post("/exits/<int:exit_id>/service")
@requires(Action.RECORD_EXIT_RESULT)
def record_service(case_id: int, exit_id: int) -> ResponseReturnValue:
    """Write down when the answer was served."""
    case = case_with_exits(_user(), case_id)
    row = exit_results.procedure_of(case, exit_id)
    form = service_form(row)
    if not form.validate() or not _served(case, row, form):
        return _procedure_page(case, row, service=form), 422
    flash("已登记送达。", "success")
    return redirect(url_for(".exits", case_id=case_id, _anchor="procedures"))


def _procedure_page(case: Case, row: ExitProcedure, **forms: Any) -> str:
    page = {
        "result": forms.get("result") or result_form(row, bound=False),
        "service": forms.get("service") or service_form(row, bound=False),
        "label": state_label(row.kind, row.state),
        "was_granted": row.state is ExitState.GRANTED,
    }
    return render_template("agreements/procedure.html", case=case, row=row, **page)


def _applied(case: Case, form: ExitForm) -> bool:
    return _tried(
        lambda: services.apply_exit(case, **form.typed(), by=_user(), at=clock.now()), form
    )


def _recorded(case: Case, row: ExitProcedure, form: ExitResultForm) -> bool:
    told = {"procedure_id": row.id, "by": _user(), "at": clock.now()}
    return _tried(lambda: exit_results.record_result(case, **form.typed(), **told), form)


def _served(case: Case, row: ExitProcedure, form: Any) -> bool:
    told = {"procedure_id": row.id, "by": _user(), "at": clock.now()}
    day = form.served_on.data
    return _tried(lambda: exit_results.record_service(case, served_on=day, **told), form)


def _user() -> User:
    user: User = current_user._get_current_object()
    return user


def _tried(act: Any, form: Any) -> bool:
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    except ActionNotPossible as error:
        # Which way is shut, and why, belongs on this page and not on one of its own.
        form.form_errors.append(error.sentence)
        return False
    return True
