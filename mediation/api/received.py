"""收到的交换包: the list, sending one in, and everything that is in it."""

from datetime import date, datetime
from http import HTTPStatus
from mimetypes import guess_type
from typing import Any

from flask import Response, url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import file_form, me, query_of, validated
from mediation.api.form_shapes import Shape
from mediation.api.incoming import IncomingQuery
from mediation.api.intake import as_sent
from mediation.api.operations import ANY_FILE, FORM_DATA, operation
from mediation.api.paging import Listing, opaque, plain
from mediation.api.shapes import Answer, Yuan, yuan
from mediation.domain.api_tokens import ApiScope
from mediation.domain.handoff import ReceivedState
from mediation.domain.referrals import ReferralStep
from mediation.models import PackReport, ReceivedPack
from mediation.queries import received_packs as rows
from mediation.queries.received_packs import RECEIVER_ROLES
from mediation.services.received import receiving, replies
from mediation.services.received.receiving import Preview
from mediation.web.costly import costly
from mediation.web.evidence.receiving import limits
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, requires_role
from mediation.web.received.forms import PackForm
from mediation.web.sanity import takes_packs

receivers = requires_role(*RECEIVER_ROLES)
ONE = "/received/<int:pack_id>"


class PackSent(Shape):
    """One pack as multipart/form-data."""

    file: bytes


class ReceivedRow(Answer):
    """A pack that was carried to us, as lists show it."""

    id: int
    state: ReceivedState
    title: str
    sender_name: str
    contract: str
    contract_version: int
    code: str
    sha256: str
    own_number: str
    received_at: datetime
    answered_at: datetime | None


class DateOfPack(Answer):
    """A date that the pack tells of."""

    label: str
    on: date
    note: str
    is_limitation: bool


class ToldRow(Answer):
    """One field of the contract: a text a row, or a table with headings."""

    label: str
    headings: list[str]
    rows: list[list[str]]


class FileOfPack(Answer):
    """A file of the pack, and where its bytes are."""

    name: str
    location: str


class PackReportRow(Answer):
    """What was reported of a pack that we took; `location` is the file to carry back."""

    id: int
    step: ReferralStep
    happened_on: date
    number: str
    amount: Yuan
    codes: list[str]
    party: str
    note: str
    location: str


class ReceivedDetail(ReceivedRow):
    """Everything in a pack, what it lacks, and what may be done with it."""

    receiver: str
    made_at: datetime
    case_number: str
    reason: str
    fingerprint: str = Field(description="包上签名钥匙的指纹，与对方电话核对")
    own_fingerprint: str = Field(description="本单位签名钥匙的指纹，对方导入回执时核对")
    is_key_known: bool
    has_other_keys: bool
    is_for_us: bool
    is_sender_registered: bool
    application: dict[str, Any] = Field(description="当事人、请求、事实；号码只显示一部分")
    deadlines: list[DateOfPack]
    told: list[ToldRow]
    missing: list[str] = Field(description="契约要求而包里没有的")
    files: list[FileOfPack]
    defects: list[str]
    answer_note: str
    case: str | None = Field(description="接收后登记的案件的地址")
    steps: list[ReferralStep] = Field(description="现在可以回告的进展")
    reports: list[PackReportRow]


@operation(
    "GET",
    "/received",
    scope=ApiScope.INCOMING_READ,
    guard=receivers,
    summary="收到的交换包",
    answer=Listing[ReceivedRow],
    query=IncomingQuery,
)
def list_received() -> Listing[ReceivedRow]:
    """What was carried to the organisation."""
    asked = query_of(IncomingQuery)
    found = rows.page(me(), rows.tab_of(asked.tab), plain(asked.after))
    items = [ReceivedRow.model_validate(each) for each in found.rows]
    return Listing(items=items, next=opaque(found.next))


def _receiving(view: View) -> View:
    return receivers(takes_packs(costly("pack", per_minute=20)(view)))


@operation(
    "POST",
    "/received",
    scope=ApiScope.INCOMING_WRITE,
    guard=_receiving,
    summary="导入交换包：multipart/form-data，文件在 file 中；同一个包只登记一次",
    body=PackSent,
    takes=FORM_DATA,
    status=HTTPStatus.CREATED,
)
def take_in_pack() -> str:
    """Keep a pack; the same one again gives the row that is there."""
    content = validated(file_form(PackForm, field="file")).file.data.read()
    found = receiving.receive(content, limits=limits(), **by_me())
    return url_for("api.show_received", pack_id=found.row.id)


@operation(
    "GET",
    ONE,
    scope=ApiScope.INCOMING_READ,
    guard=receivers,
    summary="一个交换包的全部内容：当事人、请求、期限、缺什么、文件",
    answer=ReceivedDetail,
)
def show_received(pack_id: int) -> ReceivedDetail:
    """Everything in a pack, before it is answered and afterwards."""
    row = rows.received(me(), pack_id)
    return _detail(row, receiving.preview(row, **by_me()))


def _detail(row: ReceivedPack, seen: Preview) -> ReceivedDetail:
    contents = seen.contents
    of_the_row = {name: getattr(row, name) for name in ReceivedRow.model_fields}
    names = ("fingerprint", "own_fingerprint", "is_key_known", "has_other_keys", "made_at")
    of_the_preview = {name: getattr(seen, name) for name in names}
    taken = row.incoming.case_id if row.incoming else None
    return ReceivedDetail(
        **of_the_row,
        **of_the_preview,
        is_for_us=seen.is_for_us,
        is_sender_registered=seen.is_sender_registered,
        receiver=seen.opened.manifest.receiver.name,
        case_number=contents.case_number,
        reason=contents.reason,
        application=as_sent(contents.application),
        deadlines=[DateOfPack.model_validate(each) for each in contents.deadlines],
        told=[ToldRow.model_validate(each) for each in contents.told],
        missing=list(contents.missing),
        files=_files(row, seen),
        defects=row.defects,
        answer_note=row.answer_note,
        case=url_for("api.show_case", case_id=taken) if taken else None,
        steps=list(replies.reportable(row)),
        reports=[_report(row, each) for each in row.reports],
    )


def _files(row: ReceivedPack, seen: Preview) -> list[FileOfPack]:
    return [
        FileOfPack(
            name=name,
            location=url_for("api.fetch_file_of_pack", pack_id=row.id, position=position),
        )
        for position, name in enumerate(seen.file_names, 1)
    ]


def _report(row: ReceivedPack, report: PackReport) -> PackReportRow:
    apart = {"amount", "location"}
    told = {n: getattr(report, n) for n in PackReportRow.model_fields.keys() - apart}
    location = url_for("api.fetch_report_of_pack", pack_id=row.id, report_id=report.id)
    return PackReportRow(**told, amount=yuan(report.amount_fen), location=location)


@operation(
    "GET",
    f"{ONE}/files/<int:position>",
    scope=ApiScope.INCOMING_READ,
    guard=receivers,
    summary="取出包里的一个文件，从 1 数起；逐次记录",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_file_of_pack(pack_id: int, position: int) -> Response:
    """One file of the pack, by its place in the list."""
    row = rows.received(me(), pack_id)
    name, content = receiving.file_of(row, position - 1, **by_me())
    return file_answer(content, name, guess_type(name)[0] or ANY_FILE)
