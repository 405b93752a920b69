"""Self-set reminders on pages: apart from the dates of the law, and only for whom they are."""

from datetime import date
from xml.etree.ElementTree import Element

import pytest

from mediation.extensions import db
from mediation.models import Case, Reminder
from mediation.services import reminders
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, text_of

WORDS = "问银行流水到了没有"
MONDAY = MONDAY_MORNING.date()


@pytest.fixture
def case(cast: Cast) -> Case:
    made = make_case(cast)
    make_clock(made, date(2026, 12, 3))
    return made


def set_one(case: Case, cast: Cast, due_on: date = MONDAY) -> int:
    terms = {"for_id": cast.mediator.id, "due_on": due_on, "text": WORDS}
    return reminders.write(case, **terms, by=cast.registrar, at=MONDAY_MORNING).id


def section(page: Element, key: str) -> Element:
    return next(element for element in page.iter("section") if element.get("id") == key)


def test_one_is_set_on_the_page_and_shown_in_its_own_section(
    client: PageClient, cast: Cast, case: Case
) -> None:
    sign_in(client, cast.registrar)
    address = f"/cases/{case.id}/reminders/new"
    client.page(address)
    sent = {"for_id": cast.mediator.id, "due_on": "2026-11-25", "text": WORDS}
    answer = client.post(address, data=sent)
    assert answer.location.endswith(f"/cases/{case.id}#reminders")
    page = client.page(f"/cases/{case.id}")
    own, dates = section(page, "reminders"), section(page, "overview")
    assert "2026-11-25 周三" in text_of(own)
    assert "提醒李敏 · 张萌 2026-11-23 09:00 设" in text_of(own)
    assert WORDS not in text_of(dates)
    assert "调解期限" not in text_of(own)


def test_it_looks_like_no_date_of_the_law(client: PageClient, cast: Cast, case: Case) -> None:
    set_one(case, cast)
    page = sign_in(client, cast.mediator).page(f"/cases/{case.id}")
    own = section(page, "reminders")
    assert own.get("class") == "self-set-card"
    classes = " ".join(element.get("class", "") for element in own.iter())
    assert "tone-" not in classes
    assert "card-plain" not in classes
    assert "不是法定期限" in text_of(own)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"due_on": "2026-11-22"}, "期限不能早于今天"),
        ({"due_on": "明天"}, "请按“2026-11-03”的格式填写日期"),
        ({"text": ""}, "请写明提醒什么"),
        ({"text": "长" * 301}, "最多 300 字"),
        ({"for_id": "999"}, "请在列表中选择"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    client: PageClient, cast: Cast, case: Case, sent: dict[str, str], sentence: str
) -> None:
    usual = {"for_id": cast.mediator.id, "due_on": "2026-11-25", "text": WORDS}
    answer = sign_in(client, cast.mediator).post(
        f"/cases/{case.id}/reminders/new", data=usual | sent
    )
    assert answer.status_code == 422
    assert sentence in answer.text
    assert str(sent.get("text", WORDS)) in answer.text
    assert db.session.query(Reminder).count() == 0


@pytest.mark.parametrize(("act", "words"), [("done", "办结"), ("cancel", "取消")])
def test_it_is_ended_and_stays_with_who_and_when(
    client: PageClient, cast: Cast, case: Case, clock: Clock, act: str, words: str
) -> None:
    key = set_one(case, cast)
    clock.advance(hours=1)
    sign_in(client, cast.mediator).post(f"/cases/{case.id}/reminders/{key}/{act}")
    own = text_of(section(client.page(f"/cases/{case.id}"), "reminders"))
    assert f"李敏 2026-11-23 10:00 {words}" in own
    assert "没有自设的提醒" in own


@pytest.mark.parametrize("act", ["done", "cancel"])
@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("mediator", 302), ("registrar", 302), ("supervisor", 302), ("city_supervisor", 302)),
        *(("second_mediator", 404), ("stranger", 404), ("court_liaison", 403)),
    ],
)
def test_who_may_end_it(
    client: PageClient, cast: Cast, case: Case, person: str, status: int, act: str
) -> None:
    key = set_one(case, cast)
    sign_in(client, getattr(cast, person))
    assert client.post(f"/cases/{case.id}/reminders/{key}/{act}").status_code == status


def test_a_reminder_of_another_case_is_not_found(
    client: PageClient, cast: Cast, case: Case
) -> None:
    key, other = set_one(case, cast), make_case(cast)
    sign_in(client, cast.mediator)
    assert client.post(f"/cases/{other.id}/reminders/{key}/done").status_code == 404


def test_it_stands_on_the_home_page_of_whom_it_is_for_on_its_day(
    client: PageClient, cast: Cast, case: Case, clock: Clock
) -> None:
    set_one(case, cast, date(2026, 11, 24))
    assert WORDS not in sign_in(client, cast.mediator).get("/").text
    clock.advance(days=1)
    for user, shown in ((cast.mediator, True), (cast.registrar, False)):
        page = text_of(sign_in(client, user).page("/"))
        assert (f"自设提醒 {case.number} {WORDS}" in page) is shown
    assert "0 件到期 · 1 条自设提醒" in text_of(sign_in(client, cast.mediator).page("/"))


def test_it_stands_in_no_list_of_dates(client: PageClient, cast: Cast, case: Case) -> None:
    set_one(case, cast)
    assert WORDS not in sign_in(client, cast.mediator).get("/dates").text
