"""交换包 of a referral: what it lacks, making it, its way out, and the receipt that comes back."""

from datetime import datetime
from http import HTTPStatus

from flask import Response, url_for
from pydantic import Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, file_form, me, validated
from mediation.api.form_shapes import Nothing, shape_of
from mediation.api.operations import ANY_FILE, FORM_DATA, operation
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible
from mediation.domain.handoff import FilledIn, PackState, fingerprint_of, shown_fingerprint
from mediation.domain.sharing import FieldGroup
from mediation.queries import cases, handoffs, referrals
from mediation.queries.visibility import allowed_to
from mediation.services.handoff import archive, making, receiving
from mediation.services.handoff.readiness import LineState, readiness_of
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.guards import View, case_workers, requires
from mediation.web.handoff.forms import ReceiptForm
from mediation.web.sanity import takes_packs

ReceiptWords = shape_of(ReceiptForm, "ReceiptWords", without=frozenset({"receipt"}))
REFERRAL = "/cases/<int:case_id>/referrals/<int:referral_id>"
PACK = "/cases/<int:case_id>/packs/<int:pack_id>"


class ReceiptSent(ReceiptWords):  # type: ignore[valid-type,misc]  # made from the form
    """The receipt as multipart/form-data, and the fingerprint that was told by telephone."""

    file: bytes


class DefectRow(Answer):
    """One thing that the receiver wants put right."""

    code: str
    words: str


class PackRow(Answer):
    """A pack that was made, and what came of it; its bytes are at `/file`."""

    id: int
    referral_id: int
    code: str
    contract: str
    contract_version: int
    state: PackState
    sha256: str
    made_at: datetime
    sent_at: datetime | None
    answered_at: datetime | None
    defects: list[DefectRow]
    answer_note: str


class CheckRow(Answer):
    """One line of the check-list."""

    name: str
    state: LineState = Field(description="ready 已具备；missing 必须补齐；wanted 有就附上")
    filled_in: FilledIn
    words: str


class PacksRead(Answer):
    """What the contract of a referral asks for, and the packs that were made."""

    contract: str
    contract_version: int
    is_agreed: bool = Field(description="对方是否认可过这一版")
    groups: list[FieldGroup] = Field(description="交换包开放的内容")
    may_be_made: bool
    lines: list[CheckRow]
    packs: list[PackRow] = Field(description="新的在前")
    fingerprint: str = Field(description="本单位签名钥匙的指纹，对方来电核对时报出")


@operation(
    "GET",
    f"{REFERRAL}/packs",
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="交换包的对照清单：契约要什么、缺什么；已制作的交换包",
    answer=PacksRead,
)
def list_packs(case_id: int, referral_id: int) -> PacksRead:
    """The live check-list of a referral, and its packs."""
    case = cases.get_for(me(), case_id)
    referral = referrals.get_for(me(), case_id, referral_id)
    chosen = handoffs.contract_of(referral)
    if chosen is None:
        raise ActionNotPossible(making.NO_CONTRACT)
    readiness = readiness_of(case, referral, chosen.contract, clock.today())
    packs = handoffs.packs_of(referral.id)
    may_share = Action.SHARE in allowed_to(me(), case)
    return PacksRead(
        contract=chosen.contract.code,
        contract_version=chosen.contract.version,
        is_agreed=chosen.agreed is not None,
        groups=[group for group in FieldGroup if group in readiness.groups],
        may_be_made=may_share and making.is_wanted(referral, packs) and not readiness.missing,
        lines=[CheckRow.model_validate(each) for each in readiness.lines],
        packs=[PackRow.model_validate(each) for each in packs],
        fingerprint=shown_fingerprint(fingerprint_of(archive.own_key())),
    )


def _making(view: View) -> View:
    return requires(Action.SHARE)(costly("pack", per_minute=6)(view))


