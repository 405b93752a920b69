"""导出: who may, what is in the file, what is written down, and how long it can be had."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import msoffcrypto
import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from mediation.domain.jobs import JobState
from mediation.extensions import db
from mediation.models import AuditEntry, Job, User
from mediation.services import job_worker, reindexing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.page_checks import PageClient, parsed, text_of

pytestmark = pytest.mark.postgresql

PURPOSE = {"purpose": "报送第四季度统计"}
NUMBER = "360102199003074516"


def newest() -> Job:
    db.session.expire_all()
    return db.session.scalars(select(Job).order_by(Job.id.desc()).limit(1)).one()


def export(client: PageClient, query: str = "", **typed: str) -> Any:
    """Send the form; give the workbook that comes of it."""
    answer = client.post(f"/cases/export{query}", data={**PURPOSE, **typed})
    assert answer.status_code == 302, text_of(parsed(answer.text))
    content = client.get(f"/jobs/{newest().id}/file").data
    if password := typed.get("password"):
        file = msoffcrypto.OfficeFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        opened = BytesIO()
        file.decrypt(opened, verify_integrity=True)
        content = opened.getvalue()
    return load_workbook(BytesIO(content))


def column(page: Any, heading: str) -> list[Any]:
    place = [cell.value for cell in page[2]].index(heading)
    return [row[place].value for row in page.iter_rows(min_row=3)]


def every_text(book: Any) -> str:
    return "\n".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("registrar", 200),
        ("supervisor", 200),
        ("city_supervisor", 200),
        ("mediator", 403),
        ("court_liaison", 403),
        ("system_admin", 403),
        ("audit_admin", 403),
    ],
)
def test_only_desk_and_supervisors_export(
    cast: Cast, client: PageClient, person: str, status: int
) -> None:
    make_case(cast)
    client.sign_in(getattr(cast, person))
    assert client.get("/cases/export").status_code == status
    if status == 403:
        assert client.post("/cases/export", data=PURPOSE).status_code == 403
        assert not db.session.scalars(select(Job)).all()


def test_the_button_stands_where_it_may_be_used(cast: Cast, client: PageClient) -> None:
    make_case(cast)
    for person, has_it in ((cast.supervisor, True), (cast.mediator, False)):
        page = client.sign_in(person).page("/cases?view=all&state=mediating")
        links = [link.get("href") for link in page.iter("a") if text_of(link) == "导出"]
        assert links == (["/cases/export?view=all&state=mediating"] if has_it else [])


def test_the_file_holds_the_rows_of_the_list_and_no_number_of_a_person(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast, applicants=("王秀兰",), claimed_fen=12_345_67)
    worker, employer = case.parties
    worker.identity_kind, worker.identity_number = "resident", NUMBER
    worker.phone, employer.credit_code = "13912345678", "913601027391234567"
    db.session.commit()
    make_case(cast, applicants=("别家的人",), body=cast.other_body, mediator=cast.other_mediator)
    book = export(client.sign_in(cast.supervisor))
    cases, parties = book["案件"], book["当事人"]
    assert column(cases, "案号") == ["〔2026〕东工调字第001号"]
    assert column(cases, "申请人") == ["王秀兰"]
    assert column(cases, "请求金额（元）") == [12345.67]
    assert column(cases, "收到日期")[0].date().isoformat() == "2026-11-16"
    assert column(parties, "证件号码（已遮盖）") == ["360***********4516", None]
    assert column(parties, "电话（已遮盖）")[0] == "139****5678"
    assert column(parties, "统一社会信用代码")[1] == "913601027391234567"
    text = every_text(book)
    assert NUMBER not in text
    assert "13912345678" not in text
    assert "别家的人" not in text
    types = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in types


def test_a_name_that_looks_like_a_formula_is_a_text(cast: Cast, client: PageClient) -> None:
    name = '=HYPERLINK("https://evil.cn",A1)'
    make_case(cast, applicants=(name,))
    book = export(client.sign_in(cast.supervisor))
    row = next(book["案件"].iter_rows(min_row=3))
    assert (row[1].value, row[1].data_type) == (name, "s")


def test_the_filters_of_the_list_count(cast: Cast, client: PageClient) -> None:
    make_case(cast, applicants=("王秀兰",))
    make_case(cast, applicants=("李四",))
    list(reindexing.reindex_all())
    client.sign_in(cast.supervisor)
    page = client.page("/cases/export?q=李四")
    assert "1 件" in text_of(page)
    book = export(client, "?q=李四")
    assert column(book["案件"], "申请人") == ["李四"]
    assert "含“李四”" in book["案件"]["A1"].value


def test_the_first_row_says_who_when_how_many_and_what_for(cast: Cast, client: PageClient) -> None:
    make_case(cast)
    top = export(client.sign_in(cast.supervisor))["案件"]["A1"].value
    for word in (
        "赵刚",
        "城东区劳动争议调解中心",
        "2026-11-23 09:00",
        "共 1 件",
        "报送第四季度统计",
    ):
        assert word in top


def test_the_trail_knows_of_the_wish_the_making_and_the_download(
    cast: Cast, client: PageClient
) -> None:
    make_case(cast, applicants=("王秀兰",))
    list(reindexing.reindex_all())
    export(client.sign_in(cast.supervisor), "?q=王秀兰&view=all")
    rows = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    wanted = ["cases.export_wished", "cases.exported", "job.downloaded"]
    assert [row.verb for row in rows if row.verb in wanted] == wanted
    facts = next(row.data for row in rows if row.verb == "cases.exported")
    assert facts["rows"] == 1
    assert facts["filters"] == {"view": "all", "text": True}
    assert "王秀兰" not in " ".join(f"{row.subject}{row.data}" for row in rows)


def test_a_password_locks_the_file_and_is_kept_nowhere(cast: Cast, client: PageClient) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor)
    book = export(client, password="开门-open-2026", again="开门-open-2026")
    assert column(book["案件"], "案号")
    content = client.get(f"/jobs/{newest().id}/file").data
    with pytest.raises(Exception, match="not a zip"):
        load_workbook(BytesIO(content))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ({"purpose": ""}, "请写明用途"),
        ({"password": "short", "again": "short"}, "打开密码须为"),
        ({"password": "开门-open-2026", "again": "另一个"}, "两次输入的密码不同"),
    ],
)
def test_what_is_missing_is_said(
    cast: Cast, client: PageClient, typed: dict[str, str], word: str
) -> None:
    make_case(cast)
    answer = client.sign_in(cast.supervisor).post("/cases/export", data={**PURPOSE, **typed})
    assert answer.status_code == 422
    assert word in text_of(parsed(answer.text))
    assert "开门-open-2026" not in answer.text


def test_an_empty_list_is_not_exported(cast: Cast, client: PageClient) -> None:
    answer = client.sign_in(cast.supervisor).post("/cases/export", data=PURPOSE)
    assert answer.status_code == 422
    assert "没有案件" in answer.text


def test_a_right_that_was_taken_away_in_the_meantime_counts(
    app: Flask, cast: Cast, client: PageClient
) -> None:
    app.config["EXPORT_AT_ONCE_ROWS"] = 0
    make_case(cast)
    client.sign_in(cast.supervisor).post("/cases/export", data=PURPOSE)
    person = db.session.get(User, cast.supervisor.id)
    assert person is not None
    person.is_enabled = False
    db.session.commit()
    job_worker.run_all(lambda: MONDAY_MORNING)
    job = newest()
    assert (job.state, job.file_id) == (JobState.FAILED, None)
    assert "权限" in (job.sentence or "")


def test_sent_twice_an_export_is_made_once(cast: Cast, client: PageClient, clock: Clock) -> None:
    make_case(cast)
    client.sign_in(cast.supervisor)
    first = client.post("/cases/export", data=PURPOSE).location
    assert client.post("/cases/export", data=PURPOSE).location == first
    clock.advance(minutes=2)
    assert client.post("/cases/export", data=PURPOSE).location != first


def test_a_long_list_comes_whole_and_in_its_order(cast: Cast, client: PageClient) -> None:
    for number in range(12):
        case = make_case(cast, applicants=(f"申请人{number:02d}",))
        case.next_on = (MONDAY_MORNING + timedelta(days=number % 5)).date()
    db.session.commit()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mediation.queries.case_export.BATCH", 5)
        book = export(client.sign_in(cast.supervisor))
    days = column(book["案件"], "下一办理日")
    assert days == sorted(days)
    assert len(set(column(book["案件"], "案号"))) == 12


def test_exporting_costs_the_same_statements_with_more_rows(
    cast: Cast, client: PageClient, statements: Any
) -> None:
    client.sign_in(cast.supervisor)
    make_case(cast)
    # The first one also begins to count how often.
    client.post("/cases/export", data={"purpose": "首次"})
    counts = []
    for names in (("甲",), ("乙", "丙", "丁", "戊")):
        for name in names:
            make_case(cast, applicants=(name,))
        with statements() as seen:
            client.post("/cases/export", data={"purpose": f"第{len(names)}次"})
        counts.append(len(seen))
    assert counts[0] == counts[1]
