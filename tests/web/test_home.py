"""The home page: three strips whose numbers are the lists they lead to."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.domain.sessions import SessionState
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, SHANGHAI
from tests.factories import make_case, make_clock, make_session
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

pytestmark = pytest.mark.postgresql

# 人民法院决定是否受理司法确认: it binds the court.
COURT_RULE = "K18"

TODAY = MONDAY_MORNING.date()


def test_the_day_shows_its_sessions_and_nobody_elses(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, applicants=("今日开会",))
    make_session(case, state=SessionState.PLANNED, at=MONDAY_MORNING + timedelta(hours=1))
    make_session(case, state=SessionState.PLANNED, at=MONDAY_MORNING + timedelta(days=1))
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert "今日开会" in page
    assert "1 场调解会" in page
    assert "10:00" in page
    other = sign_in(app.test_client(), cast.second_mediator)
    assert "今日开会" not in text_of(other.page("/"))


def test_a_legal_date_of_today_says_why(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    trace = ["第 15 日为星期六，顺延至今天。"]
    make_clock(case, TODAY, rule="K15", title="仲裁审查共同申请", trace=trace)
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert "仲裁审查共同申请，最后一天" in page
    assert "当事人的期限，请提醒当事人" in page
    assert "顺延至今天" in page


def test_our_own_date_of_today_comes_first_and_a_right_that_opens_is_no_task(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    make_clock(case, TODAY, rule="K17", title="共同申请司法确认")
    make_clock(case, TODAY, rule="K04", title="调解期限")
    make_clock(case, TODAY, rule="K03", title="可以申请仲裁")
    make_clock(case, TODAY, rule=COURT_RULE, title="法院决定是否受理")
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert page.index("调解期限，最后一天") < page.index("共同申请司法确认，最后一天")
    assert "可以申请仲裁，最后一天" not in page
    assert "法院决定是否受理，最后一天" not in page


def test_the_day_of_a_strip_says_why_when_it_is_a_statutory_one(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast, next_on=date(2026, 12, 3))
    trace = ["依据：规定第二十九条。", "2027 年放假安排尚未录入，届满日为暂定。"]
    make_clock(case, date(2026, 12, 3), rule="K04", trace=trace, is_provisional=True)
    make_case(cast, next_on=date(2026, 12, 4))
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert page.count("规定第二十九条") == 1
    assert "暂定2027 年放假安排尚未录入，届满日为暂定。" in page


def test_a_window_of_a_party_that_closes_stands_under_the_row(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    worker = case.applicants[0]
    make_clock(case, date(2026, 11, 26), rule="K33", title="起诉期", party_id=worker.id)
    make_clock(case, date(2027, 11, 26), rule="K27", title="仲裁时效")
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert "剩 3 日 王秀兰 起诉期，至 2026-11-26" in page
    assert "仲裁时效" not in page


def test_red_comes_before_amber_and_waiting_stands_apart(client: PageClient, cast: Cast) -> None:
    make_case(cast, applicants=("不急的",), next_on=date(2026, 12, 20))
    make_case(cast, applicants=("逾期的",), next_on=date(2026, 11, 20))
    make_case(
        cast,
        applicants=("等法院的",),
        waiting_for="城东区人民法院",
        waiting_since=date(2026, 11, 17),
    )
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert page.index("逾期 3 日") < page.index("剩 27 日")
    assert page.index("等别人的") < page.index("城东区人民法院")
    assert "6 日" in page[page.index("等别人的") :]


@pytest.mark.parametrize("person", ["mediator", "registrar", "supervisor"])
def test_every_number_is_the_length_of_the_list_it_leads_to(
    client: PageClient, cast: Cast, person: str
) -> None:
    for state in (CaseState.MEDIATING, CaseState.ACCEPTED, CaseState.REGISTERED):
        for due in (date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 1)):
            make_case(cast, state=state, next_on=due)
    make_case(cast, waiting_for="法院", waiting_since=date(2026, 11, 20))
    make_case(cast, state=CaseState.CLOSED)
    page = sign_in(client, getattr(cast, person)).page("/")
    numbers = [
        ("".join(character for character in text_of(link) if character.isdecimal()), link)
        for link in page.iter("a")
        if (link.get("href") or "").startswith("/cases?")
    ]
    assert numbers
    for number, link in numbers:
        listed = text_of(client.page(link.get("href")))
        assert f"共 {number} 件" in listed, f"{text_of(link)} does not lead to {number} rows"


def test_the_home_page_costs_the_same_with_one_row_and_with_ten(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    make_case(cast)
    sign_in(client, cast.mediator)
    client.get("/")
    with statements() as with_one:
        client.get("/")
    for _ in range(9):
        case = make_case(cast)
        make_session(case, state=SessionState.PLANNED)
        make_clock(case, TODAY, rule="K04")
        make_clock(case, TODAY, rule="K33", party_id=case.applicants[0].id)
    with statements() as with_ten:
        client.get("/")
    assert len(with_ten) == len(with_one)


def test_the_diary_has_two_weeks(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    for day in (23, 24):
        at = datetime(2026, 11, day, 14, 30, tzinfo=SHANGHAI)
        make_session(case, state=SessionState.PLANNED, at=at)
    page = text_of(sign_in(client, cast.mediator).page("/diary"))
    assert "11月23日" in page
    assert "11月24日" in page
    assert "没有调解会" in text_of(client.page("/diary?from=2026-12-10"))
    assert client.get("/diary?from=nonsense").status_code == 200
