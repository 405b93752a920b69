"""How each procedure after an agreement went: its steps, what opens next, the two years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.exits import Route, Window, opened_by_refusal, state_label
from mediation.domain.small_flows import ExitKind, ExitState, exit_steps
from mediation.models import Agreement, Case, ExitProcedure, Instalment
from mediation.queries.calendar import working_calendar
from mediation.queries.exit_facts import (
    enforceable_parts,
    enforcement_attempts,
    exit_facts_of,
    last_due_by_force,
)
from mediation.queries.exit_windows import force_from, window
from mediation.queries.ledger import ledger_events

ENFORCEMENT_RULE, BY_INSTALMENT_RULE = "K21", "K21A"
_ENDS_WELL = frozenset({ExitState.GRANTED, ExitState.ENFORCED})


@dataclass(frozen=True)
class Step:
    """One line of the timeline of a procedure; `is_next` has not happened yet."""

    what: str
    on: date | None = None
    detail: str = ""
    tone: str = ""
    is_next: bool = False


@dataclass(frozen=True)
class Progress:
    """A procedure with its steps, and the ways that its refusal opened."""

    row: ExitProcedure
    steps: tuple[Step, ...]
    opens: tuple[Route, ...]

    @property
    def may_move(self) -> bool:
        """Whether another answer, or a service, may still be written down."""
        return bool(exit_steps(self.row.kind)[self.row.state])

    @property
    def state(self) -> str:
        """Where it stands, in the words of its kind."""
        return state_label(self.row.kind, self.row.state)


@dataclass(frozen=True)
class EnforcementWindow:
    """An unpaid instalment under force, with the day counted from its own end and the law's."""

    part: Instalment
    open_fen: int
    own: Window | None
    statutory: Window | None


def progress_of(case: Case, agreement: Agreement, routes: Sequence[Route]) -> list[Progress]:
    """Every procedure of the agreement, the newest first."""
    division = case.body.division_code or ""
    return [
        Progress(
            row=row,
            steps=tuple(_steps(row, force_from(row, division=division))),
            opens=opened_by_refusal(row.kind, routes) if row.state is ExitState.REFUSED else (),
        )
        for row in reversed(agreement.exits)
    ]


def _steps(row: ExitProcedure, force: date | None) -> Iterator[Step]:
    clauses = f"协议第 {'、'.join(str(number) for number in row.covers)} 条" if row.covers else ""
    yield Step(f"向{row.receiver.name}申请", row.applied_on, clauses)
    if row.accepted_on:
        yield Step("受理", row.accepted_on, "" if row.result_on else row.docket_number or "")
    if row.result_on:
        tone = "green" if row.state in _ENDS_WELL else "red"
        detail = "，".join(part for part in (row.docket_number, row.result_note) if part)
        yield Step(state_label(row.kind, row.state), row.result_on, detail, tone)
    elif row.state.is_open:
        waiting = "执行" if row.kind is ExitKind.ENFORCEMENT else "作出决定"
        yield Step(f"待{row.receiver.name}{waiting}", is_next=True)
    if row.served_on:
        yield Step("送达", row.served_on)
    if row.state is ExitState.GRANTED:
        yield from _after_the_grant(row, force)


def _after_the_grant(row: ExitProcedure, force: date | None) -> Iterator[Step]:
    if row.served_on is None:
        yield Step("待登记送达日期", is_next=True)
    if force is None:
        return
    if row.kind is ExitKind.PAYMENT_ORDER:
        last = force - timedelta(days=1)
        yield Step("异议期最后一日", last, "对方提出异议的，登记终结督促程序")
    yield Step("起可以申请强制执行", force, tone="green")


def enforcement_windows(
    case: Case, agreement: Agreement, *, today: date
) -> list[EnforcementWindow]:
    """The two years of every unpaid instalment that can be enforced, by its number."""
    facts = exit_facts_of(case, filed_on=today)
    last = last_due_by_force(agreement, facts)
    events = (*ledger_events(case), *enforcement_attempts(agreement))
    calendar, division = working_calendar(), facts.division

    def counted(code: str, start: date | None) -> Window | None:
        if start is None:
            return None
        return window(code, start, division=division, calendar=calendar, today=today, events=events)

    return [
        EnforcementWindow(
            part=part,
            open_fen=part.amount_fen - part.paid_fen,
            own=counted(BY_INSTALMENT_RULE, part.due_on),
            statutory=counted(ENFORCEMENT_RULE, last),
        )
        for part in enforceable_parts(agreement, facts)
        if part.paid_fen < part.amount_fen
    ]
