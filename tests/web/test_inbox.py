"""The inbox as people see it: their own items, in the cases that they see."""

import re
from datetime import date

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models import Case, InboxItem, User
from mediation.services import inbox, morning_run
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

pytestmark = pytest.mark.postgresql

MONDAY = MONDAY_MORNING.date()


@pytest.fixture
def late(cast: Cast) -> Case:
    """A case whose term ended on Friday; owner and supervisor were told on Monday."""
    case = make_case(cast)
    make_clock(case, date(2026, 11, 20))
    morning_run.run(at=MONDAY_MORNING)
    return case


def item_of(user: User) -> int:
    return db.session.query(InboxItem).filter_by(user_id=user.id).one().id


def nav_label(client: PageClient) -> str:
    found = re.search(r'href="/inbox"[^>]*>([^<]*)<', client.get("/account").text)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("person", "listed"),
    [
        *(("mediator", True), ("supervisor", True), ("city_supervisor", False)),
        *(("registrar", False), ("second_mediator", False), ("stranger", False)),
    ],
)
def test_everybody_sees_their_own_items(
    client: PageClient, cast: Cast, late: Case, person: str, listed: bool
) -> None:
    page = text_of(sign_in(client, getattr(cast, person)).page("/inbox"))
    assert ("逾期 3 日" in page) is listed
    assert nav_label(client) == ("待办 1" if listed else "待办")


@pytest.mark.parametrize("person", ["court_liaison", "system_admin", "audit_admin"])
def test_others_have_no_inbox(client: PageClient, cast: Cast, person: str) -> None:
    sign_in(client, getattr(cast, person))
    assert client.get("/inbox").status_code == 403
    assert "待办" not in client.get("/account").text


@pytest.mark.parametrize("act", ["seen", "done"])
@pytest.mark.parametrize("person", ["supervisor", "city_supervisor", "registrar", "stranger"])
def test_the_items_of_others_are_not_found(
    client: PageClient, cast: Cast, late: Case, person: str, act: str
) -> None:
    sign_in(client, getattr(cast, person))
    assert client.post(f"/inbox/{item_of(cast.mediator)}/{act}").status_code == 404


def test_an_item_of_a_case_out_of_sight_is_not_found(
    client: PageClient, cast: Cast, late: Case
) -> None:
    late.mediator_id = late.owner_id = cast.second_mediator.id
    db.session.commit()
    sign_in(client, cast.mediator)
    assert client.post(f"/inbox/{item_of(cast.mediator)}/done").status_code == 404
    assert "没有待办" in client.get("/inbox").text


def test_read_and_done_by_the_buttons(client: PageClient, cast: Cast, late: Case) -> None:
    item_id = item_of(cast.mediator)
    sign_in(client, cast.mediator)
    assert "未读" in text_of(client.page("/inbox"))
    assert client.post(f"/inbox/{item_id}/seen").location == "/inbox"
    page = text_of(client.page("/inbox"))
    assert "逾期 3 日" in page
    assert "逾期 3 日 未读" not in page
    assert client.post(f"/inbox/{item_id}/done", data={"back": "/"}).location == "/"
    assert "没有待办" in text_of(client.page("/inbox"))
    assert "2026-11-23 09:00 了结" in text_of(client.page("/inbox?tab=over"))
    assert nav_label(client) == "待办"


def test_all_read_at_once(client: PageClient, cast: Cast, late: Case) -> None:
    sign_in(client, cast.mediator).post("/inbox/seen")
    assert "逾期 3 日 未读" not in text_of(client.page("/inbox"))


def test_a_button_leads_back_to_our_own_pages_only(
    client: PageClient, cast: Cast, late: Case
) -> None:
    sign_in(client, cast.mediator)
    answer = client.post(
        f"/inbox/{item_of(cast.mediator)}/seen", data={"back": "https://evil.example/"}
    )
    assert answer.location == "/"


