"""Facts and calculations in a case: kept, frozen, compared, and whom they are kept from."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from mediation.domain.case_flow import CaseState
from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.fact_sheet import FactSheet
from mediation.domain.claims.heads import Head
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    EditConflict,
    InvalidInput,
    NotVisible,
)
from mediation.extensions import db
from mediation.models import CalculationRun, Case, CaseEvent, User, WorkerFacts
from mediation.queries import calculations
from mediation.queries.applications import application_of
from mediation.services import calculating, intake, worker_facts
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case

WAGES = {"monthly_wage": "6000"}
OWED = {Head.UNPAID_WAGES: {"unpaid_months": "2"}}


def sheet(common: dict[str, Any] | None = None, **own: Any) -> FactSheet:
    heads = {Head(name): value for name, value in own.items()} or OWED
    return FactSheet(WAGES if common is None else common, heads)


def save(
    case: Case, by: User, facts: FactSheet, *, version: int = 0, place: int = 0
) -> WorkerFacts:
    party_id = case.applicants[place].id
    worker_facts.save(case, party_id, facts, expected_version=version, by=by, at=MONDAY_MORNING)
    return db.session.scalars(select(WorkerFacts).filter_by(party_id=party_id)).one()


def calculate(case: Case, by: User, *, place: int = 0) -> list[CalculationRun]:
    return calculating.calculate(case, case.applicants[place].id, by=by, at=MONDAY_MORNING)


def runs() -> int:
    return db.session.scalar(select(func.count()).select_from(CalculationRun)) or 0


@pytest.mark.parametrize("who", ["registrar", "mediator", "supervisor"])
def test_facts_are_kept_and_computed_and_leave_events(cast: Cast, who: str) -> None:
    case = make_case(cast)
    row = save(case, getattr(cast, who), sheet())
    assert (row.version, row.facts["common"]) == (1, WAGES)
    (run,) = calculate(case, getattr(cast, who))
    assert run.amount_fen == 12_000_00
    assert run.claim_id == case.claims[0].id
    assert case.claims[0].calculated_fen == 12_000_00
    assert run.answer["steps"]
    assert run.inputs == {**WAGES, "unpaid_months": "2"}
    codes = db.session.scalars(select(CaseEvent.code)).all()
    assert codes == ["calculate", "calculate"]
    assert case.state is CaseState.MEDIATING


def test_the_words_of_the_timeline_tell_no_sum(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    calculate(case, cast.mediator)
    for note in db.session.scalars(select(CaseEvent.note)):
        assert "6000" not in str(note)
        assert "12" not in str(note)


def test_a_changed_fact_makes_a_new_run_and_the_old_one_stays(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    (old,) = calculate(case, cast.mediator)
    save(case, cast.mediator, sheet({"monthly_wage": "7000"}), version=1)
    (new,) = calculate(case, cast.mediator)
    assert (old.amount_fen, new.amount_fen) == (12_000_00, 14_000_00)
    assert calculations.before(new) == old
    assert case.claims[0].calculated_fen == 14_000_00
    assert [run.id for run in calculations.history(case.id, case.applicants[0].id)] == [
        new.id,
        old.id,
    ]


def test_the_same_again_makes_no_run_and_no_event(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    calculate(case, cast.mediator)
    events = db.session.scalar(select(func.count()).select_from(CaseEvent))
    assert calculate(case, cast.mediator) == []
    save(case, cast.mediator, sheet(), version=1)
    assert db.session.scalar(select(func.count()).select_from(CaseEvent)) == events
    assert runs() == 1


def test_a_run_that_lacks_something_is_kept_without_an_amount(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet({}))
    (run,) = calculate(case, cast.mediator)
    assert run.amount_fen is None
    assert run.answer["missing"] == ["月工资"]
    assert case.claims[0].calculated_fen is None


def test_a_head_taken_out_of_the_facts_takes_its_sum_out_of_the_claim(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet(unpaid_wages={"unpaid_months": "2"}, extra_damages={}))
    calculate(case, cast.mediator)
    assert case.claims[0].calculated_fen is None
    save(case, cast.mediator, sheet(), version=1)
    assert case.claims[0].calculated_fen == 12_000_00


def test_a_figure_entered_for_one_run_is_marked(cast: Cast) -> None:
    case = make_case(cast)
    case.claims[0].type = "severance"
    db.session.commit()
    job = {"start": "2018-03-15", "end": "2026-10-20", "avg_wage_12m": "8000"}
    local = {"local_avg_monthly_prev_year": "2000", "end_reason": "no_fault"}
    save(case, cast.mediator, sheet({**job, **local}, severance={}))
    (run,) = calculate(case, cast.mediator)
    assert run.amount_fen == 2000 * 3 * 9 * 100
    assert any("本次计算录入" in each for each in run.answer["parameters"])


def test_the_applicants_of_a_case_are_computed_together_or_not_at_all(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李四", "张三"))
    for place in (0, 2):
        save(case, cast.mediator, sheet(), place=place)
    everybody = [party.id for party in case.applicants]
    made = calculating.calculate_all(case, everybody, by=cast.mediator, at=MONDAY_MORNING)
    assert [run.party_id for run in made] == [everybody[0], everybody[2]]
    note = db.session.scalars(select(CaseEvent.note).order_by(CaseEvent.id.desc())).first()
    assert note == "王秀兰等 2 人：算出 2 项"


def test_another_cases_party_is_nobody_here(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast)
    foreign = other.applicants[0].id
    company = case.respondents[0].id
    for party_id in (foreign, company):
        with pytest.raises(NotVisible):
            worker_facts.save(
                case, party_id, sheet(), expected_version=0, by=cast.mediator, at=MONDAY_MORNING
            )
        with pytest.raises(NotVisible):
            calculating.calculate(case, party_id, by=cast.mediator, at=MONDAY_MORNING)
    assert db.session.scalar(select(func.count()).select_from(WorkerFacts)) == 0


@pytest.mark.parametrize(
    "who", ["second_mediator", "city_supervisor", "stranger", "court_liaison", "system_admin"]
)
def test_nobody_else_keeps_facts_or_computes(cast: Cast, who: str) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    with pytest.raises(ActionNotAllowed):
        save(case, getattr(cast, who), sheet({"monthly_wage": "1"}), version=1)
    with pytest.raises(ActionNotAllowed):
        calculate(case, getattr(cast, who))
    db.session.rollback()
    assert runs() == 0
    assert calculations.sheets(case.id)[case.applicants[0].id].common == WAGES


def test_a_stale_version_is_told_what_others_changed(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    save(case, cast.registrar, sheet({"monthly_wage": "7000"}), version=1)
    with pytest.raises(EditConflict) as conflict:
        save(case, cast.mediator, sheet({"monthly_wage": "5000"}), version=1)
    (change,) = conflict.value.changes
    assert (change.label, change.before, change.after) == ("月工资", "6000", "7000")
    assert conflict.value.current_version == 2
    with pytest.raises(EditConflict):
        save(case, cast.mediator, sheet(), version=0)
    assert calculations.sheets(case.id)[case.applicants[0].id].common == {"monthly_wage": "7000"}


def test_facts_that_cannot_be_read_keep_nothing(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        save(case, cast.mediator, sheet({"monthly_wage": "很多"}))
    assert {each.field for each in refused.value.problems} == {"common-monthly_wage"}
    with pytest.raises(InvalidInput, match="没有“经济补偿”"):
        save(case, cast.mediator, sheet(severance={}))
    assert db.session.scalar(select(func.count()).select_from(WorkerFacts)) == 0


def test_nothing_is_computed_without_facts_or_after_the_end(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible, match="还没有填写核算事实"):
        calculate(make_case(cast), cast.mediator)
    closed = make_case(cast, state=CaseState.CLOSED)
    with pytest.raises(ActionNotPossible, match="已结案"):
        save(closed, cast.mediator, sheet())


def test_a_claim_that_becomes_another_one_loses_its_sum(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    calculate(case, cast.mediator)
    application = application_of(case)
    claim = replace(application.claims[0], type=ClaimType.OVERTIME)
    changed = replace(application, claims=(claim,))
    intake.edit(case, changed, expected_version=case.version, by=cast.registrar, at=MONDAY_MORNING)
    assert case.claims[0].calculated_fen is None
    assert runs() == 1


def test_a_claim_that_goes_leaves_its_runs_in_the_history(cast: Cast) -> None:
    case = make_case(cast)
    save(case, cast.mediator, sheet())
    (run,) = calculate(case, cast.mediator)
    application = application_of(case)
    other = replace(application.claims[0], id=None, type=ClaimType.OVERTIME)
    changed = replace(application, claims=(other,))
    intake.edit(case, changed, expected_version=case.version, by=cast.registrar, at=MONDAY_MORNING)
    db.session.expire_all()
    (kept,) = calculations.history(case.id, case.applicants[0].id)
    assert (kept.id, kept.claim_id, kept.amount_fen) == (run.id, None, 12_000_00)


def test_an_applicant_with_a_calculation_stays_in_the_case(cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李四"))
    save(case, cast.mediator, sheet(), place=1)
    calculate(case, cast.mediator, place=1)
    application = application_of(case)
    without = replace(
        application,
        parties=tuple(each for each in application.parties if each.name != "李四"),
        claims=application.claims[:1],
    )
    with pytest.raises(InvalidInput, match="李四"):
        intake.edit(
            case, without, expected_version=case.version, by=cast.registrar, at=MONDAY_MORNING
        )
