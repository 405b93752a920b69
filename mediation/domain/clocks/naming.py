"""Which period a name means: a code, a title, or what people call it, written in any width."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mediation.domain.clocks.national import RULES
from mediation.domain.clocks.national.names import (
    AGREED_NAMES,
    DOUBLE_WAGE_BEGIN_NAMES,
    DOUBLE_WAGE_END_NAMES,
    FIXED_NAMES,
    HINTS,
    NAMES,
)
from mediation.domain.clocks.period_words import PeriodWords, read_period, without_period
from mediation.domain.clocks.rule import ClockRule
from mediation.domain.width import narrow

_NOISE = re.compile(
    r"joint|共同|双方|期限|期间|时限|之日起|法定|申请|向|的|内|期|[\W_]", re.IGNORECASE
)
_CODE = re.compile(r"K\d{2}[A-Z]?")


class NameKind(StrEnum):
    """What kind of date a name asks for."""

    STATUTORY = "statutory"
    AGREED = "agreed"
    FIXED = "fixed"
    DOUBLE_WAGE_BEGIN = "double_wage_begin"
    DOUBLE_WAGE_END = "double_wage_end"


@dataclass(frozen=True)
class Named:
    """What a name means: a rule by its code, or a date that no row of the table counts.

    `candidates` has several codes when the name leaves open which; `written` is the length in it.
    """

    kind: NameKind
    candidates: tuple[str, ...] = ()
    written: PeriodWords | None = None


def find_named(
    name: str,
    *,
    period: PeriodWords | None = None,
    context: str = "",
    rules: Sequence[ClockRule] = RULES,
) -> Named | None:
    """What is meant, or None for an unknown name.

    `period` is a length told beside the name, `context` words of the event or of its article; both
    only choose among periods that share the name.
    """
    code = narrow(name).strip().upper()
    if _CODE.fullmatch(code) or any(rule.code.upper() == code for rule in rules):
        return _named_by_code(code, period, rules)
    base, written = _base_of(name), read_period(name)
    if not base:
        return None
    for kind, names in (
        (NameKind.AGREED, AGREED_NAMES),
        (NameKind.FIXED, FIXED_NAMES),
        (NameKind.DOUBLE_WAGE_BEGIN, DOUBLE_WAGE_BEGIN_NAMES),
        (NameKind.DOUBLE_WAGE_END, DOUBLE_WAGE_END_NAMES),
    ):
        if base in map(_base_of, names):
            return Named(kind, written=written)
    codes = [code for code, names in _names_of(rules).items() if base in names]
    fitting = _fitting(codes, written or period, rules)
    if not fitting and written is None and codes:
        fitting = codes
    chosen = _hinted(fitting, context) or _chosen(fitting, name, rules)
    return Named(NameKind.STATUTORY, chosen, written) if chosen else None


def similar_titles(name: str, rules: Sequence[ClockRule] = RULES) -> list[str]:
    """Titles of periods whose name has something in common with an unknown one."""
    base, names = _base_of(name), _names_of(rules)
    found = {
        rule.full_title: None
        for rule in rules
        if base and any(known in base or base in known for known in names[rule.code])
    }
    return list(found)[:5]


def nearest_named(
    name: str, period: PeriodWords, rules: Sequence[ClockRule] = RULES
) -> Named | None:
    """The period with the longest name inside this one, if the length told beside it fits."""
    base = _base_of(name)
    found = [
        (len(known), code)
        for code, names in _names_of(rules).items()
        for known in names
        if known in base and _fitting([code], period, rules)
    ]
    longest = max((length for length, _code in found), default=0)
    codes = [code for length, code in found if length == longest]
    return Named(NameKind.STATUTORY, (codes[0],)) if codes else None


def titles_of(codes: Sequence[str], rules: Sequence[ClockRule] = RULES) -> list[str]:
    """The titles of some codes, as they may be asked for."""
    found = {rule.full_title: None for code in codes for rule in rules if rule.code == code}
    return list(found)


def _named_by_code(
    code: str, period: PeriodWords | None, rules: Sequence[ClockRule]
) -> Named | None:
    every = dict.fromkeys(rule.code for rule in rules)
    # “K30” is the row of the master table whose three periods are K30A, K30B and K30C here.
    codes = [known for known in every if known.upper() == code]
    codes = codes or [known for known in every if known[:-1].upper() == code]
    narrowed = _fitting(codes, period, rules) or codes
    return Named(NameKind.STATUTORY, tuple(narrowed)) if codes else None


def _titled(name: str, rules: Sequence[ClockRule]) -> str | None:
    """The code whose title, with its length or without, is exactly this but for spaces."""
    wanted = _closed_up(name)
    return next(
        (
            rule.code
            for rule in rules
            if wanted in {_closed_up(rule.title), _closed_up(rule.full_title)}
        ),
        None,
    )


def _closed_up(name: str) -> str:
    return re.sub(r"\s", "", narrow(name))


@lru_cache(maxsize=2048)
def _base_of(name: str) -> str:
    """A name without its length, spaces, brackets and the words that tell nothing."""
    return _NOISE.sub("", without_period(name))


def _names_of(rules: Sequence[ClockRule]) -> dict[str, list[str]]:
    """The bases of every name of every code, the titles of the rows among them."""
    found = {code: [_base_of(name) for name in names] for code, names in NAMES.items()}
    for rule in rules:
        found.setdefault(rule.code, []).append(_base_of(rule.title))
    return found


def _fitting(
    codes: Sequence[str], period: PeriodWords | None, rules: Sequence[ClockRule]
) -> list[str]:
    if period is None:
        return list(codes)
    return [code for code in codes if any(_fits(row, period) for row in _rows(code, rules))]


def _fits(rule: ClockRule, period: PeriodWords) -> bool:
    return period.fits(rule.length, rule.unit, rule.extension_cap)


def _rows(code: str, rules: Sequence[ClockRule]) -> Iterator[ClockRule]:
    return (rule for rule in rules if rule.code == code)


def _hinted(codes: Sequence[str], context: str) -> tuple[str, ...]:
    """The code among these that words of the event or of its article speak for."""
    words = _closed_up(context)
    return tuple(code for hint, code in HINTS if hint in words and code in codes)[:1]


def _chosen(codes: Sequence[str], name: str, rules: Sequence[ClockRule]) -> tuple[str, ...]:
    """The codes that are left when titles and the order of the table have chosen."""
    if len(codes) < 2:
        return tuple(codes)
    titled = _titled(name, rules)
    if titled is not None and titled in codes:
        return (titled,)
    measures = {(row.length, row.unit) for code in codes for row in _rows(code, rules)}
    if len(measures) == 1:
        return (codes[0],)
    base = _base_of(name)
    first = [code for code in codes if _names_of(rules)[code][0] == base]
    return tuple(first) if len(first) == 1 else tuple(codes)
