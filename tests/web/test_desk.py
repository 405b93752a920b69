"""The liaison's desk: what is shared is seen, nothing else is reached, every look is written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import Share, ShareView
from mediation.queries import shares
from mediation.services import paper_store, sharing
from mediation.web import desk
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case, make_clock
from tests.page_checks import PageClient, parsed, text_of
from tests.services.share_terms import UNTIL, grant, make_paper
from tests.uploads.making import pdf
from tests.web.planted_case import planted

pytestmark = pytest.mark.postgresql

Statements = Callable[[], AbstractContextManager[list[str]]]
TODAY = MONDAY_MORNING.date()
PAPER = pdf()
DESK = Path(desk.__file__).parent


def opened_page(client: PageClient, share: Share) -> str:
    return text_of(client.page(f"/desk/{share.id}"))


def test_a_liaison_reaches_nothing_of_the_case_but_the_share(
    cast: Cast, client: PageClient
) -> None:
    case, other = planted(cast), planted(cast)
    shared, kept = make_paper(case), make_paper(case, number="另一份")
    made = grant(case, cast.court, cast.mediator, document_ids=[shared.id])
    foreign = grant(
        other,
        cast.justice_bureau,
        cast.mediator,
        purpose=SharePurpose.LEGAL_AID,
        field_groups=["claims"],
    )
    client.sign_in(cast.court_liaison)
    for path in (
        f"/desk/{foreign.id}",
        f"/desk/{foreign.id}/answer",
        f"/desk/{foreign.id}/papers-wanted",
        f"/desk/{made.id}/papers/{kept.id}",
        f"/desk/{foreign.id}/papers/{shared.id}",
        "/desk/999",
    ):
        client.page(path, status=404)
    for path in (
        f"/cases/{case.id}",
        f"/cases/{case.id}/shares/new",
        f"/cases/{case.id}/shares/looks",
    ):
        client.page(path, status=403)
    assert client.post(f"/desk/{foreign.id}/acknowledge").status_code == 404


@pytest.mark.parametrize("ending", ["revoked", "run out"])
def test_after_its_end_a_share_is_gone_from_page_paper_list_count_and_search(
    cast: Cast, client: PageClient, clock: Clock, ending: str
) -> None:
    case = planted(cast)
    paper = make_paper(case, content=PAPER, sha256=paper_store.hash_of(PAPER))
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id])
    client.sign_in(cast.court_liaison)
    assert client.get(f"/desk/{made.id}/papers/{paper.id}").status_code == 200
    if ending == "revoked":
        sharing.revoke(made, reason="误", by=cast.mediator, at=MONDAY_MORNING)
    else:
        made.until_on = TODAY - timedelta(days=1)
        db.session.commit()
    for path in (
        f"/desk/{made.id}",
        f"/desk/{made.id}/papers/{paper.id}",
        f"/desk/{made.id}/answer",
    ):
        client.page(path, status=404)
    desk = text_of(client.page("/desk"))
    assert "新共享 0" in desk
    assert "王秀兰" not in desk
    assert shares.find(cast.court_liaison, "王秀兰", TODAY) == []


def test_every_opening_is_counted_for_the_case(cast: Cast, client: PageClient) -> None:
    case = planted(cast)
    content = pdf()
    paper = make_paper(case, content=content, sha256=paper_store.hash_of(content))
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    client.sign_in(cast.court_liaison)
    client.page(f"/desk/{made.id}")
    read = client.get(f"/desk/{made.id}/papers/{paper.id}")
    saved = client.get(f"/desk/{made.id}/papers/{paper.id}/save")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    # A browser prints and keeps what it shows: both say who took it, and when.
    for answer, did in ((read, "查看"), (saved, "下载")):
        (page,) = PdfReader(BytesIO(answer.data)).pages
        words = page.extract_text().replace(" ", "")
        assert f"{cast.court.name}高宁2026-11-2309:00依共享{did}" in words
    whats = db.session.scalars(select(ShareView.what).order_by(ShareView.id)).all()
    assert whats == ["opened", "paper_opened", "paper_saved"]
    shown = text_of(app_client(client, cast).page(f"/cases/{case.id}/shares/looks"))
    assert "高宁" in shown
    assert "下载、打印了文书《调解协议书》" in shown


def test_no_page_of_a_share_is_shown_without_a_row(cast: Cast, client: PageClient) -> None:
    made = grant(planted(cast), cast.court, cast.mediator, may_print=True)
    person = made.case.parties[0].id
    client.sign_in(cast.court_liaison)
    base = f"/desk/{made.id}"
    shown = [
        client.get(f"{base}{path}").status_code
        for path in ("", "/answer", "/papers-wanted", f"/people/party-{person}/phone", "?paper=1")
    ]
    assert shown == [200] * 5
    for path in ("/messages", "/answer", "/papers-wanted"):
        assert client.post(f"{base}{path}", data={}).status_code == 422
    whats = db.session.scalars(select(ShareView.what).order_by(ShareView.id)).all()
    assert whats == [*["opened"] * 4, "page_printed", *["opened"] * 3]
    # A page that is added draws what a share opens by the same door.
    drawn_by = {each.name for each in DESK.glob("*.py") if "shared_view(" in each.read_text()}
    assert drawn_by == {"seen.py"}


def test_a_page_on_paper_says_who_printed_it_and_only_where_that_is_allowed(
    cast: Cast, client: PageClient
) -> None:
    case = planted(cast)
    may = grant(case, cast.court, cast.mediator, may_print=True)
    may_not = grant(case, cast.hr_bureau, cast.mediator, purpose=SharePurpose.WAGE_SUPERVISION)
    client.sign_in(cast.court_liaison)
    (mark,) = [
        text_of(each)
        for each in client.page(f"/desk/{may.id}?paper=1").iter("p")
        if "print-mark" in each.get("class", "")
    ]
    assert mark.replace(" ", "") == f"{cast.court.name}高宁2026-11-2309:00依共享打印"
    client.sign_in(cast.hr_liaison)
    client.page(f"/desk/{may_not.id}?paper=1", status=403)
    assert "不能打印" in text_of(client.page(f"/desk/{may_not.id}"))


def app_client(client: PageClient, cast: Cast) -> PageClient:
    """Another browser, of the mediator."""
    visitor = client.application.test_client()
    assert isinstance(visitor, PageClient)
    return visitor.sign_in(cast.mediator)


def test_a_paper_that_may_only_be_read_cannot_be_saved(cast: Cast, client: PageClient) -> None:
    case = make_case(cast)
    paper = make_paper(case, content=PAPER, sha256=paper_store.hash_of(PAPER))
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id])
    client.sign_in(cast.court_liaison)
    read = client.get(f"/desk/{made.id}/papers/{paper.id}")
    assert read.headers["Content-Disposition"].startswith("inline")
    client.page(f"/desk/{made.id}/papers/{paper.id}/save", status=403)
    assert "/save" not in client.get(f"/desk/{made.id}").text


def test_a_liaison_takes_note_asks_for_papers_and_answers(cast: Cast, client: PageClient) -> None:
    made = grant(planted(cast), cast.court, cast.mediator)
    client.sign_in(cast.court_liaison)
    assert client.post(f"/desk/{made.id}/acknowledge").status_code == 302
    assert client.post(f"/desk/{made.id}/papers-wanted", data={"note": ""}).status_code == 422
    wanted = {"wanted": ["service_address"], "note": ""}
    assert client.post(f"/desk/{made.id}/papers-wanted", data=wanted).status_code == 302
    client.page(f"/desk/{made.id}/answer")
    typed = {"outcome": "confirmed", "docket": "", "answered_on": "2026-11-23", "note": "甲乙丙"}
    refused = client.post(f"/desk/{made.id}/answer", data=typed)
    assert refused.status_code == 422
    assert "请填写贵单位的案号" in refused.text
    assert "甲乙丙" in refused.text, "what was typed stays"
    typed["docket"] = "（2026）东0103诉前调确311号"
    assert client.post(f"/desk/{made.id}/answer", data=typed).status_code == 302
    assert db.session.get(Share, made.id).state is ShareState.ANSWERED  # type: ignore[union-attr]
    assert "诉前调确311号" in text_of(client.page("/desk?tab=answered"))
    assert "诉前调确311号" in opened_page(client, made)


@pytest.mark.parametrize("typed", ["2026-13-40", "昨天", ""])
def test_a_date_that_is_none_gets_a_sentence(cast: Cast, client: PageClient, typed: str) -> None:
    made = grant(make_case(cast), cast.court, cast.mediator)
    client.sign_in(cast.court_liaison)
    data = {"outcome": "noted", "docket": "", "answered_on": typed, "note": ""}
    answer = client.post(f"/desk/{made.id}/answer", data=data)
    assert answer.status_code == 422
    assert "日期" in text_of(parsed(answer.text))


def test_the_lists_show_the_nearest_date_first_with_words_and_counts(
    cast: Cast, client: PageClient
) -> None:
    due = {"甲一": None, "乙二": TODAY + timedelta(days=2), "丙三": TODAY}
    for name, day in due.items():
        grant(make_case(cast, applicants=(name,)), cast.court, cast.mediator, answer_due_on=day)
    client.sign_in(cast.court_liaison)
    shown = text_of(client.page("/desk"))
    assert "新共享 3 · 待我回复 0（1 件今日到期或已逾期） · 已办结 0" in shown
    assert [shown.index(name) for name in ("丙三", "乙二", "甲一")] == sorted(
        shown.index(name) for name in due
    )
    assert "今日回复" in shown
    assert "剩 2 日" in shown


def test_the_lists_turn_pages_by_key_and_cost_the_same_whatever_many(
    cast: Cast, client: PageClient, statements: Statements
) -> None:
    client.sign_in(cast.court_liaison)
    grant(make_case(cast), cast.court, cast.mediator)
    # The first page after signing in also shows and keeps the root of the trail.
    client.page("/desk")
    with statements() as few:
        client.page("/desk")
    for _ in range(22):
        grant(make_case(cast), cast.court, cast.mediator, answer_due_on=TODAY)
    with statements() as many:
        page = client.page("/desk")
    assert len(many) == len(few)
    rows = [row for row in page.iter("tr") if row.findall("td")]
    assert len(rows) == 20
    next_page = next(a for a in page.iter("a") if a.get("rel") == "next")
    rest = client.page(next_page.attrib["href"])
    assert len([row for row in rest.iter("tr") if row.findall("td")]) == 3
    for odd in ("x", "2026-11-23_x", "2026-11-23_99999999999", "9999-99-99_1"):
        client.page(f"/desk?after={odd}&tab=nonsense")


def test_a_bureau_sees_the_shares_of_the_commission_below_it(
    cast: Cast, client: PageClient
) -> None:
    made = grant(
        make_case(cast), cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL
    )
    assert "城东区劳动人事争议仲裁委员会" in text_of(client.sign_in(cast.hr_liaison).page("/desk"))
    client.page(f"/desk/{made.id}")


def test_search_finds_what_is_open_and_nothing_more(cast: Cast) -> None:
    case = make_case(cast)
    grant(case, cast.court, cast.mediator, field_groups=["claims"])
    found = shares.find(cast.court_liaison, case.number or "", TODAY)
    assert [result.case.title for result in found] == ["（当事人未共享）"]
    assert shares.find(cast.court_liaison, "王秀兰", TODAY) == []
    grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL)
    assert len(shares.find(cast.hr_liaison, "王秀", TODAY)) == 1
    for nothing in ("王", "%%", "__", "赵钱"):
        assert shares.find(cast.hr_liaison, nothing, TODAY) == []
    assert shares.find(cast.mediator, "王秀兰", TODAY) == []
    assert shares.find(cast.hr_liaison, "王秀", UNTIL + timedelta(days=1)) == []


def test_the_courts_own_number_is_shown_to_the_court_that_sent_the_case(
    cast: Cast, client: PageClient
) -> None:
    number = "（2026）东0103诉前调4102号"
    case = make_case(
        cast, sender=cast.court, sender_document_number=number, sender_document_on=date(2026, 11, 1)
    )
    grant(case, cast.court, cast.mediator)
    grant(case, cast.justice_bureau, cast.mediator, purpose=SharePurpose.LEGAL_AID)
    assert number in text_of(client.sign_in(cast.court_liaison).page("/desk"))
    assert shares.find(cast.court_liaison, "诉前调4102", TODAY)
    assert number not in text_of(client.sign_in(cast.justice_liaison).page("/desk"))
    assert shares.find(cast.justice_liaison, "诉前调4102", TODAY) == []


def test_case_workers_and_administrators_have_no_desk(cast: Cast, client: PageClient) -> None:
    for person in (cast.registrar, cast.mediator, cast.supervisor, cast.audit_admin):
        client.sign_in(person).page("/desk", status=403)


def test_a_shared_date_explains_itself_and_an_unshared_one_is_not_there(
    cast: Cast, client: PageClient
) -> None:
    case = make_case(cast)
    trace = ["依据：某条。", "鉴定、评估：2026-11-18 至 2026-11-20 不计入期限。"]
    made = grant(case, cast.court, cast.mediator, field_groups=["clocks"])
    make_clock(case, date(2026, 12, 14), rule="K06", safe_on=date(2026, 12, 12), trace=trace)
    page = opened_page(client.sign_in(cast.court_liaison), made)
    assert "2026-12-12（周六）→ 2026-12-14" in page
    assert "不计入期限" in page
    narrow = {"purpose": SharePurpose.WAGE_SUPERVISION, "field_groups": ["parties"]}
    closed = grant(case, cast.hr_bureau, cast.mediator, **narrow)
    assert "不计入期限" not in opened_page(client.sign_in(cast.hr_liaison), closed)
