"""The statutory dates of one case: the head's nearest date, and the groups of the section 期限."""

from datetime import date
from typing import Any

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import MEDIATION_RULES
from mediation.domain.urgency import Urgency, days_left
from mediation.domain.whose_clock import Whose, clock_tone, clock_words, is_window
from mediation.models import Case, Clock
from mediation.queries.rule_book import RuleBook
from mediation.web.filters import WEEKDAYS

# What somebody must still look at: the rest is folded away.
CURRENT = frozenset({ClockState.RUNNING, ClockState.PAUSED, ClockState.LAPSED})
IN_MEDIATION = frozenset({CaseState.ACCEPTED, CaseState.MEDIATING, CaseState.PAUSED})
NEAR = frozenset({Urgency.RED, Urgency.AMBER})


def next_date(case: Case, book: RuleBook, today: date) -> dict[str, Any] | None:
    """The date at the head: the nearest that binds us, else the nearest window of a party."""
    shown = [clock for clock in case.clocks if _may_lead(case, clock, book, today)]
    if not shown:
        return None
    clock = min(shown, key=lambda row: (book.whose(row.rule) is not Whose.OURS, row.due_on, row.id))
    year = "" if clock.due_on.year == today.year else f"{clock.due_on.year}年"
    return {
        "clock": clock,
        "label": f"{_whose_name(clock, book)}{clock.title}",
        "date": f"{year}{clock.due_on.month}月{clock.due_on.day}日",
        "detail": f"周{WEEKDAYS[clock.due_on.weekday()]} · {days_left(clock.due_on, today)}",
    }


def window_lines(case: Case, book: RuleBook, today: date) -> list[dict[str, Any]]:
    """What stands under the head: the windows of the parties that close soon.

    Those that mediation does not stop have a warning of their own below.
    """
    lines = []
    for clock in sorted(case.clocks, key=lambda row: (row.due_on, row.id)):
        binds = book.binds(clock.rule)
        tone = clock_tone(clock.state, binds, clock.due_on, today)
        if is_window(binds) and tone in NEAR and not book.outlives_mediation(clock.rule):
            lines.append(
                {
                    "clock": clock,
                    "tone": tone.value,
                    "who": _party_name(clock) or binds.label,
                    "left": clock_words(clock.state, binds, clock.due_on, today),
                }
            )
    return lines


def clock_groups(case: Case, book: RuleBook, today: date) -> list[dict[str, Any]]:
    """The dates that still say something, by whom they bind, each with its history."""
    current = [clock for clock in case.clocks if clock.state in CURRENT]
    groups = []
    for group in Whose:
        rows = [clock for clock in current if book.whose(clock.rule) is group]
        ordered = sorted(rows, key=lambda row: (row.state is not ClockState.RUNNING, row.due_on))
        if ordered:
            shown = [clock_row(case, clock, book, today) for clock in ordered]
            groups.append({"label": group.label, "rows": shown})
    return groups


def past_rows(case: Case, book: RuleBook, today: date) -> list[dict[str, Any]]:
    """The dates that are met, and the voided ones that no clock took over from."""
    kept = {clock.key for clock in case.clocks if clock.state is not ClockState.VOIDED}
    ended = [
        clock
        for clock in case.clocks
        if clock.state is ClockState.MET
        or (clock.state is ClockState.VOIDED and clock.key not in kept)
    ]
    return [clock_row(case, clock, book, today) for clock in sorted(ended, key=lambda row: row.id)]


def clock_row(case: Case, clock: Clock, book: RuleBook, today: date) -> dict[str, Any]:
    """One date: whose it is, its badge, and the values it had before."""
    binds = book.binds(clock.rule)
    return {
        "clock": clock,
        "binds": binds.label,
        "party": _party_name(clock),
        "tone": clock_tone(clock.state, binds, clock.due_on, today).value,
        "left": clock_words(clock.state, binds, clock.due_on, today),
        "history": _history(case, clock),
    }


def _history(case: Case, clock: Clock) -> list[Clock]:
    """The values that this clock took over from, newest first."""
    if clock.state is ClockState.VOIDED:
        return []
    older = [
        row
        for row in case.clocks
        if row.key == clock.key and row.id < clock.id and row.state is ClockState.VOIDED
    ]
    return sorted(older, key=lambda row: -row.id)


def _may_lead(case: Case, clock: Clock, book: RuleBook, today: date) -> bool:
    """Whether the head may show this date: it runs, or it is the term that mediation overran."""
    if clock.state is ClockState.LAPSED:
        return clock.rule in MEDIATION_RULES and case.state in IN_MEDIATION
    if clock.state is not ClockState.RUNNING:
        return False
    is_ours = book.whose(clock.rule) is Whose.OURS
    return is_ours or (book.is_window(clock.rule) and clock.due_on >= today)


def _whose_name(clock: Clock, book: RuleBook) -> str:
    if book.whose(clock.rule) is Whose.OURS:
        return ""
    return f"{_party_name(clock) or book.binds(clock.rule).label}："


def _party_name(clock: Clock) -> str:
    return clock.party.name if clock.party else ""
