"""The clocks of a case as rows: those that count, and what may be done to each by hand."""

from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import MEDIATION_RULES, ClockRule, find_rule
from mediation.models import Case, Clock
from mediation.queries.clock_rules import clock_rules

UNDONE = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.LAPSED})


def live_clocks(case: Case) -> list[Clock]:
    """The clocks that count: all but the voided ones, the newest for each rule and party."""
    newest = {row.key: row for row in case.clocks if row.state is not ClockState.VOIDED}
    return list(newest.values())


def rule_of(clock: Clock, case: Case) -> ClockRule | None:
    """The row of the table that this clock was counted by, if there still is one."""
    try:
        return find_rule(
            clock.rule,
            on=clock.start_on,
            entry_path=case.entry_path,
            region=case.body.division_code or "",
            rules=clock_rules(),
        )
    except LookupError:
        return None


def voidable_clocks(case: Case) -> list[Clock]:
    """What a supervisor may void: everything undone but the term of mediation."""
    return [
        row for row in live_clocks(case) if row.state in UNDONE and row.rule not in MEDIATION_RULES
    ]


def extendable_clocks(case: Case) -> list[Clock]:
    """What a court, a commission or an authority may extend; the term of mediation has its own."""
    rules = ((row, rule_of(row, case)) for row in voidable_clocks(case))
    return [row for row, rule in rules if rule is not None and rule.extendable_by]


def outliving_clocks(case: Case) -> list[tuple[Clock, ClockRule]]:
    """The undone clocks of a party that mediation does not stop, nearest first."""
    rows = sorted(voidable_clocks(case), key=lambda row: (row.due_on, row.id))
    rules = ((row, rule_of(row, case)) for row in rows)
    return [(row, rule) for row, rule in rules if rule is not None and rule.outlives_mediation]
