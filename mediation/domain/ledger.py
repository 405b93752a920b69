"""What may stand in the ledger of dates: when something happened, and how it is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.clocks.by_hand import EVENTS_BY_HAND
from mediation.domain.clocks.events import ClockEvent, Happened
from mediation.domain.field_notes import FieldNotes

EARLIEST = date(1990, 1, 1)
LONGEST_PROOF = 500


@dataclass(frozen=True)
class LedgerEntry:
    """A dated event as it was typed; `until` ends a stretch, `party_id` None is the whole case."""

    event: ClockEvent
    on: date
    proof: str
    until: date | None = None
    party_id: int | None = None
    evidence_id: int | None = None


def check_entry(
    entry: LedgerEntry,
    *,
    carried: Sequence[Happened],
    entered: Sequence[Happened],
    today: date,
    notes: FieldNotes,
) -> str:
    """Note what forbids the entry; give the proof in its normal form.

    `carried` are the events that the case tells by its own columns, `entered` the ledger's.
    """
    if entry.event not in EVENTS_BY_HAND:
        notes.problem("event", f"“{entry.event.label}”由案件自动登记，不在台账中填写。")
    _check_days(entry, today, notes)
    sentence = _why_known(entry, carried, entered)
    if sentence:
        notes.problem("event", sentence)
    proof = notes.text("proof", "证明", entry.proof, LONGEST_PROOF, lines=True)
    if not proof:
        notes.problem("proof", "请写明怎样证明，例如：快递单号、送达回证、录音、受理通知书文号。")
    return proof


def _check_days(entry: LedgerEntry, today: date, notes: FieldNotes) -> None:
    for name, day in (("happened_on", entry.on), ("until_on", entry.until)):
        if day is not None and day > today:
            notes.problem(name, "日期不能晚于今天，请按实际发生的日期填写。")
        if day is not None and day < EARLIEST:
            notes.problem(name, f"日期不能早于 {EARLIEST.isoformat()}，请核对年份。")
    if entry.until is None:
        return
    if not entry.event.is_stretch:
        notes.problem("until_on", f"“{entry.event.label}”只发生在一天，请不要填写结束之日。")
    elif entry.until < entry.on:
        notes.problem("until_on", "结束之日早于开始之日，请核对。")


def _why_known(
    entry: LedgerEntry, carried: Sequence[Happened], entered: Sequence[Happened]
) -> str | None:
    happens_once = not (entry.event.interrupts or entry.event.is_stretch)
    for item in carried:
        same_day = item.on == entry.on and item.concerns(entry.party_id)
        if item.event is entry.event and (
            same_day or (happens_once and item.party_id == entry.party_id)
        ):
            day = item.on.isoformat()
            return f"本案登记信息中已有“{entry.event.label}”（{day}）；有误的，请修改登记信息。"
    for item in entered:
        if (item.event, item.on) == (entry.event, entry.on) and item.concerns(entry.party_id):
            return f"台账中已经登记过 {entry.on.isoformat()} 的“{entry.event.label}”，不需要再登。"
    return None
