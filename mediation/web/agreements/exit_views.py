"""司法确认, 仲裁审查, 支付令: which are open and until when, applying, and what came back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.exits import Applicant, Route
from mediation.domain.small_flows import FORCE_GIVING, ExitKind, ExitState
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries.case_facts import current_agreement
from mediation.queries.exit_facts import receivers_for, routes_of
from mediation.queries.visibility import allowed_to
from mediation.services import exits as services
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.forms import ExitForm, ExitResultForm
from mediation.web.choices import options
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires


@bp.get("/exits")
@requires(Action.APPLY_EXIT)
def exits(case_id: int) -> ResponseReturnValue:
    """The routes, the application that is open, those that are over."""
    case = _case(case_id)
    return _page(case, _apply_form(case), _result_form())


@bp.post("/exits")
@requires(Action.APPLY_EXIT)
def apply_exit(case_id: int) -> ResponseReturnValue:
    """File an application."""
    case = _case(case_id)
    form = _apply_form(case)
    if not form.validate() or not _applied(case, form, current_user._get_current_object()):
        return _page(case, form, _result_form()), 422
    flash("已登记申请。请打印申请书和主持调解的证明，并共享给对方单位。", "success")
    return redirect(url_for(".exits", case_id=case_id))


@bp.post("/exits/result")
@requires(Action.RECORD_EXIT_RESULT)
def record_result(case_id: int) -> ResponseReturnValue:
    """Write the answer down."""
    case = _case(case_id)
    form = ExitResultForm()
    if not form.validate() or not _recorded(case, form, current_user._get_current_object()):
        return _page(case, _apply_form(case, bound=False), form), 422
    flash("已登记结果。", "success")
    return redirect(url_for("cases.show", case_id=case_id, _anchor="agreement"))


def _case(case_id: int) -> Case:
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    if Action.APPLY_EXIT not in allowed_to(user, case):
        raise ActionNotAllowed("您没有办理司法确认、仲裁审查、支付令的权限。")
    return case


def _apply_form(case: Case, *, bound: bool = True) -> ExitForm:
    rule = next(iter(_applicable(_routes(case))), _routes(case)[0]).rule
    usual = {
        "applied_on": clock.today(),
        "kind": rule.route.value,
        "receiver": case.sender_organisation_id,
        "applicant": rule.applicant.value,
    }
    form = ExitForm(data=usual) if bound else ExitForm(formdata=None, data=usual)
    found = {each.id: each.name for kind in FORCE_GIVING for each in receivers_for(kind)}
    form.receiver.choices = options(found.items())
    return form


def _routes(case: Case) -> tuple[Route, ...]:
    return routes_of(case, today=clock.today())


def _applicable(found: tuple[Route, ...]) -> list[Route]:
    return [route for route in found if route.is_open and route.kind.procedure]


def _result_form() -> ExitResultForm:
    return ExitResultForm(
        formdata=None, data={"result_on": clock.today(), "state": ExitState.GRANTED.value}
    )


def _page(case: Case, form: ExitForm, result: ExitResultForm) -> str:
    agreement = current_agreement(case)
    found, ways = agreement.exits if agreement else [], _routes(case)
    return render_template(
        "agreements/exits.html",
        case=case,
        agreement=agreement,
        routes=ways,
        may_apply=bool(_applicable(ways)),
        open_exit=next((each for each in found if each.state.is_open), None),
        over=[each for each in found if not each.state.is_open],
        form=form,
        result=result,
        today=clock.today(),
    )


def _applied(case: Case, form: ExitForm, user: User) -> bool:
    def act() -> Any:
        return services.apply_exit(
            case,
            kind=ExitKind(form.kind.data),
            receiver_id=form.receiver.data,
            applied_on=form.applied_on.data,
            applicant=Applicant(form.applicant.data),
            by=user,
            at=clock.now(),
        )

    return _tried(act, form)


def _recorded(case: Case, form: ExitResultForm, user: User) -> bool:
    def act() -> Any:
        return services.record_result(
            case,
            state=ExitState(form.state.data),
            docket_number=form.docket_number.data or "",
            result_on=form.result_on.data,
            note=form.note.data or "",
            by=user,
            at=clock.now(),
        )

    return _tried(act, form)


def _tried(act: Any, form: Any) -> bool:
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    except ActionNotPossible as error:
        # Which route is shut, and why, belongs on this page and not on one of its own.
        form.form_errors.append(error.sentence)
        return False
    return True
