"""Local figures are entered, followed and withdrawn by their keepers, and never changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.claims.figure_entry import TypedFigure
from mediation.domain.claims.figure_sheet import SheetRow
from mediation.domain.claims.injury import InjuryFacts, injury
from mediation.domain.claims.parameters import Gap, Parameter
from mediation.domain.claims.parameters import ParameterKind as K
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.extensions import db
from mediation.models import AuditEntry, LocalFigure
from mediation.queries import standards
from mediation.queries.standards import standards_for
from mediation.services import parameters
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.local_figures import NEWER, WAGE
from tests.statements import seen_statements


def enter(cast: Cast, typed: TypedFigure = WAGE) -> LocalFigure:
    return parameters.enter(typed, by=cast.city_supervisor, at=MONDAY_MORNING)


def value_on(day: date, division: str = "420103", kind: K = K.MINIMUM_WAGE) -> Decimal | None:
    found = standards_for(division).find(kind, on=day)
    return found.value if isinstance(found, Parameter) else None


def fields_of(refused: pytest.ExceptionInfo[InvalidInput]) -> list[str]:
    return [problem.field for problem in refused.value.problems]


def newest_audit() -> AuditEntry:
    db.session.expire_all()
    return db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first()


def sheet_row(number: int, **changes: str) -> SheetRow:
    cells = {
        "code": "4201",
        "name": "江城市",
        "kind": "月最低工资标准",
        "qualifier": "",
        "since": "2026-07-01",
        "until": "",
        "value": "2210",
        "source": "江人社发〔2026〕3号",
    }
    return SheetRow(number, tuple((cells | changes).values()))


def test_a_figure_counts_from_its_first_day_and_says_who_entered_it(cast: Cast) -> None:
    row = enter(cast)
    assert (row.value, row.entered_by_id, row.entered_at) == (
        "2010.00",
        cast.city_supervisor.id,
        MONDAY_MORNING,
    )
    assert value_on(date(2024, 7, 1)) == Decimal(2010)
    assert value_on(date(2024, 6, 30)) is None
    entry = newest_audit()
    assert entry.verb == "parameter.entered"
    assert entry.data["value"] == "2010.00"


def test_a_successor_ends_the_one_before_and_changes_nothing_else(cast: Cast) -> None:
    before = enter(cast)
    kept = (before.value, before.source, before.valid_from, before.entered_at)
    row = parameters.succeed(before, NEWER, by=cast.system_admin, at=MONDAY_MORNING)
    assert before.valid_to == date(2026, 6, 30)
    assert (before.value, before.source, before.valid_from, before.entered_at) == kept
    assert value_on(date(2026, 6, 30)) == Decimal(2010)
    assert value_on(date(2026, 7, 1)) == Decimal(2210)
    entry = newest_audit()
    assert (entry.verb, entry.data["before"]) == ("parameter.succeeded", before.id)
    assert row.region_name == "江城市"


def test_a_successor_keeps_the_place_whatever_was_typed(cast: Cast) -> None:
    before = enter(cast)
    elsewhere = replace(NEWER, region_code="4202", region_name="山城市", kind=K.AVERAGE_WAGE)
    row = parameters.succeed(before, elsewhere, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert row.figure.place == before.figure.place


def test_a_successor_begins_later_than_the_one_before(cast: Cast) -> None:
    before = enter(cast)
    with pytest.raises(InvalidInput, match="晚于") as refused:
        parameters.succeed(before, WAGE, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert fields_of(refused) == ["valid_from"]
    assert before.valid_to is None


@pytest.mark.parametrize("typed", [NEWER, replace(WAGE, value="2011"), WAGE])
def test_a_second_version_is_not_entered_as_if_it_were_the_first(
    cast: Cast, typed: TypedFigure
) -> None:
    before = enter(cast)
    with pytest.raises(InvalidInput) as refused:
        enter(cast, typed)
    assert fields_of(refused) == ["valid_from"]
    assert db.session.query(LocalFigure).one() is before
    assert before.valid_to is None


def test_a_region_has_one_name(cast: Cast) -> None:
    enter(cast)
    with pytest.raises(InvalidInput, match="江城市") as refused:
        enter(cast, replace(WAGE, kind=K.AVERAGE_WAGE, region_name="江城", value="8000"))
    assert fields_of(refused) == ["region_name"]


def test_a_withdrawn_figure_stays_with_its_reason_and_is_found_no_more(cast: Cast) -> None:
    row = enter(cast)
    parameters.withdraw(row, reason=" 金额录错 ", by=cast.city_supervisor, at=MONDAY_MORNING)
    assert value_on(date(2026, 1, 1)) is None
    assert (row.value, row.withdrawal_reason, row.withdrawn_by_id) == (
        "2010.00",
        "金额录错",
        cast.city_supervisor.id,
    )
    assert newest_audit().verb == "parameter.withdrawn"
    # The right one may follow at once.
    assert enter(cast, replace(WAGE, value="2110")).id != row.id


def test_a_withdrawn_figure_is_neither_withdrawn_again_nor_followed(cast: Cast) -> None:
    row = enter(cast)
    parameters.withdraw(row, reason="金额录错", by=cast.city_supervisor, at=MONDAY_MORNING)
    with pytest.raises(ActionNotPossible):
        parameters.withdraw(row, reason="又错", by=cast.city_supervisor, at=MONDAY_MORNING)
    with pytest.raises(ActionNotPossible):
        parameters.succeed(row, NEWER, by=cast.city_supervisor, at=MONDAY_MORNING)


@pytest.mark.parametrize("reason", ["", "  ", "错" * 301])
def test_a_withdrawal_says_why_in_a_few_words(cast: Cast, reason: str) -> None:
    row = enter(cast)
    with pytest.raises(InvalidInput):
        parameters.withdraw(row, reason=reason, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert row.withdrawn_at is None


@pytest.mark.parametrize(
    "who",
    [
        *("registrar", "mediator", "supervisor", "court_liaison", "hr_liaison"),
        *("security_admin", "audit_admin"),
    ],
)
def test_others_keep_no_figures(cast: Cast, who: str) -> None:
    row, user = enter(cast), getattr(cast, who)
    with pytest.raises(ActionNotAllowed, match="最上级工会"):
        parameters.enter(NEWER, by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        parameters.succeed(row, NEWER, by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        parameters.withdraw(row, reason="错", by=user, at=MONDAY_MORNING)
    with pytest.raises(ActionNotAllowed):
        parameters.import_rows([sheet_row(3)], by=user, at=MONDAY_MORNING)


def test_a_sheet_is_kept_whole(cast: Cast) -> None:
    before = enter(cast)
    rows = [
        sheet_row(3),
        sheet_row(4, since="2024-07-01", value="2010"),
        sheet_row(5, kind="上年度职工月平均工资", value="8160"),
        sheet_row(6, value="", source=""),
    ]
    done = parameters.import_rows(rows, by=cast.city_supervisor, at=MONDAY_MORNING)
    assert (done.added, done.ended, done.known) == (2, 1, 1)
    assert before.valid_to == date(2026, 6, 30)
    assert value_on(date(2026, 7, 1), kind=K.AVERAGE_WAGE) == Decimal(8160)
    entry = newest_audit()
    assert (entry.verb, entry.data["added"]) == ("parameter.imported", 2)


def test_one_faulty_row_keeps_the_whole_sheet_out(cast: Cast) -> None:
    before = enter(cast)
    rows = [
        sheet_row(3),
        sheet_row(4, kind="上年度职工月平均工资", value="98000"),
        sheet_row(5, kind="平均工资"),
        sheet_row(6, since="去年", until="2026-13-01"),
        sheet_row(7, name="江城", kind="小时最低工资标准", value="21"),
    ]
    with pytest.raises(InvalidInput) as refused:
        parameters.import_rows(rows, by=cast.city_supervisor, at=MONDAY_MORNING)
    told = [problem.sentence.partition("：")[0] for problem in refused.value.problems]
    assert told == ["第 4 行", "第 5 行", "第 6 行", "第 6 行", "第 7 行"]
    assert db.session.query(LocalFigure).one().id == before.id
    assert before.valid_to is None


def test_the_nearest_region_wins_and_the_nation_comes_last(cast: Cast) -> None:
    enter(cast, replace(WAGE, region_code="42", region_name="江南省", value="1800"))
    assert value_on(date(2026, 1, 1)) == Decimal(1800)
    enter(cast)
    assert value_on(date(2026, 1, 1)) == Decimal(2010)
    enter(cast, replace(WAGE, region_code="420103", region_name="城东区", value="2050"))
    assert value_on(date(2026, 1, 1)) == Decimal(2050)
    assert value_on(date(2026, 1, 1), "420105") == Decimal(2010)
    assert value_on(date(2026, 1, 1), "42") == Decimal(1800)
    assert value_on(date(2026, 1, 1), "4301") is None
    assert value_on(date(2026, 1, 1), kind=K.PAY_DAYS) == Decimal("21.75")
    assert standards_for("420103").wider == ("江城市", "江南省", "湖北")


def test_a_place_of_the_same_name_elsewhere_lends_nothing(cast: Cast) -> None:
    enter(cast, replace(WAGE, region_code="320106", region_name="鼓楼区"))
    enter(cast, replace(WAGE, region_code="320302", region_name="鼓楼区", value="1900"))
    assert value_on(date(2026, 1, 1), "320302") == Decimal(1900)
    assert value_on(date(2026, 1, 1), "320106") == Decimal(2010)


def test_the_published_table_of_a_province_counts_there_whatever_it_is_called(cast: Cast) -> None:
    enter(cast, replace(WAGE, region_code="44", region_name="广东省"))
    for division in ("440106", "4401", "44"):
        found = standards_for(division).find(
            K.INJURY_MEDICAL_MONTHS, on=date(2026, 1, 1), key="8级"
        )
        assert isinstance(found, Parameter)
        assert found.value == Decimal(4)


def test_a_district_multiplies_with_the_base_that_its_province_names(cast: Cast) -> None:
    enter(cast, replace(WAGE, region_code="440106", region_name="天河区"))
    enter(cast, replace(WAGE, region_code="4401", region_name="广州市", kind=K.INJURY_AVERAGE_WAGE))
    facts = InjuryFacts(grade=8, own_wage=Decimal(3000), injured_on=date(2026, 1, 5))
    result = injury(facts, standards_for("440106"))
    # 11 + 4 + 15 months of the own wage.
    assert result.amount == Decimal(90_000)


def test_a_place_without_any_figure_has_gaps_and_no_error(cast: Cast) -> None:
    for division in ("", None, "420103", "no code"):
        found = standards_for(division).find(K.MINIMUM_WAGE, on=date(2026, 1, 1))
        assert isinstance(found, Gap)
        assert found.sentence.endswith("2026 年月最低工资标准未录入")


def test_what_is_entered_for_one_run_wins(cast: Cast) -> None:
    enter(cast)
    supplied = {(K.MINIMUM_WAGE, ""): Decimal(2000)}
    found = standards_for("420103", supplied).find(K.MINIMUM_WAGE, on=date(2026, 1, 1))
    assert isinstance(found, Parameter)
    assert (found.value, found.is_supplied) == (Decimal(2000), True)


def test_the_figures_are_read_once_a_transaction(cast: Cast) -> None:
    enter(cast)
    db.session.expire_all()
    with seen_statements() as seen:
        for division in ("420103", "4202", "44"):
            standards_for(division)
    assert len([each for each in seen if "FROM parameter" in each]) == 1
    assert len(seen) == 2
    db.session.rollback()
    with seen_statements() as seen:
        standards_for("420103")
    assert len(seen) == 2


def test_the_gaps_of_many_regions_cost_no_more_statements(cast: Cast) -> None:
    cast.body.division_code = "420103"
    db.session.commit()
    counts = []
    for other in ("420103", "430102"):
        cast.other_body.division_code = other
        db.session.commit()
        with seen_statements() as seen:
            assert standards.gaps(2026, today=MONDAY_MORNING.date())
        counts.append(len(seen))
        db.session.rollback()
    assert counts[0] == counts[1] == 3


def test_a_region_is_called_after_its_union_until_a_figure_names_it(cast: Cast) -> None:
    cast.body.division_code, cast.city_union.division_code = "420103", "420100"
    db.session.commit()
    gaps = standards.gaps(2026, today=MONDAY_MORNING.date())
    sentences = {gap.sentence for gap in gaps}
    assert "江城市 2026 年上年度职工月平均工资未录入" in sentences
    enter(cast, replace(WAGE, kind=K.AVERAGE_WAGE, valid_from=date(2026, 7, 1), value="8160"))
    gaps = standards.gaps(2026, today=MONDAY_MORNING.date())
    assert K.AVERAGE_WAGE not in {gap.kind for gap in gaps}
