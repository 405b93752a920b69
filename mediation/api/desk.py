"""The liaison's desk: what was shared with us, built from the share alone, and our answer."""

from flask import Response, url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.cases import RevealReasonGiven, WholeNumber, reason_given
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import ANY_FILE, PDF, operation
from mediation.api.paging import Listing, opaque, plain
from mediation.api.shares import MessageSent
from mediation.domain.api_tokens import ApiScope
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import AnswerOutcome
from mediation.models import Share
from mediation.queries import share_desk
from mediation.queries import shares as share_rows
from mediation.queries.share_desk import DeskRow, DeskTab
from mediation.queries.shared_view import SharedView, shared_view
from mediation.services import revealing, share_looks, share_messages, share_progress, sharing
from mediation.services.handoff import fetching, making
from mediation.web import clock
from mediation.web.cases.referral_forms import ProgressForm, reported
from mediation.web.cases.steps import typed_in
from mediation.web.costly import costly
from mediation.web.desk.forms import AnswerForm, MessageForm, PapersWantedForm
from mediation.web.file_answer import file_answer
from mediation.web.form_keys import repeatable
from mediation.web.guards import View, liaisons
from mediation.web.pdf_answer import pdf_answer

AnswerSent = shape_of(AnswerForm, "AnswerSent")
PapersWanted = shape_of(PapersWantedForm, "PapersWanted")
ProgressSent = shape_of(ProgressForm, "ProgressSent")


class DeskQuery(BaseModel):
    """Which list of the desk."""

    model_config = ConfigDict(extra="forbid")

    tab: DeskTab = Field(
        default=DeskTab.TO_DO,
        description="to_do 要办的；new 新共享；acknowledged 待回复；answered 已办结",
    )
    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


def _wanted(share_id: int) -> Share:
    return share_rows.get_for(me(), share_id, clock.today())


def _address(share_id: int) -> str:
    return url_for("api.show_shared", share_id=share_id)


@operation(
    "GET",
    "/desk",
    scope=ApiScope.DESK_READ,
    guard=liaisons,
    summary="共享给我们的案件",
    answer=Listing[DeskRow],
    query=DeskQuery,
)
def list_desk() -> Listing[DeskRow]:
    """One list of the desk."""
    asked = query_of(DeskQuery)
    found = share_desk.page(me(), asked.tab, clock.today(), plain(asked.after))
    return Listing(items=list(found.rows), next=opaque(found.next_after))


@operation(
    "GET",
    "/desk/<int:share_id>",
    scope=ApiScope.DESK_READ,
    guard=liaisons,
    summary="打开一项共享：只有共享的内容；逐次记录",
    answer=SharedView,
)
def show_shared(share_id: int) -> SharedView:
    """What the share opens; opening it is written down."""
    share = _wanted(share_id)
    share_looks.look(share, ViewKind.OPENED, by=me(), at=clock.now())
    return shared_view(share, clock.today())


@operation(
    "GET",
    "/desk/<int:share_id>/papers/<int:document_id>",
    scope=ApiScope.DESK_READ,
    guard=liaisons,
    summary="下载共享的文书，须允许下载、打印；每页注明取件人和时间；逐次记录",
    answer=bytes,
    media=PDF,
)
def fetch_shared_paper(share_id: int, document_id: int) -> Response:
    """A paper of the share; a program takes it away, so the share must allow that."""
    share, at = _wanted(share_id), clock.now()
    what = ViewKind.PAPER_SAVED
    taken = share_looks.open_paper(share, document_id, what=what, by=me(), at=at)
    return pdf_answer(taken.content, taken.name, save=True)


def _downloading(view: View) -> View:
    return liaisons(costly("download", per_minute=120, reading=True)(view))


@operation(
    "GET",
    "/desk/<int:share_id>/papers/<int:document_id>/scans/<int:evidence_id>",
    scope=ApiScope.DESK_READ,
    guard=_downloading,
    summary="下载共享文书的签署件，每页注明取件人和时间；逐次记录",
    answer=bytes,
    media=PDF,
)
def fetch_shared_scan(share_id: int, document_id: int, evidence_id: int) -> Response:
    """A file of the signed paper."""
    share, at = _wanted(share_id), clock.now()
    taken = share_looks.open_scan(share, document_id, evidence_id, by=me(), at=at)
    return pdf_answer(taken.content, taken.name, save=True)


