"""Which figures a place lacks in a year, named as a person would ask for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation.domain.claims.figure_kinds import GRADES, INSTEAD, RULES
from mediation.domain.claims.parameters import Gap, Parameter, ParameterKind, Standards
from mediation.domain.claims.regions import name_of, usual_region

YEARS_LOOKED_AT = 3


@dataclass(frozen=True)
class RegionInUse:
    """Where a body works, and the figures that count there."""

    division_code: str
    standards: Standards


@dataclass(frozen=True)
class MissingFigure:
    """One kind that a region lacks in a year; `qualifiers` are the grades that lack."""

    region_code: str
    region_name: str
    kind: ParameterKind
    year: int
    qualifiers: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What is missing, e.g. 江城市 2026 年上年度职工月平均工资未录入."""
        if self.qualifiers == GRADES:
            key = f"{GRADES[0]}至{GRADES[-1]}"
        else:
            key = "、".join(each for each in self.qualifiers if each)
        return Gap(self.region_name, self.kind, self.year, key).sentence

    @property
    def begins_on(self) -> date:
        """The day to start with when it is entered."""
        return date(self.year, 1, 1)


def years_looked_at(today: date) -> tuple[int, ...]:
    """This year and those before it, the newest first."""
    return tuple(range(today.year, today.year - YEARS_LOOKED_AT, -1))


def missing_figures(
    regions: Iterable[RegionInUse], year: int, *, names: Mapping[str, str], today: date
) -> tuple[MissingFigure, ...]:
    """What any of these regions lacks in the year, each once, under who usually publishes it."""
    found: dict[tuple[str, ParameterKind], MissingFigure] = {}
    for region in regions:
        for kind, rule in RULES.items():
            lacking = _lacking(region.standards, kind, year, today)
            if not lacking:
                continue
            code = usual_region(region.division_code, rule.level)
            before = found.get((code, kind))
            every = {*lacking, *(before.qualifiers if before else ())}
            qualifiers = tuple(each for each in rule.qualifiers if each in every)
            name = name_of(code, names) if code else ""
            found[code, kind] = MissingFigure(code, name, kind, year, qualifiers)
    return tuple(sorted(found.values(), key=lambda each: each.region_code))


def _lacking(standards: Standards, kind: ParameterKind, year: int, today: date) -> tuple[str, ...]:
    qualifiers = RULES[kind].qualifiers
    if kind in INSTEAD:
        both = (kind, INSTEAD[kind])
        has_one = any(_is_there(standards, each, "", year, today) for each in both)
        # Of the two, the one of the month is asked for.
        return () if has_one or kind is not ParameterKind.HEAT_ALLOWANCE else ("",)
    return tuple(each for each in qualifiers if not _is_there(standards, kind, each, year, today))


def _is_there(
    standards: Standards, kind: ParameterKind, qualifier: str, year: int, today: date
) -> bool:
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    found = standards.find(kind, on=last, key=qualifier)
    if not isinstance(found, Parameter):
        return False
    if RULES[kind].is_yearly:
        # An old figure stays in force until the next, but it is not this year's.
        return found.valid_from is not None and found.valid_from.year == year
    return isinstance(standards.find(kind, on=first, key=qualifier), Parameter)
