"""The one function that judges every way out: open or shut, why, until when, for which clauses."""

from collections.abc import Sequence
from dataclasses import dataclass

from mediation.domain.exits.clauses import REFUSALS, clauses_of
from mediation.domain.exits.facts import ExitFacts, Window
from mediation.domain.exits.kinds import RouteKind
from mediation.domain.exits.reasons import occupied, unfitness, untimely
from mediation.domain.exits.rule import ExitRule
from mediation.domain.exits.rules import EXIT_RULES, find_exit_rule, rules_on
from mediation.domain.small_flows import ExitKind


@dataclass(frozen=True)
class Route:
    """One way out as the page shows it: open, or why not; its last day; what goes along.

    `covers` are the numbers of the clauses that go this way, `stays` the others; of these,
    `kept_apart` are better left out although they might go along.
    """

    rule: ExitRule
    why_not: str
    window: Window | None
    is_late: bool
    covers: tuple[int, ...]
    kept_apart: tuple[int, ...]
    stays: tuple[int, ...] = ()

    @property
    def kind(self) -> RouteKind:
        """Which way it is."""
        return self.rule.route

    @property
    def is_open(self) -> bool:
        """Whether it can be gone now."""
        return not self.why_not


def routes(facts: ExitFacts, rules: Sequence[ExitRule] = EXIT_RULES) -> tuple[Route, ...]:
    """Every way out with its state, in the order people think of them.

    The day of filing and the division of the body pick one row a way.
    """
    rows = rules_on(facts.filed_on, division=facts.division, rules=rules)
    return tuple(_route(rule, facts) for rule in rows)


def why_not(kind: RouteKind, facts: ExitFacts, rules: Sequence[ExitRule] = EXIT_RULES) -> str:
    """Why this way is shut, or an empty text."""
    rule = _rule(kind, facts, rules)
    return unfitness(rule, facts) or untimely(rule, facts)


def covered_by(
    kind: RouteKind, facts: ExitFacts, rules: Sequence[ExitRule] = EXIT_RULES
) -> tuple[int, ...]:
    """The numbers of the clauses that go this way on the day of the facts."""
    return clauses_of(_rule(kind, facts, rules), facts)


def unfit(kind: RouteKind, facts: ExitFacts, rules: Sequence[ExitRule] = EXIT_RULES) -> str:
    """Why this way is not for such an agreement on any day, or an empty text."""
    return unfitness(_rule(kind, facts, rules), facts)


def opened_by_refusal(kind: ExitKind, found: Sequence[Route]) -> tuple[Route, ...]:
    """The ways that open once an application of this kind was refused."""
    openings = {opening for opening, refused in REFUSALS.items() if refused is kind}
    return tuple(route for route in found if route.rule.opens_on & openings)


def no_procedure(facts: ExitFacts, rules: Sequence[ExitRule] = EXIT_RULES) -> str:
    """Why none of the procedures can be filed for any of its clauses, or an empty text.

    Periods and defaults are left aside: what was filed in time may be written down later.
    """
    rows = [_rule(RouteKind(kind.value), facts, rules) for kind in ExitKind]
    reasons = [unfitness(rule, facts) or occupied(rule, facts) for rule in rows]
    return reasons[0] if all(reasons) else ""


def _rule(kind: RouteKind, facts: ExitFacts, rules: Sequence[ExitRule]) -> ExitRule:
    return find_exit_rule(kind, on=facts.filed_on, division=facts.division, rules=rules)


def _route(rule: ExitRule, facts: ExitFacts) -> Route:
    window, covers = _window(rule, facts), clauses_of(rule, facts)
    return Route(
        rule=rule,
        why_not=unfitness(rule, facts) or untimely(rule, facts),
        window=window,
        is_late=window is not None and facts.filed_on > window.legal_date,
        covers=covers,
        kept_apart=tuple(term.number for term in facts.terms if term.kind in rule.kept_apart),
        stays=tuple(term.number for term in facts.terms if term.number not in covers),
    )


def _window(rule: ExitRule, facts: ExitFacts) -> Window | None:
    if rule.route is RouteKind.PERFORMANCE and facts.last_due_on is not None:
        # A day fixed in the agreement does not roll (C2 speaks of periods).
        due_on = facts.last_due_on
        sentence = f"协议约定的最后付款日期 {due_on.isoformat()}，按约定执行，不顺延。"
        return Window("约定的付款日期", due_on, due_on, trace=(sentence,))
    return facts.windows.get(rule.window)
