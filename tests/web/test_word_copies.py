"""供编辑的副本 of an issued paper: who may take it, what it is called, and the row it leaves."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from docx import Document as read_word
from sqlalchemy import select, update

from mediation.domain.case_flow import CaseState
from mediation.domain.papers import PaperKind
from mediation.extensions import db
from mediation.models import AuditEntry, Case, Document
from tests.cast import Cast, sign_in
from tests.factories import make_case
from tests.page_checks import PageClient
from tests.services.paper_cases import case_for, issue, settled


@pytest.fixture
def case(cast: Cast) -> Case:
    return settled(cast)


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    return issue(case, "agreement", cast.mediator)


def test_the_copy_is_saved_under_a_name_that_says_what_it_is(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    answer = sign_in(client, cast.mediator).get(f"/documents/{paper.id}.docx")
    assert answer.status_code == 200
    disposition = unquote(answer.headers["Content-Disposition"])
    assert disposition.startswith("attachment")
    assert "（供编辑的副本，不是正式文书）.docx" in disposition
    file = read_word(BytesIO(answer.data))
    assert "不是正式文书" in file.sections[0].header.paragraphs[0].text
    text = "".join(each.text for each in file.paragraphs)
    assert "王秀兰" in text
    assert "人民币壹万贰仟陆佰元整" in text
    (row,) = db.session.scalars(select(AuditEntry).filter_by(verb="document.copy_taken")).all()
    assert (row.data, row.case_id) == ({"document_id": paper.id}, paper.case_id)


def test_the_page_of_the_paper_offers_it_to_who_may(
    client: PageClient, cast: Cast, paper: Document
) -> None:
    address, page = f"/documents/{paper.id}.docx", f"/documents/{paper.id}/signature"
    assert address in sign_in(client, cast.mediator).get(page).text
    assert address not in sign_in(client, cast.registrar).get(page).text
    assert client.get(address).status_code == 403
    assert sign_in(client, cast.other_mediator).get(address).status_code == 404
    assert sign_in(client, cast.court_liaison).get(address).status_code == 403


def test_what_the_parties_signed_has_no_copy(client: PageClient, cast: Cast) -> None:
    paper = issue(case_for(PaperKind.SIGNED_AGREEMENT, cast), "signed_agreement", cast.supervisor)
    sign_in(client, cast.supervisor)
    assert ".docx" not in client.get(f"/documents/{paper.id}/signature").text
    assert client.get(f"/documents/{paper.id}.docx").status_code == 403


@pytest.mark.parametrize("facts", [{"nothing": "left"}, None])
def test_changed_facts_give_no_copy(
    client: PageClient, cast: Cast, facts: dict[str, str] | None
) -> None:
    case = make_case(cast, state=CaseState.UNSETTLED)
    paper = issue(case, "closing_notice", cast.supervisor)
    changed = facts or {**paper.facts, "document_number": "改过的号"}
    statement = update(Document).values(facts=changed)
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    answer = sign_in(client, cast.supervisor).get(f"/documents/{paper.id}.docx")
    assert answer.status_code == 409
