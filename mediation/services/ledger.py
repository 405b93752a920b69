"""The ledger of dates: entering what happened with its proof, and voiding a line that was wrong.

A line is never changed or deleted. Clocks follow in the same transaction.
"""

from dataclasses import dataclass
from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent, ClockKey
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.domain.field_notes import FieldNotes
from mediation.domain.ledger import LedgerEntry, check_entry
from mediation.models import Case, Clock, DatedEvent, User
from mediation.queries.clock_events import carried_events
from mediation.queries.clock_rows import live_clocks
from mediation.queries.ledger import ledger_events, live_lines
from mediation.services import clocks, planning
from mediation.services.case_log import record
from mediation.services.moving import require
from mediation.services.proving import own_evidence, refuse, tidy
from mediation.services.step_input import in_brief
from mediation.services.transaction import transaction

LONGEST_REASON = 200


def record_date(case: Case, entry: LedgerEntry, *, by: User, at: datetime) -> DatedEvent:
    """Enter a dated event with its proof (17号令 art. 31, 调解仲裁法 art. 27 and all clocks)."""
    with transaction():
        require(case, Action.RECORD_DATE, by=by, at=at)
        proof = _checked(case, entry, at)
        before = _standing(case)
        row = DatedEvent(
            party_id=entry.party_id,
            event=entry.event.value,
            happened_on=entry.on,
            until_on=entry.until,
            proof=proof,
            evidence_id=entry.evidence_id,
            entered_by_id=by.id,
            entered_at=at,
        )
        case.dated_events.append(row)
        told = (_in_words(case, row), f"证明：{proof}")
        _follow(case, Action.RECORD_DATE, row, before, told, by=by, at=at)
    return row


def void_date(case: Case, *, line_id: int, reason: str, by: User, at: datetime) -> None:
    """Say that a line of the ledger does not count; it stays, with who said so and why."""
    with transaction():
        require(case, Action.VOID_DATE, by=by, at=at)
        row = next((each for each in live_lines(case) if each.id == line_id), None)
        if row is None:
            raise InvalidInput(FieldProblem("line_id", "请选择本案台账中没有作废的记录。"))
        ask = "请写明作废的原因，例如：日期看错、当事人弄错。"
        words = tidy(reason, "reason", "作废的原因", LONGEST_REASON, ask)
        before = _standing(case)
        row.voided_at, row.voided_by_id, row.void_reason = at, by.id, words
        clocks.void_started_by(case, row, today=at.date())
        told = (_in_words(case, row), f"原因：{words}")
        _follow(case, Action.VOID_DATE, row, before, told, by=by, at=at)


def _checked(case: Case, entry: LedgerEntry, at: datetime) -> str:
    """The proof in its normal form; InvalidInput with everything that forbids the entry."""
    notes, today = FieldNotes(), at.date()
    proof = check_entry(
        entry,
        carried=tuple(carried_events(case, today=today)),
        entered=tuple(ledger_events(case)),
        today=today,
        notes=notes,
    )
    if entry.party_id is not None and entry.party_id not in {each.id for each in case.parties}:
        notes.problem("party_id", "请选择本案的当事人。")
    own_evidence(case, entry.evidence_id, notes)
    refuse(notes)
    return proof


def _follow(
    case: Case,
    action: Action,
    row: DatedEvent,
    before: "dict[ClockKey, _Standing]",
    told: tuple[str, ...],
    *,
    by: User,
    at: datetime,
) -> None:
    """Clocks and next action first, so that the event can say what became of them."""
    planning.replan(case, by=by, at=at)
    note = in_brief(*told, *_what_it_did(case, before))
    facts = {"event": row.event, "happened_on": row.happened_on.isoformat()}
    record(case, action.value, by=by, at=at, from_state=case.state.value, note=note, data=facts)


def _in_words(case: Case, row: DatedEvent) -> str:
    """The day, what happened, and to whom if it was not to everybody."""
    days = row.happened_on.isoformat()
    if ClockEvent(row.event).is_stretch:
        days += f" 至 {row.until_on.isoformat()}" if row.until_on else " 起"
    names = {party.id: party.name for party in case.parties}
    who = f"（{names[row.party_id]}）" if row.party_id else ""
    return f"{days} {ClockEvent(row.event).label}{who}"


@dataclass(frozen=True)
class _Standing:
    """Where a clock stood before something was entered."""

    row: Clock
    state: ClockState


def _standing(case: Case) -> dict[ClockKey, _Standing]:
    return {row.key: _Standing(row, row.state) for row in live_clocks(case)}


def _what_it_did(case: Case, before: dict[ClockKey, _Standing]) -> list[str]:
    """Which clocks started, moved, stopped or fell away."""
    after = {row.key: row for row in live_clocks(case)}
    told = [_change(before.get(key), row) for key, row in after.items()]
    gone = [f"“{was.row.title}”不再计算" for key, was in before.items() if key not in after]
    return [sentence for sentence in told if sentence] + gone


def _change(was: _Standing | None, row: Clock) -> str:
    due = row.due_on.isoformat()
    if was is None:
        return f"“{row.title}”起算，{due} 届满"
    if was.row is not row:
        return f"“{row.title}”由 {was.row.due_on.isoformat()} 改为 {due}"
    return "" if was.state is row.state else f"“{row.title}”{row.state.label}"
