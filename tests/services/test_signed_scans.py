"""The signed paper comes back: every file is kept, missing and foreign pages are told."""

import random
from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.evidence import EvidenceForm, EvidenceKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent, Document, Evidence, SignedScan
from mediation.queries.signed_scans import ReturnedPaper, returned_papers
from mediation.services import evidence, signed_scans
from mediation.services.evidence import About
from mediation.services.file_admission import Upload
from mediation.services.signed_scans import Filed
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import LIMITS
from tests.services.agreement_steps import case_at_the_table, draft_with, payment_term, settled
from tests.services.paper_cases import computed, issue
from tests.uploads.making import photograph
from tests.uploads.scans import as_jpeg, as_pdf, pages_of, scanned

NAMES = tuple(f"工人{number}" for number in range(1, 4))


@pytest.fixture
def case(cast: Cast) -> Case:
    made = case_at_the_table(cast, NAMES)
    settled(made, cast, draft_with(payment_term(made), disputed_facts="拖欠工资属实。" * 90))
    return made


@pytest.fixture
def paper(cast: Cast, case: Case) -> Document:
    """The agreement as it was issued: three pages."""
    made = issue(case, "agreement", cast.mediator)
    assert made.pages == 3
    return made


def back(case: Case, cast: Cast, content: bytes, name: str = "签署件.pdf", **by: Any) -> Filed:
    person = by.get("by", cast.mediator)
    upload = Upload(name, content)
    return signed_scans.file_scan(case, upload, limits=LIMITS, by=person, at=MONDAY_MORNING)


def verbs() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.seq)))


def some(paper: Document, *numbers: int) -> bytes:
    """These pages of a paper, scanned."""
    chance = random.Random(7)
    pages = pages_of(paper.content, 150)
    return as_pdf([scanned(pages[number - 1], chance) for number in numbers], 150)


def state(case: Case) -> ReturnedPaper:
    return returned_papers(case.agreements[0])[0]


def test_a_whole_scan_is_kept_in_the_main_volume_and_complete(
    cast: Cast, case: Case, paper: Document
) -> None:
    filed = back(case, cast, some(paper, 1, 2, 3))
    scan, kept = filed.scan, filed.scan.evidence
    assert scan.is_complete
    assert filed.is_clean
    assert (scan.found_pages, scan.missing_pages, scan.scanned_pages) == ([1, 2, 3], [], 3)
    assert filed.words == kept.note == "协议各页已收齐。"
    assert (kept.kind, kept.form, kept.volume) == (
        EvidenceKind.SIGNED_PAPER, EvidenceForm.ORIGINAL, Volume.MAIN,
    )  # fmt: skip
    assert state(case).is_complete
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event.code == "file_scan"
    assert "收齐" in event.note
    assert verbs()[-1] == "case.file_scan"


def test_missing_pages_are_told_and_a_later_file_brings_them(
    cast: Cast, case: Case, paper: Document
) -> None:
    first = back(case, cast, some(paper, 2))
    assert first.words == "协议第 1、3 页缺。"
    assert state(case).missing == (1, 3)
    photograph = as_jpeg(scanned(pages_of(paper.content)[2], random.Random(1), turn=90))
    back(case, cast, photograph, "IMG_0003.jpg")
    assert state(case).missing_words == "1"
    last = back(case, cast, some(paper, 1))
    assert last.words == "协议各页已收齐。"
    assert last.scan.is_complete
    assert state(case).is_complete


def test_pages_of_another_case_of_an_older_version_and_of_nobody_are_told_apart(
    cast: Cast, case: Case, paper: Document
) -> None:
    elsewhere = case_at_the_table(cast, ("秘密的人",))
    settled(elsewhere, cast, draft_with(payment_term(elsewhere)))
    other = issue(elsewhere, "agreement", cast.mediator)
    case.agreements[0].disputed_facts = "改过的事实。" * 110
    db.session.commit()
    newer = issue(case, "agreement", cast.mediator)
    strangers = [pages_of(each.content)[0] for each in (other, paper)]
    blank = strangers[0].point(lambda _: 255)
    own = pages_of(newer.content)
    filed = back(case, cast, as_pdf([own[0], strangers[0], own[2], strangers[1], blank]))
    assert filed.scan.foreign_pages == [2, 4]
    assert filed.scan.unread_pages == [5]
    assert not filed.is_clean
    assert filed.words == (
        "协议第 2 页缺，交回件第 2 页不是本协议的（其他案件的文书），"
        f"交回件第 4 页不是本协议的（已被替代的《调解协议书》{paper.number}第1页），"
        "交回件第 5 页没有读出页码，请人工核对。"
    )
    assert "秘密" not in filed.words
    assert (other.number or "?") not in filed.words


def test_a_file_without_any_page_of_it_is_kept_all_the_same(
    cast: Cast, case: Case, paper: Document
) -> None:
    blank = pages_of(paper.content)[0].point(lambda _: 255)
    filed = back(case, cast, as_jpeg(blank), "照片.jpg")
    assert filed.words == "协议第 1—3 页缺，交回件第 1 页没有读出页码，请人工核对。"
    assert len(db.session.scalars(select(Evidence)).all()) == 1


def test_the_same_file_is_kept_once(cast: Cast, case: Case, paper: Document) -> None:
    content = some(paper, 1)
    first, again = back(case, cast, content), back(case, cast, content)
    assert (first.is_new, again.is_new) == (True, False)
    assert first.scan.id == again.scan.id
    assert len(db.session.scalars(select(SignedScan)).all()) == 1


