"""What a rule of the office may override, and whether what was typed can be kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mediation.domain.clocks import RULES, ClockRule, Unit
from mediation.domain.errors import FieldProblem
from mediation.domain.exits import ExitRule, RouteKind, find_exit_rule
from mediation.domain.four_eyes import frame_problems, text_problems
from mediation.domain.office_rules.row import OfficeRow, RuleKind

LONGEST = 3660
CLOCK_FIELDS = ("length", "unit", "extendable_by", "extension_cap", "rolls", "is_used")
EXIT_FIELDS = (
    *("is_used", "legal_types", "entry_paths", "money", "excluded_terms", "kept_apart", "window"),
)
NAME_LENGTH = 100


def national_clock(code: str, on: date) -> ClockRule | None:
    """The shipped row of a period, the one in force on the day before any other."""
    rows = [rule for rule in RULES if rule.code == code]
    in_force = [rule for rule in rows if rule.applies(on, "", None)]
    return max(in_force or rows, key=lambda rule: rule.valid_from, default=None)


def national_exit(code: str, on: date) -> ExitRule | None:
    """The shipped row of a way out."""
    return find_exit_rule(RouteKind(code), on=on) if code in set(RouteKind) else None


def title_of(rule: ClockRule | ExitRule) -> str:
    """What pages and notices call a rule."""
    return f"{rule.code} {rule.title}" if isinstance(rule, ClockRule) else rule.route.label


def written(rule: ClockRule | ExitRule) -> dict[str, Any]:
    """The fields that may be overridden, as they are stored."""
    names = CLOCK_FIELDS if isinstance(rule, ClockRule) else EXIT_FIELDS
    return {name: _stored(getattr(rule, name)) for name in names}


def _stored(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def content_of(rule: ClockRule | ExitRule, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Of what was typed, the fields that differ from the shipped row."""
    shipped = written(rule)
    given = {name: _stored(value) for name, value in typed.items() if name in shipped}
    return {name: value for name, value in given.items() if value != shipped[name]}


def problems(row: OfficeRow, reason: str, *, is_return: bool = False) -> tuple[FieldProblem, ...]:
    """What forbids to keep the rule: one sentence beside each field."""
    return (*_frame_problems(row, reason), *(() if is_return else _content_problems(row)))


def _frame_problems(row: OfficeRow, reason: str) -> Iterator[FieldProblem]:
    yield from frame_problems(row.region, row.valid_from, row.valid_to, reason)
    yield from text_problems("law", row.law, "依据的文件", NAME_LENGTH)
    yield from text_problems("article", row.article, "依据的条款", NAME_LENGTH)


def _content_problems(row: OfficeRow) -> Iterator[FieldProblem]:
    if row.kind is RuleKind.CLOCK:
        rule: ClockRule | ExitRule | None = national_clock(row.code, row.valid_from)
    else:
        rule = national_exit(row.code, row.valid_from)
    if rule is None:
        yield FieldProblem("code", "没有这条规则，请从规则表中选择。")
        return
    if not row.content:
        yield FieldProblem("reason", "与随系统提供的规则没有差别，不需要另立规则。")
    whole = {**written(rule), **row.content}
    yield from _clock_problems(whole) if row.kind is RuleKind.CLOCK else _exit_problems(whole)


def _clock_problems(whole: Mapping[str, Any]) -> Iterator[FieldProblem]:
    if not isinstance(whole["length"], int) or not 1 <= whole["length"] <= LONGEST:
        yield FieldProblem("length", f"长度是 1 到 {LONGEST} 的整数。")
    if whole["unit"] not in set(Unit):
        yield FieldProblem("unit", "请选择工作日、日、月或者年。")
    cap = whole["extension_cap"]
    if cap is not None and not whole["extendable_by"]:
        yield FieldProblem("extension_cap", "不能延长的期限没有延长上限，请清空。")
    elif cap is not None and not (isinstance(cap, int) and 1 <= cap <= LONGEST):
        yield FieldProblem("extension_cap", f"延长上限是 1 到 {LONGEST} 的整数，留空为不设上限。")


def _exit_problems(whole: Mapping[str, Any]) -> Iterator[FieldProblem]:
    if not whole["legal_types"]:
        yield FieldProblem("legal_types", "至少勾选一种组织性质；都不适用的，请选择停用。")
    if not whole["entry_paths"]:
        yield FieldProblem("entry_paths", "至少勾选一种进入路径；都不适用的，请选择停用。")
    if set(whole["excluded_terms"]) & set(whole["kept_apart"]):
        yield FieldProblem("kept_apart", "同一类条款不能既排除又单列。")
