"""Answering a pack that was carried to us, and reporting what came of it; each is a file to carry.

The files are made from the rows whenever they are asked for, with the same bytes each time.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from mediation.domain.errors import (
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
    NotVisible,
)
from mediation.domain.evidence import UploadLimits
from mediation.domain.handoff import (
    Contract,
    Defect,
    Office,
    PackageKind,
    Receipt,
    ReceiptOutcome,
    ReceivedState,
    contract_for,
    receipt_problems,
)
from mediation.domain.handoff.manifest import DATA, written_json
from mediation.domain.referral_events import (
    STATE_AFTER,
    Reported,
    Told,
    check_report,
    check_step,
    possible_steps,
)
from mediation.domain.referrals import ReferralStep
from mediation.extensions import db
from mediation.models import PackReport, ReceivedPack, User
from mediation.queries import received_packs as rows
from mediation.services.handoff.archive import Package, written
from mediation.services.received.receiving import note, opened_again
from mediation.services.received.taking_in import take_in
from mediation.services.transaction import transaction

NOT_ANSWERABLE = "这个交换包已经答复：{state}。"
NOT_TAKEN = "接收了的交换包才有办理进展可以回告。"
COMPARE = "请先与“{sender}”电话核对签名钥匙指纹，一致的再勾选。"


@dataclass(frozen=True, kw_only=True)
class PackAnswer:
    """What we say of a pack: whether we take it, under which number, or what is wrong with it."""

    outcome: ReceiptOutcome
    number: str = ""
    defects: tuple[str, ...] = ()
    note: str = ""
    is_key_compared: bool = False


@dataclass(frozen=True)
class _Answered:
    """The answer as the first of what was told."""

    step: ReferralStep
    happened_on: date
    codes: Sequence[str] = ()


def answer(
    row: ReceivedPack, given: PackAnswer, *, limits: UploadLimits, by: User, at: datetime
) -> ReceivedPack:
    """Take a pack, send it back for defects, or refuse it; InvalidInput names what is missing."""
    with ExitStack() as files, transaction():
        found = rows.received(by, row.id, lock=True)
        if found.state is not ReceivedState.PREVIEWED:
            raise ActionNotPossible(NOT_ANSWERABLE.format(state=found.state.label))
        _check(found, given, at)
        found.own_number, found.answer_note = given.number.strip(), given.note.strip()
        found.defects = list(given.defects) if given.outcome is ReceiptOutcome.DEFECTIVE else []
        if given.outcome is ReceiptOutcome.ACCEPTED and by.organisation.can_mediate:
            opened = opened_again(found, by=by, at=at)
            take_in(found, opened, files, limits=limits, by=by, at=at)
        found.state, found.answered_at = ReceivedState(given.outcome.value), at
        note(found.state.value, found, by=by, at=at)
    return found


def _check(row: ReceivedPack, given: PackAnswer, at: datetime) -> None:
    contract = contract_of(row)
    said = Receipt(
        pack_code=row.code,
        pack_sha256=row.sha256,
        outcome=given.outcome,
        on=at.date(),
        number=given.number.strip(),
        defects=_defects(contract, given.defects),
        note=given.note.strip(),
    )
    problems = list(receipt_problems(said, at.date()))
    if "other" in given.defects and not said.note:
        problems.append(FieldProblem("note", "勾选“其他”的，请在说明中写明。"))
    if not given.is_key_compared and not rows.is_key_known(row):
        sentence = COMPARE.format(sender=row.sender_name)
        problems.append(FieldProblem("is_key_compared", sentence))
    if problems:
        raise InvalidInput(*problems)


def contract_of(row: ReceivedPack) -> Contract:
    """The contract under which a pack was made."""
    return contract_for(row.contract, row.contract_version)


def _defects(contract: Contract, codes: Sequence[str]) -> tuple[Defect, ...]:
    if unknown := [code for code in codes if code not in contract.defects]:
        raise InvalidInput(FieldProblem("defects", f"“{unknown[0]}”不在契约的补正事项里。"))
    return tuple(Defect(code, contract.defects[code]) for code in codes)


def told_of(row: ReceivedPack) -> tuple[Told, ...]:
    """What the sender was told so far: the answer, then the reports."""
    if row.answered_at is None or row.state is not ReceivedState.ACCEPTED:
        return ()
    first = ReferralStep.ACCEPTED if row.own_number else ReferralStep.RECEIVED
    return (_Answered(first, row.answered_at.date()), *row.reports)


def reportable(row: ReceivedPack) -> tuple[ReferralStep, ...]:
    """Which steps may be reported next; none of a pack that was not taken or is at its end."""
    told = told_of(row)
    if not told:
        return ()
    kind = contract_of(row).referral
    return possible_steps(kind, STATE_AFTER[told[-1].step], told)


def report(
    row: ReceivedPack, told: Reported, *, party: str = "", by: User, at: datetime
) -> PackReport:
    """Report a step of a case that we took; the rules are those of the office that sent it."""
    with transaction():
        found = rows.received(by, row.id, lock=True)
        before = told_of(found)
        if not before:
            raise ActionNotPossible(NOT_TAKEN)
        kind = contract_of(found).referral
        check_step(kind, STATE_AFTER[before[-1].step], before, told.step)
        sent_on = before[0].happened_on
        check_report(kind, before, told, sent_on=sent_on, today=at.date())
        made = PackReport(
            step=told.step,
            happened_on=told.on,
            number=told.number.strip(),
            amount_fen=told.amount_fen,
            codes=list(told.codes),
            party=party,
            note=told.note.strip(),
            reported_by_id=by.id,
            reported_at=at,
        )
        found.reports.append(made)
        db.session.flush()
        note("reported", found, by=by, at=at)
    return made


def file_of(row: ReceivedPack, report_id: int, *, by: User, at: datetime) -> tuple[str, bytes]:
    """The file to carry back: the answer (0) or a report; NotVisible when there is none."""
    if report_id:
        found = next((each for each in row.reports if each.id == report_id), None)
        if found is None:
            raise NotVisible
        said, made_at = _report_said(row, found), found.reported_at
        name = f"回告-{found.step.own_label}-{found.happened_on.isoformat()}.zip"
    elif row.answered_at is not None:
        said, made_at = _answer_said(row, row.answered_at), row.answered_at
        name = f"回执-{row.state.label}-{made_at.date().isoformat()}.zip"
    else:
        raise NotVisible
    return name, _packed(row, said, made_at, report_id, by=by, at=at)


def _answer_said(row: ReceivedPack, answered_at: datetime) -> Receipt:
    return Receipt(
        pack_code=row.code,
        pack_sha256=row.sha256,
        outcome=ReceiptOutcome(row.state.value),
        on=answered_at.date(),
        number=row.own_number,
        defects=_defects(contract_of(row), row.defects),
        note=row.answer_note,
    )


def _report_said(row: ReceivedPack, report: PackReport) -> Receipt:
    return Receipt(
        pack_code=row.code,
        pack_sha256=row.sha256,
        outcome=ReceiptOutcome.REPORT,
        on=report.happened_on,
        number=report.number,
        note=report.note,
        step=report.step,
        codes=tuple(report.codes),
        party=report.party,
        amount_fen=report.amount_fen,
    )


def _packed(
    row: ReceivedPack, said: Receipt, made_at: datetime, place: int, *, by: User, at: datetime
) -> bytes:
    manifest = opened_again(row, by=by, at=at).manifest
    package = Package(
        kind=PackageKind.RECEIPT,
        code=sha256(f"{row.code} {place}".encode()).hexdigest()[:32],
        made_at=made_at,
        sender=Office(row.body.name, row.body.kind),
        receiver=manifest.sender,
        contract=manifest.contract,
        contract_version=manifest.contract_version,
        files={DATA: written_json(said.as_data)},
    )
    with transaction():
        note("receipt_taken", row, by=by, at=at)
    return written(package).content
