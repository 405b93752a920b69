"""Requests of persons: the register, one request, the copy that answers it."""

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.personal_requests import RefusalGround, RequestState
from mediation.domain.roles import Role
from mediation.models import PersonalRequest
from mediation.queries import personal_requests as queries
from mediation.queries import subject_data
from mediation.services import personal_requests as services
from mediation.services.subject_copies import CopyForm, copy_of
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.pdf_answer import pdf_answer
from mediation.web.privacy import bp
from mediation.web.privacy.forms import AnswerForm, RefusalForm, RequestForm


@bp.get("/requests")
@requires_role(Role.SUPERVISOR)
def requests() -> ResponseReturnValue:
    """The register, open requests first."""
    rows = queries.requests(current_user)
    return render_template("privacy/requests.html", rows=rows, today=clock.today())


@bp.route("/requests/new", methods=["GET", "POST"])
@requires_role(Role.SUPERVISOR)
def new_request() -> ResponseReturnValue:
    """Take a request down."""
    form = RequestForm(data={"received_on": clock.today()})
    days = current_app.config["PERSON_ANSWER_DAYS"]
    try:
        if form.validate_on_submit():
            typed = form.typed()
            made = services.register(typed, working_days=days, by=_user(), at=clock.now())
            flash(f"已登记，请在 {made.due_on} 前办结。", "success")
            return redirect(url_for("privacy.request_page", request_id=made.id))
    except InvalidInput as error:
        show_problems(form, error)
    page = render_template("privacy/request_new.html", form=form, days=days)
    return page, 422 if form.errors else 200


@bp.get("/requests/<int:request_id>")
@requires_role(Role.SUPERVISOR)
def request_page(request_id: int) -> ResponseReturnValue:
    """One request: where the person stands in cases, and how to answer."""
    return _page(queries.get_for(current_user, request_id))


def _page(
    found: PersonalRequest, answer: AnswerForm | None = None, refusal: RefusalForm | None = None
) -> str:
    refusal = refusal or RefusalForm(formdata=None)
    refusal.offer(found.kind)
    return render_template(
        "privacy/request.html",
        found=found,
        answer=answer or AnswerForm(formdata=None, prefix="done"),
        refusal=refusal,
        is_open=found.state is RequestState.OPEN,
        parties=subject_data.parties_of(_user(), found.identity_number),
        today=clock.today(),
    )


@bp.post("/requests/<int:request_id>/answer")
@requires_role(Role.SUPERVISOR)
def answer_request(request_id: int) -> ResponseReturnValue:
    """Say what was done."""
    found = queries.get_for(current_user, request_id)
    form = AnswerForm(prefix="done")
    if not form.validate():
        return _page(found, answer=form), 422
    services.answer(request_id, words=form.answer.data or "", by=_user(), at=clock.now())
    flash("请求已办结。", "success")
    return redirect(url_for("privacy.request_page", request_id=request_id))


@bp.post("/requests/<int:request_id>/refuse")
@requires_role(Role.SUPERVISOR)
def refuse_request(request_id: int) -> ResponseReturnValue:
    """Refuse on a coded ground."""
    found = queries.get_for(current_user, request_id)
    form = RefusalForm()
    form.offer(found.kind)
    if not form.validate():
        return _page(found, refusal=form), 422
    ground, words = RefusalGround(form.ground.data), form.answer.data or ""
    services.refuse(request_id, ground=ground, words=words, by=_user(), at=clock.now())
    flash("已登记不予办理，请把理由告知请求人。", "success")
    return redirect(url_for("privacy.request_page", request_id=request_id))


@bp.post("/requests/<int:request_id>/copy")
@requires_role(Role.SUPERVISOR)
@sensitive
@costly("export", per_minute=20)
def copy(request_id: int) -> ResponseReturnValue:
    """What is held about the person, as paper or as data."""
    found = queries.get_for(current_user, request_id)
    form = CopyForm.DATA if request.form.get("form") == CopyForm.DATA else CopyForm.PAPER
    number = found.number
    content = copy_of(found, form=form, by=_user(), at=clock.now())
    if form is CopyForm.PAPER:
        return pdf_answer(content, f"{number} 个人信息查阅复制件", save=True)
    headers = {"Content-Disposition": f"attachment; filename=personal-{request_id}.json"}
    return Response(content, mimetype="application/json", headers=headers)


def _user():  # type: ignore[no-untyped-def]  # the proxy's user
    return current_user._get_current_object()
