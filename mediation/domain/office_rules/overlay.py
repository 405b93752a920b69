"""The rules of the office laid over the shipped tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import RULES, Article, Certainty, ClockRule, Unit
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import EXIT_RULES, ExitRule
from mediation.domain.office_rules.row import OfficeRow, RuleKind
from mediation.domain.organisations import LegalType

_READ: Mapping[str, Callable[[Any], Any]] = {
    "unit": Unit,
    "legal_types": lambda codes: frozenset(LegalType(code) for code in codes),
    "entry_paths": lambda codes: frozenset(EntryPath(code) for code in codes),
    "money": lambda codes: frozenset(ClaimType(code) for code in codes),
    "excluded_terms": lambda codes: frozenset(TermKind(code) for code in codes),
    "kept_apart": lambda codes: frozenset(TermKind(code) for code in codes),
}


def clocks_with(
    rows: Sequence[OfficeRow], shipped: Sequence[ClockRule] = RULES
) -> tuple[ClockRule, ...]:
    """The table of periods with the office's rows before the shipped ones.

    Where a code has several shipped rows (by the way a case came), each gets its overridden twin.
    """
    own = (_clocks(row, shipped) for row in rows if row.kind is RuleKind.CLOCK and row.content)
    return (*(rule for rules in own for rule in rules), *shipped)


def exits_with(
    rows: Sequence[OfficeRow], shipped: Sequence[ExitRule] = EXIT_RULES
) -> tuple[ExitRule, ...]:
    """The decision table of the ways out with the office's rows before the shipped ones."""
    own = (_exits(row, shipped) for row in rows if row.kind is RuleKind.EXIT and row.content)
    return (*(rule for rules in own for rule in rules), *shipped)


def _clocks(row: OfficeRow, shipped: Sequence[ClockRule]) -> list[ClockRule]:
    rows = [rule for rule in shipped if rule.code == row.code]
    in_force = [rule for rule in rows if rule.applies(row.valid_from, "", None)]
    return [
        replace(
            rule,
            **_frame(row),
            **_read(row.content),
            articles=(Article(row.law, row.article),),
            certainty=Certainty.OFFICE,
        )
        for rule in in_force or rows
    ]


def _exits(row: OfficeRow, shipped: Sequence[ExitRule]) -> list[ExitRule]:
    rows = [rule for rule in shipped if rule.route == row.code]
    in_force = [rule for rule in rows if rule.in_force(row.valid_from)]
    return [
        replace(rule, **_frame(row), **_read(row.content), law=row.law, article=row.article)
        for rule in in_force or rows
    ]


def _frame(row: OfficeRow) -> dict[str, Any]:
    return {"region": row.region, "valid_from": row.valid_from, "valid_to": row.valid_to}


def _read(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _READ.get(name, lambda value: value)(value) for name, value in content.items()}
