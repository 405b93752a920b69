"""The files of a case that was sent in: added by its sender, fetched by both sides."""

from http import HTTPStatus

from flask import url_for
from flask.typing import ResponseReturnValue

from mediation.api.acting import by_me
from mediation.api.asking import file_form, me, validated
from mediation.api.form_shapes import Shape
from mediation.api.incoming import desks, senders
from mediation.api.operations import ANY_FILE, FORM_DATA, operation
from mediation.domain.api_tokens import ApiScope
from mediation.queries import incoming as rows
from mediation.services import incoming_papers
from mediation.services.file_admission import Upload
from mediation.web.evidence.receiving import limits
from mediation.web.guards import View
from mediation.web.incoming.answers import paper_answer
from mediation.web.incoming.forms import PapersForm
from mediation.web.sanity import takes_files


class PaperSent(Shape):
    """One file as multipart/form-data."""

    file: bytes


def _uploading(view: View) -> View:
    return senders(takes_files(view))


@operation(
    "POST",
    "/incoming/sent/<int:incoming_id>/papers",
    scope=ApiScope.INCOMING_WRITE,
    guard=_uploading,
    summary="给还没有答复的转出案件添加一个文件：multipart/form-data，文件在 file 中",
    body=PaperSent,
    takes=FORM_DATA,
    status=HTTPStatus.CREATED,
)
def add_paper_to_sent(incoming_id: int) -> str:
    """Add a file to a case that waits for its answer."""
    row = rows.sent(me(), incoming_id)
    sent = validated(file_form(PapersForm)).sent[0]
    upload = Upload(sent.filename or "", sent.read())
    added = incoming_papers.add(row, upload, limits=limits(), **by_me())
    return url_for("api.fetch_sent_paper", incoming_id=incoming_id, paper_id=added.id)


@operation(
    "GET",
    "/incoming/sent/<int:incoming_id>/papers/<int:paper_id>",
    scope=ApiScope.INCOMING_READ,
    guard=senders,
    summary="转出案件的一个文件；逐次记录",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_sent_paper(incoming_id: int, paper_id: int) -> ResponseReturnValue:
    """Take one of our own files out again."""
    return paper_answer(rows.sent(me(), incoming_id), paper_id)


@operation(
    "GET",
    "/incoming/<int:incoming_id>/papers/<int:paper_id>",
    scope=ApiScope.INCOMING_READ,
    guard=desks,
    summary="来案的一个文件；逐次记录",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_incoming_paper(incoming_id: int, paper_id: int) -> ResponseReturnValue:
    """Take a file out to read it."""
    return paper_answer(rows.arrived(me(), incoming_id), paper_id)
