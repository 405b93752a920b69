"""工亡待遇, read from an item."""

from collections.abc import Mapping

from mediation.domain.claims.calculation import Calculation
from mediation.domain.claims.death import ALL_LINES, DeathFacts, DeathLine, Dependant, death
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.reading.employment import CLAIMED, MONTHLY, PAID
from mediation.domain.claims.reading.fields import Fields
from mediation.domain.claims.reading.injury_costs import INJURED, OWN_WAGE
from mediation.domain.claims.reading.local import with_average_for_injury


def read_death(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """工亡待遇 with all its lines."""
    return _read_death(fields, standards, ALL_LINES)


def read_death_grant(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """一次性工亡补助金."""
    return _read_death(fields, standards, frozenset({DeathLine.GRANT}))


def read_funeral(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """丧葬补助金."""
    return _read_death(fields, standards, frozenset({DeathLine.FUNERAL}))


def read_pension(fields: Fields, standards: Standards, qualifier: str) -> Calculation:
    """供养亲属抚恤金."""
    return _read_death(fields, standards, frozenset({DeathLine.PENSION}))


def _read_death(fields: Fields, standards: Standards, lines: frozenset[DeathLine]) -> Calculation:
    facts = DeathFacts(
        died_on=fields.day("died_on", "death_date", "date_of_death", *INJURED),
        own_wage=fields.money(*OWN_WAGE, *MONTHLY),
        dependants=_dependants(fields),
        pension_months=fields.number("pension_months", "months"),
        lines=lines,
        insured=fields.flag("insured", "is_insured", "参保"),
        paid=fields.money(*PAID),
        claimed=fields.money(*CLAIMED),
    )
    return death(facts, with_average_for_injury(standards))


def _dependants(fields: Fields) -> tuple[Dependant, ...]:
    found = []
    for each in fields.listing("dependants", "dependents", "供养亲属"):
        words = " ".join(str(value) for value in each.values()) if isinstance(each, Mapping) else ""
        words = (words or str(each)).lower()
        lone = any(mark in words for mark in ("孤", "lone", "orphan"))
        if isinstance(each, Mapping) and isinstance(each.get("lone"), bool):
            lone = bool(each["lone"])
        found.append(Dependant(any(m in words for m in ("配偶", "spouse", "妻", "夫")), lone))
    others = fields.whole("other_dependants", "children", "others") or 0
    if fields.flag("spouse"):
        found.append(Dependant(is_spouse=True))
    return (*found, *(Dependant(is_spouse=False) for _ in range(others)))
