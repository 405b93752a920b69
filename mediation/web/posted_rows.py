"""Repeated rows as a browser posts them: numbered anew, added, removed, whatever their nesting.

A name such as terms-2-instalments-0-amount is walked part by part; every number in it is the place
of a row in the list named before it.
"""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

Fields = MultiDict[str, str]


def renumbered(fields: Fields) -> Fields:
    """The fields with the rows of every list numbered from 0: scripts leave gaps."""
    places: dict[str, set[int]] = {}
    for name in fields:
        for path, number in _numbers(name):
            places.setdefault(path, set()).add(number)
    order = {path: sorted(numbers) for path, numbers in places.items()}
    return MultiDict((_moved(name, order), value) for name, value in fields.items(multi=True))


def with_row(fields: Fields, group: str, values: Mapping[str, str]) -> Fields:
    """Add a row with these values to a list whose rows are numbered from 0."""
    grown: Fields = MultiDict(fields)
    number = count(fields, group)
    for name, value in values.items():
        grown.add(f"{group}-{number}-{name}", value)
    return grown


def without_row(fields: Fields, row: str) -> Fields:
    """Remove a row with all that is in it."""
    kept = (
        (name, value) for name, value in fields.items(multi=True) if not name.startswith(f"{row}-")
    )
    return renumbered(MultiDict(kept))


def count(fields: Fields, group: str) -> int:
    """How many rows a list has."""
    return len({number for name in fields for path, number in _numbers(name) if path == group})


def _numbers(name: str) -> list[tuple[str, int]]:
    parts = name.split("-")
    return [
        ("-".join(parts[:index]), int(part))
        for index, part in enumerate(parts)
        if index and _is_number(part)
    ]


def _moved(name: str, order: Mapping[str, list[int]]) -> str:
    parts = name.split("-")
    moved = [
        str(order["-".join(parts[:index])].index(int(part))) if index and _is_number(part) else part
        for index, part in enumerate(parts)
    ]
    return "-".join(moved)


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= 6
