"""What the ways out of an agreement depend on, read from the tables."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import compute, find_rule
from mediation.domain.exits import (
    ExitFacts,
    Route,
    RouteKind,
    Window,
    WindowStart,
    routes,
    rules_on,
    unfit,
)
from mediation.domain.small_flows import ExitKind
from mediation.extensions import db
from mediation.models import Agreement, Case, Organisation
from mediation.queries.agreed_terms import standing_facts
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import current_agreement, performance_on
from mediation.queries.clock_rules import clock_rules
from mediation.queries.office_rules import exit_rules


def routes_of(case: Case, *, today: date) -> tuple[Route, ...]:
    """Every way out of the case's agreement as it stands today."""
    return routes(exit_facts_of(case, filed_on=today), exit_rules())


def exit_facts_of(case: Case, *, filed_on: date) -> ExitFacts:
    """The facts that open and shut the ways, as they stand for an application of that day."""
    agreement = current_agreement(case)
    performance = performance_on(agreement, filed_on)
    facts = standing_facts(case, agreement, on=filed_on, performance=performance)
    starts = {
        WindowStart.EFFECT: facts.effective_on,
        WindowStart.DEFAULT: _defaulted_on(agreement, filed_on),
    }
    calendar, windows = working_calendar(), {}
    for rule in rules_on(filed_on, division=facts.division, rules=exit_rules()):
        start = starts[rule.window_from]
        window = _window(rule.window, start, facts.division, calendar) if start else None
        if window is not None:
            windows[rule.window] = window
    return replace(facts, windows=windows)


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
    window = _window(rule, effect, division, working_calendar()) if effect else None
    return window.legal_date if window else None


def window_after(code: str, start: date, division: str) -> Window | None:
    """The period of this rule that begins with a day; None where the rule is not used."""
    return _window(code, start, division, working_calendar())


def _window(code: str, start: date, division: str, calendar: WorkingCalendar) -> Window | None:
    try:
        rule = find_rule(code, on=start, region=division, rules=clock_rules())
    except LookupError:
        return None
    if not rule.is_used:
        return None
    deadline = compute(rule, start=start, calendar=calendar, today=start)
    return Window(
        deadline.title,
        deadline.safe_date,
        deadline.legal_date,
        deadline.provisional,
        deadline.trace,
    )


def _defaulted_on(agreement: Agreement | None, on: date) -> date | None:
    """The first promised day that has passed without the whole sum."""
    parts = [part for term in (agreement.terms if agreement else []) for part in term.instalments]
    unpaid = [part.due_on for part in parts if part.paid_fen < part.amount_fen]
    return min((day for day in unpaid if day and day < on), default=None)


def receivers_for(kind: ExitKind) -> list[Organisation]:
    """The courts or commissions that an application of this kind may go to."""
    statement = (
        select(Organisation)
        .where(Organisation.kind.in_(RouteKind(kind.value).receivers))
        .order_by(Organisation.name)
    )
    return list(db.session.scalars(statement))
