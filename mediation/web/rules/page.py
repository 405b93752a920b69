"""What the pages of the rules show, prepared so that the templates only print."""

from collections.abc import Sequence
from typing import Any

from mediation.domain.clocks import ClockRule
from mediation.domain.exits import ExitRule
from mediation.domain.four_eyes import ApprovalState
from mediation.domain.office_rules import (
    RuleKind,
    differences,
    exit_words,
    national_clock,
    national_exit,
)
from mediation.domain.organisations import LegalType
from mediation.models import OfficeRule, User
from mediation.queries import office_rules
from mediation.web.four_eyes import keeping, where_it_stands


def national_of(kind: RuleKind, code: str, on: Any) -> ClockRule | ExitRule | None:
    """The shipped row that a rule of the office lies over."""
    return national_clock(code, on) if kind is RuleKind.CLOCK else national_exit(code, on)


def index_page(user: User) -> dict[str, Any]:
    """The tables that count, and the proposals."""
    known = office_rules.tables()
    found = office_rules.listed()
    return {
        "clocks": sorted(known.clocks, key=lambda rule: (rule.code, rule.region, rule.valid_from)),
        "exits": sorted(known.exits, key=_order),
        "bodies": _bodies,
        "windows": {rule.code: rule.full_title for rule in known.clocks if not rule.region},
        "waiting": [_line(rule) for rule in found if rule.state is ApprovalState.WAITING],
        "decided": [_line(rule) for rule in found if rule.state is not ApprovalState.WAITING],
        **keeping(OfficeRule, user),
    }


def _bodies(rule: ExitRule) -> str:
    every = rule.legal_types == frozenset(LegalType)
    return "不限" if every else exit_words(rule)["组织性质"]


def _order(rule: ExitRule) -> tuple[Any, ...]:
    return list(type(rule.route)).index(rule.route), rule.region, rule.valid_from


def rule_page(rule: OfficeRule, user: User) -> dict[str, Any]:
    """One rule: what it changes, which cases it moves, what this person may do."""
    return {
        **_line(rule),
        "changes": differences(rule.row, _standing(rule)),
        "moved": office_rules.moved_cases(rule.row),
        **where_it_stands(rule, user),
        "may_end": rule.state is ApprovalState.APPROVED and bool(rule.region) and _may(rule, user),
    }


def _standing(rule: OfficeRule) -> Sequence[Any]:
    """What counts beside this rule, so that an approved one is still told against the former."""
    rows = office_rules.tables().rows
    return rows if rule.state is ApprovalState.WAITING else [row for row in rows if row != rule.row]


def _may(rule: OfficeRule, user: User) -> bool:
    return office_rules.may_keep(user) and not rule.row.is_return


def _line(rule: OfficeRule) -> dict[str, Any]:
    return {"rule": rule, "title": rule.name, "region": rule.place_words}
