"""Answering a 交换包 that was carried to us, reporting on it, and the files to carry back."""

from http import HTTPStatus

from flask import Response, url_for

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import ANY_FILE, operation
from mediation.api.received import ONE, receivers
from mediation.domain.api_tokens import ApiScope
from mediation.queries import received_packs as rows
from mediation.services.received import receiving, replies
from mediation.web.costly import costly
from mediation.web.evidence.receiving import limits
from mediation.web.file_answer import file_answer
from mediation.web.guards import View
from mediation.web.received.forms import PackAnswerForm, PackReportForm

PackAnswerSent = shape_of(PackAnswerForm, "PackAnswerSent")
PackReportSent = shape_of(PackReportForm, "PackReportSent")


def _answering(view: View) -> View:
    return receivers(costly("pack", per_minute=20)(view))


@operation(
    "POST",
    f"{ONE}/answer",
    scope=ApiScope.INCOMING_WRITE,
    guard=_answering,
    summary="答复交换包：接收、退回补正或者不予接收；补正事项用契约的代码",
    body=PackAnswerSent,
)
def answer_received_pack(pack_id: int) -> str:
    """Take it, send it back for defects, or refuse it."""
    row = rows.received(me(), pack_id)
    form = filled(PackAnswerForm, body_of(PackAnswerSent))
    # Who says so of a key that is known already says nothing wrong.
    form.offer(replies.contract_of(row), is_key_known=False)
    replies.answer(row, validated(form).answer(), limits=limits(), **by_me())
    return url_for("api.show_received", pack_id=pack_id)


@operation(
    "POST",
    f"{ONE}/reports",
    scope=ApiScope.INCOMING_WRITE,
    guard=receivers,
    summary="登记办理进展：开庭、裁决、送达等；办理结果的地址是回告文件",
    body=PackReportSent,
    status=HTTPStatus.CREATED,
)
def report_on_pack(pack_id: int) -> str:
    """Report what came of a pack that we took."""
    row = rows.received(me(), pack_id)
    form = filled(PackReportForm, body_of(PackReportSent))
    seen = receiving.preview(row, **by_me())
    form.offer(seen.opened.contract, replies.reportable(row), seen.contents.party_names)
    told = validated(form)
    made = replies.report(row, told.report(), party=told.party.data or "", **by_me())
    return url_for("api.fetch_report_of_pack", pack_id=pack_id, report_id=made.id)


@operation(
    "GET",
    f"{ONE}/receipt",
    scope=ApiScope.INCOMING_READ,
    guard=receivers,
    summary="回执文件（zip），交对方导入",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_receipt_of_pack(pack_id: int) -> Response:
    """The answer as the file to carry back."""
    return _to_carry(pack_id, 0)


@operation(
    "GET",
    f"{ONE}/reports/<int:report_id>",
    scope=ApiScope.INCOMING_READ,
    guard=receivers,
    summary="一次进展的回告文件（zip），交对方导入",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_report_of_pack(pack_id: int, report_id: int) -> Response:
    """A report as the file to carry back."""
    return _to_carry(pack_id, report_id)


def _to_carry(pack_id: int, report_id: int) -> Response:
    row = rows.received(me(), pack_id)
    name, content = replies.file_of(row, report_id, **by_me())
    return file_answer(content, name, receiving.ZIP)
