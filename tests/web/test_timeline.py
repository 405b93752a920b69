"""The timeline of a case: what it lays on the axis, for whom, and its print."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.clock_states import ClockState
from mediation.domain.sessions import NoteKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, Case, DatedEvent, Document, Payment
from mediation.queries import cases
from mediation.services import notes
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as printed_text
from tests.factories import make_agreement, make_case, make_clock, make_session
from tests.page_checks import PageClient, text_of
from tests.statements import StatementCounter

VAULT = "只让到八千，不能再多"
PHONE = "13800001234"


def make_paper(case: Case, cast: Cast, *, volume: Volume = Volume.MAIN, serial: int = 1) -> None:
    db.session.add(
        Document(
            case_id=case.id,
            body_id=case.body_id,
            kind="receipt",
            title="收件回执",
            number=f"{case.id}-{serial}",
            volume=volume,
            facts={},
            content=b"%PDF-1.4",
            sha256="0" * 64,
            pages=1,
            template_version="1",
            issued_by_id=cast.mediator.id,
            issued_at=MONDAY_MORNING,
        )
    )
    db.session.commit()


def make_line(case: Case, cast: Cast, **changes: object) -> None:
    usual = {
        "event": "claim_made",
        "happened_on": date(2026, 11, 10),
        "proof": f"短信截图，对方号码 {PHONE}",
        "party_id": case.applicants[0].id,
        "entered_by_id": cast.mediator.id,
        "entered_at": MONDAY_MORNING,
    }
    db.session.add(DatedEvent(case_id=case.id, **usual | changes))
    db.session.commit()


def make_full_case(cast: Cast) -> Case:
    """One entry of every kind, before today, today and after."""
    case = make_case(cast)
    notes.add_note(case, kind=NoteKind.VAULT, text=VAULT, by=cast.mediator, at=MONDAY_MORNING)
    notes.add_note(case, kind=NoteKind.WORK, text="备忘内容", by=cast.mediator, at=MONDAY_MORNING)
    make_session(case)
    make_paper(case, cast)
    make_paper(case, cast, volume=Volume.SIDE, serial=2)
    make_line(case, cast)
    make_line(
        case,
        cast,
        voided_by_id=cast.mediator.id,
        voided_at=MONDAY_MORNING,
        void_reason="日期看错",
    )
    agreement = make_agreement(case)
    db.session.add(
        Payment(
            instalment_id=agreement.terms[0].instalments[0].id,
            paid_on=date(2026, 11, 20),
            amount_fen=1234_00,
            voucher="银行回单 77",
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
    )
    make_clock(case, date(2026, 12, 3), rule="K05", title="一站式调解 15 日", is_provisional=True)
    ended = {"state": ClockState.VOIDED, "ended_on": date(2026, 11, 19), "end_reason": "届满日改期"}
    make_clock(case, date(2027, 9, 1), rule="K27", title="仲裁时效 1 年", **ended)
    met = {"state": ClockState.MET, "ended_on": date(2026, 11, 18), "end_reason": "已受理"}
    make_clock(case, date(2026, 11, 19), rule="K11", title="确认接受任务", **met)
    return case


def test_everything_dated_stands_on_one_axis_in_the_order_of_days(
    client: PageClient, cast: Cast
) -> None:
    case = make_full_case(cast)
    page = text_of(sign_in(client, cast.mediator).page(f"/cases/{case.id}/timeline"))
    places = [
        page.index(words)
        for words in (
            *("王秀兰：向对方主张权利", "一站式调解 15 日起算", "确认接受任务完成"),
            *("仲裁时效 1 年作废", "收到第 1 期付款 1,234.00 元", "第 1 场调解会"),
            "一站式调解 15 日届满",
        )
    ]
    assert places == sorted(places)
    for words in (
        *("《收件回执》", "正卷", "副卷", "原届满日 2027-09-01；届满日改期", "已作废：日期看错"),
        *("周一 · 今天", "凭证：银行回单 77", "暂定：", "写备忘"),
    ):
        assert words in page
    assert PHONE not in page


def test_what_was_said_in_confidence_leaves_no_trace_for_anybody(app: Flask, cast: Cast) -> None:
    case = make_full_case(cast)
    for person in (cast.mediator, cast.supervisor):
        visitor = sign_in(app.test_client(), person)
        page = text_of(visitor.page(f"/cases/{case.id}/timeline"))
        paper = printed_text(visitor.get(f"/cases/{case.id}/timeline.pdf").data)
        for told in (page, paper):
            assert VAULT not in told
            assert "备忘内容" not in told
            assert told.count("写备忘") == 1


def test_a_filter_leaves_one_kind_and_its_count_is_what_it_leads_to(
    client: PageClient, cast: Cast
) -> None:
    case = make_full_case(cast)
    sign_in(client, cast.mediator)
    for link in client.page(f"/cases/{case.id}/timeline").iter("a"):
        address = link.get("href") or ""
        counts = [part for part in link.iter() if part.get("class") == "anchor-count"]
        if not counts or "/timeline" not in address or "#" in address:
            continue
        number = text_of(counts[0])
        assert f"· {number} 条" in text_of(client.page(address))
    only = text_of(client.page(f"/cases/{case.id}/timeline?kind=payment"))
    assert "收到第 1 期付款" in only
    assert "第 1 场调解会" not in only
    assert "第 1 场调解会" in text_of(client.page(f"/cases/{case.id}/timeline?kind=nonsense"))


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("mediator", 200),
        ("registrar", 200),
        ("city_supervisor", 200),
        ("second_mediator", 404),
        ("stranger", 404),
        ("court_liaison", 403),
        ("audit_admin", 403),
    ],
)
def test_who_sees_the_case_sees_its_timeline_and_nobody_else(
    client: PageClient, cast: Cast, person: str, status: int
) -> None:
    case = make_case(cast)
    sign_in(client, getattr(cast, person))
    for address in (f"/cases/{case.id}/timeline", f"/cases/{case.id}/timeline.pdf"):
        assert client.get(address).status_code == status


def test_the_print_says_what_the_page_says_and_leaves_a_row(client: PageClient, cast: Cast) -> None:
    case = make_full_case(cast)
    answer = sign_in(client, cast.mediator).get(f"/cases/{case.id}/timeline.pdf?kind=payment")
    assert answer.mimetype == "application/pdf"
    read = printed_text(answer.data)
    assert "收到第1期付款1,234.00元" in read
    assert "只列付款" in read
    assert "第1场调解会" not in read
    row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
    assert (row.verb, row.case_id, row.data["rows"]) == ("timeline.printed", case.id, 1)


def test_a_character_that_cannot_be_printed_is_named(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    make_line(case, cast, proof="王\ue000兰的短信")
    answer = sign_in(client, cast.mediator).get(f"/cases/{case.id}/timeline.pdf")
    assert answer.status_code == 409
    assert "U+E000" in answer.text


def test_the_print_costs_and_is_limited(client: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    sign_in(client, cast.mediator)
    address = f"/cases/{case.id}/timeline.pdf"
    statuses = [client.get(address).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]


def test_the_page_costs_the_same_with_one_entry_and_with_twenty(
    client: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    case = make_full_case(cast)
    address = f"/cases/{case.id}/timeline"
    sign_in(client, cast.mediator).get(address)
    with statements() as with_few:
        client.get(address)
    case = cases.get_for(cast.mediator, case.id)
    for index in range(20):
        make_session(case, at=MONDAY_MORNING + timedelta(days=index))
        make_paper(case, cast, serial=index + 10)
        make_line(case, cast)
        make_clock(case, date(2026, 12, 3), rule="K33", party_id=case.applicants[0].id)
    with statements() as with_many:
        client.get(address)
    assert len(with_many) == len(with_few)
