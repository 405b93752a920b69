"""工资表: the facts of many applicants as one spreadsheet, a row a person, read row by row.

A cell left empty changes nothing; whatever is wrong is told with the number of its row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mediation.domain.claims.asked import WAGES, Asked, AskedKind
from mediation.domain.claims.fact_sheet import FactSheet, shared_questions, shown
from mediation.domain.claims.heads import Head

KEY, NAME = "编号", "姓名"
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
MONTHS = 12
NO_HEADINGS = "没有找到表头“编号、姓名”。请下载本案的工资表填写，不要改动表头。"


@dataclass(frozen=True)
class Person:
    """An applicant as a row names it."""

    key: int
    name: str


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one row of the spreadsheet."""

    number: int
    sentence: str


@dataclass(frozen=True)
class WageRow:
    """What one row says of one applicant: only what was filled in."""

    number: int
    key: int
    common: Mapping[str, object]


@dataclass
class WageReading:
    """The rows that say something, and everything that is wrong."""

    rows: list[WageRow] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)


def columns_asked(heads: Sequence[Head]) -> tuple[Asked, ...]:
    """The facts of the job that these heads ask for and that fit into one cell."""
    return tuple(
        each
        for each in shared_questions(heads)
        if each.is_common and each.kind is not AskedKind.MONEYS
    )


def months_before(end: date, count: int = MONTHS) -> list[str]:
    """The whole months before a day, the oldest first."""
    last = end.year * 12 + end.month - 1
    return [f"{each // 12}-{each % 12 + 1:02d}" for each in range(last - count, last)]


def headings(questions: Sequence[Asked], months: Sequence[str]) -> list[str]:
    """The headings of the template."""
    return [KEY, NAME, *(each.label for each in questions), *months]


def filled_row(
    person: Person, sheet: FactSheet, questions: Sequence[Asked], months: Sequence[str]
) -> list[str]:
    """The row of one applicant with what is known already."""
    wages = sheet.common.get(WAGES.name)
    by_month = wages if isinstance(wages, Mapping) else {}
    known = [shown(each, sheet.common.get(each.name)) for each in questions]
    return [str(person.key), person.name, *known, *(str(by_month.get(m, "")) for m in months)]


def read_wage_rows(
    cells: Sequence[Sequence[str]], questions: Sequence[Asked], people: Sequence[Person]
) -> WageReading:
    """Every row below the headings; ValueError when this is another table."""
    found = WageReading()
    place = next((at for at, row in enumerate(cells) if _is_head(row)), None)
    if place is None:
        raise ValueError(NO_HEADINGS)
    head = [cell.strip() for cell in cells[place]]
    reader = _Reader(head, {each.label: each for each in questions}, people)
    found.faults += [RowFault(place + 1, sentence) for sentence in reader.unknown()]
    for number, row in enumerate(cells[place + 1 :], place + 2):
        if any(cell.strip() for cell in row):
            reader.read(number, row, found)
    return found


def _is_head(row: Sequence[str]) -> bool:
    return [cell.strip() for cell in row[:2]] == [KEY, NAME]


class _Reader:
    """Reads rows under one line of headings, and remembers whom it has met."""

    def __init__(
        self, head: list[str], questions: Mapping[str, Asked], people: Sequence[Person]
    ) -> None:
        self.head, self.questions = head, questions
        self.names = {each.key: each.name for each in people}
        self.met: dict[int, int] = {}

    def unknown(self) -> Iterator[str]:
        for label in self.head[2:]:
            if label and label not in self.questions and not MONTH.fullmatch(label):
                yield f"不认识的表头“{label}”。月份写成 2026-09，其余表头不要改动。"

    def read(self, number: int, row: Sequence[str], found: WageReading) -> None:
        typed = [cell.strip() for cell in row]
        wrong = self._wrong_person(number, typed)
        if wrong:
            found.faults.append(RowFault(number, wrong))
            return
        key = int(typed[0])
        self.met[key] = number
        common, faults = self._facts(typed)
        found.faults += [RowFault(number, sentence) for sentence in faults]
        if common and not faults:
            found.rows.append(WageRow(number, key, common))

    def _wrong_person(self, number: int, typed: list[str]) -> str:
        written, name = typed[0], typed[1]
        known = written.isascii() and written.isdecimal() and len(written) < 10
        if not known or int(written) not in self.names:
            return f"编号“{written}”不是本案的申请人，请用下载的工资表填写。"
        if name != self.names[int(written)]:
            return f"编号 {written} 是“{self.names[int(written)]}”，这里写的是“{name}”，请核对。"
        if int(written) in self.met:
            return f"“{name}”在第 {self.met[int(written)]} 行已经填过，请只留一行。"
        return ""

    def _facts(self, typed: list[str]) -> tuple[dict[str, object], list[str]]:
        common: dict[str, object] = {}
        months: dict[str, object] = {}
        faults = []
        for label, cell in zip(self.head[2:], typed[2:], strict=False):
            if cell and MONTH.fullmatch(label):
                months[label] = cell
            elif cell and label in self.questions:
                try:
                    common[self.questions[label].name] = _value(self.questions[label], cell)
                except ValueError as error:
                    faults.append(f"{label}：{error}")
        return ({**common, WAGES.name: months} if months else common), faults


def _value(asked: Asked, cell: str) -> object:
    if asked.kind is AskedKind.FLAG:
        if cell not in ("是", "否"):
            raise ValueError("请填写“是”或者“否”。")
        return cell == "是"
    if asked.kind is AskedKind.CHOICE:
        by_label = {label: value for value, label in asked.options}
        if cell not in by_label:
            raise ValueError(f"请从这些里面选一个填写：{'、'.join(by_label)}。")
        return by_label[cell]
    return cell
