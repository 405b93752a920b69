"""The dates that no column of a case tells: claims made, suits filed, injuries recognised."""

from datetime import date, timedelta

from mediation.demonstration.lives import Stage
from mediation.domain.clocks import ClockEvent
from mediation.domain.ledger import LedgerEntry
from mediation.services import ledger

# Every third applicant comes with a proof of having asked for the money before.
ONE_IN = 3
# The first life enters a day that was misread, and puts it right.
WHO_MISREADS = 1
APPLIED_AFTER, DECIDED_AFTER = timedelta(days=18), timedelta(days=45)
SUED_AFTER = timedelta(days=10)


def enter_dates(stage: Stage) -> None:
    """What the applicant tells and proves at the desk."""
    case, serial = stage.case, stage.life.serial
    if case.injured_on is not None:
        _recognised(stage, case.injured_on)
    if case.award_received_on is not None and case.entry_path.from_court:
        proof = f"人民法院收到起诉状，案号 {case.sender_document_number}"
        _enter(stage, ClockEvent.SUIT_FILED, case.award_received_on + SUED_AFTER, proof)
    if serial % ONE_IN == WHO_MISREADS and case.infringed_on is not None:
        _asked_for_money(stage, misread=serial == WHO_MISREADS)


def _recognised(stage: Stage, injured_on: date) -> None:
    applied = "工伤认定申请受理决定书复印件"
    _enter(stage, ClockEvent.EMPLOYER_APPLIED_RECOGNITION, injured_on + APPLIED_AFTER, applied)
    decided = "认定工伤决定书复印件"
    _enter(stage, ClockEvent.RECOGNITION_DECIDED, injured_on + DECIDED_AFTER, decided)


def _asked_for_money(stage: Stage, *, misread: bool) -> None:
    day = stage.case.received_on - timedelta(days=6)
    proof = "微信催款记录截图，对方回复“下周一定付”，申请人手机中保存原始记录"
    if misread:
        wrong = _enter(stage, ClockEvent.CLAIM_MADE, day - timedelta(days=30), proof)
        reason = "看错月份，截图上的日期是下一个月。"
        ledger.void_date(stage.case, line_id=wrong, reason=reason, by=stage.desk, at=stage.at)
    _enter(stage, ClockEvent.CLAIM_MADE, day, proof)


def _enter(stage: Stage, event: ClockEvent, on: date, proof: str) -> int:
    entry = LedgerEntry(event, on, proof)
    return ledger.record_date(stage.case, entry, by=stage.desk, at=stage.at).id
