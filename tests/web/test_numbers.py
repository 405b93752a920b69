"""The pages of numbers: patterns for the administrator, the ledger for the body."""

import pytest
from sqlalchemy import select

from mediation.extensions import db
from mediation.models import NumberGap, NumberPattern
from mediation.services import numbering
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.factories import make_case
from tests.page_checks import PageClient, text_of
from tests.services.paper_cases import issue
from tests.statements import StatementCounter
from tests.typed_forms import fields_of

pytestmark = pytest.mark.postgresql


@pytest.fixture
def system(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.system_admin)


def take_letter(cast: Cast) -> None:
    """A number of a letter that no letter will bear."""
    with transaction():
        numbering.next_letter_number(cast.body, "函", 2026)


def test_an_administrator_sees_every_series_with_its_next_number(
    system: PageClient, cast: Cast
) -> None:
    assert "编号格式" in text_of(system.page(f"/admin/organisations/{cast.body.id}"))
    page = text_of(system.page(f"/numbers/patterns/{cast.body.id}"))
    for number in ("〔2026〕东工调字第001号", "〔2026〕东工调函第1号", "〔2026〕东工调字第001号-1"):
        assert number in page
    assert system.get(f"/numbers/patterns/{cast.court.id}").status_code == 404


def test_a_pattern_is_set_from_the_form_and_shown(system: PageClient, cast: Cast) -> None:
    url = f"/numbers/patterns/{cast.body.id}/函"
    sent = fields_of(system.get(url).text, "pattern-form")
    assert sent["from_year"] == "2026"
    sent |= {"pattern": "{short}调{word}〔{year}〕{serial}号", "from_year": "2027"}
    assert system.post(url, data=sent).status_code == 302
    row = db.session.scalars(select(NumberPattern)).one()
    assert (row.series, row.from_year, row.set_by_id) == ("函", 2027, cast.system_admin.id)
    page = text_of(system.page(f"/numbers/patterns/{cast.body.id}"))
    assert "2027 年起 {short}调{word}〔{year}〕{serial}号" in page


def test_a_refused_pattern_stays_in_the_form_with_its_sentence(
    system: PageClient, cast: Cast
) -> None:
    url = f"/numbers/patterns/{cast.body.id}/函"
    sent = {"pattern": "〔{year}〕{short}工调告第{serial}号", "from_year": "2026", "seen": "0"}
    answer = system.post(url, data=sent)
    assert answer.status_code == 422
    assert "出现相同的编号" in answer.text
    assert 'value="〔{year}〕{short}工调告第{serial}号"' in answer.text
    assert system.post(url, data=sent | {"seen": "五"}).status_code == 422
    assert "请填写整数" in system.post(url, data=sent | {"from_year": "明年"}).text


def test_the_example_is_drawn_while_one_types(system: PageClient, cast: Cast) -> None:
    headers = {"HX-Request": "true"}

    def drawn(series: str, pattern: str) -> str:
        url = f"/numbers/patterns/{cast.body.id}/{series}/example"
        return system.get(url, query_string={"pattern": pattern}, headers=headers).text

    assert "东函2026-0001" in drawn("函", "{short}{word}{year}-{serial:4}")
    assert "〔2026〕东工调字第001号附1" in drawn("paper", "{case}附{serial}")
    assert "必须含有" in drawn("函", "{short}")
    url = f"/numbers/patterns/{cast.body.id}/函/example"
    assert system.get(url).status_code == 302
    assert system.get(url.replace("函/example", "无")).status_code == 404


def test_a_register_is_gone_on_with_once(system: PageClient, cast: Cast) -> None:
    url = f"/numbers/patterns/{cast.body.id}/函"
    sent = fields_of(system.get(url).text, "register-form") | {"last": "57", "reason": "发文簿"}
    assert system.post(f"{url}/register", data=sent).status_code == 302
    assert "〔2026〕东工调函第58号" in text_of(system.page(f"/numbers/patterns/{cast.body.id}"))
    again = system.post(f"{url}/register", data={"last": "60", "reason": "再来"})
    assert again.status_code == 422
    assert "本年已经编到第 57 号" in again.text


def test_the_ledger_shows_a_gap_and_the_desk_explains_it(client: PageClient, cast: Cast) -> None:
    take_letter(cast)
    desk = client.sign_in(cast.registrar)
    page = text_of(desk.page("/numbers"))
    assert "“函”字文书" in page
    assert "1 个未说明" in page
    url = f"/numbers/{cast.body.id}/gap?series=函&year=2026&first=1"
    assert "第 1 号" in text_of(desk.page(url))
    assert desk.post(url, data={"reason": ""}).status_code == 422
    assert desk.post(url, data={"reason": "登记后撤销"}).status_code == 302
    page = text_of(desk.page("/numbers?year=2026"))
    assert "登记后撤销" in page
    assert "已全部说明" in page
    assert desk.get(url).status_code == 404
    assert db.session.scalars(select(NumberGap.explained_by_id)).one() == cast.registrar.id


def test_a_supervisor_above_reads_and_does_not_explain(client: PageClient, cast: Cast) -> None:
    take_letter(cast)
    above = client.sign_in(cast.city_supervisor)
    assert "未说明" in text_of(above.page(f"/numbers?body={cast.body.id}"))
    url = f"/numbers/{cast.body.id}/gap?series=函&year=2026&first=1"
    assert url.partition("?")[0] not in above.get(f"/numbers?body={cast.body.id}").text
    assert above.post(url, data={"reason": "代为说明"}).status_code == 403


def test_another_body_is_out_of_sight(client: PageClient, cast: Cast) -> None:
    issue(make_case(cast), "acceptance_notice", cast.mediator)
    stranger = client.sign_in(cast.stranger)
    page = text_of(stranger.page(f"/numbers?body={cast.body.id}"))
    assert "江北区" in page
    assert "东工调" not in page
    assert stranger.get(f"/numbers/{cast.body.id}/gap?series=告&first=1").status_code == 404


@pytest.mark.parametrize(
    ("person", "url"),
    [
        ("registrar", "/numbers/patterns/{body}"),
        ("security_admin", "/numbers/patterns/{body}/函"),
        ("supervisor", "/numbers/patterns/{body}/函/example"),
        ("mediator", "/numbers"),
        ("court_liaison", "/numbers"),
        ("system_admin", "/numbers"),
        ("mediator", "/numbers/{body}/gap"),
    ],
)
def test_others_are_turned_away(client: PageClient, cast: Cast, person: str, url: str) -> None:
    visitor = client.sign_in(getattr(cast, person))
    assert visitor.get(url.format(body=cast.body.id)).status_code == 403


def test_a_long_year_costs_no_more_statements_than_a_short_one(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    desk, counts = client.sign_in(cast.registrar), []
    for cases in (1, 9):
        for _ in range(cases):
            issue(make_case(cast), "acceptance_notice", cast.mediator)
            take_letter(cast)
        desk.get("/numbers")
        with statements() as seen:
            desk.get("/numbers")
        counts.append(len(seen))
    assert counts[0] == counts[1]
