"""Correcting what was registered: the same page, and what others changed meanwhile."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import EditConflict, InvalidInput
from mediation.domain.masked_entry import masked
from mediation.models import Case
from mediation.queries import cases
from mediation.queries.applications import application_of
from mediation.services import drafts, intake, moving
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.intake import bp
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.merging import base_of, merged
from mediation.web.intake.posting import (
    draft_fields,
    fields_to_save,
    keep_draft,
    posted_fields,
    redrawn,
)
from mediation.web.intake.reading import fields_of, typed_in, unmasked_in
from mediation.web.intake.rows import Fields
from mediation.web.intake.views import subject_of


@bp.get("/cases/<int:case_id>/edit")
@requires(Action.EDIT)
def edit(case_id: int) -> ResponseReturnValue:
    """The page with what is registered; a draft left behind is offered first."""
    case = cases.get_for(current_user, case_id)
    moving.require(case, Action.EDIT, by=current_user, at=clock.now())
    draft = drafts.load(subject_of(case_id), by=current_user)
    if draft is None:
        return _page(case, _form_of(case))
    if "draft" not in request.args:
        resume = url_for(".edit", case_id=case_id, draft=1)
        give_up = url_for(".discard", case_id=case_id)
        return render_template(
            "intake/draft.html", draft=draft, resume=resume, give_up=give_up, title=case.title
        )
    return _page(case, IntakeForm(formdata=draft_fields(subject_of(case_id))), resumed=True)


@bp.post("/cases/<int:case_id>/edit")
@requires(Action.EDIT)
def save(case_id: int) -> ResponseReturnValue:
    """Add or remove rows, keep a draft, or save the correction."""
    case = cases.get_for(current_user, case_id)
    moving.require(case, Action.EDIT, by=current_user, at=clock.now())
    try:
        changed = redrawn()
    except InvalidInput as error:
        return _refused(case, IntakeForm(formdata=posted_fields()), error)
    if changed is not None:
        return _page(case, IntakeForm(formdata=changed))
    if request.form.get("act") == "draft":
        keep_draft(subject_of(case_id))
        flash("草稿已保存，下次打开本页时可以继续填写。", "success")
        return redirect(url_for(".edit", case_id=case_id, draft=1))
    return _saved(case, IntakeForm(formdata=fields_to_save()))


def _saved(case: Case, form: IntakeForm) -> ResponseReturnValue:
    now, is_valid = clock.now(), form.validate()
    version = form.version.data or 0
    try:
        # Asked first: behind the masks of a page that is out of date stand other numbers.
        intake.refuse_conflict(case, version)
        application = intake.examine(unmasked_in(form, case), at=now).application
        if not is_valid:
            return _page(case, form), 422
        intake.edit(case, application, expected_version=version, by=current_user, at=now)
    except InvalidInput as error:
        return _refused(case, form, error)
    except EditConflict as error:
        return _page(case, _form_of(case, over=fields_to_save()), conflict=error), 409
    drafts.discard(subject_of(case.id), by=current_user)
    flash("修改已保存。", "success")
    return redirect(url_for("cases.show", case_id=case.id))


def _form_of(case: Case, over: Fields | None = None) -> IntakeForm:
    """The form of what is registered now, under what somebody typed over an older state."""
    form = IntakeForm(formdata=None, **fields_of(masked(application_of(case))))
    if over is not None:
        form = IntakeForm(formdata=merged(over, typed_in(form)))
    else:
        form.base.data = base_of(typed_in(form))
    form.version.data = case.version
    return form


def _refused(case: Case, form: IntakeForm, error: InvalidInput) -> ResponseReturnValue:
    show_problems(form, error)
    return _page(case, form), 422


def _page(
    case: Case, form: IntakeForm, *, resumed: bool = False, conflict: EditConflict | None = None
) -> str:
    return render_template(
        "intake/edit.html", case=case, form=form, resumed=resumed, conflict=conflict
    )
