"""Which clauses go a way on the day: those it is for, that are ripe, and that nothing else holds.

A mixed agreement is split here: each clause goes at most one way at a time.
"""

from mediation.domain.exits.facts import AgreedTerm, ExitFacts, FiledProcedure
from mediation.domain.exits.kinds import Opening, RouteKind
from mediation.domain.exits.rule import ExitRule
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState

REFUSALS = {
    Opening.REVIEW_REFUSED: ExitKind.ARBITRATION_REVIEW,
    Opening.CONFIRMATION_REFUSED: ExitKind.JUDICIAL_CONFIRMATION,
    Opening.ORDER_ENDED: ExitKind.PAYMENT_ORDER,
}
_ENDED_IN_VAIN = frozenset({ExitState.REFUSED, ExitState.WITHDRAWN})


def goes_along(rule: ExitRule, term: AgreedTerm) -> bool:
    """Whether a clause is of those that go this way, whatever the day."""
    if term.kind in rule.excluded_terms | rule.kept_apart:
        return False
    if not rule.money:
        return True
    return term.payment is not None and term.payment.is_owed_to_the_worker(rule.money)


def substance(rule: ExitRule, facts: ExitFacts) -> tuple[AgreedTerm, ...]:
    """The clauses for whose sake one goes this way: the payments, or all where there are none."""
    going = [term for term in facts.terms if goes_along(rule, term)]
    if rule.needs_force:
        going = [term for term in going if facts.forced_by(term.number)]
    payments = [term for term in going if term.payment]
    return tuple(payments or going)


def holder(rule: ExitRule, term: AgreedTerm, facts: ExitFacts) -> FiledProcedure | None:
    """The procedure on account of which a clause cannot go this way too."""
    held = (item for item in facts.filed if item.holds(term.number) and _keeps(item, rule))
    return next(held, None)


def is_ripe(rule: ExitRule, term: AgreedTerm, facts: ExitFacts) -> bool:
    """Whether what opens the way happened to this clause."""
    return any(_happened(opening, rule, term, facts) for opening in rule.opens_on)


def is_performed(term: AgreedTerm, facts: ExitFacts) -> bool:
    """Whether nothing is owed under the clause any more."""
    return _performance(term, facts) is PerformanceState.PERFORMED


def clauses_of(rule: ExitRule, facts: ExitFacts) -> tuple[int, ...]:
    """The numbers of the clauses that go this way on the day."""
    return tuple(term.number for term in facts.terms if _goes(rule, term, facts))


def _goes(rule: ExitRule, term: AgreedTerm, facts: ExitFacts) -> bool:
    if not goes_along(rule, term) or holder(rule, term, facts):
        return False
    if Opening.EFFECT in rule.opens_on:
        return True
    if term.payment and is_performed(term, facts):
        return False
    if not rule.is_by_clause:
        return True
    return term in substance(rule, facts) and is_ripe(rule, term, facts)


def _keeps(item: FiledProcedure, rule: ExitRule) -> bool:
    if rule.route is RouteKind.PERFORMANCE or item.state in _ENDED_IN_VAIN:
        return False
    # What has force is enforced, and is enforced once; everything else wants force first.
    return item.kind.gives_force is not rule.needs_force


def _happened(opening: Opening, rule: ExitRule, term: AgreedTerm, facts: ExitFacts) -> bool:
    if opening is Opening.EFFECT:
        return True
    if opening is Opening.DEFAULT:
        state = _performance(term, facts)
        # Where no money is promised, the program cannot know of a default; the applicant proves it.
        unseen = state is PerformanceState.NONE_DUE and not rule.money
        return unseen or state is PerformanceState.BREACHED
    return any(
        item.kind is REFUSALS[opening]
        and item.state is ExitState.REFUSED
        and item.holds(term.number)
        for item in facts.filed
    )


def _performance(term: AgreedTerm, facts: ExitFacts) -> PerformanceState:
    return facts.performance if term.performance is None else term.performance
