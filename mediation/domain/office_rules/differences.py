"""What a proposal changes against the rule in force, in words."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import ClockRule, find_rule
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import FieldChange
from mediation.domain.exits import ExitRule, RouteKind, find_exit_rule
from mediation.domain.office_rules.overlay import clocks_with, exits_with
from mediation.domain.office_rules.row import OfficeRow, RuleKind
from mediation.domain.organisations import LegalType


def differences(row: OfficeRow, counting: Sequence[OfficeRow]) -> tuple[FieldChange, ...]:
    """Field by field: the rule in force in the region on the first day, and what replaces it.

    `counting` are the rules of the office that count already.
    """
    others = [each for each in counting if each.place != row.place]
    before, after = _told(row, counting), _told(row, [row, *others])
    return tuple(
        FieldChange(label, words, after[label])
        for label, words in before.items()
        if words != after[label]
    )


def _told(row: OfficeRow, rows: Sequence[OfficeRow]) -> dict[str, str]:
    if row.kind is RuleKind.CLOCK:
        clocks = clocks_with(rows)
        return clock_words(find_rule(row.code, on=row.valid_from, region=row.region, rules=clocks))
    exits = exits_with(rows)
    kind = RouteKind(row.code)
    return exit_words(find_exit_rule(kind, on=row.valid_from, division=row.region, rules=exits))


def clock_words(rule: ClockRule) -> dict[str, str]:
    """A period by the labels of the form."""
    cap = f"最多 {rule.extension_cap} {rule.unit.label}" if rule.extension_cap else "不设上限"
    return {
        "使用": "使用" if rule.is_used else "停用",
        "长度": f"{rule.length} {rule.unit.label}",
        "延长": f"{rule.extendable_by}可以延长，{cap}" if rule.extendable_by else "不得延长",
        "末日遇休息日": "顺延" if rule.rolls else "不顺延",
        "依据": rule.basis,
    }


def exit_words(rule: ExitRule) -> dict[str, str]:
    """A way out by the labels of the form."""
    return {
        "使用": "使用" if rule.is_used else "停用",
        "组织性质": _labels(LegalType, rule.legal_types),
        "进入路径": _labels(EntryPath, rule.entry_paths),
        "款项": _labels(ClaimType, rule.money) or "不限",
        "排除的条款": _labels(TermKind, rule.excluded_terms) or "无",
        "单列的条款": _labels(TermKind, rule.kept_apart) or "无",
        "申请期限": rule.window or "不设期限",
        "依据": rule.basis,
    }


def _labels(kind: type[StrEnum], members: Iterable[StrEnum]) -> str:
    found = set(members)
    return "、".join(str(getattr(member, "label", member)) for member in kind if member in found)
