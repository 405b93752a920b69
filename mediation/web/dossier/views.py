"""The page of a file, binding a part, reading what was bound, taking the whole out."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import NotVisible
from mediation.domain.volumes import Volume
from mediation.models import Case
from mediation.queries import cases, retention
from mediation.queries import dossier as queries
from mediation.services.audit import reference_of
from mediation.services.dossier import binding, exporting, reading
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.dossier import bp
from mediation.web.dossier.page import page_context, running_job, section_context
from mediation.web.file_answer import file_answer
from mediation.web.guards import case_workers, requires, sensitive
from mediation.web.pdf_answer import pdf_answer


@bp.app_template_global("dossier_of_case")
def dossier_of_case(case: Case) -> dict[str, Any]:
    """What the section of the case page shows."""
    return section_context(case, current_user, clock.today())


@bp.get("/cases/<int:case_id>/dossier")
@case_workers
def show(case_id: int) -> ResponseReturnValue:
    """The volumes that one may open, their catalogues, and what the file lacks."""
    case = cases.get_for(current_user, case_id)
    if retention.remains_of(case_id) is not None:
        return redirect(url_for("cases.show", case_id=case_id))
    context = page_context(case, current_user, clock.today())
    job = running_job(current_user, request.args.get("job", type=int), clock.now())
    return render_template("dossier/show.html", **context, **job)


@bp.post("/cases/<int:case_id>/dossier/<volume>/<int:part>")
@requires(Action.ISSUE_DOCUMENT)
@costly("bind", per_minute=6)
def bind(case_id: int, volume: str, part: int) -> ResponseReturnValue:
    """Put the binding of one part in the line; the page shows how far it is."""
    case = cases.get_for(current_user, case_id)
    by = current_user._get_current_object()
    job = binding.wish(case, volume=_volume(volume), part=part, by=by, at=clock.now())
    return redirect(url_for("dossier.show", case_id=case_id, job=job.id))


@bp.get("/dossier/<int:binding_id>.pdf")
@case_workers
@costly("download", per_minute=120, reading=True)
def pdf(binding_id: int) -> ResponseReturnValue:
    """A bound volume as it was kept; who may not open the volume finds nothing here."""
    bound, case = queries.binding_for(current_user, binding_id)
    name = reading.file_name(bound, case)
    content = reading.opened(bound, case, by=current_user, at=clock.now())
    return pdf_answer(content, name, save="save" in request.args)


@bp.get("/cases/<int:case_id>/dossier/export")
@requires(Action.ARCHIVE)
@sensitive
@costly("export", per_minute=5)
def export(case_id: int) -> ResponseReturnValue:
    """The whole file as a zip that proves itself; said again who sits there first."""
    case = cases.get_for(current_user, case_id)
    name = f"{reference_of(case)} 归档包.zip"
    content = exporting.export(case, by=current_user, at=clock.now())
    return file_answer(content, name, "application/zip")


def _volume(word: str) -> Volume:
    if word not in set(Volume):
        raise NotVisible
    return Volume(word)
