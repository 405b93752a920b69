"""工资表 and the calculation of all applicants: all rows or none, and a job that goes on."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.jobs import JobState
from mediation.extensions import db
from mediation.models import AuditEntry, CalculationRun, Case, CaseEvent, User, WorkerFacts
from mediation.queries import calculations
from mediation.services import case_calculations, job_worker, wage_sheets, worker_facts
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

Cells = list[list[str]]


def many(cast: Cast, people: int = 3) -> Case:
    case = make_case(
        cast,
        applicants=tuple(f"工人{place}" for place in range(people)),
        employment_ended_on=date(2026, 10, 20),
    )
    for claim in case.claims:
        claim.type = "severance"
    db.session.commit()
    return case


def template(case: Case, by: User) -> Cells:
    content = wage_sheets.template(case, by=by, at=MONDAY_MORNING)
    page = load_workbook(BytesIO(content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in page.values]


def filled(case: Case, by: User) -> Cells:
    cells = template(case, by)
    for row in cells[2:]:
        for label, value in (("入职日期", "2018-03-15"), ("离职原因", "经济性裁员")):
            row[cells[1].index(label)] = value
        row[cells[1].index("2026-09")] = "8000"
    return cells


def take_in(case: Case, cells: Cells, by: User) -> int:
    return wage_sheets.take_in(case, cells, by=by, at=MONDAY_MORNING)


def kept() -> int:
    return db.session.scalar(select(func.count()).select_from(WorkerFacts)) or 0


def test_the_template_has_a_row_for_everybody_with_what_is_registered(cast: Cast) -> None:
    case = many(cast)
    cells = template(case, cast.mediator)
    assert [row[1] for row in cells[2:]] == ["工人0", "工人1", "工人2"]
    assert {row[cells[1].index("离职日期")] for row in cells[2:]} == {"2026-10-20"}
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs == ["case.wage_sheet_taken"]


def test_a_filled_in_sheet_is_kept_at_once_with_one_event(cast: Cast) -> None:
    case = many(cast)
    assert take_in(case, filled(case, cast.mediator), cast.mediator) == 3
    for sheet in calculations.sheets(case.id).values():
        assert sheet.common["end_reason"] == "redundancy"
        assert sheet.common["monthly_wages"] == {"2026-09": "8000"}
        assert list(sheet.by_head) == [Head.SEVERANCE]
    notes = db.session.scalars(select(CaseEvent.note)).all()
    assert notes == ["工资表：3 人的核算事实"]


def test_one_faulty_row_keeps_all_others_out(cast: Cast) -> None:
    case = many(cast)
    cells = filled(case, cast.mediator)
    cells[3][cells[1].index("入职日期")] = "去年"
    cells[4][1] = "别人"
    with pytest.raises(InvalidInput) as refused:
        take_in(case, cells, cast.mediator)
    told = [problem.sentence for problem in refused.value.problems]
    assert len(told) == 2
    assert told[0].startswith("第 4 行：入职日期：日期请写成")
    assert told[1].startswith("第 5 行：编号")
    assert kept() == 0
    assert db.session.scalar(select(func.count()).select_from(CaseEvent)) == 0


def test_an_empty_cell_leaves_what_was_entered_by_hand(cast: Cast) -> None:
    case = many(cast, 1)
    sheet = FactSheet({"start": "2015-01-01"}, {Head.SEVERANCE: {"paid": "500"}})
    party_id = case.applicants[0].id
    worker_facts.save(
        case, party_id, sheet, expected_version=0, by=cast.mediator, at=MONDAY_MORNING
    )
    cells = template(case, cast.mediator)
    assert cells[2][cells[1].index("入职日期")] == "2015-01-01"
    cells[2][cells[1].index("入职日期")] = ""
    cells[2][cells[1].index("离职原因")] = "经济性裁员"
    take_in(case, cells, cast.mediator)
    found = calculations.sheets(case.id)[party_id]
    assert found.common == {"start": "2015-01-01", "end_reason": "redundancy"}
    assert found.by_head[Head.SEVERANCE] == {"paid": "500"}


def test_the_sheet_of_another_case_is_nobody_here(cast: Cast) -> None:
    case, other = many(cast), many(cast)
    with pytest.raises(InvalidInput, match="不是本案的申请人"):
        take_in(case, filled(other, cast.mediator), cast.mediator)
    assert kept() == 0


@pytest.mark.parametrize("who", ["second_mediator", "stranger", "court_liaison"])
def test_nobody_else_takes_or_brings_a_sheet(cast: Cast, who: str) -> None:
    case = many(cast)
    cells = filled(case, cast.mediator)
    with pytest.raises(ActionNotAllowed):
        template(case, getattr(cast, who))
    with pytest.raises(ActionNotAllowed):
        take_in(case, cells, getattr(cast, who))
    with pytest.raises(ActionNotAllowed):
        case_calculations.wish(case, by=getattr(cast, who), at=MONDAY_MORNING)
    db.session.rollback()
    assert kept() == 0


def test_everybody_is_computed_batch_by_batch(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = many(cast, 5)
    take_in(case, filled(case, cast.mediator), cast.mediator)
    monkeypatch.setattr(case_calculations, "AT_ONCE", 2)
    job = case_calculations.wish(case, by=cast.mediator, at=MONDAY_MORNING)
    assert job_worker.run_one(lambda: MONDAY_MORNING, job_id=job.id)
    db.session.refresh(job)
    assert (job.state, job.done, job.total) == (JobState.DONE, 5, 5)
    assert job.sentence == "已核算 5 人，新算出 5 项，其余与上一次相同。"
    assert {claim.calculated_fen for claim in case.claims} == {72_000_00}
    assert db.session.scalar(select(func.count()).select_from(CalculationRun)) == 5


def test_an_attempt_that_died_is_gone_on_with(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    case = many(cast, 5)
    take_in(case, filled(case, cast.mediator), cast.mediator)
    monkeypatch.setattr(case_calculations, "AT_ONCE", 2)
    job = case_calculations.wish(case, by=cast.mediator, at=MONDAY_MORNING)
    real, calls = case_calculations.calculating.calculate_all, []

    def dies(case: Case, batch: list[int], **rest: object) -> list[CalculationRun]:
        calls.append(batch)
        if len(calls) == 2:
            raise RuntimeError("the machine went away")
        return real(case, batch, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(case_calculations.calculating, "calculate_all", dies)
    job_worker.run_one(lambda: MONDAY_MORNING, job_id=job.id)
    assert db.session.scalar(select(func.count()).select_from(CalculationRun)) == 2
    job_worker.run_one(lambda: MONDAY_MORNING, job_id=job.id)
    db.session.refresh(job)
    assert job.state is JobState.DONE
    assert [len(batch) for batch in calls] == [2, 2, 2, 1]
    assert len({party_id for batch in calls for party_id in batch}) == 5


def test_whoever_lost_sight_of_the_case_computes_nothing(cast: Cast) -> None:
    case = many(cast)
    take_in(case, filled(case, cast.mediator), cast.mediator)
    job = case_calculations.wish(case, by=cast.mediator, at=MONDAY_MORNING)
    case.mediator_id = cast.second_mediator.id
    db.session.commit()
    job_worker.run_one(lambda: MONDAY_MORNING, job_id=job.id)
    db.session.refresh(job)
    assert job.state is JobState.FAILED
    assert db.session.scalar(select(func.count()).select_from(CalculationRun)) == 0


def test_there_is_nothing_to_compute_before_facts_are_there(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible, match="还没有填写"):
        case_calculations.wish(many(cast), by=cast.mediator, at=MONDAY_MORNING)
