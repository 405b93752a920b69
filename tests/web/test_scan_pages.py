"""The page on which the signed paper comes back, and what the sign page says of it."""

from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import TestResponse

from mediation.extensions import db
from mediation.models import Case, Document, Evidence
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, parsed, text_of
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, settled
from tests.services.paper_cases import issue
from tests.uploads.scans import as_pdf, pages_of
from tests.web.test_agreement_follow_up import url


@pytest.fixture
def case(cast: Cast) -> Case:
    made = case_at_the_table(cast)
    settled(made, cast, draft_with(payment_term(made)))
    return made


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    made = issue(case, "agreement", cast.mediator)
    assert made.pages == 2
    return made


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


def send(client: PageClient, case: Case, **named: Any) -> TestResponse:
    files = [(BytesIO(content), name.replace("_", ".")) for name, content in named.items()]
    return client.post(
        url(case, "/scans"), data={"files": files}, content_type="multipart/form-data"
    )


def test_pages_come_back_in_several_files_until_the_paper_is_whole(
    mediator: PageClient, case: Case, paper: Document
) -> None:
    first, second = (as_pdf([page]) for page in pages_of(paper.content, 150))
    assert "还没有交回" in text_of(mediator.page(url(case, "/signatures")))
    assert send(mediator, case, a_pdf=first).status_code == 302
    text = text_of(mediator.page(url(case, "/scans")))
    assert "“a.pdf”：协议第 2 页缺。" in text
    assert "还缺第 2 页" in text
    assert "还缺第 2 页" in text_of(mediator.page(url(case, "/signatures")))
    assert send(mediator, case, b_pdf=second).status_code == 302
    assert "2 页都已交回" in text_of(mediator.page(url(case, "/scans")))
    assert "签署件扫描" in text_of(mediator.page(f"/cases/{case.id}"))


def test_of_several_files_the_sound_ones_are_kept_and_the_others_named(
    mediator: PageClient, case: Case, paper: Document
) -> None:
    whole = as_pdf(pages_of(paper.content, 150))
    answer = send(mediator, case, good_pdf=whole, bad_docx=b"PK", broken_jpg=b"\xff\xd8\xff")
    assert answer.status_code == 422
    text = text_of(parsed(answer.text))
    for words in ("“bad.docx”：签署件请交 PDF", "“broken.jpg”：文件打不开", "协议各页已收齐"):
        assert words in text, words
    assert db.session.query(Evidence).count() == 1


@pytest.mark.parametrize("data", [{}, {"files": ""}, {"files": "text"}])
def test_nothing_chosen_is_answered_with_what_to_do(
    mediator: PageClient, case: Case, paper: Document, data: dict[str, str]
) -> None:
    answer = mediator.post(url(case, "/scans"), data=data, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert "请选择签署件" in text_of(parsed(answer.text))


def test_before_the_paper_is_issued_there_is_nothing_to_bring(
    mediator: PageClient, case: Case
) -> None:
    assert "还没有出具" in text_of(mediator.page(url(case, "/scans"), status=409))
    assert send(mediator, case, a_pdf=b"%PDF-1.4").status_code == 409


@pytest.mark.parametrize(
    ("who", "status"),
    [("registrar", 200), ("stranger", 404), ("second_mediator", 404), ("court_liaison", 403),
     ("system_admin", 403), ("supervisor", 200)],
)  # fmt: skip
def test_the_page_is_for_those_who_do_the_work(
    client: PageClient, cast: Cast, case: Case, paper: Document, who: str, status: int
) -> None:
    sign_in(client, getattr(cast, who))
    assert client.get(url(case, "/scans")).status_code == status
    if status != 200:
        assert send(client, case, a_pdf=paper.content).status_code == status
        assert not db.session.query(Evidence).count()
