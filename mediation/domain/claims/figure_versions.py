"""Versions of one figure in time: they never overlap, and a newer one ends the one before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.domain.claims.figure_entry import Figure, Place

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Numbered:
    """A new figure, with the row of the spreadsheet it stands in (0 for a form)."""

    number: int
    figure: Figure


@dataclass(frozen=True)
class Fault:
    """Why a row cannot be taken, and the field it is about."""

    number: int
    field: str
    sentence: str


@dataclass(frozen=True)
class Arrangement:
    """What keeping the new figures would do: rows to add, kept figures to end, rows known."""

    added: tuple[Numbered, ...]
    ended: Mapping[int, date]
    known: tuple[Numbered, ...]
    faults: tuple[Fault, ...]


def arranged(new: Iterable[Numbered], live: Iterable[Figure]) -> Arrangement:
    """Lay new figures among those in force, place by place and in the order of time."""
    faults: list[Fault] = []
    added: list[Numbered] = []
    known: list[Numbered] = []
    ended: dict[int, date] = {}
    by_place: dict[Place, tuple[list[Numbered], list[Figure]]] = {}
    for row in new:
        by_place.setdefault(row.figure.place, ([], []))[0].append(row)
    for figure in live:
        if figure.place in by_place:
            by_place[figure.place][1].append(figure)
    for rows, kept in by_place.values():
        fresh = [row for row in rows if not any(_is_same(row.figure, each) for each in kept)]
        known += [row for row in rows if row not in fresh]
        _lay([*fresh, *(Numbered(0, each) for each in kept)], added, ended, faults)
    return Arrangement(
        added=tuple(sorted(added, key=lambda row: row.number)),
        ended=ended,
        known=tuple(known),
        faults=tuple(sorted(faults, key=lambda fault: fault.number)),
    )


def _is_same(new: Figure, kept: Figure) -> bool:
    """Whether this is kept already; a kept one may have been ended by its successor since."""
    return (new.valid_from, new.value) == (kept.valid_from, kept.value) and (
        new.valid_to is None or new.valid_to == kept.valid_to
    )


def _lay(
    rows: Sequence[Numbered], added: list[Numbered], ended: dict[int, date], faults: list[Fault]
) -> None:
    """Judge every version against the one that follows it; an open end stops the day before."""
    in_time = sorted(rows, key=lambda row: (row.figure.valid_from, row.number))
    for row, later in zip(in_time, [*in_time[1:], None], strict=True):
        figure = row.figure
        if later is not None and _touches(figure, later.figure):
            last_day = later.figure.valid_from - _ONE_DAY
            is_open = figure.valid_to is None and last_day >= figure.valid_from
            if not is_open:
                faults.append(_overlap(row, later))
            figure = figure.until(last_day)
            if is_open and figure.figure_id is not None:
                ended[figure.figure_id] = last_day
        if figure.figure_id is None:
            added.append(Numbered(row.number, figure))


def _touches(figure: Figure, later: Figure) -> bool:
    return figure.valid_to is None or figure.valid_to >= later.valid_from


def _overlap(row: Numbered, later: Numbered) -> Fault:
    mine, other = (later, row) if row.figure.figure_id is not None else (row, later)
    is_kept = other.figure.figure_id is not None
    known = "已录入的" if is_kept or not other.number else f"第 {other.number} 行"
    until = f"至 {other.figure.valid_to}" if other.figure.valid_to else "起长期有效"
    sentence = f"与{known} {other.figure.valid_from} {until}的一条重叠，请核对日期。"
    return Fault(mine.number, "valid_from", sentence)