@operation(
    "GET",
    "/desk/<int:share_id>/packs/<int:pack_id>",
    scope=ApiScope.DESK_READ,
    guard=_downloading,
    summary="下载随共享交付的交换包（zip）；逐次记录",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_shared_pack(share_id: int, pack_id: int) -> Response:
    """Take away the pack that goes with the share."""
    found, content = fetching.fetched(_wanted(share_id), pack_id, by=me(), at=clock.now())
    return file_answer(content, found.name_outside, making.MEDIA_TYPE)


@operation(
    "POST",
    "/desk/<int:share_id>/acknowledge",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="接收",
    body=Nothing,
)
def acknowledge_share(share_id: int) -> str:
    """Take note of a new share."""
    share = _wanted(share_id)
    body_of(Nothing)
    sharing.acknowledge(share, by=me(), at=clock.now())
    return _address(share_id)


@operation(
    "POST",
    "/desk/<int:share_id>/papers-wanted",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="要求补正：一次写明缺少的材料",
    body=PapersWanted,
)
def want_papers(share_id: int) -> str:
    """Say which papers are missing."""
    share = _wanted(share_id)
    form = validated(filled(PapersWantedForm, body_of(PapersWanted)))
    given = {"wanted": form.papers(), "note": form.note.data or ""}
    sharing.ask_for_papers(share, **given, by=me(), at=clock.now())
    return _address(share_id)


@operation(
    "POST",
    "/desk/<int:share_id>/answer",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="办结回告：结果、贵单位案号、日期",
    body=AnswerSent,
)
def answer_share(share_id: int) -> str:
    """Return the result, which appears on the case."""
    share = _wanted(share_id)
    form = filled(AnswerForm, body_of(AnswerSent))
    form.offer(share.purpose)
    typed = validated(form)
    sharing.answer(
        share,
        outcome=AnswerOutcome(typed.outcome.data),
        docket=typed.docket.data or "",
        answered_on=typed.answered_on.data,
        note=typed.note.data or "",
        facts=typed.facts(),
        by=me(),
        at=clock.now(),
    )
    return _address(share_id)


@operation(
    "POST",
    "/desk/<int:share_id>/messages",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="给调解组织留言",
    body=MessageSent,
)
def reply_to_share(share_id: int) -> str:
    """Write to the office of the case."""
    share = _wanted(share_id)
    form = validated(filled(MessageForm, body_of(MessageSent)))
    share_messages.reply(share, form.text.data or "", by=me(), at=clock.now())
    return _address(share_id)


@operation(
    "POST",
    "/desk/<int:share_id>/progress",
    scope=ApiScope.DESK_WRITE,
    guard=liaisons,
    summary="登记移送进展：开庭、裁决、送达、生效等",
    body=ProgressSent,
)
def report_progress(share_id: int) -> str:
    """Tell how far the referral is that the share serves."""
    share = _wanted(share_id)
    form = filled(ProgressForm, body_of(ProgressSent))
    form.offer([share_progress.to_report_on(share)], share_progress.people_named(share))
    told = reported(typed_in(validated(form)))
    share_progress.report(share, told, by=me(), at=clock.now())
    return _address(share_id)


@operation(
    "POST",
    "/desk/<int:share_id>/people/<person>/<field>",
    scope=ApiScope.REVEAL,
    guard=lambda view: liaisons(repeatable(view)),
    summary="显示共享的一个完整电话：写明用途，逐次记录",
    answer=WholeNumber,
    body=RevealReasonGiven,
)
def reveal_shared_number(share_id: int, person: str, field: str) -> WholeNumber:
    """One telephone; the trail and the party's list have who asked and why."""
    share = _wanted(share_id)
    secret = revealing.shared_secret(share, person, field)
    reason, note = reason_given()
    value = revealing.reveal_shared(share, secret, reason, note, by=me(), at=clock.now())
    return WholeNumber(value=value)
