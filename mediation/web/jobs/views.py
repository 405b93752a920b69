"""The list of one's own jobs, one of them, its progress, and what it made."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.queries import jobs as job_rows
from mediation.services import jobs
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.guards import passive, signed_in
from mediation.web.jobs import bp


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    """One's own jobs, newest first."""
    now = clock.now()
    rows = [
        {"job": job, "has_file": job_rows.has_file(job, now)}
        for job in job_rows.of_user(current_user, at=now)
    ]
    return render_template("jobs/index.html", rows=rows)


@bp.get("/<int:job_id>")
@signed_in
def show(job_id: int) -> ResponseReturnValue:
    """One job; the page asks for its progress by itself."""
    return render_template("jobs/show.html", **_context(job_id))


@bp.get("/<int:job_id>/progress")
@signed_in
@passive
def progress(job_id: int) -> ResponseReturnValue:
    """The piece of the page that changes; asked for by the page, not by whoever left it open."""
    if request.headers.get("HX-Request") != "true":
        return redirect(url_for("jobs.show", job_id=job_id))
    return render_template("jobs/_progress.html", **_context(job_id))


@bp.get("/<int:job_id>/file")
@signed_in
@costly("download", per_minute=120, reading=True)
def file(job_id: int) -> ResponseReturnValue:
    """The file that a job made, for whoever wished it."""
    now = clock.now()
    job = job_rows.with_file(current_user, job_id, at=now)
    name, media_type = job.file_name or "文件", job.file.media_type if job.file else ""
    return file_answer(jobs.downloaded(job, by=current_user, at=now), name, media_type)


def _context(job_id: int) -> dict[str, object]:
    job = job_rows.get_for(current_user, job_id)
    return {"job": job, "has_file": job_rows.has_file(job, clock.now())}
