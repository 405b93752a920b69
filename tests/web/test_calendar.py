"""The calendar page: a whole notice with its preview, what cannot be right, and the progress."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from mediation.domain.jobs import JobState
from mediation.extensions import db
from mediation.models import CalendarDay, Job
from mediation.services import job_worker, refreshing
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.notices import MOVABLE, TEXT, notice_of_2027
from tests.page_checks import PageClient, parsed, text_of

NOW = MONDAY_MORNING
TYPED = {"year": "2027", "text": TEXT} | {name: f"{day}" for name, day in MOVABLE.items()}


@pytest.fixture
def system(client: PageClient, cast: Cast) -> PageClient:
    """The system administrator at work."""
    return sign_in(client, cast.system_admin)


def post(visitor: PageClient, step: str = "", **changes: str):  # type: ignore[no-untyped-def]
    return visitor.post("/admin/calendar/notice", data=TYPED | changes | {"step": step})


def test_a_notice_is_shown_before_it_is_saved_with_what_it_will_move(
    system: PageClient, cast: Cast
) -> None:
    # Each application for mediation starts the year of limitation anew.
    for received in ("2026-01-31", "2026-02-08", "2026-03-02"):
        day = NOW.date().fromisoformat(received)
        make_case(cast, received_on=day, infringed_on=day - timedelta(days=9))
    list(refreshing.batches(refreshing.counting(), at=NOW))
    page = text_of(parsed(post(system).text))
    assert "涉及 3 个进行中的期限" in page
    # Sunday 31 January 2027 becomes a working day and does not roll; 8 February becomes free.
    assert "预计 2 个届满日会变动" in page
    assert "法定节假日 13 天" in page
    assert db.session.query(CalendarDay).count() == 0


def test_a_notice_that_was_shown_is_saved_and_all_clocks_are_computed_again(
    system: PageClient, cast: Cast
) -> None:
    make_case(cast, infringed_on=NOW.date() - timedelta(days=60))
    assert post(system, "save").status_code == 302
    db.session.rollback()
    assert db.session.query(CalendarDay).count() == len(notice_of_2027().days)
    assert "起重算全部在办案件的期限" in text_of(system.page("/admin/calendar?year=2027"))
    job_worker.run_all(lambda: NOW)
    page = text_of(system.page("/admin/calendar?year=2027"))
    assert "已重算 1 件案件的期限" in page
    assert "2027 年的放假安排已录全" in page
    assert "重算全部期限" in text_of(system.page("/jobs"))


def test_one_can_go_back_with_all_that_was_typed(system: PageClient) -> None:
    page = post(system, "edit").text
    assert "二、春节：2月5日（农历除夕、周五）" in page
    assert 'value="2027-09-15"' in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": TEXT.replace("共3天", "共4天")}, "写明共 4 天"),
        ({"text": ""}, "请粘贴通知正文"),
        ({"year": "2026"}, "2027 年起录入"),
        ({"year": "99999999999999999999"}, "2027 年起录入"),
        ({"year": "-1"}, "2027 年起录入"),
        ({"year": "明年"}, "年份"),
        ({"mid_autumn": "2027-10-20"}, "中秋节应在9月7日至10月8日之间"),
        ({"new_year": ""}, "请填写正月初一的日期"),
    ],
)
@pytest.mark.parametrize("step", ["", "save", "edit"])
def test_what_cannot_be_right_is_said_and_nothing_is_saved(
    system: PageClient, changes: dict[str, str], sentence: str, step: str
) -> None:
    answer = post(system, step, **changes)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert db.session.query(CalendarDay).count() == 0
    assert db.session.query(Job).count() == 0


def test_a_day_entered_otherwise_stops_the_whole_notice(system: PageClient) -> None:
    system.post("/admin/calendar", data={"day": "2027-02-10", "kind": "work", "name": "补班"})
    answer = post(system, "save")
    assert answer.status_code == 422
    assert "请先在下面撤销" in answer.text
    db.session.rollback()
    assert db.session.query(CalendarDay).count() == 1


@pytest.mark.parametrize("year", ["0", "-5", "99999999999999999999", "x", "2015"])
def test_a_year_that_no_calendar_has_shows_the_coming_one(system: PageClient, year: str) -> None:
    assert "2027年工作日历" in text_of(system.page(f"/admin/calendar?year={year}"))


def test_the_page_asks_how_far_it_is_until_it_is_done(system: PageClient) -> None:
    post(system, "save")
    asked = {"HX-Request": "true"}
    assert "hx-trigger" in system.get("/admin/calendar/progress", headers=asked).text
    job_worker.run_all(lambda: NOW)
    assert "hx-trigger" not in system.get("/admin/calendar/progress", headers=asked).text
    assert system.get("/admin/calendar/progress").status_code == 302


def test_a_day_entered_says_that_all_will_be_computed_again(system: PageClient) -> None:
    form = {"day": "2027-02-08", "kind": "statutory", "name": "春节"}
    answer = system.post("/admin/calendar", data=form, follow_redirects=True)
    assert "稍后在后台重算全部期限" in answer.text
    job = db.session.scalars(select(Job)).one()
    assert job.state is JobState.WAITING


@pytest.mark.parametrize("person", ["security_admin", "audit_admin", "supervisor"])
def test_nobody_else_enters_a_notice(client: PageClient, cast: Cast, person: str) -> None:
    sign_in(client, getattr(cast, person))
    assert post(client, "save").status_code == 403
