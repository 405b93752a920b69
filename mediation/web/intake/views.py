"""Taking down a dispute: one long page, its draft, its look-ups."""

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain import application_check
from mediation.domain.application import Application
from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.identifiers import mask_phone
from mediation.domain.roles import Role
from mediation.models import Employer
from mediation.queries import cases, duplicates, employers
from mediation.queries.applications import application_of
from mediation.services import drafts, intake
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import requires, requires_role
from mediation.web.intake import bp
from mediation.web.intake.forms import IntakeForm
from mediation.web.intake.posting import (
    SUBJECT,
    draft_fields,
    fields_to_save,
    keep_draft,
    posted_fields,
    redrawn,
)
from mediation.web.intake.reading import unmasked_in


@bp.get("/intake/new")
@requires_role(Role.REGISTRAR, Role.SUPERVISOR)
def new() -> ResponseReturnValue:
    """The empty page; a draft left behind is offered first, so that nothing overwrites it."""
    draft = drafts.load(SUBJECT, by=current_user)
    if draft is None:
        return _page(IntakeForm(formdata=None, received_on=clock.today()))
    if "draft" not in request.args:
        resume, give_up = url_for(".new", draft=1), url_for(".discard")
        return render_template(
            "intake/draft.html", draft=draft, resume=resume, give_up=give_up, title="登记来访"
        )
    return _page(IntakeForm(formdata=draft_fields(SUBJECT)), resumed=True)


@bp.post("/intake/new")
@requires_role(Role.REGISTRAR, Role.SUPERVISOR)
def create() -> ResponseReturnValue:
    """Add or remove rows, keep a draft, or register what was typed."""
    try:
        changed = redrawn()
    except InvalidInput as error:
        return _refused(IntakeForm(formdata=posted_fields()), error)
    if changed is not None:
        return _page(IntakeForm(formdata=changed))
    if request.form.get("act") == "draft":
        return _kept()
    return _registered(IntakeForm(formdata=fields_to_save()))


def _registered(form: IntakeForm) -> ResponseReturnValue:
    now, is_valid = clock.now(), form.validate()
    try:
        # Asked even of a form that is not valid, so that everything wrong is said at once.
        application = intake.examine(unmasked_in(form), at=now).application
        if not is_valid:
            return _page(form), 422
        if not request.form.get("confirmed"):
            found = duplicates.likely(current_user, application, today=now.date())
            if found:
                typed = fields_to_save()
                return render_template("intake/duplicates.html", found=found, typed=typed), 409
        case = intake.register(application, by=current_user, at=now)
    except InvalidInput as error:
        return _refused(form, error)
    drafts.discard(SUBJECT, by=current_user)
    return redirect(url_for(".registered", case_id=case.id))


def _kept() -> ResponseReturnValue:
    keep_draft(SUBJECT)
    flash("草稿已保存，下次打开“登记来访”时可以继续填写。", "success")
    return redirect(url_for(".new", draft=1))


def _refused(form: IntakeForm, error: InvalidInput) -> ResponseReturnValue:
    show_problems(form, error)
    return _page(form), 422


def _page(form: IntakeForm, *, resumed: bool = False) -> str:
    return render_template("intake/new.html", form=form, resumed=resumed)


@bp.get("/intake/<int:case_id>/registered")
@requires(Action.EDIT)
def registered(case_id: int) -> ResponseReturnValue:
    """What to print and what to look after, right after a case was registered."""
    case = cases.get_for(current_user, case_id)
    application = application_of(case)
    return render_template(
        "intake/registered.html",
        case=case,
        source_label=application.source_channel.label,
        warnings=_warnings(application),
    )


def _warnings(application: Application) -> list[str]:
    """What deserves a look, each sentence with the party it is about."""
    names = dict(application_check.places(application))
    found = []
    for warning in application_check.check(application, clock.today()).warnings:
        party = next(
            (names[place] for place in names if warning.field.startswith(f"{place}-")), None
        )
        found.append(f"{party.name}：{warning.sentence}" if party else warning.sentence)
    return found


@bp.post("/intake/draft")
@requires(Action.EDIT)
@repeatable
def draft() -> ResponseReturnValue:
    """Keep what is typed, asked for by the page itself while somebody types."""
    keep_draft(_subject())
    return jsonify(saved_at=clock.now().strftime("%H:%M"))


@bp.post("/intake/draft/discard")
@requires(Action.EDIT)
def discard() -> ResponseReturnValue:
    """Give the draft up and begin with a fresh page."""
    drafts.discard(_subject(), by=current_user)
    flash("草稿已放弃。", "info")
    case_id = request.args.get("case_id", type=int)
    return redirect(url_for(".edit", case_id=case_id) if case_id else url_for(".new"))


def _subject() -> str:
    """The form a draft is of: a new application, or the correction of a case in sight."""
    case_id = request.args.get("case_id", type=int)
    return subject_of(cases.get_for(current_user, case_id).id) if case_id else SUBJECT


def subject_of(case_id: int) -> str:
    """The name of the draft of correcting a case."""
    return f"edit-{case_id}"


@bp.get("/intake/employers", endpoint="employers")
@requires(Action.EDIT)
def find_employers() -> ResponseReturnValue:
    """Employers on record while one types, with the facts that fill the fields around the name."""
    return jsonify([_shown(each) for each in employers.lookup(request.args.get("q", ""))])


def _shown(employer: Employer) -> dict[str, object]:
    filled = ("credit_code", "legal_representative", "legal_representative_post", "address")
    detail = " · ".join(part for part in (employer.credit_code, employer.address) if part)
    return {
        "id": employer.id,
        "label": employer.name,
        "detail": detail,
        "fields": {name: getattr(employer, name) or "" for name in filled}
        | {"phone": mask_phone(employer.phone or "")},
    }
