"""Two people corrected one case: what the second did not touch takes the value of the first.

Three states meet: the page as it was opened (`base`), as it was typed over (`mine`), and as it is
registered now (`theirs`). Rows are joined by their keys.
"""

import json
import re
from collections.abc import Iterator

from mediation.web.intake.rows import Fields
from mediation.web.kept_fields import TOKENS

Values = dict[str, list[str]]
# The group of a row with its key in the database, or its number when it has none yet.
RowKey = tuple[str, str]
_ROW = re.compile(r"(applicants|respondents|claims)-([0-9]+)-(.+)")
_CASE = ("case", "")
_OF_THE_PAGE = {"version", "base", "confirmed", "pasted", "pasted_claim_type"} | TOKENS


def base_of(fields: Fields) -> str:
    """The state of a page as a text that travels with it."""
    kept = {name: values for name, values in fields.lists() if name not in _OF_THE_PAGE}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def merged(mine: Fields, theirs: Fields) -> Fields:
    """What was typed, with everything in it that others changed and the typist did not."""
    base = _rows(_read(mine.get("base", "")))
    typed, registered = _rows(mine), _rows(theirs)
    result: dict[RowKey, Values] = {}
    for key, row in typed.items():
        gone = key in base and key not in registered
        if not (gone and row == base[key]):
            result[key] = _merged_row(base.get(key), row, registered.get(key))
    for key, row in registered.items():
        if key not in typed and key not in base:
            result[key] = row
    return _numbered(result, base=base_of(theirs))


def _merged_row(base: Values | None, mine: Values, theirs: Values | None) -> Values:
    if base is None or theirs is None:
        return mine
    names = [*mine, *(name for name in theirs if name not in mine)]
    row = {}
    for name in names:
        untouched = mine.get(name) == base.get(name)
        value = theirs.get(name) if untouched else mine.get(name)
        if value is not None:
            row[name] = value
    return row


def _rows(fields: Fields) -> dict[RowKey, Values]:
    """The fields of each row without the row's number; empty ones are left out."""
    by_number: dict[tuple[str, str], Values] = {}
    for name, values in fields.lists():
        match = _ROW.fullmatch(name)
        place, field = ((match[1], match[2]), match[3]) if match else (_CASE, name)
        if any(values) and field not in _OF_THE_PAGE:
            by_number.setdefault(place, {})[field] = values
    keys = {place: _key(place, row) for place, row in by_number.items()}
    for row in by_number.values():
        # A claim counts applicants of its own state; another state may number them differently.
        if "applicant" in row:
            row["applicant"] = list(keys.get(("applicants", row["applicant"][0]), ("", "")))
    return {keys[place]: row for place, row in by_number.items()}


def _key(place: tuple[str, str], row: Values) -> RowKey:
    group, number = place
    if group == "case":
        return _CASE
    return group, row["id"][0] if "id" in row else f"new-{number}"


def _numbered(rows: dict[RowKey, Values], base: str) -> Fields:
    fields = Fields([("base", base)])
    numbers: dict[RowKey, int] = {}
    for key in rows:
        numbers[key] = sum(1 for other in numbers if other[0] == key[0])
    for key, row in rows.items():
        if "applicant" in row:
            group, applicant = row["applicant"]
            row = row | {"applicant": [str(numbers.get((group, applicant), ""))]}
        for name, value in _each(row):
            fields.add(name if key == _CASE else f"{key[0]}-{numbers[key]}-{name}", value)
    return fields


def _each(row: Values) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, values in row.items() for value in values)


def _read(base: str) -> Fields:
    """The state that came with the page; one that cannot be read counts as empty."""
    try:
        found = json.loads(base or "{}")
        return Fields((name, str(value)) for name, values in found.items() for value in values)
    except (AttributeError, TypeError, ValueError):
        return Fields()
