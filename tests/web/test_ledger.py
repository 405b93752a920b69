"""The ledger of dates on the page of a case: entering, voiding, extending, and the warnings."""

from datetime import date
from typing import Any

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.clocks import ClockEvent
from mediation.domain.ledger import LedgerEntry
from mediation.extensions import db
from mediation.models import Case, Clock, DatedEvent
from mediation.services import clocks, ledger
from mediation.services.transaction import transaction
from tests.award_clock import award_clock
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.clock import Clock as Time
from tests.factories import make_case
from tests.file_factories import make_evidence
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

E, S = ClockEvent, CaseState
TODAY = MONDAY_MORNING.date()
AWARD = {"arbitration_status": "other_award", "award_received_on": date(2026, 11, 16)}


def with_clocks(cast: Cast, **columns: Any) -> Case:
    case = make_case(cast, **columns)
    with transaction():
        clocks.refresh(case, today=TODAY)
    return case


def entered(case: Case, cast: Cast, event: ClockEvent, on: date, **more: Any) -> DatedEvent:
    entry = LedgerEntry(event, on, more.pop("proof", "微信记录截图"), **more)
    return ledger.record_date(case, entry, by=cast.mediator, at=MONDAY_MORNING)


def links(client: PageClient, case_id: int) -> set[str]:
    page = client.page(f"/cases/{case_id}")
    found = {str(link.get("href")) for link in page.iter("a")}
    return {href.rpartition("/steps/")[2].partition("?")[0] for href in found if "/steps/" in href}


def options(client: PageClient, url: str, name: str) -> list[str]:
    page = client.page(url)
    field = next(each for each in page.iter("select") if each.get("name") == name)
    return [text_of(option) for option in field.iter("option")]


def test_a_date_is_entered_and_stands_in_the_ledger(client: PageClient, cast: Cast) -> None:
    case = with_clocks(cast, infringed_on=date(2025, 12, 30))
    file = make_evidence(case, by=cast.mediator, name="催款函.pdf")
    sign_in(client, cast.mediator)
    form = {
        "event": "claim_made",
        "happened_on": "2026-10-08",
        "party_id": str(case.parties[0].id),
        "proof": "快递单号 EMS1234，10月9日签收",
        "evidence_id": str(file.id),
    }
    assert client.post(f"/cases/{case.id}/steps/record_date", data=form).status_code == 302
    text = text_of(client.page(f"/cases/{case.id}"))
    for words in ("向对方主张权利", "快递单号 EMS1234", "材料：催款函.pdf", "王秀兰"):
        assert words in text
    assert "仲裁时效中断，自次日重新计算，届满日由 2026-12-30 改为 2027-10-08。" in text
    assert "届满日由 2027-10-08 改为 2027-11-16" in text


def test_all_twelve_triggers_are_listed_with_their_article(client: PageClient, cast: Cast) -> None:
    text = text_of(sign_in(client, cast.mediator).page(f"/cases/{make_case(cast).id}"))
    assert "仲裁时效中断事由（12 项，有记录的 1 项）" in text
    assert text.count("《企业劳动争议协商调解规定》第三十一条") == 8
    assert text.count("《劳动争议调解仲裁法》第二十七条第二款") == 4
    assert "还没有登记仲裁时效的起算日" in text


def test_the_form_offers_the_events_in_groups_and_the_people_of_this_case_only(
    client: PageClient, cast: Cast
) -> None:
    case, other = make_case(cast), make_case(cast, applicants=("李四",))
    make_evidence(other, by=cast.mediator, name="别案.pdf")
    sign_in(client, cast.registrar)
    url = f"/cases/{case.id}/steps/record_date?event=suit_filed"
    groups = [each.get("label") for each in client.page(url).iter("optgroup")]
    assert groups[:3] == ["仲裁时效的起算、中断、中止", "仲裁", "人民法院"]
    chosen = [
        option.get("value")
        for option in client.page(url).iter("option")
        if "selected" in option.attrib
    ]
    assert "suit_filed" in chosen
    assert "调解组织受理" not in options(client, url, "event")
    assert not [name for name in options(client, url, "party_id") if "李四" in name]
    assert options(client, url, "evidence_id") == ["没有上传"]


