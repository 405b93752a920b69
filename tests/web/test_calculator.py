"""计算器 at the desk: the index, a result beside its form, and a result turned into a case."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from mediation.domain.claims.figure_entry import TypedFigure
from mediation.domain.claims.head_groups import HEAD_GROUPS
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind
from mediation.extensions import db
from mediation.models import AuditEntry, Draft, Organisation
from mediation.services import parameters
from mediation.web import costly
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.page_checks import PageClient, parsed, text_of
from tests.typed_forms import errors_of, fields_of

SEVERANCE = {
    "start": "２０１８-03-15",
    "end": "2026-10-20",
    "end_reason": "redundancy",
    "avg_wage_12m": "８，０００.00 元",
    "local_avg_monthly_prev_year": "9000",
    "claimed": "90000",
}
AMOUNT = "72,000.00 元"
PAGE = "/calculator/severance"


@pytest.fixture
def desk(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.registrar)


def rows() -> int:
    found = db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    db.session.rollback()
    return found


def draft_of(cast: Cast) -> dict[str, list[str]] | None:
    db.session.expire_all()
    found = db.session.scalar(select(Draft).filter_by(user_id=cast.registrar.id))
    return found.fields if found else None


def result_of(page: str) -> str:
    return next(text_of(each) for each in parsed(page).iter() if each.get("id") == "result")


def test_every_head_stands_once_in_a_group_with_a_note() -> None:
    listed = [head for group in HEAD_GROUPS for head in group.notes]
    assert sorted(listed) == sorted(Head)
    assert all(note.endswith("。") for group in HEAD_GROUPS for note in group.notes.values())


def test_the_index_leads_to_every_head(desk: PageClient) -> None:
    text = desk.get("/calculator/").text
    for head in Head:
        assert f'href="/calculator/{head.value}"' in text
        assert head.label in text
    assert "仅供调解参考，不构成裁判依据" in text


@pytest.mark.parametrize("head", Head)
def test_every_head_has_a_page_that_answers_even_nothing(desk: PageClient, head: Head) -> None:
    desk.page(f"/calculator/{head.value}")
    answer = desk.post(f"/calculator/{head.value}", data={})
    assert answer.status_code == 200
    assert "仅供调解参考，不构成裁判依据" in result_of(answer.text)


def test_an_unknown_head_is_not_found(desk: PageClient) -> None:
    assert desk.get("/calculator/happiness").status_code == 404
    assert desk.post("/calculator/happiness/case").status_code == 404


def test_the_result_shows_everything_it_rests_on(desk: PageClient) -> None:
    answer = desk.post(PAGE, data=SEVERANCE)
    text = result_of(answer.text)
    for words in (
        AMOUNT,
        "8,000.00 元 × 9",
        "《劳动合同法》第四十七条",
        "上年度职工月平均工资：9000",
        "本次录入",
        "主张 90,000.00 元，高于",
        "仅供调解参考，不构成裁判依据",
    ):
        assert words in text, words
    # What was typed stays as it was typed.
    assert 'value="２０１８-03-15"' in answer.text
    # The paper names the facts that it rests on.
    assert "经济性裁员" in text


def test_other_readings_stand_side_by_side(desk: PageClient) -> None:
    wages = {"start": "2021-01-05", "end": "2022-06-30", "monthly_wage": "5000"}
    answer = desk.post(
        "/calculator/double_wage",
        data=wages | {"claim_filed": "2022-12-01", "limitation_defence": "yes"},
    )
    text = result_of(answer.text)
    assert "其他口径" in text
    assert "逐日" in text
    assert "按月" in text


def test_what_is_missing_is_named_with_the_field_that_takes_it(desk: PageClient) -> None:
    given = {"grade": "9", "own_wage": "5000"}
    answer = desk.post("/calculator/injury", data=given)
    text = result_of(answer.text)
    assert "不能得出金额" in text
    assert "一次性工伤医疗补助金月数（9级）未录入" in text
    assert 'href="#medical_months"' in answer.text
    months = {"medical_months": "2", "employment_months": "8", "lump_sum_base": "本人工资"}
    answer = desk.post("/calculator/injury", data=given | months)
    assert "缺少" not in result_of(answer.text)
    assert "95,000.00 元" in result_of(answer.text)


def test_a_figure_of_the_place_is_used_unless_another_is_typed(
    desk: PageClient, cast: Cast
) -> None:
    given = {"monthly_wage": "3000", "sick_months": "1"}
    assert "月最低工资标准未录入" in result_of(desk.post("/calculator/sick_pay", data=given).text)
    enter_minimum_wage(cast, "2210.00")
    text = result_of(desk.post("/calculator/sick_pay", data=given).text)
    assert "月最低工资标准：2210.00" in text
    assert "本次计算录入" not in text
    typed = given | {"local_min_wage": "2000"}
    assert "2000.00（本次计算录入" in result_of(desk.post("/calculator/sick_pay", data=typed).text)


def enter_minimum_wage(cast: Cast, value: str) -> None:
    """Let the office have a figure of the place where the desk stands."""
    db.session.get_one(Organisation, cast.body.id).division_code = "420103"
    db.session.commit()
    figure = TypedFigure(
        region_code="4201",
        region_name="江城市",
        kind=ParameterKind.MINIMUM_WAGE,
        qualifier="",
        valid_from=date(2024, 2, 1),
        valid_to=None,
        value=value,
        source="江人社发〔2024〕3号《关于调整最低工资标准的通知》",
    )
    parameters.enter(figure, by=cast.city_supervisor, at=MONDAY_MORNING)


def test_bad_fields_are_told_beside_them_and_stay(desk: PageClient) -> None:
    answer = desk.post(PAGE, data=SEVERANCE | {"start": "去年春天", "avg_wage_12m": "八千"})
    assert answer.status_code == 422
    assert set(errors_of(answer.text)) == {"start", "avg_wage_12m"}
    assert "日期请写成" in errors_of(answer.text)["start"]
    assert 'value="去年春天"' in answer.text
    assert "result" not in [each.get("id") for each in parsed(answer.text).iter()]


def test_a_forged_choice_is_told(desk: PageClient) -> None:
    answer = desk.post(PAGE, data=SEVERANCE | {"end_reason": "weather", "part_time": "maybe"})
    assert answer.status_code == 422
    assert {"end_reason", "part_time"} <= set(errors_of(answer.text))


def test_a_calculation_keeps_nothing_and_leaves_one_row_without_values(
    desk: PageClient, cast: Cast
) -> None:
    before = rows()
    desk.post(PAGE, data=SEVERANCE)
    assert rows() == before + 1
    row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert row is not None
    assert row.verb == "page.posted"
    assert row.data == {"page": "calculator.calculate"}
    assert draft_of(cast) is None


def test_a_calculation_may_be_asked_again_but_not_without_end(
    desk: PageClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [desk.post(PAGE, data=SEVERANCE).status_code for _ in range(2)] == [200, 200]
    monkeypatch.setitem(costly._running, cast.registrar.id, costly.MOST_AT_ONCE)
    assert desk.post(PAGE, data=SEVERANCE).status_code == 429


def test_a_result_becomes_a_draft_of_the_intake_page(desk: PageClient, cast: Cast) -> None:
    answer = desk.post(f"{PAGE}/case", data=SEVERANCE)
    assert answer.location == "/intake/new?draft=1"
    page = desk.get(answer.location).text
    typed = fields_of(page, "intake-form")
    assert typed["applicants-0-started_on"] == "2018-03-15"
    assert typed["applicants-0-ended_on"] == "2026-10-20"
    assert typed["employment_ended_on"] == "2026-10-20"
    assert typed["claims-0-type"] == "severance"
    assert typed["claims-0-claimed"] == "90,000.00"
    assert AMOUNT in typed["claims-0-facts"]
    assert AMOUNT in typed["facts"]
    assert "不构成裁判依据" in typed["facts"]
    fields = draft_of(cast)
    assert fields is not None
    assert "csrf_token" not in fields


def test_what_an_employer_asks_for_has_the_worker_on_the_other_side(
    desk: PageClient,
) -> None:
    given = {"training_cost": "60000", "service_period_months": "60", "served_months": "24"}
    answer = desk.post("/calculator/training_penalty/case", data=given)
    typed = fields_of(desk.get(answer.location).text, "intake-form")
    assert typed["applicants-0-kind"] == "employer"
    assert typed["respondents-0-kind"] == "worker"


def test_a_draft_left_behind_is_never_overwritten_unasked(desk: PageClient, cast: Cast) -> None:
    desk.post("/intake/draft", data={"facts": "王秀兰口述"})
    answer = desk.post(f"{PAGE}/case", data=SEVERANCE)
    assert answer.status_code == 409
    assert "还没有登记" in answer.text
    kept = draft_of(cast)
    assert kept is not None
    assert kept["facts"] == ["王秀兰口述"]
    answer = desk.post(f"{PAGE}/case", data=SEVERANCE | {"replace": "yes"})
    assert answer.status_code == 302
    replaced = draft_of(cast)
    assert replaced is not None
    assert AMOUNT in replaced["facts"][0]


def test_what_cannot_be_read_becomes_no_draft(desk: PageClient, cast: Cast) -> None:
    assert desk.post(f"{PAGE}/case", data={"start": "去年"}).status_code == 422
    assert draft_of(cast) is None


def test_a_fee_becomes_no_case(desk: PageClient) -> None:
    assert "转为案件登记" not in desk.post("/calculator/court_fee", data={}).text
    assert desk.post("/calculator/court_fee/case", data={}).status_code == 404


def test_who_may_not_register_is_offered_no_case(client: PageClient, cast: Cast) -> None:
    sign_in(client, cast.mediator)
    assert "转为案件登记" not in client.post(PAGE, data=SEVERANCE).text
    assert client.post(f"{PAGE}/case", data=SEVERANCE).status_code == 403


@pytest.mark.parametrize("person", ["court_liaison", "system_admin"])
def test_only_case_workers_reach_it(app: Flask, cast: Cast, person: str) -> None:
    visitor = sign_in(app.test_client(), getattr(cast, person))
    assert visitor.get("/calculator/").status_code == 403
    assert visitor.post(PAGE, data=SEVERANCE).status_code == 403
