"""The pages of printing, as a mediator uses them, and as others are kept from them."""

import re
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from mediation.domain.sessions import SessionState
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document, Job, PaperPrint
from mediation.services import job_worker
from mediation.web.prints import several
from tests.cast import Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.documents.reading import page_texts, text_of
from tests.factories import make_case, make_session
from tests.page_checks import PageClient
from tests.page_checks import text_of as page_text
from tests.services.paper_cases import issue
from tests.services.share_terms import grant, make_paper
from tests.statements import StatementCounter
from tests.typed_forms import values_of_form


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return client.sign_in(cast.mediator)


def paper_of(cast: Cast) -> Document:
    return issue(make_case(cast), "rights_notice", cast.mediator)


def printed(client: PageClient, url: str, data: dict[str, object]) -> bytes:
    """What a browser shows after the form is sent."""
    sent = client.post(url, data=data)
    assert sent.status_code == 302, sent.text
    answer = client.get(sent.location)
    assert answer.mimetype == "application/pdf"
    return answer.data


def test_a_paper_is_printed_from_its_row_and_a_reprint_is_marked(
    mediator: PageClient, cast: Cast
) -> None:
    paper = paper_of(cast)
    url = f"/cases/{paper.case_id}"
    form = next(form for form in mediator.page(url).iter("form") if form.get("action") == "/prints")
    sent = values_of_form(form)
    assert printed(mediator, "/prints", sent) == paper.content
    assert "已打印 1 份" in page_text(mediator.page(url))
    assert "补打第2份2026-11-23李敏" in text_of(
        printed(mediator, "/prints", {"papers": [paper.id]})
    )
    kept = mediator.get(f"/documents/{paper.id}.pdf?save=1")
    assert kept.data == paper.content
    assert len(db.session.scalars(select(PaperPrint)).all()) == 2


def test_the_same_form_sent_twice_is_one_print(mediator: PageClient, cast: Cast) -> None:
    paper = paper_of(cast)
    mediator.repeats_forms = True
    sent = {"papers": [paper.id], "form_key": "k" * 24}
    first, second = (mediator.post("/prints", data=sent) for _ in range(2))
    assert first.location == second.location
    assert len(db.session.scalars(select(PaperPrint)).all()) == 1


def test_what_was_printed_long_ago_is_printed_anew(
    mediator: PageClient, cast: Cast, clock: Clock
) -> None:
    sent = mediator.post("/prints", data={"papers": [paper_of(cast).id]})
    clock.advance(minutes=16)
    answer = mediator.get(sent.location)
    assert answer.status_code == 409
    assert "重新打印" in answer.text


def test_papers_of_a_case_are_ticked_by_kind_and_printed_together(
    mediator: PageClient, cast: Cast
) -> None:
    case = make_case(cast)
    one = issue(case, "rights_notice", cast.mediator)
    two = issue(case, "acceptance_notice", cast.mediator)
    url = f"/cases/{case.id}/prints"
    page = mediator.page(f"{url}?kind=rights_notice")
    ticked = [box.get("value") for box in page.iter("input") if box.get("checked") is not None]
    assert ticked == [str(one.id)]
    made = printed(mediator, url, {"papers": [one.id, two.id], "copies": "2"})
    assert len(page_texts(made)) == 2 * (one.pages + two.pages)
    nothing = mediator.post(url, data={"copies": "1"})
    assert nothing.status_code == 422
    assert "请至少选择一份文书" in nothing.text
    assert mediator.post(url, data={"papers": ["x"], "copies": "很多"}).status_code == 422


def test_more_than_a_few_are_a_job_with_its_progress(mediator: PageClient, cast: Cast) -> None:
    paper = paper_of(cast)
    url = f"/cases/{paper.case_id}/prints"
    sent = mediator.post(url, data={"papers": [paper.id], "copies": "6"})
    job = db.session.scalars(select(Job)).one()
    assert sent.location == f"/jobs/{job.id}"
    assert "批量打印（1 份文书）" in page_text(mediator.page(sent.location))
    job_worker.run_all(lambda: MONDAY_MORNING)
    made = mediator.get(f"{sent.location}/file")
    assert len(page_texts(made.data)) == 6 * paper.pages


