"""Local figures: those in force as calculations take them, and as the page lists them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.claims.figure_entry import Figure
from mediation.domain.claims.figure_gaps import MissingFigure, RegionInUse, missing_figures
from mediation.domain.claims.figure_kinds import RULES
from mediation.domain.claims.parameters import NATIONWIDE, Parameter, ParameterKind, Standards
from mediation.domain.claims.published import PUBLISHED
from mediation.domain.claims.regions import PROVINCES, chain, region_code
from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import LocalFigure, Organisation
from mediation.queries.calendar import working_calendar

KNOWN = "local_figures"
MOST_SHOWN = 200
# What a union is called after its region.
UNION = "总工会"

Supplied = Mapping[tuple[ParameterKind, str], Decimal]
_KINDS = list(ParameterKind)
_NOTHING: Supplied = MappingProxyType({})


@dataclass(frozen=True)
class Known:
    """The figures in force, the names of their regions and the calendar, of one transaction."""

    figures: tuple[Figure, ...]
    names: Mapping[str, str]
    calendar: WorkingCalendar
    read_in: Any


def live_figures() -> tuple[Figure, ...]:
    """Every figure that is not withdrawn: one statement for each transaction."""
    return _known().figures


def region_names() -> Mapping[str, str]:
    """What the office calls the regions that it has entered figures of."""
    return _known().names


def forget() -> None:
    """Read the figures again when they are next asked for; they have just changed."""
    db.session().info.pop(KNOWN, None)


def standards_for(division_code: str | None, supplied: Supplied = _NOTHING) -> Standards:
    """The figures of a region and of what is above it, the nearest first, and the calendar.

    Another region of the same name is not in its chain and lends nothing.
    """
    known, codes = _known(), chain(division_code or "")
    rows = [_parameter(each) for each in known.figures if each.region_code in {"", *codes}]
    regions = list(dict.fromkeys(name for code in codes for name in _names(code, known.names)))
    return Standards(
        region=regions[0] if regions else "",
        rows=(*rows, *PUBLISHED),
        supplied=supplied,
        wider=tuple(regions[1:]),
        calendar=known.calendar,
    )


def _names(code: str, names: Mapping[str, str]) -> list[str]:
    """The office's own name of a region, and the one under which its province was published."""
    return [name for name in (names.get(code), PROVINCES.get(code)) if name]


def _known() -> Known:
    session = db.session()
    known: Known | None = session.info.get(KNOWN)
    if known is not None and known.read_in is session.get_transaction():
        return known
    calendar = working_calendar()
    statement = select(LocalFigure).where(LocalFigure.withdrawn_at.is_(None))
    figures = tuple(row.figure for row in session.scalars(statement.order_by(LocalFigure.id)))
    names = {each.region_code: each.region_name for each in figures if each.region_code}
    read = Known(figures, MappingProxyType(names), calendar, session.get_transaction())
    session.info[KNOWN] = read
    return read


def _parameter(figure: Figure) -> Parameter:
    return Parameter(
        region=figure.region_name if figure.region_code else NATIONWIDE,
        kind=figure.kind,
        valid_from=figure.valid_from,
        value=figure.value,
        source=figure.source,
        key=figure.qualifier,
        valid_to=figure.valid_to,
    )


def regions_in_use() -> tuple[list[RegionInUse], Mapping[str, str]]:
    """Where the bodies work, with the figures there, and what all regions are called."""
    statement = select(Organisation.name, Organisation.division_code, Organisation.legal_type)
    rows = db.session.execute(statement.where(Organisation.division_code.is_not(None))).all()
    named_after = {
        region_code(row.division_code or "") or "": row.name.removesuffix(UNION)
        for row in rows
        if row.name.endswith(UNION)
    }
    codes = sorted({row.division_code for row in rows if row.legal_type and row.division_code})
    regions = [RegionInUse(code, standards_for(code)) for code in codes]
    return regions, named_after | dict(region_names())


def gaps(year: int, *, today: date) -> tuple[MissingFigure, ...]:
    """What the regions in use lack in a year."""
    regions, names = regions_in_use()
    return missing_figures(regions, year, names=names, today=today)


def listed(
    *, region: str = "", kind: ParameterKind | None = None, with_withdrawn: bool = False
) -> Sequence[LocalFigure]:
    """The figures of the page, by region, kind and the newest first, and one more than it shows."""
    statement = select(LocalFigure).options(joinedload(LocalFigure.entered_by))
    if region:
        # The nation has no code of its own.
        statement = statement.filter_by(region_code="" if region == NATIONWIDE else region)
    if kind is not None:
        statement = statement.filter_by(kind=kind.value)
    if not with_withdrawn:
        statement = statement.where(LocalFigure.withdrawn_at.is_(None))
    in_order = (LocalFigure.region_code, LocalFigure.kind, LocalFigure.qualifier)
    statement = statement.order_by(*in_order, LocalFigure.valid_from.desc(), LocalFigure.id)
    return sorted(db.session.scalars(statement.limit(MOST_SHOWN + 1)), key=_order)


def _order(row: LocalFigure) -> tuple[str, int, int, int]:
    """By region, then kinds and grades as people count them, the newest first."""
    kind = ParameterKind(row.kind)
    qualifiers = RULES[kind].qualifiers
    grade = qualifiers.index(row.qualifier) if row.qualifier in qualifiers else len(qualifiers)
    return row.region_code, _KINDS.index(kind), grade, -row.valid_from.toordinal()


def get(figure_id: int) -> LocalFigure:
    """One figure, or NotVisible."""
    found = db.session.get(LocalFigure, figure_id)
    if found is None:
        raise NotVisible
    return found
