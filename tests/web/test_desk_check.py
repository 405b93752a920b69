"""A liaison compares a page of paper with what the office kept."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from mediation.domain.file_kinds import FileKind
from mediation.domain.page_seals import PURPOSE, read_seal
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db, keeper
from mediation.models import AuditEntry, Case, Document
from mediation.services import paper_seals
from mediation.uploads.page_codes import codes_of
from tests.cast import Cast, sign_in
from tests.page_checks import PageClient, parsed, text_of
from tests.services.paper_cases import issue, settled


@pytest.fixture
def case(cast: Cast) -> Case:
    found = settled(cast)
    agreed = found.agreements[0]
    agreed.state, agreed.effective_on = AgreementState.SIGNING, None
    db.session.commit()
    return found


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    return issue(case, "agreement", cast.mediator)


@pytest.fixture
def clerk(client: PageClient, cast: Cast) -> PageClient:
    return sign_in(client, cast.court_liaison)


def code_of(paper: Document) -> str:
    """The text of the code of the first page, as printed."""
    _, ((text,), *_) = codes_of(FileKind.PDF, paper.content, 0, 1)
    return text


def compared(client: PageClient, code: str) -> str:
    return text_of(parsed(client.post("/desk/check", data={"code": code}).text))


def test_a_printed_page_agrees_with_what_was_kept(clerk: PageClient, paper: Document) -> None:
    told = compared(clerk, code_of(paper))
    assert "真：第 1 页与留存一致" in told
    assert str(paper.number) in told
    assert "不一致" not in told


def test_a_changed_digit_is_false_and_tells_nothing(clerk: PageClient, paper: Document) -> None:
    seal = read_seal(code_of(paper))
    assert seal is not None
    told = compared(clerk, replace(seal.said, amount_fen=1).sealed(seal.signature))
    assert "这不是本机构签出的二维码" in told
    assert str(paper.number) not in told


def test_records_that_differ_from_the_paper_are_shown_line_by_line(
    clerk: PageClient, paper: Document
) -> None:
    code = code_of(paper)
    changed = {**paper.facts, "case_number": "改过的号"}
    statement = update(Document).values(facts=changed, title="另一文书")
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    told = compared(clerk, code)
    assert "与留存不一致" in told
    assert "另一文书" in told


def test_facts_that_lost_a_part_are_told_as_damaged(clerk: PageClient, paper: Document) -> None:
    code = code_of(paper)
    statement = update(Document).values(facts={"nothing": "left"})
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    assert "留存的要素已经损坏" in compared(clerk, code)


def test_what_later_releases_add_to_facts_does_no_harm(clerk: PageClient, paper: Document) -> None:
    fewer = {name: value for name, value in paper.facts.items() if name != "partial"}
    code = code_of(paper)
    statement = update(Document).values(facts=fewer)
    db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.commit()
    hashes = paper_seals.facts_hash(fewer), paper_seals.facts_hash(paper.facts)
    assert all(each in compared(clerk, code) for each in hashes)


def test_an_older_version_is_told_as_such(
    clerk: PageClient, cast: Cast, case: Case, paper: Document
) -> None:
    case.agreements[0].disputed_facts = "双方对加班事实没有争议"
    db.session.commit()
    newer = issue(case, "agreement", cast.mediator)
    assert "已被较新的文书替代" in compared(clerk, code_of(paper))
    told = compared(clerk, code_of(newer))
    assert "第 2 版" in told
    assert "已被较新的文书替代" not in told


def test_a_signed_statement_about_no_paper_of_ours_is_false(
    clerk: PageClient, paper: Document
) -> None:
    seal = read_seal(code_of(paper))
    assert seal is not None
    said = replace(seal.said, mark=replace(seal.said.mark, code="222233334444"))
    code = said.sealed(keeper.sign(said.signed_bytes, PURPOSE))
    assert "这不是本机构签出的二维码" in compared(clerk, code)


@pytest.mark.parametrize("typed", ["HJT1:2X9KM7PQRTWA:1:2", "你好", "<script>", "\ue000"])
def test_junk_is_false(clerk: PageClient, typed: str) -> None:
    assert "这不是本机构签出的二维码" in compared(clerk, typed)


def test_nothing_typed_is_asked_again(clerk: PageClient) -> None:
    assert clerk.post("/desk/check", data={"code": ""}).status_code == 422


def test_each_comparison_leaves_a_row(clerk: PageClient, paper: Document) -> None:
    compared(clerk, code_of(paper))
    compared(clerk, "junk")
    rows = db.session.scalars(
        select(AuditEntry).filter_by(verb="document.checked").order_by(AuditEntry.seq)
    ).all()
    assert [(row.case_id, row.result.value) for row in rows] == [
        (paper.case_id, "ok"),
        (None, "failed"),
    ]


def test_only_liaisons_compare_here(client: PageClient, cast: Cast) -> None:
    assert sign_in(client, cast.mediator).get("/desk/check").status_code in (403, 404)
