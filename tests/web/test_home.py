"""The home page: three strips whose numbers are the lists they lead to."""

from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import Clock
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, SHANGHAI
from tests.factories import make_case, make_session
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter


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
    clock = Clock(
        case_id=case.id,
        rule="K15",
        rule_version="1",
        title="仲裁审查共同申请",
        start_on=date(2026, 11, 6),
        start_event="协议生效",
        safe_on=date(2026, 11, 21),
        due_on=date(2026, 11, 23),
        trace=["第 15 日为星期六，顺延至今天。"],
        state=ClockState.RUNNING,
    )
    db.session.add(clock)
    db.session.commit()
    page = text_of(sign_in(client, cast.mediator).page("/"))
    assert "仲裁审查共同申请，最后一天" in page
    assert "顺延至今天" in page


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
        make_session(make_case(cast), state=SessionState.PLANNED)
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


def test_the_list_of_dates_is_ordered_and_explains_each(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    for rule, due in (("K17", date(2026, 12, 30)), ("K04", date(2026, 12, 3))):
        clock = Clock(
            case_id=case.id,
            rule=rule,
            rule_version="1",
            title=f"期限{rule}",
            start_on=date(2026, 11, 18),
            start_event="受理",
            safe_on=due,
            due_on=due,
            trace=[f"{rule} 的依据。"],
            state=ClockState.RUNNING,
        )
        db.session.add(clock)
    db.session.commit()
    page = text_of(sign_in(client, cast.supervisor).page("/dates"))
    assert page.index("2026-12-03") < page.index("2026-12-30")
    assert "K04 的依据。" in page
    assert "2026-12-30" not in text_of(client.page("/dates?rule=K04"))
