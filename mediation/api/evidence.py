"""材料 of a case: the list, the kept bytes, adding one file, marking one void."""

from http import HTTPStatus

from flask import Response, url_for

from mediation.api.asking import body_of, file_form, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import ANY_FILE, FORM_DATA, operation
from mediation.api.paging import Listing
from mediation.api.shapes import FileOfCase
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.evidence import adding_in
from mediation.queries import cases
from mediation.queries import evidence as evidence_rows
from mediation.services import evidence
from mediation.services.evidence import Upload
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.evidence.forms import UploadForm, VoidForm
from mediation.web.evidence.receiving import limits
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, case_workers, requires
from mediation.web.sanity import takes_files

FileWords = shape_of(UploadForm, "FileWords", without=frozenset({"files"}))
ReasonOfVoiding = shape_of(VoidForm, "ReasonOfVoiding")


class FileSent(FileWords):  # type: ignore[valid-type,misc]  # made from the form
    """One file as multipart/form-data, and what is said of it."""

    file: bytes


@operation(
    "GET",
    "/cases/<int:case_id>/evidence",
    scope=ApiScope.EVIDENCE_READ,
    guard=case_workers,
    summary="材料清单，作废的也在内",
    answer=Listing[FileOfCase],
)
def list_evidence(case_id: int) -> Listing[FileOfCase]:
    """Every file of the case."""
    case = cases.get_for(me(), case_id)
    rows = [FileOfCase.model_validate(row) for row in evidence_rows.of_case(case.id)]
    return Listing(items=rows, next=None)


@operation(
    "GET",
    "/evidence/<int:evidence_id>",
    scope=ApiScope.EVIDENCE_READ,
    guard=case_workers,
    summary="一份材料的说明",
    answer=FileOfCase,
)
def show_evidence(evidence_id: int) -> FileOfCase:
    """One file without its bytes."""
    found, _case = evidence_rows.get_for(me(), evidence_id)
    return FileOfCase.model_validate(found)


def _downloading(view: View) -> View:
    return case_workers(costly("download", per_minute=120, reading=True)(view))


@operation(
    "GET",
    "/evidence/<int:evidence_id>/file",
    scope=ApiScope.EVIDENCE_READ,
    guard=_downloading,
    summary="材料的原文件",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_evidence(evidence_id: int) -> Response:
    """The kept bytes; that they were fetched is written down."""
    found, case = evidence_rows.get_for(me(), evidence_id)
    name, media_type = found.name, found.file.media_type
    content = evidence.opened(found, case, by=me(), at=clock.now())
    return file_answer(content, name, media_type)


def _uploading(view: View) -> View:
    return requires(Action.ADD_EVIDENCE)(takes_files(costly("upload", per_minute=30)(view)))


@operation(
    "POST",
    "/cases/<int:case_id>/evidence",
    scope=ApiScope.EVIDENCE_WRITE,
    guard=_uploading,
    summary="上传一份材料，结案后为补充材料：multipart/form-data，文件在 file 中",
    body=FileSent,
    takes=FORM_DATA,
    status=HTTPStatus.CREATED,
)
def add_evidence(case_id: int) -> str:
    """Take one file in; the same bytes again give the file that is there."""
    case = cases.get_for(me(), case_id)
    require(case, adding_in(case.state), by=me(), at=clock.now())
    form = file_form(UploadForm)
    form.offer(case.parties)
    sent = validated(form).sent[0]
    upload = Upload(sent.filename or "", sent.read())
    added = evidence.add(case, upload, form.about(), limits=limits(), by=me(), at=clock.now())
    return url_for("api.show_evidence", evidence_id=added.evidence.id)


@operation(
    "POST",
    "/evidence/<int:evidence_id>/void",
    scope=ApiScope.EVIDENCE_WRITE,
    guard=requires(Action.VOID_EVIDENCE),
    summary="作废一份材料：写明原因，原件仍然保留",
    body=ReasonOfVoiding,
)
def void_evidence(evidence_id: int) -> str:
    """Say that a file does not count."""
    user, at = me(), clock.now()
    found, case = evidence_rows.get_for(user, evidence_id)
    require(case, Action.VOID_EVIDENCE, by=user, at=at)
    form = validated(filled(VoidForm, body_of(ReasonOfVoiding)))
    evidence.void(found, case, reason=form.reason.data, by=user, at=at)
    return url_for("api.show_evidence", evidence_id=evidence_id)
