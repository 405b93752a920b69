"""The page of the wage sheet: download, fill in, upload, compute; and what it refuses."""

from io import BytesIO

from openpyxl import load_workbook
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import Case, Job, WorkerFacts
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.uploads.making import pdf


def case_of_three(cast: Cast) -> Case:
    return make_case(cast, applicants=("王秀兰", "李四", "张三"))


def filled(client: PageClient, case_id: int, wage: str) -> bytes:
    book = load_workbook(BytesIO(client.get(f"/cases/{case_id}/wage-sheet.xlsx").data))
    page = book.worksheets[0]
    heads = [cell.value for cell in page[2]]
    for number in range(3, page.max_row + 1):
        page.cell(number, heads.index("月工资") + 1).value = wage
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def send(client: PageClient, case_id: int, content: bytes, name: str = "工资表.xlsx"):  # type: ignore[no-untyped-def]
    return client.post(
        f"/cases/{case_id}/wage-sheet",
        data={"file": (BytesIO(content), name)},
        content_type="multipart/form-data",
    )


def test_the_sheet_is_taken_filled_in_and_computed(cast: Cast, client: PageClient) -> None:
    case_id = case_of_three(cast).id
    client.sign_in(cast.mediator)
    answer = send(client, case_id, filled(client, case_id, "6000"))
    assert answer.status_code == 302
    shown = text_of(client.page(f"/cases/{case_id}"))
    assert "已更新 3 人的核算事实" in shown
    assert "全部核算" in shown
    done = client.post(f"/cases/{case_id}/calculations")
    assert done.status_code == 302
    assert "已核算 3 人，新算出 3 项" in text_of(client.page(done.location))
    assert db.session.scalars(select(Job)).one().percent == 100


def test_faulty_rows_are_listed_and_nothing_is_kept(cast: Cast, client: PageClient) -> None:
    case_id = case_of_three(cast).id
    client.sign_in(cast.mediator)
    answer = send(client, case_id, filled(client, case_id, "六千左右"))
    assert answer.status_code == 422
    for number in (3, 4, 5):
        assert f"第 {number} 行：月工资：" in answer.text
    assert db.session.scalars(select(WorkerFacts)).first() is None


def test_what_is_no_spreadsheet_is_refused_in_words(cast: Cast, client: PageClient) -> None:
    case_id = case_of_three(cast).id
    client.sign_in(cast.mediator)
    assert "请上传 Excel 表格" in send(client, case_id, pdf(), "工资表.pdf").text
    disguised = send(client, case_id, pdf())
    assert disguised.status_code == 422
    assert "文件内容不是" in disguised.text


def test_a_formula_is_not_taken_for_a_wage(cast: Cast, client: PageClient) -> None:
    case_id = case_of_three(cast).id
    client.sign_in(cast.mediator)
    answer = send(client, case_id, filled(client, case_id, "=3000*2"))
    assert answer.status_code == 422
    assert "有公式，不能导入" in answer.text


def test_a_stranger_finds_no_sheet_and_a_liaison_may_not_ask(
    cast: Cast, client: PageClient
) -> None:
    case_id = case_of_three(cast).id
    client.sign_in(cast.stranger)
    assert client.get(f"/cases/{case_id}/wage-sheet.xlsx").status_code == 404
    assert client.get(f"/cases/{case_id}/wage-sheet").status_code == 404
    client.sign_in(cast.court_liaison)
    assert client.get(f"/cases/{case_id}/wage-sheet.xlsx").status_code == 403
