"""The list of cases: sight, filters, pages, counts, cost."""

from datetime import date, timedelta

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.extensions import db
from mediation.models import Case
from mediation.services import search_index
from mediation.services.transaction import transaction
from tests.cast import Cast, sign_in
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

pytestmark = pytest.mark.postgresql

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"


def titles(client: PageClient, url: str = "/cases") -> str:
    return text_of(client.page(url))


def make_many(cast: Cast, number: int) -> list[Case]:
    """Cases with a name each, due on different and on equal days."""
    return [
        make_case(
            cast,
            applicants=(f"{SURNAMES[index % 30]}测{index:03d}",),
            next_on=date(2026, 11, 25) + timedelta(days=index // 3),
        )
        for index in range(number)
    ]


@pytest.mark.parametrize(
    ("person", "own", "pool", "below", "foreign"),
    [
        ("registrar", True, True, False, False),
        ("supervisor", True, True, False, False),
        ("city_supervisor", True, True, True, True),
        ("mediator", True, True, False, False),
        ("second_mediator", False, True, False, False),
        ("stranger", False, False, False, True),
        ("other_mediator", False, False, False, False),
    ],
)
def test_everybody_sees_their_own_part(
    client: PageClient, cast: Cast, person: str, own: bool, pool: bool, below: bool, foreign: bool
) -> None:
    make_case(cast, applicants=("甲有人办",))
    make_case(cast, applicants=("乙没人办",), state=CaseState.ACCEPTED)
    make_case(cast, applicants=("丙别家的",), body=cast.other_body, state=CaseState.REGISTERED)
    page = titles(sign_in(client, getattr(cast, person)))
    assert ("甲有人办" in page) is own
    assert ("乙没人办" in page) is pool
    assert ("丙别家的" in page) is (below or foreign)


def test_open_cases_come_first_due_first_and_every_case_once_over_the_pages(
    client: PageClient, cast: Cast
) -> None:
    cases = make_many(cast, 60)
    expected = [case.title for case in sorted(cases, key=lambda case: (case.next_on, case.id))]
    sign_in(client, cast.mediator)
    seen, url, back = [], "/cases", []
    while url:
        page = client.page(url)
        seen += [
            text_of(row.findall("td")[2])
            for row in page.iter("tr")
            if row.find("td") is not None
            and len(row.findall("td")) == 9
            and row.get("class") != "filter-row"
        ]
        links = {a.get("rel"): a.get("href") for a in page.iter("a") if a.get("rel")}
        back.append(links.get("prev"))
        url = links.get("next")
    assert seen == expected
    assert back[0] is None
    first_again = client.page(back[1])
    assert expected[0] in text_of(first_again)
    assert expected[24] in text_of(first_again)
    assert expected[25] not in text_of(first_again)


def test_a_day_that_is_a_statutory_one_says_why_and_a_closing_window_stands_beside(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, next_on=date(2026, 11, 25))
    trace = ["依据：规定第二十九条。", "2027 年放假安排尚未录入，届满日为暂定。"]
    make_clock(case, date(2026, 11, 25), rule="K04", trace=trace, is_provisional=True)
    make_clock(case, date(2026, 11, 26), rule="K33", title="起诉期", party_id=case.applicants[0].id)
    make_clock(case, date(2026, 11, 24), rule="K03", title="可以申请仲裁")
    page = titles(sign_in(client, cast.mediator))
    assert "规定第二十九条" in page
    assert "暂定2027 年放假安排尚未录入，届满日为暂定。" in page
    assert "剩 3 日 王秀兰 起诉期，至 2026-11-26" in page
    assert "可以申请仲裁" not in page


def test_the_list_costs_the_same_with_one_row_and_with_twenty(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    make_many(cast, 1)
    sign_in(client, cast.supervisor)
    client.get("/cases")
    with statements() as with_one:
        client.get("/cases")
    for case in make_many(cast, 20):
        make_clock(case, case.next_on, rule="K04")
        make_clock(case, case.next_on, rule="K33", party_id=case.applicants[0].id)
    with statements() as with_twenty:
        client.get("/cases")
    assert len(with_twenty) == len(with_one)


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("view=ended", "丁结案的", "甲调解中"),
        ("view=all", "丁结案的", "没有这个人"),
        ("state=registered", "乙刚登记", "甲调解中"),
        ("due=overdue", "丙逾期的", "甲调解中"),
        ("due=today", "戊今天的", "丙逾期的"),
        ("claim=overtime", "乙刚登记", "甲调解中"),
        ("received_from=2026-11-20", "乙刚登记", "甲调解中"),
        ("received_to=2026-11-17", "甲调解中", "乙刚登记"),
        ("unassigned=1", "己没人办", "甲调解中"),
        ("q=丙逾", "丙逾期的", "甲调解中"),
        ("waiting=1", "庚等法院", "甲调解中"),
        ("waiting=0", "甲调解中", "庚等法院"),
    ],
)
def test_each_filter_leaves_what_it_says(
    client: PageClient, cast: Cast, query: str, shown: str, hidden: str
) -> None:
    made = [
        make_case(cast, applicants=("甲调解中",)),
        make_case(
            cast,
            applicants=("乙刚登记",),
            state=CaseState.REGISTERED,
            main_claim_type="overtime",
            received_on=date(2026, 11, 20),
        ),
        make_case(cast, applicants=("丙逾期的",), next_on=date(2026, 11, 20)),
        make_case(cast, applicants=("丁结案的",), state=CaseState.CLOSED),
        make_case(cast, applicants=("戊今天的",), next_on=date(2026, 11, 23)),
        make_case(cast, applicants=("己没人办",), state=CaseState.ACCEPTED),
        make_case(
            cast,
            applicants=("庚等法院",),
            waiting_for="城东区人民法院",
            waiting_since=date(2026, 11, 20),
        ),
    ]
    with transaction():
        for case in made:
            search_index.reindex(case)
    page = titles(sign_in(client, cast.supervisor), f"/cases?{query}")
    assert shown in page
    assert hidden not in page


@pytest.mark.parametrize(
    "query",
    [
        "view=nonsense",
        "at=9999-99-99_1",
        "at=2026-11-23_99999999999999",
        "at=_",
        "mediator=99999999999",
        "mediator=x",
        "received_from=31.12.2026",
        "q=%25%27%22%3B--",
        "body=-1",
        "waiting=2",
    ],
)
def test_nonsense_in_the_address_is_not_an_error(
    client: PageClient, cast: Cast, query: str
) -> None:
    make_case(cast)
    assert sign_in(client, cast.supervisor).get(f"/cases?{query}").status_code == 200


def test_a_case_of_strangers_is_not_found_by_its_address(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    case_id = make_case(cast).id
    for person in (cast.stranger, cast.other_mediator, cast.second_mediator):
        visitor = sign_in(app.test_client(), person)
        assert visitor.get(f"/cases/{case_id}").status_code == 404
    for person in (cast.court_liaison, cast.system_admin, cast.audit_admin):
        visitor = sign_in(app.test_client(), person)
        assert visitor.get(f"/cases/{case_id}").status_code == 403


def test_an_ended_list_is_ordered_by_the_day_of_receipt(client: PageClient, cast: Cast) -> None:
    make_case(cast, applicants=("早来的",), state=CaseState.CLOSED, received_on=date(2026, 1, 5))
    make_case(cast, applicants=("晚来的",), state=CaseState.CLOSED, received_on=date(2026, 6, 5))
    page = titles(sign_in(client, cast.supervisor), "/cases?view=ended")
    assert page.index("晚来的") < page.index("早来的")
    assert db.session.query(Case).count() == 2