def test_the_papers_of_a_day_are_printed_by_mediator(mediator: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    at = MONDAY_MORNING + timedelta(hours=2)
    session = make_session(case, state=SessionState.PLANNED, at=at)
    papers = [
        issue(case, "session_notice", cast.mediator, subject=f"session:{session.id}:{party.id}")
        for party in case.parties
    ]
    assert "打印通知书、笔录" in page_text(mediator.page("/diary"))
    url = f"/prints/day?day=2026-11-23&mediator={cast.mediator.id}"
    page = page_text(mediator.page(url))
    assert all(paper.number in page for paper in papers)
    made = printed(mediator, url, {"papers": [p.id for p in papers], "copies": "1"})
    assert len(page_texts(made)) == sum(paper.pages for paper in papers)
    assert mediator.post(url, data={"copies": "1"}).status_code == 422
    empty = page_text(mediator.page("/prints/day?day=2026-11-24"))
    assert "没有您可以打印文书的调解会" in empty
    assert mediator.get("/prints/day?day=昨天&mediator=x").status_code == 200


def test_addresses_are_printed_with_the_first_free_label(mediator: PageClient, cast: Cast) -> None:
    case = make_case(cast)
    url = f"/cases/{case.id}/addresses"
    assert "槐树街14号" in page_text(mediator.page(url))
    sent = {"parties": [p.id for p in case.parties], "form": "labels", "first_label": "24"}
    answer = mediator.post(url, data=sent)
    assert answer.mimetype == "application/pdf"
    assert len(page_texts(answer.data)) == 2
    assert mediator.post(url, data=sent | {"first_label": "25"}).status_code == 422
    assert mediator.post(url, data=sent | {"parties": []}).status_code == 422
    assert mediator.post(url, data=sent | {"parties": ["999999"]}).status_code == 422
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs.count("addresses.printed") == 1


def test_the_log_is_narrowed_and_gone_through(mediator: PageClient, cast: Cast) -> None:
    paper = paper_of(cast)
    for _ in range(2):
        mediator.post("/prints", data={"papers": [paper.id]})
    page = page_text(mediator.page(f"/prints?case={paper.case_id}"))
    assert page.count("李敏") >= 2
    assert "补打" in page
    page = page_text(mediator.page(f"/prints?user={cast.supervisor.id}&first=2026-11-01"))
    assert "没有符合条件的打印" in page
    assert mediator.get("/prints?first=昨天&user=x&page=zz&case=x").status_code == 200


@pytest.mark.parametrize("person", ["court_liaison", "hr_liaison", "system_admin"])
def test_liaisons_and_administrators_print_nothing(
    client: PageClient, cast: Cast, person: str
) -> None:
    paper = paper_of(cast)
    visitor = client.sign_in(getattr(cast, person))
    assert visitor.post("/prints", data={"papers": [paper.id]}).status_code == 403
    for url in ("/prints", "/prints/day", f"/prints/{'0' * 32}.pdf"):
        assert visitor.get(url).status_code == 403
    for url in ("prints", "addresses"):
        assert visitor.get(f"/cases/{paper.case_id}/{url}").status_code == 403


@pytest.mark.parametrize(("may_print", "status"), [(False, 403), (True, 200)])
def test_a_share_gives_the_paper_away_only_when_it_says_so(
    client: PageClient, cast: Cast, may_print: bool, status: int
) -> None:
    paper = paper_of(cast)
    case = db.session.get_one(Case, paper.case_id)
    terms = {"document_ids": [paper.id], "may_print": may_print}
    share = grant(case, cast.court, cast.mediator, **terms)
    liaison = client.sign_in(cast.court_liaison)
    assert liaison.post("/prints", data={"papers": [paper.id]}).status_code == 403
    answer = liaison.get(f"/desk/{share.id}/papers/{paper.id}/save")
    assert answer.status_code == status


def test_who_only_sees_a_case_opens_its_papers_and_does_not_print(
    client: PageClient, cast: Cast
) -> None:
    paper = paper_of(cast)
    above = client.sign_in(cast.city_supervisor)
    assert above.get(f"/documents/{paper.id}.pdf").data == paper.content
    page = above.get(f"/cases/{paper.case_id}").text
    assert 'action="/prints"' not in page
    assert "批量打印" not in page
    assert above.post("/prints", data={"papers": [paper.id]}).status_code == 403
    assert above.get(f"/cases/{paper.case_id}/prints").status_code == 403
    assert above.get(f"/cases/{paper.case_id}/addresses").status_code == 403


def test_labels_are_made_for_the_sessions_of_a_day_and_for_a_list_of_cases(
    mediator: PageClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, other = make_case(cast), make_case(cast, applicants=("李桂花",))
    make_session(heard, state=SessionState.PLANNED, at=MONDAY_MORNING + timedelta(hours=2))
    of_day = "/prints/addresses?day=2026-11-23&mediator=0"
    assert of_day.replace("&", "&amp;") in mediator.get("/prints/day?day=2026-11-23").text
    page = page_text(mediator.page(of_day))
    assert "1 件案件，2 个收件人" in page
    assert "槐树街" not in page
    listed = mediator.get("/cases?q=李桂花").text
    assert "/prints/addresses?q=%E6%9D%8E%E6%A1%82%E8%8A%B1" in listed
    of_list = page_text(mediator.page("/prints/addresses?q=李桂花"))
    assert "李桂花" in of_list
    assert "分批打印" not in of_list
    with monkeypatch.context() as fewer:
        fewer.setattr(several, "MOST_CASES", 1)
        assert "列出的是前 1 件" in page_text(mediator.page("/prints/addresses"))
    sent = {"parties": [p.id for p in heard.parties], "form": "labels", "first_label": "1"}
    assert "王秀兰" in text_of(mediator.post(of_day, data=sent).data)
    everybody = [p.id for case in (heard, other) for p in case.parties]
    both = mediator.post("/prints/addresses", data=sent | {"parties": everybody})
    assert {"王秀兰收", "李桂花收"} <= set(re.findall(r"(?:王秀兰|李桂花)收", text_of(both.data)))
    # What the address does not ask for is not printed with it.
    sent["parties"] = [other.parties[0].id]
    assert mediator.post(of_day, data=sent).status_code == 422


def test_a_list_offers_only_cases_whose_papers_one_may_print(
    client: PageClient, cast: Cast
) -> None:
    make_case(cast, mediator=cast.second_mediator, owner=cast.second_mediator)
    client.sign_in(cast.city_supervisor)
    assert client.get("/prints/addresses").status_code == 200
    assert "没有您可以打印地址的案件" in page_text(client.page("/prints/addresses"))


def test_a_paper_is_issued_to_every_party_from_its_form(mediator: PageClient, cast: Cast) -> None:
    case = make_case(cast, applicants=("王秀兰", "李桂花"))
    page = mediator.get(f"/cases/{case.id}/documents/consent_form").text
    assert "给每位当事人出具并打印（2 份）" in page
    assert "给每位当事人" not in mediator.get(f"/cases/{case.id}/documents/rights_notice").text
    url = f"/cases/{case.id}/documents/consent_form/everybody"
    sent = mediator.post(url, data={"subject": f"party:{case.parties[0].id}"})
    assert sent.status_code == 302
    job_worker.run_all(lambda: MONDAY_MORNING)
    made = text_of(mediator.get(f"{sent.location}/file").data)
    assert made.index("王秀兰") < made.index("李桂花")
    assert mediator.post(url, data={"subject": "party:0"}).status_code == 422
    assert mediator.post(url.replace("consent_form", "rights_notice")).status_code == 409


def test_many_rows_cost_no_more_statements_than_one(
    mediator: PageClient, cast: Cast, statements: StatementCounter
) -> None:
    case = make_case(cast)
    urls = ("/prints", f"/cases/{case.id}/prints", f"/cases/{case.id}/addresses")
    counts = []
    for copies in (1, 9):
        for serial in range(copies):
            content = f"%PDF-1.4 {copies} {serial}".encode()
            digest = sha256(content).hexdigest()
            number = f"{copies}-{serial}"
            paper = make_paper(case, number=number, content=content, sha256=digest)
            mediator.post("/prints", data={"papers": [paper.id]})
        for url in urls:
            mediator.get(url)
        with statements() as seen:
            for url in urls:
                mediator.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]
