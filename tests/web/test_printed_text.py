"""核对打印稿: what a mediator pastes or uploads is set beside the paper."""

import io

import pytest

from mediation.domain.papers import PaperKind
from mediation.models import Agreement, Case
from mediation.services import issuing
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.documents.reading import text_of as text_of_pdf
from tests.page_checks import PageClient
from tests.services.agreement_steps import (
    case_at_the_table,
    draft_with,
    payment_term,
    saved,
    settled,
)
from tests.typed_forms import errors_of
from tests.uploads.making import docx
from tests.web.workbench import findings, url, words_of


@pytest.fixture
def case(cast: Cast) -> Case:
    return case_at_the_table(cast)


@pytest.fixture
def agreement(case: Case, cast: Cast) -> Agreement:
    return settled(case, cast, draft_with(payment_term(case)))


@pytest.fixture
def mediator(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.mediator)


def paper_text(case: Case, cast: Cast) -> str:
    """The words of the issued paper, as somebody copies them out of a reader."""
    paper = issuing.issue(case, PaperKind.AGREEMENT.value, by=cast.mediator, at=MONDAY_MORNING)
    return text_of_pdf(paper.content)


def sent(mediator: PageClient, case: Case, agreement: Agreement, **fields: object):
    return mediator.post(url(case, f"/{agreement.id}/printed"), data=fields)


def clauses(case: Case, cast: Cast) -> str:
    text = paper_text(case, cast)
    return text[text.index("一、") : text.index("权利告知")]


def test_our_own_paper_is_the_same_clause_by_clause(
    cast: Cast, mediator: PageClient, case: Case, agreement: Agreement
) -> None:
    page = sent(mediator, case, agreement, text=clauses(case, cast)).text
    assert "各条一致" in words_of(page)
    assert "已出具的《调解协议书》" in words_of(page)
    assert findings(page) == []


def test_a_hand_edit_is_shown_with_its_place(
    cast: Cast, mediator: PageClient, case: Case, agreement: Agreement
) -> None:
    edited = clauses(case, cast).replace("12,600.00", "12,000.00")
    edited += "\n二、被申请人尽快办理社保转移。"
    page = sent(mediator, case, agreement, text=edited).text
    words = words_of(page)
    assert "2 条不同" in words
    assert "打印稿第 2 条" in words
    assert any("第 1 条的大写与小写金额不一致" in title for title in findings(page))
    assert any("尽快" in title for title in findings(page))


def test_a_draft_that_was_never_issued_is_beside_itself(
    cast: Cast, mediator: PageClient, case: Case
) -> None:
    draft = saved(case, cast, draft_with(payment_term(case)))
    page = sent(mediator, case, draft, text="一、被申请人支付一笔钱。").text
    assert "对照：草稿 1" in words_of(page)


def test_a_word_file_is_read(mediator: PageClient, case: Case, agreement: Agreement) -> None:
    body = "<w:p><w:r><w:t>一、被申请人尽快付款。</w:t></w:r></w:p>"
    upload = (io.BytesIO(docx(body)), "协议.docx")
    page = sent(mediator, case, agreement, text="", file=upload).text
    assert any("尽快" in title for title in findings(page))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "", "file": (io.BytesIO(b"MZ"), "协议.exe")}, "file"),
    ],
)
def test_what_cannot_be_read_is_told_beside_the_field(
    mediator: PageClient, case: Case, agreement: Agreement, fields: dict, field: str
) -> None:
    answer = sent(mediator, case, agreement, **fields)
    assert answer.status_code == 422
    assert field in errors_of(answer.text)


@pytest.mark.parametrize("person", ["registrar", "court_liaison", "hr_liaison", "system_admin"])
def test_nobody_else_checks_papers(
    cast: Cast, client: PageClient, case: Case, agreement: Agreement, person: str
) -> None:
    visitor = sign_in(client, getattr(cast, person))
    address = url(case, f"/{agreement.id}/printed")
    assert visitor.get(address).status_code == 403
    assert visitor.post(address, data={"text": "一、付款。"}).status_code == 403
