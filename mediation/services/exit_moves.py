"""What an answer changes in a procedure, whoever writes it down: the office, or who was asked."""

from datetime import date

from mediation.domain.agreement.words import DueEvent
from mediation.domain.small_flows import ExitKind, ExitState, exit_steps, step
from mediation.models import Agreement, ExitProcedure
from mediation.services import due_events


def answer(
    agreement: Agreement,
    row: ExitProcedure,
    state: ExitState,
    *,
    on: date,
    docket: str | None = None,
    note: str | None = None,
) -> None:
    """Set the next state with its day, number and words; payments that waited for it fall due."""
    row.state = step(exit_steps(row.kind), row.state, state)
    row.docket_number = docket or row.docket_number
    row.result_note = note or row.result_note
    # Acceptance is a step on the way: from its day whoever accepted has to decide (33号令 76).
    if state is ExitState.ACCEPTED:
        row.accepted_on = on
    row.result_on = None if state.is_open else on
    if state is ExitState.GRANTED and row.kind is ExitKind.JUDICIAL_CONFIRMATION:
        due_events.happened(agreement, DueEvent.CONFIRMED, on)


def serve(agreement: Agreement, row: ExitProcedure, on: date) -> None:
    """Write down when the ruling, decree or order reached the other side."""
    row.served_on = on
    if row.kind is ExitKind.ARBITRATION_REVIEW:
        due_events.happened(agreement, DueEvent.DECREE_SERVED, on)
