"""收款确认: a payee is asked by a code on paper, or answers at the desk, whether the money came.

A code opens one question about one sum and is good once, until its day. It is kept as a keyed
digest; whoever types a wrong, used or stale one is told the same, and may try only so often.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation.domain import one_time_codes as codes
from mediation.domain.case_flow import Action
from mediation.domain.errors import (
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
    NotVisible,
    TooManyTries,
)
from mediation.domain.identifiers import mask_name
from mediation.domain.money import figures, from_fen
from mediation.domain.small_flows import AgreementState, ReceiptState
from mediation.extensions import db
from mediation.models import Agreement, Case, Instalment, PaymentReceipt, User
from mediation.queries import receipts as queries
from mediation.queries.agreement_facts import instalments_of
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import FOLLOWED, ledger_of
from mediation.services import notices, throttle
from mediation.services.audit import audit, reference_of
from mediation.services.case_log import record
from mediation.services.moving import move
from mediation.services.sign_in_limits import QUARTER, Try, counted, network_of
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction

# How long a code is good when nothing else is said.
USUAL_DAYS = 90
LONGEST_NOTE = 500
WRONG_CODE = "确认码不正确、已经用过或者已经过期。请核对纸上的确认码，或者致电纸上的联系电话。"
# A family behind one address has few papers; all together are held as well.
ADDRESS_TRIES, ALL_TRIES = (10, QUARTER), (300, timedelta(minutes=5))
# Opening it leaves a row in the trail: whoever holds a code cannot fill the trail with it.
OPENINGS_OF_A_DAY = (30, timedelta(days=1))
TOO_OFTEN = "尝试次数过多，请过一会儿再试，或者致电纸上的联系电话。"
ANSWERS = frozenset({ReceiptState.RECEIVED, ReceiptState.DENIED})


@dataclass(frozen=True)
class AskedPayee:
    """Everything that the page of a code shows: nothing of the case."""

    name: str
    amount_fen: int
    due_on: date | None


def ask(
    case: Case, instalment_id: int, payee_id: int, *, days: int, by: User, at: datetime
) -> tuple[str, datetime]:
    """Make the code of one payee for one instalment, in the open transaction; an older one dies.

    The caller issues the paper on which the code stands, and that is what is written down.
    """
    agreement, _ = _place(case, instalment_id)
    promised = _promised(agreement, instalment_id, payee_id)
    row = queries.newest(instalment_id, payee_id)
    if row is not None and row.state is ReceiptState.RECEIVED:
        raise ActionNotPossible("收款人已经确认收到这一期款项，不需要再打印确认单。")
    if row is None or row.state is not ReceiptState.ASKED:
        row = PaymentReceipt(instalment_id=instalment_id, payee_id=payee_id)
    length = codes.RECEIPT_GROUPS * codes.RECEIPT_GROUP_LENGTH
    code = "".join(secrets.choice(codes.CLEAR_CHARACTERS) for _ in range(length))
    row.state, row.amount_fen = ReceiptState.ASKED, promised
    row.asked_at, row.asked_by_id = at, by.id
    row.code_index, row.code_expires_at = queries.code_index(code), at + timedelta(days=days)
    db.session.add(row)
    return codes.receipt_code_on_paper(code), row.code_expires_at


def confirm_at_desk(
    case: Case,
    *,
    instalment_id: int,
    payee_id: int,
    state: ReceiptState,
    note: str,
    by: User,
    at: datetime,
) -> PaymentReceipt:
    """Take the answer of a payee who stands at the desk or signed the paper."""
    with transaction():
        agreement, instalment = _place(case, instalment_id)
        promised = _promised(agreement, instalment_id, payee_id)
        if state not in ANSWERS:
            raise InvalidInput(FieldProblem("state", "请选择收到或者没有收到。"))
        if not note.strip():
            ask_for = "请写明怎样确认，例如：本人到场出示身份证、签名的确认单。"
            raise InvalidInput(FieldProblem("note", ask_for))
        if len(note) > LONGEST_NOTE:
            raise InvalidInput(FieldProblem("note", f"最多 {LONGEST_NOTE} 字，请删减。"))
        names = {party.id: party.name for party in case.parties}
        told = f"第 {instalment.number} 期 {figures(from_fen(promised))} 元"
        words = in_brief(f"{names[payee_id]}：{told}{state.label}", note)
        data = {"instalment_id": instalment_id, "state": state.value}
        move(case, Action.CONFIRM_RECEIPT, by=by, at=at, note=words, data=data)
        row = queries.newest(instalment_id, payee_id)
        if row is None or row.state is not ReceiptState.ASKED:
            row = PaymentReceipt(
                instalment_id=instalment_id, payee_id=payee_id, asked_by_id=by.id, asked_at=at
            )
        row.amount_fen, row.code_index, row.code_expires_at = promised, None, None
        row.state, row.answered_at, row.answered_by_id = state, at, by.id
        row.note = note.strip()
        db.session.add(row)
    return row


def opened(typed: str, *, address: str | None, at: datetime) -> AskedPayee:
    """What the code asks about; InvalidInput for every code that opens nothing, TooManyTries."""
    with counted(_tries(address), at) as tries:
        row = _live(typed, at)
        tries.were_rightful = True
    if not throttle.allow(f"receipt:{row.id}", *OPENINGS_OF_A_DAY, at):
        raise TooManyTries(TOO_OFTEN)
    case = queries.case_of(row)
    with transaction():
        audit("receipt.opened", by=None, at=at, subject=reference_of(case), case_id=case.id)
    return _asked(row)


def answer(typed: str, state: ReceiptState, *, address: str | None, at: datetime) -> ReceiptState:
    """Take the payee's own answer by the code, once; a denial is told to whoever follows it."""
    if state not in ANSWERS:
        raise InvalidInput(FieldProblem("answer", "请选择“收到了”或者“没有收到”。"))
    with counted(_tries(address), at) as tries:
        _live(typed, at)
        tries.were_rightful = True
    with transaction():
        row = _live(typed, at, lock=True)
        case = queries.case_of(row)
        row.state, row.answered_at, row.code_index = state, at, None
        instalment = db.session.get(Instalment, row.instalment_id)
        asker = db.session.get(User, row.asked_by_id)
        assert instalment is not None, "the foreign key holds"
        assert asker is not None, "the foreign key holds"
        words = f"{row.payee.name}凭确认码在网页答复：第 {instalment.number} 期{state.label}"
        data = {"instalment_id": row.instalment_id, "state": state.value}
        record(case, "receipt_answered", by=asker, at=at, note=words, data=data, by_party=True)
        if state is ReceiptState.DENIED:
            told = case.mediator_id or case.owner_id or asker.id
            notices.tell(told, "receipt_denied", at=at, case=reference_of(case))
    return state


