"""回执 of a pack: read, compared with the pack that left, and written into the case.

The same receipt twice changes nothing. A receipt proves who signed it only once somebody has asked
the receiver by telephone for the fingerprint of its key; after that the key is known.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.handoff import (
    PACK_STEPS,
    PackageKind,
    PackRefused,
    Receipt,
    ReceiptOutcome,
    read_receipt,
)
from mediation.domain.referral_events import Reported, possible_steps
from mediation.domain.referrals import ReferralStep
from mediation.domain.roles import Role
from mediation.domain.small_flows import step
from mediation.models import Case, HandoffPack, Referral, User
from mediation.queries import handoffs
from mediation.queries.visibility import allowed_to
from mediation.services import planning
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.moving import require
from mediation.services.referral_following import is_told, write_event
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction
from mediation.uploads.packs import OpenedPack, open_package

FIELD, FINGERPRINT = "receipt", "fingerprint"
OTHER_PACK = "这份回执不是对本次移送的交换包作出的，请核对是不是选错了案件或者文件。"
OTHER_BYTES = "回执所说的交换包与我们送出的那一份不一致，没有导入。请联系对方核对收到的文件。"
FIRST_KEY = (
    "第一次收到{name}签名的回执：请打电话问对方签名钥匙的指纹"
    "（16 位，对方的移送页面上有），填在这里。"
)
OTHER_FINGERPRINT = "对方报的指纹与这份回执的签名钥匙不一致，没有导入。请与{name}核对文件的来源。"
OTHER_KEY = "这份回执的签名钥匙与{name}以往的不同。请负责人打电话核对指纹后由负责人导入。"


@dataclass(frozen=True)
class TakenIn:
    """A receipt that was read, the pack that it answers, and whether it said anything new."""

    receipt: Receipt
    pack: HandoffPack
    is_new: bool


def take_in(
    case: Case, referral: Referral, content: bytes, *, fingerprint: str, by: User, at: datetime
) -> TakenIn:
    """Write a receipt into the case; PackRefused or InvalidInput says why it is not taken."""
    opened = open_package(content, PackageKind.RECEIPT)
    receipt = read_receipt(opened.data, at.date())
    with transaction():
        if Action.RECORD_RECEIPT not in allowed_to(by, case):
            raise ActionNotAllowed(f"您没有办理“{Action.RECORD_RECEIPT.label}”的权限。")
        pack = _answered_pack(referral, receipt)
        _require_known_key(opened, referral, fingerprint, by)
        if _is_known(pack, referral, receipt):
            _note_again(case, pack, by, at)
            return TakenIn(receipt, pack, is_new=False)
        require(case, Action.RECORD_RECEIPT, by=by, at=at)
        _write(case, referral, pack, receipt, by=by, at=at)
        pack.answered_with = opened.public_key
    return TakenIn(receipt, pack, is_new=True)


def _answered_pack(referral: Referral, receipt: Receipt) -> HandoffPack:
    pack = handoffs.with_code(receipt.pack_code, referral.id)
    if pack is None:
        raise PackRefused("other_pack", OTHER_PACK)
    if pack.sha256 != receipt.pack_sha256:
        raise PackRefused("other_bytes", OTHER_BYTES)
    return pack


def _require_known_key(opened: OpenedPack, referral: Referral, told: str, by: User) -> None:
    """The key of earlier receipts, or one whose fingerprint was told by telephone."""
    name, known = referral.receiver.name, handoffs.keys_of(referral.receiver_id)
    if opened.public_key in known:
        return
    if known and Role.SUPERVISOR not in by.roles:
        raise InvalidInput(FieldProblem(FINGERPRINT, OTHER_KEY.format(name=name)))
    digits = "".join(told.split()).lower()
    if not digits:
        raise InvalidInput(FieldProblem(FINGERPRINT, FIRST_KEY.format(name=name)))
    if digits != opened.fingerprint:
        raise InvalidInput(FieldProblem(FINGERPRINT, OTHER_FINGERPRINT.format(name=name)))


def _is_known(pack: HandoffPack, referral: Referral, receipt: Receipt) -> bool:
    state = receipt.outcome.pack_state
    if state is not None:
        return pack.state is state and pack.answered_at is not None
    told = _reported(referral.case, receipt)
    return any(
        (event.step, event.happened_on, event.number, event.amount_fen)
        == (told.step, told.on, told.number, told.amount_fen)
        # Served on one party and on the other on the same day are two reports.
        and (tuple(event.codes), event.party_id) == (told.codes, told.party_id)
        for event in referral.events
    )


def _note_again(case: Case, pack: HandoffPack, by: User, at: datetime) -> None:
    subject, facts = reference_of(case), {"pack_id": pack.id}
    audit("handoff.receipt_again", by=by, at=at, subject=subject, case_id=case.id, data=facts)


def _write(
    case: Case, referral: Referral, pack: HandoffPack, receipt: Receipt, *, by: User, at: datetime
) -> None:
    defects = "；".join(each.words for each in receipt.defects)
    words = "。".join(word for word in (defects, receipt.note.strip()) if word)
    state = receipt.outcome.pack_state
    if state is not None:
        pack.state, pack.answered_at = step(PACK_STEPS, pack.state, state), at
        pack.defects = [{"code": each.code, "words": each.words} for each in receipt.defects]
        pack.answer_note = receipt.note.strip()
    reported = replace(_reported(case, receipt), note=words)
    if _is_to_be_told(referral, receipt, reported.step):
        write_event(referral, reported, by=by, at=at, day_field=FIELD)
    planning.replan(case, by=by, at=at)
    told = receipt.step.label if receipt.step else receipt.outcome.label
    line = in_brief(f"{referral.receiver.name}：{told} {receipt.number}".strip(), words)
    facts = {"pack_id": pack.id, "referral_id": referral.id}
    record(case, "pack_answered", by=by, at=at, note=line, data=facts)


def _is_to_be_told(referral: Referral, receipt: Receipt, step_told: ReferralStep) -> bool:
    """What was told by telephone before is not told twice; what a report says must fit."""
    if is_told(referral, step_told):
        return False
    may_follow = possible_steps(referral.kind, referral.state, referral.events)
    return receipt.outcome is ReceiptOutcome.REPORT or step_told in may_follow


def _reported(case: Case, receipt: Receipt) -> Reported:
    """The step of the referral that a receipt is."""
    if receipt.step is not None:
        named = [party.id for party in case.parties if party.name == receipt.party]
        party_id = named[0] if receipt.party and named else None
        return Reported(
            receipt.step,
            receipt.on,
            receipt.number,
            receipt.amount_fen,
            receipt.codes,
            party_id,
        )
    taken = ReferralStep.ACCEPTED if receipt.number else ReferralStep.RECEIVED
    steps = {
        ReceiptOutcome.ACCEPTED: taken,
        ReceiptOutcome.DEFECTIVE: ReferralStep.PAPERS_WANTED,
        ReceiptOutcome.REFUSED: ReferralStep.NOT_ACCEPTED,
    }
    return Reported(steps[receipt.outcome], receipt.on, receipt.number)
