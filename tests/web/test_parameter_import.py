"""Importing local figures: the template, the preview, all or nothing, and what is refused."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from mediation.domain.claims.figure_sheet import HEADINGS
from mediation.extensions import db
from mediation.models import LocalFigure
from mediation.services import parameters
from mediation.uploads import sheet_rows
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.local_figures import AVERAGE_ROW, NEWER, WAGE, WAGE_ROW, sheet
from tests.page_checks import PageClient, elements, parsed, text_of
from tests.typed_forms import errors_of
from tests.uploads.making import pdf, with_parts


@pytest.fixture
def keeper(client: PageClient, cast: Cast) -> PageClient:
    cast.body.division_code, cast.city_union.division_code = "420103", "420100"
    db.session.commit()
    return client.sign_in(cast.city_supervisor)


def figures() -> list[LocalFigure]:
    db.session.expire_all()
    return list(db.session.query(LocalFigure).order_by(LocalFigure.id))


def upload(client: PageClient, content: bytes, name: str = "标准.xlsx"):  # type: ignore[no-untyped-def]
    data = {"file": (BytesIO(content), name)}
    return client.post("/parameters/import", data=data, content_type="multipart/form-data")


def rows_of(html: str) -> str:
    """What the preview sends back to be kept."""
    fields = {field.get("name"): field.get("value") for field in elements(parsed(html))}
    return fields["rows"] or ""


def test_the_template_lists_what_is_missing_and_comes_back_as_it_is(keeper: PageClient) -> None:
    answer = keeper.get("/parameters/template")
    assert answer.status_code == 200
    page = load_workbook(BytesIO(answer.data)).worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[1] == HEADINGS
    assert ("4201", "江城市", "上年度职工月平均工资") in {row[:3] for row in rows[2:]}
    # Codes are texts, so that a leading zero stays.
    assert page.cell(3, 2).data_type == "s"
    back = upload(keeper, answer.data)
    assert back.status_code == 200
    assert f"没有填写的 {len(rows) - 2} 行不导入" in text_of(parsed(back.text))


def test_a_sheet_is_seen_before_it_is_kept(keeper: PageClient, cast: Cast) -> None:
    parameters.enter(WAGE, by=cast.city_supervisor, at=MONDAY_MORNING)
    known = ("4201", "江城市", "月最低工资标准", "", "2024-07-01", "", 2010, "江人社发〔2024〕3号")
    seen = upload(keeper, sheet(WAGE_ROW, AVERAGE_ROW, known))
    assert seen.status_code == 200
    text = text_of(parsed(seen.text))
    for words in ("将保存 2 条", "跳过 1 条", "接续原标准 1 条", "8,160.50 元", "2026-06-30"):
        assert words in text
    assert len(figures()) == 1
    kept = keeper.post("/parameters/import/save", data={"rows": rows_of(seen.text)})
    assert kept.status_code == 302
    assert [row.value for row in figures()] == ["2010.00", "2210.00", "8160.50"]
    assert "已导入 2 条，接续原标准 1 条，已有而跳过 1 条。" in text_of(keeper.page("/parameters/"))


def test_a_faulty_row_is_named_and_nothing_can_be_kept(keeper: PageClient) -> None:
    wrong = (*AVERAGE_ROW[:6], "九千", "")
    seen = upload(keeper, sheet(WAGE_ROW, wrong, (*WAGE_ROW[:2], "工资", *WAGE_ROW[3:])))
    assert seen.status_code == 422
    text = text_of(parsed(seen.text))
    assert "第 4 行" in text
    assert "没有“工资”这个种类" in text
    assert "全部保存" not in text
    assert not figures()


def test_what_changed_since_the_preview_is_looked_at_again(keeper: PageClient, cast: Cast) -> None:
    rows = rows_of(upload(keeper, sheet(WAGE_ROW, AVERAGE_ROW)).text)
    other = replace(NEWER, value="2300")
    parameters.enter(other, by=cast.city_supervisor, at=MONDAY_MORNING)
    again = keeper.post("/parameters/import/save", data={"rows": rows})
    assert again.status_code == 422
    assert "重叠" in text_of(parsed(again.text))
    assert len(figures()) == 1


@pytest.mark.parametrize(
    "rows", ["", "x", "{}", "[1]", "[[3, [1, 2]]]", '[[3, ["4201"]]]', "[" * 5000, "[]"]
)
def test_a_forged_preview_keeps_nothing(keeper: PageClient, rows: str) -> None:
    answer = keeper.post("/parameters/import/save", data={"rows": rows})
    assert (answer.status_code, answer.location) == (302, "/parameters/import")
    assert not figures()


def with_formula() -> bytes:
    return sheet((*WAGE_ROW[:6], "=1000+1210", WAGE_ROW[7]))


def with_macro() -> bytes:
    return with_parts(sheet(WAGE_ROW), {"xl/vbaProject.bin": b"macro"})


def bomb() -> bytes:
    return with_parts(sheet(WAGE_ROW), {"xl/media/x.xml": b"<a>" + b" " * 60_000_000 + b"</a>"})


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("标准.xlsx", with_formula, "第 3 行有公式"),
        ("标准.xlsx", with_macro, "宏"),
        ("标准.xlsx", bomb, "展开后过大"),
        ("标准.xlsm", with_macro, "另存为 xlsx"),
        ("标准.xls", pdf, "另存为 xlsx"),
        ("标准.xlsx", pdf, "不是 Excel 表格"),
        ("标准.xlsx", lambda: sheet(WAGE_ROW)[:-30], "打不开"),
        ("标准.xlsx", lambda: sheet(*[WAGE_ROW] * 600), "请分成几份"),
        ("标准.xlsx", lambda: sheet(WAGE_ROW, headings=("地区", "工资")), "没有找到表头"),
        ("标准.xlsx", sheet, "表头下面没有内容"),
        ("标准.xlsx", lambda: b"", "空的"),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_sheet_that_cannot_be_read_is_refused_in_a_sentence(  # type: ignore[no-untyped-def]
    keeper: PageClient, name: str, content, words: str
) -> None:
    answer = upload(keeper, content(), name)
    assert answer.status_code == 422
    assert words in errors_of(answer.text)["file"]
    assert not figures()


def test_a_large_sheet_is_refused_before_it_is_looked_at(
    keeper: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_rows, "LARGEST", 100)
    answer = upload(keeper, sheet(WAGE_ROW))
    assert (answer.status_code, "1 MB" in errors_of(answer.text)["file"]) == (422, True)


def test_no_file_is_no_sheet(keeper: PageClient) -> None:
    answer = keeper.post("/parameters/import", data={})
    assert (answer.status_code, "file" in errors_of(answer.text)) == (422, True)


def test_a_preview_of_somebody_else_is_not_kept(client: PageClient, cast: Cast) -> None:
    rows = '[[3, ["4201", "江城市", "月最低工资标准", "", "2026-07-01", "", "2210", "3号"]]]'
    client.sign_in(cast.supervisor)
    assert client.post("/parameters/import/save", data={"rows": rows}).status_code == 403
    assert not figures()
