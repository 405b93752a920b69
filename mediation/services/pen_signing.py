"""Signing by pen on a screen of the office: the strokes are kept with the paper they name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mediation.domain.agreement.effect import SignatureFact
from mediation.domain.agreement.pen import FIELD, PenRecord, PenStrokes
from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.errors import ActionNotPossible, FieldProblem, InvalidInput
from mediation.domain.papers import PaperKind
from mediation.extensions import keeper
from mediation.models import Agreement, Case, Document, User
from mediation.services import issuing, paper_store, signing

LONGEST_DEVICE = 200
NOT_ISSUED = (
    "请先出具调解协议书：屏幕上签的是已经出具、有编号和校验值的文书。"
    "已经出具而内容又有变化的，请重新出具。"
)
ANOTHER_PAPER = "调解协议书刚刚重新出具，请打开新的文书阅读后再签名。"


@dataclass(frozen=True)
class PenOrder:
    """Who signs what: the person, the paper they read, the strokes, and the device."""

    capacity: SigningCapacity
    signer: str
    party_id: int | None
    document_id: int
    strokes: PenStrokes
    place: str
    device: str
    address: str


def paper_to_sign(case: Case, *, by: User, at: datetime) -> Document:
    """The issued paper that says what the agreement says now; ActionNotPossible without one."""
    signing.signing_agreement(case)
    found = issuing.standing(case, PaperKind.AGREEMENT.value, by=by, at=at)
    if found is None:
        raise ActionNotPossible(NOT_ISSUED)
    return found


def sign(case: Case, order: PenOrder, *, by: User, at: datetime) -> Agreement:
    """Record one signature by pen; InvalidInput names the field of the pad."""
    paper = paper_to_sign(case, by=by, at=at)
    if paper.id != order.document_id:
        raise InvalidInput(FieldProblem(FIELD, ANOTHER_PAPER))
    # Nobody's name is put to bytes that changed since they were issued.
    paper_store.content_of(paper, by=by, at=at)
    fact = SignatureFact(
        capacity=order.capacity,
        signer=order.signer,
        way=SigningWay.PEN,
        signed_on=at.date(),
        party_id=order.party_id,
        signed_at=at,
        place=order.place,
        pen=PenRecord(order.strokes, _traces(paper, order, by, at)),
    )
    try:
        return signing.sign(case, signatures=[fact], by=by, at=at)
    except InvalidInput as error:
        # One signature, so the form has no rows.
        plain = (
            FieldProblem(each.field.removeprefix("signatures-0-"), each.sentence)
            for each in error.problems
        )
        raise InvalidInput(*plain) from error


def _traces(paper: Document, order: PenOrder, by: User, at: datetime) -> dict[str, Any]:
    """What goes with the strokes: the paper, the moments, the device; all of it sealed."""
    began, ended = (
        datetime.fromtimestamp(moment / 1000, tz=at.tzinfo).isoformat()
        for moment in (order.strokes.began, order.strokes.ended)
    )
    return {
        "document_id": paper.id,
        "number": paper.number,
        "sha256": paper.sha256,
        "has_read": True,
        # By the clock of the device; `received_at` is by that of the server.
        "began_at": began,
        "ended_at": ended,
        "received_at": at.isoformat(),
        "device": order.device[:LONGEST_DEVICE],
        "address_digest": keeper.blind_index(order.address, "signature.traces"),
        "opened_by_id": by.id,
    }
