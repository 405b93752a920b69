"""What the ways out of an agreement depend on, read from the tables."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import ClockEvent, Happened
from mediation.domain.exits import (
    ExitFacts,
    Recommendation,
    Route,
    RouteKind,
    WindowStart,
    recommended,
    routes,
    rules_on,
    unfit,
)
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.extensions import db
from mediation.models import Agreement, Case, Instalment, Organisation
from mediation.queries.agreed_terms import standing_facts
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import current_agreement, performance_on
from mediation.queries.exit_windows import window
from mediation.queries.ledger import ledger_events
from mediation.queries.office_rules import exit_rules

ENFORCEMENT_IN_VAIN = "申请强制执行，后撤回或者未被受理"


def routes_of(
    case: Case, *, today: date, calendar: WorkingCalendar | None = None
) -> tuple[Route, ...]:
    """Every way out of the case's agreement as it stands today."""
    return routes(exit_facts_of(case, filed_on=today, calendar=calendar), exit_rules())


def recommended_for(case: Case, *, today: date, calendar: WorkingCalendar) -> Recommendation | None:
    """The way to name first today, and why."""
    return recommended(routes_of(case, today=today, calendar=calendar))


def exit_facts_of(
    case: Case, *, filed_on: date, calendar: WorkingCalendar | None = None
) -> ExitFacts:
    """The facts that open and shut the ways, as they stand for an application of that day."""
    agreement = current_agreement(case)
    performance = performance_on(agreement, filed_on)
    facts = standing_facts(case, agreement, on=filed_on, performance=performance)
    starts = {
        WindowStart.EFFECT: facts.effective_on,
        WindowStart.DEFAULT: _defaulted_on(agreement, filed_on),
        WindowStart.LAST_DUE: last_due_by_force(agreement, facts) if agreement else None,
    }
    calendar, windows = calendar or working_calendar(), {}
    events = (*ledger_events(case), *enforcement_attempts(agreement))
    for rule in rules_on(filed_on, division=facts.division, rules=exit_rules()):
        start = starts[rule.window_from]
        if not rule.window or start is None:
            continue
        found = window(
            rule.window,
            start,
            division=facts.division,
            calendar=calendar,
            today=filed_on,
            events=events,
        )
        if found is not None:
            windows[rule.window] = found
    return replace(facts, windows=windows)


def last_due_by_force(agreement: Agreement, facts: ExitFacts) -> date | None:
    """The end of the last period for performance under what gave the clauses force.

    None where nothing has force, or where a part still waits for its event; where no money is
    promised, the day from which it can be enforced (民诉法 art. 250).
    """
    parts = enforceable_parts(agreement, facts)
    if not parts:
        found = (facts.forced_by(term.number) for term in facts.terms)
        return max((item.force_from for item in found if item and item.force_from), default=None)
    days = [part.due_on for part in parts if part.due_on]
    return max(days) if len(days) == len(parts) else None


def enforceable_parts(agreement: Agreement, facts: ExitFacts) -> list[Instalment]:
    """The instalments of the clauses that have force on the day of the facts."""
    return [
        part
        for number, term in enumerate(agreement.terms, start=1)
        if facts.forced_by(number)
        for part in term.instalments
    ]


def enforcement_attempts(agreement: Agreement | None) -> tuple[Happened, ...]:
    """Applications for enforcement that came to nothing: the two years begin anew."""
    rows = agreement.exits if agreement else []
    return tuple(
        Happened(ClockEvent.RELIEF_SOUGHT, row.applied_on, words=ENFORCEMENT_IN_VAIN)
        for row in rows
        if row.kind is ExitKind.ENFORCEMENT
        and row.state in {ExitState.WITHDRAWN, ExitState.REFUSED}
    )


def unfit_for(kind: RouteKind, agreement: Agreement | None) -> str:
    """Why this way is not for such an agreement on any day; empty without an agreement."""
    return unfit(kind, _standing(agreement), exit_rules()) if agreement else ""


def shut_windows(agreement: Agreement | None) -> frozenset[str]:
    """The periods that do not run from its effect, because their way is not for it on any day."""
    if agreement is None:
        return frozenset()
    facts = _standing(agreement)
    rows = rules_on(facts.filed_on, division=facts.division, rules=exit_rules())
    effect = [rule for rule in rows if rule.window and rule.window_from is WindowStart.EFFECT]
    return frozenset(rule.window for rule in effect if unfit(rule.route, facts, exit_rules()))


def _standing(agreement: Agreement) -> ExitFacts:
    case = agreement.case
    # A draft has no day of effect yet; the rows in force when the case came serve its preview.
    on = agreement.effective_on or agreement.agreed_on or case.received_on
    performance = performance_on(agreement, on)
    return standing_facts(case, agreement, on=on, performance=performance)


def window_end(rule: str, agreement: Agreement) -> date | None:
    """The last day of a period that opens with the effect of the agreement."""
    effect, division = agreement.effective_on, agreement.case.body.division_code or ""
    if effect is None:
        return None
    found = window(rule, effect, division=division, calendar=working_calendar())
    return found.legal_date if found else None


def _defaulted_on(agreement: Agreement | None, on: date) -> date | None:
    """The first promised day that has passed without the whole sum."""
    parts = [part for term in (agreement.terms if agreement else []) for part in term.instalments]
    unpaid = [part.due_on for part in parts if part.paid_fen < part.amount_fen]
    return min((day for day in unpaid if day and day < on), default=None)


def receivers_for(kind: ExitKind) -> list[Organisation]:
    """The courts or commissions that an application of this kind may go to."""
    return receivers_of(RouteKind(kind.value))


def receivers_of(way: RouteKind) -> list[Organisation]:
    """The organisations that take what is filed on this way."""
    statement = (
        select(Organisation).where(Organisation.kind.in_(way.receivers)).order_by(Organisation.name)
    )
    return list(db.session.scalars(statement))
