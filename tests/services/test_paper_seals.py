"""The seal of the office on its papers: read from the printed page, and broken by any change."""

from dataclasses import replace

import pytest

from mediation.documents import DOCUMENTS, from_json
from mediation.documents.sealing import sealed_by
from mediation.domain.file_kinds import FileKind
from mediation.domain.page_seals import PageSeal, read_seal
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db, keeper
from mediation.models import Case, Document
from mediation.services import issuing, paper_seals
from mediation.uploads.page_codes import codes_of
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.paper_cases import issue, settled


@pytest.fixture
def case(cast: Cast) -> Case:
    return settled(cast)


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    return issue(case, "agreement", cast.mediator)


def seals_of(paper: Document) -> list[PageSeal]:
    """What a reader at 200 dots an inch gets from the printed pages."""
    _, sheets = codes_of(FileKind.PDF, paper.content, 0, 100)
    return [seal for (text,) in sheets if (seal := read_seal(text)) is not None]


def test_every_page_bears_a_seal_that_holds(paper: Document) -> None:
    seals = seals_of(paper)
    assert len(seals) == paper.pages
    assert all(paper_seals.is_genuine(seal) for seal in seals)
    assert [seal.said.mark.number for seal in seals] == list(range(1, paper.pages + 1))
    assert {seal.said.mark.code for seal in seals} == {paper.page_code}


def test_a_seal_tells_the_paper_and_only_masked_names(paper: Document) -> None:
    said = seals_of(paper)[0].said
    assert (said.title, said.number, said.version) == ("调解协议书", paper.number, 1)
    assert said.issued_on == MONDAY_MORNING.date()
    assert said.parties == "王*兰、城*司"
    assert said.facts_hash == paper_seals.facts_hash(paper.facts)
    assert "王秀兰" not in "".join(said.signed_bytes.decode("gb18030", "ignore"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount_fen", 1), ("number", "另一号"), ("version", 2), ("parties", "李*"), ("title", "收据"),
     ("facts_hash", "00" * 32), ("text_hash", "00" * 16)],
)  # fmt: skip
def test_nothing_that_is_said_can_be_changed(paper: Document, field: str, value: object) -> None:
    seal = seals_of(paper)[0]
    changed = PageSeal(replace(seal.said, **{field: value}), seal.signature)  # type: ignore[arg-type]
    assert paper_seals.is_genuine(seal)
    assert not paper_seals.is_genuine(changed)


def test_a_seal_of_one_page_serves_no_other(paper: Document) -> None:
    first = seals_of(paper)[0]
    moved = replace(first.said, mark=replace(first.said.mark, number=paper.pages, count=99))
    assert not paper_seals.is_genuine(PageSeal(moved, first.signature))


def test_one_changed_digit_of_the_facts_breaks_their_seal(paper: Document) -> None:
    assert paper.facts_seal is not None
    assert paper_seals.facts_are_sealed(paper.facts, paper.facts_seal)
    changed = {**paper.facts, "case_number": f"{paper.facts['case_number']}1"}
    assert not paper_seals.facts_are_sealed(changed, paper.facts_seal)


def test_a_paper_that_replaces_another_says_that_it_is_the_second(cast: Cast, case: Case) -> None:
    agreed = case.agreements[0]
    agreed.state, agreed.effective_on = AgreementState.SIGNING, None
    db.session.commit()
    older = issue(case, "agreement", cast.mediator)
    agreed.disputed_facts = "双方对加班事实没有争议"
    db.session.commit()
    newer = issue(case, "agreement", cast.mediator)
    assert newer.supersedes_id == older.id
    assert {seal.said.version for seal in seals_of(newer)} == {2}


def test_old_seals_hold_after_a_new_key(paper: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    grown = keeper.ring.with_new_signing_key()
    monkeypatch.setattr(keeper, "_ring", grown)
    old = seals_of(paper)[0]
    assert old.signature.startswith("s1:")
    assert paper_seals.is_genuine(old)
    new = PageSeal(old.said, keeper.sign(old.said.signed_bytes, "document.page"))
    assert new.signature.startswith("s2:")
    assert paper_seals.is_genuine(new)


def test_a_preview_bears_no_seal(cast: Cast, case: Case) -> None:
    content = issuing.preview(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    _, sheets = codes_of(FileKind.PDF, content, 0, 10)
    assert not any(sheets)


def test_the_same_facts_and_key_give_the_same_bytes(paper: Document) -> None:
    facts = from_json(paper.kind, paper.facts)
    seal = paper_seals.PaperSeal(
        facts=facts, title=paper.title, number=paper.number or "", version=1,
        issued_on=paper.issued_at.date(),
    )  # fmt: skip
    with sealed_by(seal.seal):
        assert DOCUMENTS[paper.kind].draw(facts) == paper.content
