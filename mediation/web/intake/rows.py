"""The repeated rows of the intake page as they come from a browser: added, removed, numbered.

Scripts and buttons leave gaps in the numbers of rows. They are closed before the form is made,
so that field names, problems and positions all count from 0.
"""

import re
from collections.abc import Iterable

from werkzeug.datastructures import MultiDict

from mediation.domain.pasted_list import PastedPerson

Fields = MultiDict[str, str]

GROUPS = ("applicants", "respondents", "claims")
# Far more than a case may have parties: only a program sends more, and it is not answered.
MOST_ROWS = 1000
_NAME = re.compile(r"(applicants|respondents|claims)-([0-9]{1,6})-(.+)")
_INNER = re.compile(r"(representatives)-([0-9]{1,6})-(.+)")
# What a new row holds, so that it is there when the form is made.
_NEW_ROW = {
    "applicants": {"kind": "worker"},
    "respondents": {"kind": "employer", "side": "respondent"},
    "claims": {"applicant": "0", "type": ""},
    "representatives": {"name": ""},
}
# Fields with a value in a row that nobody has typed anything into.
_PRESET = {"id", "applicant", "kind", "authority", "side", "respondent_role", "identity_kind"}
Parts = tuple[str, int, str]


def tidied(fields: Fields, *, for_saving: bool = False) -> Fields:
    """The fields with rows numbered from 0; for saving, rows left empty are taken out."""
    split = [(_NAME.fullmatch(name), name, value) for name, value in fields.items(multi=True)]
    rows = [(_parts(match), value) for match, _, value in split if match]
    places = {group: _places(parts for parts, _ in rows if parts[0] == group) for group in GROUPS}
    tidy: Fields = MultiDict((name, value) for match, name, value in split if not match)
    for (group, number, rest), value in rows:
        if number not in places[group]:
            continue
        if rest == "applicant":
            value = _moved(value, places["applicants"])
        tidy.add(f"{group}-{places[group][number]}-{rest}", value)
    tidy = _tidied_inside(tidy)
    return _without_blanks(tidy) if for_saving else tidy


def with_row(fields: Fields, group: str) -> Fields:
    """Add an empty row to a group: applicants, or applicants-0-representatives."""
    kind = group.rpartition("-")[2]
    if kind not in _NEW_ROW:
        return fields
    return _appended(fields, group, _NEW_ROW[kind])


def without_row(fields: Fields, row: str) -> Fields:
    """Remove a row, applicants-1 or applicants-0-representatives-2, with all that is in it."""
    kept = ((name, value) for name, value in fields.items(multi=True) if not _is_in(name, row))
    return tidied(MultiDict(kept))


def with_people(fields: Fields, people: Iterable[PastedPerson], claim_type: str) -> Fields:
    """Add pasted people as applicants, each with a claim when an amount stands beside the name."""
    for person in people:
        fields = _without_blanks(fields)
        number = count(fields, "applicants")
        typed = {"kind": "worker", "name": person.name, "phone": person.phone}
        identity = {"identity_kind": "resident_card", "identity_number": person.identity_number}
        fields = _appended(fields, "applicants", typed | identity)
        if person.amount:
            claim = {"applicant": str(number), "type": claim_type, "claimed": person.amount}
            fields = _appended(fields, "claims", claim)
    return fields


def _parts(match: re.Match[str]) -> Parts:
    return match[1], int(match[2]), match[3]


def _places(parts: Iterable[Parts]) -> dict[int, int]:
    numbers = sorted({number for _, number, _ in parts})[:MOST_ROWS]
    return {number: place for place, number in enumerate(numbers)}


def _moved(value: str, places: dict[int, int]) -> str:
    """The new number of an applicant; nothing when that applicant is no longer there."""
    old = int(value) if re.fullmatch("[0-9]{1,6}", value) else -1
    return str(places[old]) if old in places else ""


def _tidied_inside(fields: Fields) -> Fields:
    """Number the representatives of every party from 0."""
    inner: dict[str, set[int]] = {}
    for name in fields:
        outer = _NAME.fullmatch(name)
        match = _INNER.fullmatch(outer[3]) if outer else None
        if outer and match:
            inner.setdefault(f"{outer[1]}-{outer[2]}", set()).add(int(match[2]))
    tidy: Fields = MultiDict()
    for name, value in fields.items(multi=True):
        outer = _NAME.fullmatch(name)
        match = _INNER.fullmatch(outer[3]) if outer else None
        if outer and match:
            row = f"{outer[1]}-{outer[2]}"
            place = sorted(inner[row]).index(int(match[2]))
            name = f"{row}-representatives-{place}-{match[3]}"
        tidy.add(name, value)
    return tidy


def _without_blanks(fields: Fields) -> Fields:
    """Leave out rows into which nothing was typed, if another of the group remains."""
    typed: dict[str, bool] = {}
    for name, value in fields.items(multi=True):
        for row, field in _rows_of(name):
            filled = bool(value.strip()) and field.rpartition("-")[2] not in _PRESET
            typed[row] = typed.get(row, False) or filled or (field == "id" and bool(value))
    for row in [row for row, filled in typed.items() if not filled]:
        fields = MultiDict(
            (name, value) for name, value in fields.items(multi=True) if not _is_in(name, row)
        )
    return tidied(fields)


def _rows_of(name: str) -> Iterable[tuple[str, str]]:
    outer = _NAME.fullmatch(name)
    if not outer:
        return
    yield f"{outer[1]}-{outer[2]}", outer[3]
    inner = _INNER.fullmatch(outer[3])
    if inner:
        yield f"{outer[1]}-{outer[2]}-representatives-{inner[2]}", inner[3]


def _is_in(name: str, row: str) -> bool:
    return name.startswith(f"{row}-")


def _appended(fields: Fields, group: str, values: dict[str, str]) -> Fields:
    number = count(fields, group)
    if number >= MOST_ROWS:
        return fields
    grown: Fields = MultiDict(fields)
    for name, value in values.items():
        grown.add(f"{group}-{number}-{name}", value)
    return grown


def count(fields: Fields, group: str) -> int:
    """How many rows a group has, rows numbered from 0."""
    pattern = re.compile(rf"{re.escape(group)}-([0-9]+)-")
    numbers = [int(match[1]) for name in fields if (match := pattern.match(name))]
    return max(numbers, default=-1) + 1