def test_a_file_that_was_brought_as_evidence_is_put_to_the_paper(
    cast: Cast, case: Case, paper: Document
) -> None:
    content = some(paper, 1, 2, 3)
    about = About(EvidenceKind.OTHER, EvidenceForm.COPY, Volume.MAIN)
    upload = Upload("材料.pdf", content)
    evidence.add(case, upload, about, limits=LIMITS, by=cast.mediator, at=MONDAY_MORNING)
    filed = back(case, cast, content)
    assert filed.is_new
    assert state(case).is_complete
    assert len(db.session.scalars(select(Evidence)).all()) == 1


def test_a_void_file_brings_no_page(cast: Cast, case: Case, paper: Document) -> None:
    filed = back(case, cast, some(paper, 1, 2, 3))
    void = {"reason": "传错", "by": cast.mediator, "at": MONDAY_MORNING}
    evidence.void(filed.scan.evidence, case, **void)
    assert state(case).missing == (1, 2, 3)


def test_a_paper_without_a_code_is_kept_and_left_to_people(
    cast: Cast, case: Case, paper: Document
) -> None:
    content = some(paper, 1)
    paper.page_code = None
    db.session.commit()
    assert "不能自动核对" in back(case, cast, content).words


def test_a_closed_case_still_takes_what_comes_back(cast: Cast, case: Case, paper: Document) -> None:
    case.state = CaseState.CLOSED
    case.closed_on, case.outcome = MONDAY_MORNING.date(), "agreement"
    db.session.commit()
    assert back(case, cast, some(paper, 1)).scan.found_pages == [1]


@pytest.mark.parametrize("name", ["协议.docx", "协议.txt", "协议"])
def test_what_no_scanner_makes_is_refused(
    cast: Cast, case: Case, paper: Document, name: str
) -> None:
    with pytest.raises(InvalidInput, match="请交 PDF"):
        back(case, cast, b"text", name)
    assert not db.session.scalars(select(Evidence)).all()


def test_a_harmful_file_is_refused_as_anywhere(cast: Cast, case: Case, paper: Document) -> None:
    content = paper.content + b"<script>alert(1)</script>"
    with pytest.raises(InvalidInput, match="夹带"):
        back(case, cast, content)
    assert verbs()[-1] == "evidence.refused"


def test_nothing_comes_back_that_was_not_issued(cast: Cast, case: Case) -> None:
    with pytest.raises(ActionNotPossible, match="还没有出具"):
        back(case, cast, b"%PDF-1.4")


def test_who_has_no_right_brings_nothing_back(cast: Cast, case: Case, paper: Document) -> None:
    for person in (cast.stranger, cast.second_mediator, cast.court_liaison):
        with pytest.raises(ActionNotAllowed):
            back(case, cast, paper.content, by=person)


def test_the_desk_scans_for_its_body_until_the_case_is_archived(
    cast: Cast, case: Case, paper: Document
) -> None:
    filed = back(case, cast, some(paper, 1), by=cast.registrar)
    assert filed.words == "协议第 2、3 页缺。"
    assert filed.scan.evidence.added_by_id == cast.registrar.id
    case.state = CaseState.ARCHIVED
    case.outcome = "agreement"
    case.closed_on = case.archived_on = MONDAY_MORNING.date()
    db.session.commit()
    with pytest.raises(ActionNotPossible):
        back(case, cast, some(paper, 2), by=cast.registrar)


def test_a_sheet_of_a_side_volume_keeps_the_whole_stack_out(cast: Cast) -> None:
    """The words of a picture are seen by no proof, so its code must be."""
    case = computed(cast)
    open_one = issue(case, "rights_notice", cast.mediator)
    sheet = issue(case, "statutory_comparison", cast.mediator)
    stack = as_pdf([pages_of(each.content)[0] for each in (open_one, sheet)])
    with pytest.raises(InvalidInput, match="第 2 页是副卷的文书") as told:
        back(case, cast, stack, by=cast.registrar)
    assert "法定对照单" not in str(told.value)
    assert not db.session.scalars(select(Evidence)).all()


def test_an_internal_file_is_not_put_to_a_paper(cast: Cast, case: Case, paper: Document) -> None:
    content = some(paper, 1)
    about = About(EvidenceKind.OTHER, EvidenceForm.COPY, Volume.SIDE)
    given = {"limits": LIMITS, "by": cast.mediator, "at": MONDAY_MORNING}
    evidence.add(case, Upload("内部.pdf", content), about, **given)
    with pytest.raises(InvalidInput, match="已经归入副卷"):
        back(case, cast, content)
    assert not db.session.scalars(select(SignedScan)).all()


def test_any_issued_paper_that_comes_back_is_known_by_its_codes(cast: Cast) -> None:
    """A record, a receipt: the same page by page, before there is any agreement."""
    case = make_case(cast, state=CaseState.MEDIATING)
    paper = issue(case, "rights_notice", cast.mediator)
    issue(case, "registration_form", cast.mediator)
    whole = Upload("告知书.pdf", paper.content)
    given = {"limits": LIMITS, "by": cast.mediator, "at": MONDAY_MORNING}
    filed = signed_scans.file_scan(case, whole, **given)
    assert filed.scan.document_id == paper.id
    assert filed.words == "《权利义务告知书》各页已收齐。"
    with pytest.raises(InvalidInput, match="没有读出本案文书的校验码"):
        signed_scans.file_scan(case, Upload("照片.jpg", photograph()), **given)