def _tries(address: str | None) -> list[Try]:
    return [
        (f"receipts from {network_of(address)}", *ADDRESS_TRIES),
        ("receipts of everybody", *ALL_TRIES),
    ]


def _live(typed: str, at: datetime, *, lock: bool = False) -> PaymentReceipt:
    """The question that this code opens now; the same refusal for all other codes."""
    code = codes.as_receipt_code(typed)
    # What cannot be a code is looked up too, so that it takes as long.
    row = queries.by_code(code or "", lock=lock)
    is_good = (
        row is not None
        and row.state is ReceiptState.ASKED
        and row.code_expires_at is not None
        and at < row.code_expires_at
    )
    if row is None or not is_good or queries.case_of(row).state not in FOLLOWED:
        raise InvalidInput(FieldProblem("code", WRONG_CODE))
    return row


def _asked(row: PaymentReceipt) -> AskedPayee:
    instalment = db.session.get(Instalment, row.instalment_id)
    assert instalment is not None, "the foreign key holds"
    return AskedPayee(mask_name(row.payee.name), row.amount_fen, instalment.due_on)


def _place(case: Case, instalment_id: int) -> tuple[Agreement, Instalment]:
    agreement = current_agreement(case)
    if agreement is None or agreement.state is not AgreementState.EFFECTIVE:
        raise ActionNotPossible("协议尚未生效。")
    for row in instalments_of(agreement):
        if row.id == instalment_id:
            return agreement, row
    raise NotVisible


def _promised(agreement: Agreement, instalment_id: int, payee_id: int) -> int:
    line = ledger_of(agreement).line(instalment_id)
    payee = line.of(payee_id) if line else None
    if payee is None:
        raise NotVisible
    return payee.promised_fen