@operation(
    "POST",
    f"{REFERRAL}/packs",
    scope=ApiScope.REFERRALS_WRITE,
    guard=_making,
    summary="制作交换包；缺少的逐项写明，不制作",
    body=Nothing,
    status=HTTPStatus.CREATED,
)
def make_pack(case_id: int, referral_id: int) -> str:
    """Make the pack of a referral."""
    case = cases.get_for(me(), case_id)
    referral = referrals.get_for(me(), case_id, referral_id)
    body_of(Nothing)
    pack = making.make(case, referral, **by_me())
    return url_for("api.show_pack", case_id=case_id, pack_id=pack.id)


@operation(
    "GET",
    PACK,
    scope=ApiScope.REFERRALS_READ,
    guard=case_workers,
    summary="一个交换包：状态、哈希、对方的答复",
    answer=PackRow,
)
def show_pack(case_id: int, pack_id: int) -> PackRow:
    """One pack without its bytes."""
    return PackRow.model_validate(handoffs.pack_for(me(), case_id, pack_id))


def _taking_out(view: View) -> View:
    return requires(Action.SHARE)(costly("export", per_minute=5, reading=True)(view))


# The first time it is taken out, it counts as sent: no purpose that only reads may do that.
@operation(
    "GET",
    f"{PACK}/file",
    scope=ApiScope.REFERRALS_WRITE,
    guard=_taking_out,
    summary="取出交换包（zip）由本单位送交；第一次取出即记为已送出，逐次记录",
    answer=bytes,
    media=ANY_FILE,
)
def fetch_pack(case_id: int, pack_id: int) -> Response:
    """The bytes as they were made, for whoever carries them over."""
    pack = handoffs.pack_for(me(), case_id, pack_id)
    return file_answer(making.download(pack, **by_me()), pack.file_name, making.MEDIA_TYPE)


@operation(
    "POST",
    f"{PACK}/send",
    scope=ApiScope.REFERRALS_WRITE,
    guard=requires(Action.SHARE),
    summary="随共享交付交换包，由对方联络员下载",
    body=Nothing,
)
def send_pack(case_id: int, pack_id: int) -> str:
    """Let the receiver's liaison fetch it with the share."""
    pack = handoffs.pack_for(me(), case_id, pack_id)
    body_of(Nothing)
    making.send(pack, **by_me())
    return url_for("api.show_pack", case_id=case_id, pack_id=pack_id)


@operation(
    "POST",
    f"{PACK}/withdraw",
    scope=ApiScope.REFERRALS_WRITE,
    guard=requires(Action.SHARE),
    summary="作废交换包，不能再取出",
    body=Nothing,
)
def withdraw_pack(case_id: int, pack_id: int) -> str:
    """Say that the pack does not count any more."""
    pack = handoffs.pack_for(me(), case_id, pack_id)
    body_of(Nothing)
    making.withdraw(pack, **by_me())
    return url_for("api.show_pack", case_id=case_id, pack_id=pack_id)


def _taking_in(view: View) -> View:
    return requires(Action.RECORD_RECEIPT)(takes_packs(costly("receipt", per_minute=20)(view)))


@operation(
    "POST",
    f"{REFERRAL}/receipts",
    scope=ApiScope.REFERRALS_WRITE,
    guard=_taking_in,
    summary="导入对方交回的回执或回告：multipart/form-data，文件在 file 中；重复导入不重复办理",
    body=ReceiptSent,
    takes=FORM_DATA,
)
def take_in_receipt(case_id: int, referral_id: int) -> str:
    """Write into the case what the receiver answered."""
    case = cases.get_for(me(), case_id)
    referral = referrals.get_for(me(), case_id, referral_id)
    form = validated(file_form(ReceiptForm, field="receipt"))
    content, told = form.receipt.data.read(), form.fingerprint.data or ""
    receiving.take_in(case, referral, content, fingerprint=told, **by_me())
    return url_for("api.show_referral", case_id=case_id, referral_id=referral_id)