@pytest.mark.parametrize("tab", ["", "waiting", "over", "nothing", "%00"])
@pytest.mark.parametrize("at", ["", "x", "2026-11-20_1_9", "-2026-11-20_1_x", "2026-11-20_1_2_3"])
def test_junk_in_the_address_is_the_first_page(
    client: PageClient, cast: Cast, late: Case, tab: str, at: str
) -> None:
    answer = sign_in(client, cast.mediator).get(f"/inbox?tab={tab}&at={at}")
    assert answer.status_code == (400 if tab == "%00" else 200)


def test_what_came_up_stands_on_the_home_page_of_the_supervisor(
    client: PageClient, cast: Cast, late: Case
) -> None:
    page = text_of(sign_in(client, cast.supervisor).page("/"))
    assert "逾期后升级给负责人的期限" in page
    assert page.index("逾期 3 日") < page.index("今天")
    assert "逾期后升级" not in text_of(sign_in(client, cast.mediator).page("/"))


def test_urging_from_the_home_page_reaches_the_one_who_is_late(
    app: Flask, client: PageClient, cast: Cast, late: Case
) -> None:
    sign_in(client, cast.supervisor)
    assert f'action="/cases/{late.id}/urge"' in client.get("/").text
    assert client.post(f"/cases/{late.id}/urge", data={"back": "/"}).location == "/"
    other = sign_in(app.test_client(), cast.mediator)
    assert "赵刚催办" in text_of(other.page("/inbox"))
    assert "赵刚催办" in text_of(other.page("/"))
    assert client.post(f"/cases/{late.id}/urge").status_code == 409
    assert "今天已经催办过" in client.post(f"/cases/{late.id}/urge").text


@pytest.mark.parametrize(
    ("person", "status"),
    [
        *(("supervisor", 302), ("city_supervisor", 302), ("registrar", 403), ("mediator", 403)),
        *(("stranger", 403), ("court_liaison", 403), ("system_admin", 403)),
    ],
)
def test_who_may_urge(client: PageClient, cast: Cast, late: Case, person: str, status: int) -> None:
    sign_in(client, getattr(cast, person))
    assert client.post(f"/cases/{late.id}/urge").status_code == status


def test_the_page_of_the_case_offers_urging_to_supervisors(
    client: PageClient, cast: Cast, late: Case
) -> None:
    assert "/urge" in sign_in(client, cast.supervisor).get(f"/cases/{late.id}").text
    assert "/urge" not in sign_in(client, cast.mediator).get(f"/cases/{late.id}").text
    client.page(f"/cases/{late.id}")


def test_being_urged_is_told_on_the_timeline(client: PageClient, cast: Cast, late: Case) -> None:
    inbox.urge(late, by=cast.supervisor, at=MONDAY_MORNING)
    assert "负责人催办" in text_of(sign_in(client, cast.mediator).page(f"/cases/{late.id}"))


def test_pages_follow_each_other(
    client: PageClient, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mediation.queries.inbox.PAGE_SIZE", 2)
    for number in range(3):
        make_clock(make_case(cast, applicants=(f"第{number}位",)), MONDAY)
    morning_run.run(at=clock.now)
    page = sign_in(client, cast.mediator).page("/inbox")
    assert "第2位" not in text_of(page)
    (following,) = [link.get("href") for link in page.iter("a") if link.get("rel") == "next"]
    assert "第2位" in text_of(client.page(following))


def test_the_page_costs_the_same_with_one_item_and_with_twenty(
    client: PageClient, cast: Cast, late: Case, statements: StatementCounter
) -> None:
    sign_in(client, cast.supervisor).get("/inbox")
    with statements() as with_one:
        client.get("/inbox")
    for number in range(19):
        make_clock(make_case(cast, applicants=(f"王{number}",)), date(2026, 11, 20))
    morning_run.run(at=MONDAY_MORNING)
    with statements() as with_twenty:
        client.get("/inbox")
    assert len(with_one) == len(with_twenty)
