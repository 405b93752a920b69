"""A list of people pasted from a spreadsheet: name, identity number, telephone, amount."""

import re
from dataclasses import dataclass

from mediation.domain.identifiers.folding import fold_number

_SERIAL = re.compile(r"[0-9]{1,3}[.、]?")
_IDENTITY = re.compile(r"[0-9]{14,17}[0-9X]|[HM][0-9]{8,10}")
_PHONE = re.compile(r"(?:\+?86)?1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}")
_AMOUNT = re.compile(r"[¥￥]?[0-9][0-9,]*(?:\.[0-9]{0,2})?元?")
# A comma between cells, not the one before three digits of an amount.
_COMMA = r"[，、]|,(?![0-9]{3}(?:[^0-9]|$))"
_HEADINGS = ("姓名", "申请人", "名字")


@dataclass(frozen=True)
class PastedPerson:
    """One line of the list, cells as they were typed; what is not there stays empty."""

    name: str
    identity_number: str = ""
    phone: str = ""
    amount: str = ""


def read_people(text: str) -> tuple[PastedPerson, ...]:
    """One person a line; a heading, serial numbers and empty lines are left out.

    Cells are told apart by what they look like, so their order after the name does not matter.
    """
    rows = ([cell.strip() for cell in _cells(line)] for line in text.splitlines())
    people = (_person([cell for cell in row if cell]) for row in rows)
    return tuple(person for person in people if person is not None)


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    return re.split(rf"{_COMMA}|\s+(?=[0-9¥￥HM])| {{2,}}", line)


def _person(cells: list[str]) -> PastedPerson | None:
    if len(cells) > 1 and _SERIAL.fullmatch(cells[0]):
        cells = cells[1:]
    if not cells or cells[0] in _HEADINGS or cells[0] == "序号":
        return None
    found = {"name": cells[0]}
    for cell in cells[1:]:
        kind = _kind(fold_number(cell))
        if kind:
            found.setdefault(kind, cell)
    return PastedPerson(**found)


def _kind(cell: str) -> str | None:
    if _IDENTITY.fullmatch(cell):
        return "identity_number"
    if _PHONE.fullmatch(cell):
        return "phone"
    return "amount" if _AMOUNT.fullmatch(cell) else None
