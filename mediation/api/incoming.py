"""来案: sending a case in, following what we sent, taking or refusing what was sent to us."""

from datetime import date, datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from flask import url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.intake import MACHINERY, as_sent
from mediation.api.operations import operation
from mediation.api.paging import Listing, opaque, plain
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.incoming import FilingDate, IncomingRefusal, IncomingState, IncomingWay
from mediation.domain.source_channels import SourceChannel
from mediation.models import IncomingCase, IncomingPaper
from mediation.queries import incoming as rows
from mediation.queries.incoming import DESK_ROLES, SENDER_ROLES
from mediation.queries.keyset import Page
from mediation.services import incoming as services
from mediation.web import clock
from mediation.web.guards import requires_role
from mediation.web.incoming.batch import USUAL
from mediation.web.incoming.forms import RefusalForm, SendingForm
from mediation.web.incoming.reading import sending_in
from mediation.web.intake.rows import tidied

SendingSent = shape_of(SendingForm, "SendingSent", without=MACHINERY)
RefusalSent = shape_of(RefusalForm, "RefusalSent")
senders, desks = requires_role(*SENDER_ROLES), requires_role(*DESK_ROLES)


class TabCode(StrEnum):
    """Which list of the page."""

    WAITING = "waiting"
    ANSWERED = "answered"


class IncomingQuery(BaseModel):
    """Which list, and from where."""

    model_config = ConfigDict(extra="forbid")

    tab: TabCode = Field(default=TabCode.WAITING, description="waiting 待答复；answered 已答复")
    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


class IncomingRow(Answer):
    """A case sent in as lists show it, for both sides."""

    id: int
    state: IncomingState
    way: IncomingWay
    channel: SourceChannel
    docket: str
    letter_number: str
    letter_on: date
    cause: str
    title: str
    sender: str
    body: str
    sent_at: datetime
    answer_due_on: date
    answered_at: datetime | None
    refusal: IncomingRefusal | None


class IncomingPaperRow(Answer):
    """A paper that came with a case: a file at `location`, or one carried over by hand."""

    id: int
    name: str
    pages: int | None
    is_original: bool
    location: str | None


class IncomingDetail(IncomingRow):
    """One case sent in: the letter, the dispute with masked numbers, the answer, the case."""

    entry_path: EntryPath
    term_days: int | None
    return_by: date | None
    filing_date: FilingDate
    first_came_on: date | None
    contact_name: str
    contact_phone: str
    message: str
    answer_note: str
    application: dict[str, Any] = Field(description="当事人、请求、事实；号码只显示一部分")
    papers: list[IncomingPaperRow]
    case_number: str | None
    case_state: CaseState | None


@operation(
    "POST",
    "/incoming",
    scope=ApiScope.INCOMING_WRITE,
    guard=senders,
    summary="转出案件给调解组织，字段与批量转出的 JSON 相同；请求的 applicant 从 0 数申请人",
    body=SendingSent,
    status=HTTPStatus.CREATED,
)
def send_in() -> str:
    """Send a case to a body; the very same case is taken once."""
    user, at = me(), clock.now()
    form = filled(_Posted, body_of(SendingSent), sender=user.organisation.kind)
    sending = sending_in(validated(form), IncomingWay.INTERFACE)
    made = services.send(sending, by=user, at=at)
    return url_for("api.show_sent", incoming_id=made.id)


class _Posted(SendingForm):
    """The form of the page with the rows of a program, which says no more than a file."""

    def __init__(self, formdata: Any, **kwargs: Any) -> None:
        for name, value in USUAL.items():
            formdata.setdefault(name, value)
        super().__init__(formdata=tidied(formdata, for_saving=True), **kwargs)


@operation(
    "GET",
    "/incoming/sent",
    scope=ApiScope.INCOMING_READ,
    guard=senders,
    summary="本单位转出的案件和答复",
    answer=Listing[IncomingRow],
    query=IncomingQuery,
)
def list_sent() -> Listing[IncomingRow]:
    """What the organisation sent, by what became of it."""
    asked = query_of(IncomingQuery)
    return _listing(rows.sendings(me(), rows.tab_of(asked.tab), plain(asked.after)))


