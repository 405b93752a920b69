"""What is made in the background: the export of the list of cases, each job, and its file."""

from datetime import datetime
from http import HTTPStatus

from flask import Response, request, url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.cases import CaseFilters
from mediation.api.form_shapes import shape_of
from mediation.api.operations import ANY_FILE, operation
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.jobs import JobKind, JobState
from mediation.domain.permissions import Right
from mediation.queries import jobs as queries
from mediation.services import jobs as services
from mediation.web import clock
from mediation.web.cases.list_form import read_filters
from mediation.web.costly import costly
from mediation.web.exports.forms import ExportForm
from mediation.web.exports.wishing import wished
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, case_workers, requires_right

# Typed twice by people alone.
ExportWanted = shape_of(ExportForm, "ExportWanted", without=frozenset({"again"}))


class JobRead(Answer):
    """One job of one's own."""

    id: int
    kind: JobKind
    title: str
    state: JobState
    done: int
    total: int
    sentence: str | None = Field(description="结果，或者没有办成的原因")
    created_at: datetime
    expires_at: datetime | None
    file: str | None = Field(description="取文件的地址，没有的为 null")


def _exporting(view: View) -> View:
    return requires_right(Right.EXPORT_CASES)(costly("export", per_minute=5)(view))


@operation(
    "POST",
    "/cases/export",
    scope=ApiScope.EXPORT,
    guard=_exporting,
    summary="导出案件列表为表格：写明用途；筛选写在地址中",
    body=ExportWanted,
    query=CaseFilters,
    status=HTTPStatus.CREATED,
)
def export_cases() -> str:
    """Put the list that the filters name into a spreadsheet."""
    query_of(CaseFilters)
    sent = body_of(ExportWanted).model_dump(exclude_none=True)
    again = {"again": sent["password"]} if "password" in sent else {}
    form = validated(filled(ExportForm, sent | again))
    filters = read_filters(request.args)
    job = wished(filters, form.purpose.data or "", form.password.data or "", by=me())
    return url_for("api.show_job", job_id=job.id)


@operation(
    "GET",
    "/jobs/<int:job_id>",
    scope=ApiScope.EXPORT,
    guard=case_workers,
    summary="自己的后台任务办到哪里",
    answer=JobRead,
)
def show_job(job_id: int) -> JobRead:
    """How far a job is."""
    job = queries.get_for(me(), job_id)
    told = {name: getattr(job, name) for name in JobRead.model_fields if name != "file"}
    has_file = queries.has_file(job, clock.now())
    return JobRead(**told, file=url_for("api.fetch_job_file", job_id=job_id) if has_file else None)


def _downloading(view: View) -> View:
    return case_workers(costly("download", per_minute=120, reading=True)(view))


@operation(
    "GET",
    "/jobs/<int:job_id>/file",
    scope=ApiScope.EXPORT,
    guard=_downloading,
    summary="后台任务办好的文件",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_job_file(job_id: int) -> Response:
    """The file that a job made, for whoever wished it."""
    job = queries.with_file(me(), job_id, at=clock.now())
    name, media_type = job.file_name or "文件", job.file.media_type if job.file else ""
    return file_answer(services.downloaded(job, **by_me()), name, media_type)
