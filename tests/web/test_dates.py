"""The page of dates: sight, filters whose counts are the rows they lead to, cost, paper."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.extensions import db
from mediation.models import AuditEntry, Case
from mediation.queries import date_counts
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

pytestmark = pytest.mark.postgresql

# 人民法院决定是否受理司法确认: it binds the court.
COURT_RULE = "K18"

TODAY = MONDAY_MORNING.date()
LATE, SOON, FAR = TODAY - timedelta(days=2), TODAY + timedelta(days=3), TODAY + timedelta(days=40)


def make_dates(case: Case) -> None:
    """Dates of every group, near and far, late and met."""
    make_clock(case, SOON, rule="K04", title="调解期限")
    make_clock(case, LATE, rule="K01", title="受理决定", state=ClockState.LAPSED)
    make_clock(case, FAR, rule="K17", title="共同申请司法确认", is_provisional=True)
    make_clock(case, SOON, rule=COURT_RULE, title="法院决定是否受理")
    make_clock(case, SOON, rule="K03", title="可以申请仲裁")
    make_clock(case, LATE, rule="K33", title="起诉期", state=ClockState.LAPSED)
    make_clock(case, SOON, rule="K06", title="已经完成的", state=ClockState.MET)


def rows_of(client: PageClient, url: str) -> int:
    """How many dates a list has on all its pages."""
    number = 0
    while url:
        page = client.page(url)
        body = next(page.iter("tbody"))
        number += sum(row.get("class") != "empty-row" for row in body.iter("tr"))
        following = [link for link in page.iter("a") if link.get("rel") == "next"]
        url = following[0].get("href") if following else ""
    return number


def test_the_nearest_date_comes_first_and_explains_itself(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    make_clock(case, date(2026, 12, 30), rule="K17")
    make_clock(case, date(2026, 12, 3), rule="K04")
    page = text_of(sign_in(client, cast.supervisor).page("/dates"))
    assert page.index("2026-12-03") < page.index("2026-12-30")
    assert "K04 的条文。" in page
    assert "2026-12-30" not in text_of(client.page("/dates?rule=K04"))


def test_what_is_listed_is_running_or_our_own_and_late(client: PageClient, cast: Cast) -> None:
    make_dates(make_case(cast))
    closed = make_case(cast, state=CaseState.CLOSED)
    make_clock(closed, SOON, rule="K04", title="结案的")
    page = text_of(sign_in(client, cast.supervisor).page("/dates"))
    for shown in ("调解期限", "受理决定", "共同申请司法确认", "法院决定是否受理", "可以申请仲裁"):
        assert shown in page
    assert "逾期 2 日" in page
    table = page[page.index("剩余") :]
    assert "起诉期" not in table
    assert "已经完成的" not in page
    assert "结案的" not in page


@pytest.mark.parametrize("person", ["mediator", "registrar", "supervisor", "city_supervisor"])
def test_every_count_is_the_length_of_the_list_it_leads_to(
    client: PageClient, cast: Cast, person: str
) -> None:
    make_dates(make_case(cast))
    make_dates(make_case(cast, state=CaseState.ACCEPTED))
    make_dates(make_case(cast, body=cast.other_body, mediator=cast.other_mediator))
    sign_in(client, getattr(cast, person))
    for start in ("/dates", "/dates?scope=mine", "/dates?nearness=soon&whose=parties"):
        links = [
            link
            for link in client.page(start).iter("a")
            if (link.get("href") or "").startswith("/dates")
            and any(part.get("class") == "anchor-count" for part in link.iter())
        ]
        assert len(links) > 12
        for link in links:
            told = next(part for part in link.iter() if part.get("class") == "anchor-count")
            assert int(text_of(told)) == rows_of(client, link.get("href")), text_of(link)


def test_nobody_counts_or_lists_the_dates_of_cases_out_of_sight(app: Flask, cast: Cast) -> None:
    make_clock(make_case(cast), SOON, title="别人看不见的")
    for person, is_seen in (("mediator", True), ("stranger", False), ("other_mediator", False)):
        visitor = sign_in(app.test_client(), getattr(cast, person))
        for url in ("/dates", "/dates/print"):
            page = text_of(visitor.page(url))
            assert ("别人看不见的" in page) is is_seen
        assert f"共 {int(is_seen)} 个期限" in text_of(visitor.page("/dates"))


@pytest.mark.parametrize("person", ["court_liaison", "system_admin", "audit_admin"])
def test_who_works_on_no_cases_has_no_dates(client: PageClient, cast: Cast, person: str) -> None:
    sign_in(client, getattr(cast, person))
    assert client.get("/dates").status_code == 403
    assert client.get("/dates/print").status_code == 403


def test_filters_say_what_they_are_and_nonsense_narrows_nothing(
    client: PageClient, cast: Cast
) -> None:
    make_dates(make_case(cast))
    sign_in(client, cast.supervisor)
    page = text_of(client.page("/dates?whose=parties&nearness=provisional&scope=body"))
    assert "本单位 · 暂定 · 当事人的期限" in page
    assert rows_of(client, "/dates?law=《民事诉讼法》") == 1
    assert rows_of(client, "/dates?whose=x&rule=K99&law=y&scope=z&at=0&nearness=1") == 5
    assert "没有符合条件的期限" in text_of(client.page("/dates?rule=K14"))


def test_pages_follow_each_other_without_gap_or_repetition(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    for index in range(60):
        make_clock(case, SOON + timedelta(days=index // 10), title=f"第{index:02d}个")
    sign_in(client, cast.mediator)
    assert rows_of(client, "/dates") == 60
    assert "共 60 个期限" in text_of(client.page("/dates"))


def test_the_page_costs_the_same_with_one_row_and_with_twenty(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    sign_in(client, cast.mediator)
    first = make_case(cast)
    make_clock(first, SOON, rule="K33", party_id=first.applicants[0].id)
    client.get("/dates")
    with statements() as with_one:
        client.get("/dates")
    for index in range(19):
        case = make_case(cast, applicants=(f"第{index}人",))
        make_clock(case, SOON, rule="K33", party_id=case.applicants[0].id)
    with statements() as with_twenty:
        client.get("/dates")
    assert len(with_twenty) == len(with_one)


def test_counts_beyond_what_is_looked_at_are_the_least_there_are(
    client: PageClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_dates(make_case(cast))
    monkeypatch.setattr(date_counts, "MOST_LOOKED_AT", 2)
    assert "共 3+ 个期限" in text_of(sign_in(client, cast.supervisor).page("/dates"))


def test_the_printed_list_has_title_filter_time_and_leaves_a_row(
    client: PageClient, cast: Cast
) -> None:
    make_dates(make_case(cast))
    page = text_of(sign_in(client, cast.supervisor).page("/dates/print?whose=ours"))
    assert "期限清单" in page
    assert "筛选：我们的期限" in page
    assert "打印时间：2026-11-23" in page
    assert "打印人：赵刚" in page
    row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (row.verb, row.data["rows"]) == ("dates.printed", 2)
    assert "王秀兰" not in f"{row.subject}{row.data}"
