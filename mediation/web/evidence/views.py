"""Adding files to a case, taking them out to read, marking them void."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.evidence import adding_in
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES
from mediation.models import Case
from mediation.queries import cases
from mediation.queries import evidence as evidence_rows
from mediation.services import evidence
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.evidence import bp
from mediation.web.evidence.forms import ACCEPT, UploadForm, VoidForm
from mediation.web.evidence.receiving import limits, receive
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires, requires_role
from mediation.web.sanity import takes_files

# The section of the case page asks for its rows itself.
bp.add_app_template_global(evidence_rows.of_case, "evidence_of_case")
bp.add_app_template_global(evidence_rows.count, "evidence_count")


@bp.route("/cases/<int:case_id>/evidence/new", methods=["GET", "POST"])
@requires(Action.ADD_EVIDENCE)
@takes_files
@costly("upload", per_minute=30)
def new(case_id: int) -> ResponseReturnValue:
    """Choose files and say what they are; each is checked and kept on its own."""
    case = cases.get_for(current_user, case_id)
    action = adding_in(case.state)
    require(case, action, by=current_user, at=clock.now())
    form = UploadForm()
    form.offer(case.parties)
    if form.validate_on_submit() and (told := _received(case, form)):
        flash(told, "success")
        if not form.errors:
            return redirect(url_for("cases.show", case_id=case_id, _anchor="evidence"))
    page = {"case": case, "form": form, "accept": ACCEPT, "limits": limits(), "action": action}
    return render_template("evidence/new.html", **page), 422 if form.errors else 200


def _received(case: Case, form: UploadForm) -> str:
    return receive(case, form, by=current_user._get_current_object(), at=clock.now())


@bp.get("/evidence/<int:evidence_id>/file")
@requires_role(*CASE_ROLES, *LIAISON_ROLES)
@costly("download", per_minute=120, reading=True)
def download(evidence_id: int) -> ResponseReturnValue:
    """The kept bytes under the name they came with; a stranger finds nothing here."""
    found, case = evidence_rows.get_for(current_user, evidence_id)
    name, media_type = found.name, found.file.media_type
    content = evidence.opened(found, case, by=current_user, at=clock.now())
    return file_answer(content, name, media_type)


@bp.route("/evidence/<int:evidence_id>/void", methods=["GET", "POST"])
@requires(Action.VOID_EVIDENCE)
def void(evidence_id: int) -> ResponseReturnValue:
    """Say, with a reason, that a file does not count."""
    found, case = evidence_rows.get_for(current_user, evidence_id)
    require(case, Action.VOID_EVIDENCE, by=current_user, at=clock.now())
    form = VoidForm()
    if form.validate_on_submit() and _voided(found, case, form):
        flash(f"“{found.name}”已作废，原件和原因仍然保留。", "success")
        return redirect(url_for("cases.show", case_id=case.id, _anchor="evidence"))
    page = {"evidence": found, "case": case, "form": form}
    return render_template("evidence/void.html", **page), 422 if form.errors else 200


def _voided(found: Any, case: Case, form: VoidForm) -> bool:
    reason = form.reason.data or ""
    try:
        evidence.void(found, case, reason=reason, by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