@operation(
    "GET",
    "/incoming/sent/<int:incoming_id>",
    scope=ApiScope.INCOMING_READ,
    guard=senders,
    summary="转出的一件案件：答复、案号、办理状态",
    answer=IncomingDetail,
)
def show_sent(incoming_id: int) -> IncomingDetail:
    """One case that the organisation sent."""
    return _detail(rows.sent(me(), incoming_id), "api.fetch_sent_paper")


@operation(
    "POST",
    "/incoming/sent/<int:incoming_id>/withdraw",
    scope=ApiScope.INCOMING_WRITE,
    guard=senders,
    summary="撤回还没有答复的转出案件",
    body=Nothing,
)
def withdraw_sent(incoming_id: int) -> str:
    """Take a case back before it is answered."""
    row = rows.sent(me(), incoming_id)
    body_of(Nothing)
    services.withdraw(row, by=me(), at=clock.now())
    return url_for("api.show_sent", incoming_id=incoming_id)


@operation(
    "GET",
    "/incoming",
    scope=ApiScope.INCOMING_READ,
    guard=desks,
    summary="转来的案件（来案）",
    answer=Listing[IncomingRow],
    query=IncomingQuery,
)
def list_incoming() -> Listing[IncomingRow]:
    """What was sent in to the bodies of the account."""
    asked = query_of(IncomingQuery)
    return _listing(rows.arrivals(me(), rows.tab_of(asked.tab), plain(asked.after)))


@operation(
    "GET",
    "/incoming/<int:incoming_id>",
    scope=ApiScope.INCOMING_READ,
    guard=desks,
    summary="一件来案：来文和争议，号码只显示一部分",
    answer=IncomingDetail,
)
def show_incoming(incoming_id: int) -> IncomingDetail:
    """One case as its sender told it."""
    return _detail(rows.arrived(me(), incoming_id), "api.fetch_incoming_paper")


@operation(
    "POST",
    "/incoming/<int:incoming_id>/accept",
    scope=ApiScope.INCOMING_WRITE,
    guard=desks,
    summary="接收来案：登记，法院、仲裁委委托的同时受理",
    body=Nothing,
)
def accept_incoming(incoming_id: int) -> str:
    """Take the case; where the case can be read is the answer."""
    row = rows.arrived(me(), incoming_id)
    body_of(Nothing)
    case = services.accept(row, by=me(), at=clock.now())
    return url_for("api.show_case", case_id=case.id)


@operation(
    "POST",
    "/incoming/<int:incoming_id>/refuse",
    scope=ApiScope.INCOMING_WRITE,
    guard=desks,
    summary="不予接收来案，写明原因",
    body=RefusalSent,
)
def refuse_incoming(incoming_id: int) -> str:
    """Say why the case is not taken."""
    row = rows.arrived(me(), incoming_id)
    form = validated(filled(RefusalForm, body_of(RefusalSent)))
    reason = {"refusal": IncomingRefusal(form.refusal.data), "note": form.note.data or ""}
    services.refuse(row, **reason, by=me(), at=clock.now())
    return url_for("api.show_incoming", incoming_id=incoming_id)


def _listing(page: Page[IncomingCase]) -> Listing[IncomingRow]:
    items = [IncomingRow(**_told(IncomingRow, row)) for row in page.rows]
    return Listing(items=items, next=opaque(page.next))


def _detail(row: IncomingCase, fetching: str) -> IncomingDetail:
    return IncomingDetail(
        **_told(IncomingDetail, row),
        application=as_sent(services.application_of(row)),
        papers=[_paper(each, fetching) for each in row.papers],
        case_number=row.case.number if row.case else None,
        case_state=row.case.state if row.case else None,
    )


def _paper(row: IncomingPaper, fetching: str) -> IncomingPaperRow:
    told = {n: getattr(row, n) for n in IncomingPaperRow.model_fields if n != "location"}
    place = {"incoming_id": row.incoming_id, "paper_id": row.id}
    return IncomingPaperRow(**told, location=url_for(fetching, **place) if row.file_id else None)


def _told(shape: type[IncomingRow], row: IncomingCase) -> dict[str, Any]:
    apart = {"sender", "body", "application", "papers", "case_number", "case_state"}
    told = {name: getattr(row, name) for name in shape.model_fields.keys() - apart}
    return told | {"sender": row.sender.name, "body": row.body.name}
