"""工资表 of a case with many applicants: the template, and taking in what was filled in."""

from collections.abc import Sequence
from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.claims.asked import Asked
from mediation.domain.claims.fact_sheet import (
    COMMON,
    USUAL_HEADS,
    FactSheet,
    heads_of,
    problems_of,
)
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import Standards
from mediation.domain.claims.questions import COMMON_QUESTIONS
from mediation.domain.claims.wage_sheet import (
    Person,
    RowFault,
    WageReading,
    WageRow,
    columns_asked,
    filled_row,
    headings,
    months_before,
    read_wage_rows,
)
from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import Case, User
from mediation.queries import calculations
from mediation.queries.registered_facts import first_sheet
from mediation.queries.standards import standards_for
from mediation.services import worker_facts
from mediation.services.audit import viewed
from mediation.services.moving import require
from mediation.services.transaction import transaction
from mediation.services.worker_facts import Told
from mediation.spreadsheets import Column, Sheet, workbook

FIELD = "file"
NOTHING = "表里没有填写任何内容，请填写后再上传。"
HOW_TO = (
    "一人一行，编号、姓名和表头不要改动；空着的格子不改变已有的事实。日期写 2026-07-01，金额按元，"
    "是非写“是”或者“否”。不能含公式。"
)


def template(case: Case, *, by: User, at: datetime) -> bytes:
    """The bytes of an .xlsx with a row for every applicant; that it was taken is written down."""
    require(case, Action.CALCULATE, by=by, at=at)
    questions, people = _questions(case), _people(case)
    months = months_before(case.employment_ended_on or case.received_on)
    sheets = _sheets_to_begin_with(case)
    rows = [filled_row(each, sheets[each.key], questions, months) for each in people]
    columns = [Column(each, width=16) for each in headings(questions, months)]
    content = workbook([Sheet("工资表", columns, rows)], watermark=HOW_TO)
    viewed(case, by=by, at=at, what="case.wage_sheet_taken")
    return content


def width(case: Case) -> int:
    """How many columns a filled-in template may have."""
    return len(headings(_questions(case), months_before(case.received_on))) + 12


def take_in(case: Case, cells: Sequence[Sequence[str]], *, by: User, at: datetime) -> int:
    """Keep what every row says, or nothing at all; gives how many applicants it was about.

    InvalidInput with a sentence for each faulty row.
    """
    with transaction():
        db.session.refresh(case, with_for_update={"of": Case})
        require(case, Action.CALCULATE, by=by, at=at)
        reading = _read(case, cells)
        sheets, standards = _sheets_to_begin_with(case), standards_for(case.body.division_code)
        merged = {row.key: _merged(sheets[row.key], row) for row in reading.rows}
        for row in reading.rows:
            reading.faults += _faults(row, merged[row.key], standards)
        if reading.faults:
            _refuse(reading.faults)
        _keep(case, merged, by=by, at=at)
    return len(merged)


def _read(case: Case, cells: Sequence[Sequence[str]]) -> WageReading:
    try:
        reading = read_wage_rows(cells, _questions(case), _people(case))
    except ValueError as error:
        raise InvalidInput(FieldProblem(FIELD, str(error))) from error
    if not reading.rows and not reading.faults:
        raise InvalidInput(FieldProblem(FIELD, NOTHING))
    return reading


def _refuse(faults: list[RowFault]) -> None:
    ordered = sorted(faults, key=lambda fault: fault.number)
    raise InvalidInput(
        *(FieldProblem(FIELD, f"第 {each.number} 行：{each.sentence}") for each in ordered)
    )


def _faults(row: WageRow, sheet: FactSheet, standards: Standards) -> list[RowFault]:
    """What the readers cannot use of a row; what stood in the sheet before is not its fault."""
    found = []
    for problem in problems_of(sheet, standards):
        part, _, name = problem.field.partition("-")
        if part == COMMON and name in row.common:
            label = COMMON_QUESTIONS[name].label
            found.append(RowFault(row.number, f"{label}：{problem.sentence}"))
    return found


def _merged(sheet: FactSheet, row: WageRow) -> FactSheet:
    return FactSheet({**sheet.common, **row.common}, sheet.by_head)


def _keep(case: Case, sheets: dict[int, FactSheet], *, by: User, at: datetime) -> None:
    parties = {party.id: party for party in case.applicants}
    rows = calculations.facts_rows(case.id)
    told = Told()
    for key, sheet in sheets.items():
        written = worker_facts.write(case, parties[key], rows.get(key), sheet, by=by, at=at)
        told = told.and_then(written)
    if told.note:
        told = Told(f"工资表：{len(sheets)} 人的核算事实", told.data)
    worker_facts.tell(case, told, by=by, at=at)


def _sheets_to_begin_with(case: Case) -> dict[int, FactSheet]:
    """What is known of every applicant; of whom nothing was entered, the usual heads."""
    known, types = calculations.sheets(case.id), calculations.claim_types(case)
    found = {}
    for party in case.applicants:
        heads = heads_of(types.get(party.id, ()))
        begun = FactSheet(
            first_sheet(case, party, heads).common,
            {head: {} for head in heads if head in USUAL_HEADS},
        )
        found[party.id] = known.get(party.id, begun)
    return found


def _questions(case: Case) -> tuple[Asked, ...]:
    return columns_asked(_heads(case))


def _heads(case: Case) -> tuple[Head, ...]:
    types = calculations.claim_types(case).values()
    return heads_of(kind for each in types for kind in each)


def _people(case: Case) -> list[Person]:
    return [Person(party.id, party.name) for party in case.applicants]