@pytest.mark.parametrize(
    "change",
    [
        {"event": "case_accepted"},
        {"event": "nonsense"},
        {"party_id": "999"},
        {"evidence_id": "999"},
        {"happened_on": "1989-12-31"},
        {"until_on": "2026-11-20"},
    ],
)
def test_what_was_not_offered_is_refused(
    client: PageClient, cast: Cast, change: dict[str, str]
) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.mediator)
    form = {"event": "claim_made", "happened_on": "2026-11-02", "proof": "短信记录"} | change
    response = client.post(f"/cases/{case_id}/steps/record_date", data=form)
    assert response.status_code == 422
    assert "短信记录" in response.text
    assert db.session.query(DatedEvent).count() == 0


def test_a_line_is_voided_and_still_shown(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    line_id = entered(case, cast, E.CLAIM_MADE, date(2026, 11, 2)).id
    case_id = case.id
    sign_in(client, cast.registrar)
    url = f"/cases/{case_id}/steps/void_date"
    assert options(client, f"{url}?line={line_id}", "line_id") == [
        "请选择",
        "2026-11-02 向对方主张权利",
    ]
    form = {"line_id": str(line_id), "reason": "日期看错"}
    for wrong in ("999", "", "甲"):
        assert client.post(url, data=form | {"line_id": wrong}).status_code == 422
    assert client.post(url, data=form | {"reason": ""}).status_code == 422
    assert client.post(url, data=form).status_code == 302
    text = text_of(client.page(f"/cases/{case_id}"))
    assert "已作废" in text
    assert "日期看错" in text
    assert "没有可以作废的记录" in text_of(client.page(url, status=409))


def test_a_supervisor_voids_a_clock_and_nobody_else_is_offered_it(
    client: PageClient, app: Any, cast: Cast
) -> None:
    case = with_clocks(cast, **AWARD)
    case_id = case.id
    clock_id = next(row.id for row in case.clocks if row.rule == "K33")
    url, form = f"/cases/{case_id}/steps/void_clock", {"clock_id": str(clock_id)}
    sign_in(client, cast.mediator)
    assert "void_clock" not in links(client, case_id)
    assert client.post(url, data=form | {"reason": "没有送达"}).status_code == 403
    supervisor = sign_in(app.test_client(), cast.supervisor)
    assert "void_clock" in links(supervisor, case_id)
    assert not [name for name in options(supervisor, url, "clock_id") if "调解期限" in name]
    assert supervisor.post(url, data=form | {"reason": " "}).status_code == 422
    assert supervisor.post(url, data=form | {"reason": "没有送达"}).status_code == 302
    assert db.session.get_one(Clock, clock_id).state is ClockState.VOIDED
    assert "赵刚作废：没有送达" in text_of(supervisor.page(f"/cases/{case_id}"))


def test_a_clock_that_somebody_may_extend_is_extended_from_its_row(
    client: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    entered(case, cast, E.ARBITRATION_ACCEPTED, date(2026, 11, 2))
    case_id, clock_id = case.id, award_clock(case).id
    sign_in(client, cast.mediator)
    assert "extend_clock" in links(client, case_id)
    url = f"/cases/{case_id}/steps/extend_clock"
    assert "仲裁委员会主任可以延长，最多 15 日" in text_of(client.page(f"{url}?clock={clock_id}"))
    form = {
        "clock_id": str(clock_id),
        "extended_to": "2027-01-01",
        "granted_on": "2026-11-20",
        "paper": "延期决定书",
    }
    assert client.post(url, data=form | {"extended_to": "2027-01-02"}).status_code == 422
    assert client.post(url, data=form | {"paper": ""}).status_code == 422
    assert client.post(url, data=form).status_code == 302
    db.session.expire_all()
    assert award_clock(db.session.get_one(Case, case_id)).due_on == date(2027, 1, 1)


def test_without_an_extendable_clock_nothing_is_offered(client: PageClient, cast: Cast) -> None:
    case_id = with_clocks(cast).id
    sign_in(client, cast.mediator)
    offered = links(client, case_id)
    assert {"extend", "record_date"} <= offered
    assert not {"extend_clock", "void_clock", "void_date"} & offered


def test_the_suit_on_an_award_is_shown_red_until_it_is_filed(
    client: PageClient, cast: Cast
) -> None:
    case = with_clocks(cast, **AWARD)
    sign_in(client, cast.mediator)
    page = client.page(f"/cases/{case.id}")
    (card,) = [each for each in page.iter("div") if "note-card" in str(each.get("class"))]
    assert "edge-red" in str(card.get("class"))
    words = text_of(card)
    assert "2026-12-01（剩 8 日）" in words
    assert "调解不停止这一期限。只有向人民法院起诉才能保住权利。" in words
    entered(db.session.get_one(Case, case.id), cast, E.SUIT_FILED, date(2026, 11, 20))
    assert "调解不停止这一期限" not in text_of(client.page(f"/cases/{case.id}"))


def test_a_suit_that_was_missed_says_so_while_the_case_is_open(
    client: PageClient, cast: Cast, clock: Time
) -> None:
    case = with_clocks(cast, **AWARD)
    with transaction():
        clocks.refresh(case, today=date(2026, 12, 2))
    clock.set(2026, 12, 2)
    text = text_of(sign_in(client, cast.mediator).page(f"/cases/{case.id}"))
    assert "2026-12-01（已届满）" in text


def test_an_injury_without_its_day_is_asked_for(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    case.claims[0].type = "work_injury"
    db.session.commit()
    sign_in(client, cast.mediator)
    assert "没有登记事故或诊断日期" in text_of(client.page(f"/cases/{case.id}"))
    case.injured_on = date(2026, 11, 2)
    db.session.commit()
    text = text_of(client.page(f"/cases/{case.id}"))
    assert "没有登记事故或诊断日期" not in text
    assert "事故或诊断2026-11-02" in text


def test_twenty_lines_cost_no_more_statements_than_one(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    case = with_clocks(cast, infringed_on=date(2026, 9, 30))
    file_id, party_id = make_evidence(case, by=cast.mediator).id, case.parties[0].id
    about = {"evidence_id": file_id, "party_id": party_id}
    entered(case, cast, E.CLAIM_MADE, date(2026, 10, 1), **about)
    sign_in(client, cast.mediator).page(f"/cases/{case.id}")
    with statements() as with_one:
        client.page(f"/cases/{case.id}")
    for day in range(2, 21):
        entered(case, cast, E.CLAIM_MADE, date(2026, 10, day), **about)
    with statements() as with_twenty:
        assert "2026-10-20" in text_of(client.page(f"/cases/{case.id}"))
    assert len(with_twenty) == len(with_one)


def test_a_supervisor_above_reads_the_ledger_and_changes_nothing(
    client: PageClient, cast: Cast
) -> None:
    case = with_clocks(cast, **AWARD)
    entered(case, cast, E.CLAIM_MADE, date(2026, 11, 2), proof="微信记录第三页")
    case_id = case.id
    sign_in(client, cast.city_supervisor)
    assert "微信记录第三页" in text_of(client.page(f"/cases/{case_id}"))
    assert not {"record_date", "void_date", "void_clock"} & links(client, case_id)
    for action in ("record_date", "void_date", "extend_clock", "void_clock"):
        assert client.get(f"/cases/{case_id}/steps/{action}").status_code == 403


def test_a_stranger_finds_no_such_case(client: PageClient, cast: Cast) -> None:
    case_id = make_case(cast).id
    sign_in(client, cast.stranger)
    for action in ("record_date", "void_date", "extend_clock", "void_clock"):
        assert client.get(f"/cases/{case_id}/steps/{action}").status_code == 404
