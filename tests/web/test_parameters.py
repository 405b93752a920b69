"""地方标准: the list and its gaps, the forms, and who is turned away."""

from datetime import date

import pytest

from mediation.extensions import db
from mediation.models import LocalFigure
from mediation.services import parameters
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.local_figures import WAGE
from tests.page_checks import PageClient, text_of
from tests.typed_forms import errors_of

FORM = {
    "region_code": "4201",
    "region_name": "江城市",
    "kind": "minimum_wage",
    "qualifier": "",
    "valid_from": "2026-07-01",
    "valid_to": "",
    "value": "2,210",
    "source": "江人社发〔2026〕3号",
}


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    cast.body.division_code, cast.city_union.division_code = "420103", "420100"
    db.session.commit()
    return client.sign_in(cast.city_supervisor)


def figures() -> list[LocalFigure]:
    db.session.expire_all()
    return list(db.session.query(LocalFigure).order_by(LocalFigure.id))


def test_a_gap_leads_to_a_form_that_is_filled_with_it(keeper: PageClient) -> None:
    page = keeper.page("/parameters/")
    assert "江城市 2026 年上年度职工月平均工资未录入" in text_of(page)
    link = next(
        each.get("href")
        for each in page.iter("a")
        if "江城市 2026 年上年度职工月平均工资" in (each.get("aria-label") or "")
    )
    form = keeper.page(link)
    values = {field.get("name"): field.get("value") for field in form.iter("input")}
    assert (values["region_code"], values["region_name"], values["valid_from"]) == (
        "4201",
        "江城市",
        "2026-01-01",
    )
    (chosen,) = [
        option.get("value")
        for option in form.iter("option")
        if "selected" in option.attrib and option.get("value")
    ]
    assert chosen == "average_wage"


def test_the_gaps_of_a_year_are_shown_when_asked_for(keeper: PageClient) -> None:
    assert "江城市 2024 年月最低工资标准未录入" in text_of(keeper.page("/parameters/?year=2024"))
    for asked in ("1999", "x", "2026"):
        assert "2026 年月最低工资标准未录入" in text_of(keeper.page(f"/parameters/?year={asked}"))


def test_a_figure_that_is_entered_stands_on_the_page_with_its_source(keeper: PageClient) -> None:
    answer = keeper.post("/parameters/new", data=FORM)
    assert answer.status_code == 302
    (row,) = figures()
    assert (row.value, row.is_sample) == ("2210.00", False)
    text = text_of(keeper.page("/parameters/"))
    for words in ("2,210.00 元", "江人社发〔2026〕3号", "孙宁", "执行中"):
        assert words in text
    assert "江城市 2026 年月最低工资标准未录入" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "2千元"}, "value"),
        ({"value": "9" * 31}, "value"),
        ({"region_code": "武汉"}, "region_code"),
        ({"region_name": ""}, "region_name"),
        ({"kind": "salary"}, "kind"),
        ({"qualifier": "5级"}, "qualifier"),
        ({"qualifier": "11级"}, "qualifier"),
        ({"valid_from": "明年"}, "valid_from"),
        ({"valid_from": ""}, "valid_from"),
        ({"valid_to": "2026-01-01"}, "valid_to"),
        ({"source": ""}, "source"),
        ({"source": "听说"}, "source"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_stays_typed(
    keeper: PageClient, changes: dict[str, str], field: str
) -> None:
    answer = keeper.post("/parameters/new", data={**FORM, **changes})
    assert answer.status_code == 422
    assert field in errors_of(answer.text)
    assert "not a valid" not in answer.text.lower()
    assert "江人社发" in answer.text or field == "source"
    assert not figures()


def test_a_successor_and_a_withdrawal_have_forms_of_their_own(
    keeper: PageClient, cast: Cast
) -> None:
    row = parameters.enter(WAGE, by=cast.city_supervisor, at=MONDAY_MORNING)
    page = text_of(keeper.page(f"/parameters/{row.id}/successor"))
    assert "2,010.00 元" in page
    version = {key: FORM[key] for key in ("valid_from", "valid_to", "value", "source")}
    early = keeper.post(
        f"/parameters/{row.id}/successor", data={**version, "valid_from": "2024-01-01"}
    )
    assert (early.status_code, "valid_from" in errors_of(early.text)) == (422, True)
    assert keeper.post(f"/parameters/{row.id}/successor", data=version).status_code == 302
    before, after = figures()
    assert (before.valid_to, after.valid_from) == (date(2026, 6, 30), date(2026, 7, 1))
    assert "2,210.00 元" in text_of(keeper.page(f"/parameters/{after.id}/withdraw"))
    silent = keeper.post(f"/parameters/{after.id}/withdraw", data={"reason": ""})
    assert (silent.status_code, "reason" in errors_of(silent.text)) == (422, True)
    gone = keeper.post(f"/parameters/{after.id}/withdraw", data={"reason": "原文为 2,110 元"})
    assert gone.status_code == 302
    assert "2,210.00 元" not in text_of(keeper.page("/parameters/"))
    shown = text_of(keeper.page("/parameters/?state=all"))
    assert "撤回原因：原文为 2,110 元" in shown
    assert keeper.post(f"/parameters/{after.id}/withdraw", data={"reason": "又"}).status_code == 409


def test_the_list_is_narrowed_by_region_and_kind(keeper: PageClient, cast: Cast) -> None:
    parameters.enter(WAGE, by=cast.city_supervisor, at=MONDAY_MORNING)
    there, elsewhere = "江人社发〔2024〕3号", "没有符合条件的标准。"
    for address, words in (
        ("region=4201", there),
        ("kind=minimum_wage", there),
        ("region=4201&kind=average_wage", elsewhere),
        ("region=%E5%85%A8%E5%9B%BD", elsewhere),
        ("region=9999&kind=nothing", there),
    ):
        assert words in text_of(keeper.page(f"/parameters/?{address}"))


def test_whoever_works_cases_reads_and_is_told_who_keeps(client: PageClient, cast: Cast) -> None:
    row = parameters.enter(WAGE, by=cast.city_supervisor, at=MONDAY_MORNING)
    row_id = row.id
    for who in ("registrar", "mediator", "supervisor"):
        client.sign_in(getattr(cast, who))
        page = client.page("/parameters/")
        assert "由最上级工会的负责人" in text_of(page)
        links = {link.get("href") or "" for link in page.iter("a")}
        assert not [each for each in links if each.startswith("/parameters/") and "new" in each]
        for path in ("new", "import", "template", f"{row_id}/successor", f"{row_id}/withdraw"):
            assert client.get(f"/parameters/{path}").status_code == 403
        assert client.post("/parameters/new", data=FORM).status_code == 403
        assert client.post("/parameters/import/save", data={"rows": "[]"}).status_code in {302, 403}
    assert len(figures()) == 1


@pytest.mark.parametrize("who", ["court_liaison", "security_admin", "audit_admin"])
def test_others_do_not_read(client: PageClient, cast: Cast, who: str) -> None:
    client.sign_in(getattr(cast, who))
    assert client.get("/parameters/").status_code == 403


def test_a_figure_that_is_not_there_is_not_found(keeper: PageClient) -> None:
    keeper.page("/parameters/99/successor", status=404)
    keeper.page("/parameters/99/withdraw", status=404)
