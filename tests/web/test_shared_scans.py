"""A signed scan goes with its paper: under no share without it, and never beyond its rules."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from mediation.domain.evidence import EvidenceKind
from mediation.domain.file_kinds import ScanState
from mediation.extensions import db
from mediation.models import Case, Document, Evidence, ShareView, SignedScan
from mediation.services import evidence
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import make_evidence
from tests.page_checks import PageClient, text_of
from tests.services.share_terms import grant, make_paper
from tests.uploads.making import pdf, picture


def make_scan(
    paper: Document,
    case: Case,
    cast: Cast,
    name: str = "签署件.pdf",
    content: bytes = b"",
    media_type: str = "application/pdf",
) -> Evidence:
    """A file in which a paper came back."""
    kept = make_evidence(
        case, by=cast.mediator, content=content or pdf(), name=name, media_type=media_type,
        kind=EvidenceKind.SIGNED_PAPER, note="协议各页已收齐。",
    )  # fmt: skip
    scan = SignedScan(
        document_id=paper.id, evidence_id=kept.id, found_pages=[1], scanned_pages=1,
        is_complete=True, matched_at=MONDAY_MORNING,
    )  # fmt: skip
    db.session.add(scan)
    db.session.commit()
    return kept


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def paper(case: Case) -> Document:
    return make_paper(case)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("签署件.pdf", pdf(), "application/pdf"),
        ("签署件.jpg", picture("JPEG", (1200, 1600)), "image/jpeg"),
    ],
    ids=["pdf", "picture"],
)
def test_a_share_with_the_paper_gives_its_scan_marked_and_writes_that_down(
    cast: Cast,
    client: PageClient,
    case: Case,
    paper: Document,
    name: str,
    content: bytes,
    media_type: str,
) -> None:
    kept = make_scan(paper, case, cast, name, content, media_type)
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    client.sign_in(cast.court_liaison)
    assert f"签署件扫描：{name}" in text_of(client.page(f"/desk/{made.id}"))
    answer = client.get(f"/desk/{made.id}/papers/{paper.id}/scans/{kept.id}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    (page,) = PdfReader(BytesIO(answer.data)).pages
    words = page.extract_text().replace(" ", "")
    assert words.count(f"{cast.court.name}高宁2026-11-2309:00依共享下载") == 2
    looks = db.session.execute(select(ShareView.what, ShareView.document_id)).all()
    assert looks[-1] == ("scan_saved", paper.id)


def test_a_scan_that_cannot_be_marked_does_not_leave(
    cast: Cast, client: PageClient, case: Case, paper: Document
) -> None:
    kept = make_scan(paper, case, cast, content=b"signed and sealed")
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    client.sign_in(cast.court_liaison)
    answer = client.get(f"/desk/{made.id}/papers/{paper.id}/scans/{kept.id}")
    assert answer.status_code == 409
    assert "请联系调解组织索取" in answer.text
    assert db.session.scalars(select(ShareView)).all() == []


def test_a_share_without_the_paper_shows_nothing_of_its_scan(
    cast: Cast, client: PageClient, case: Case, paper: Document
) -> None:
    kept = make_scan(paper, case, cast)
    other = make_paper(case, number="另-1")
    made = grant(case, cast.court, cast.mediator, document_ids=[other.id], may_print=True)
    client.sign_in(cast.court_liaison)
    assert "签署件" not in text_of(client.page(f"/desk/{made.id}"))
    for document in (paper, other):
        address = f"/desk/{made.id}/papers/{document.id}/scans/{kept.id}"
        assert client.get(address).status_code == 404
    assert client.get(f"/evidence/{kept.id}/file").status_code == 404


def test_what_is_for_reading_only_is_not_taken_away(
    cast: Cast, client: PageClient, case: Case, paper: Document
) -> None:
    kept = make_scan(paper, case, cast)
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=False)
    client.sign_in(cast.court_liaison)
    assert "扫描件不能下载" in text_of(client.page(f"/desk/{made.id}"))
    assert client.get(f"/desk/{made.id}/papers/{paper.id}/scans/{kept.id}").status_code == 403


def test_other_files_of_the_case_void_ones_and_quarantined_ones_do_not_go_along(
    cast: Cast, client: PageClient, case: Case, paper: Document
) -> None:
    plain = make_evidence(case, by=cast.mediator, name="工资条.txt")
    void, held = (make_scan(paper, case, cast, name) for name in ("作废.pdf", "隔离.pdf"))
    evidence.void(void, case, reason="传错", by=cast.mediator, at=MONDAY_MORNING)
    held.file.scan = ScanState.WAITING
    db.session.commit()
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    client.sign_in(cast.court_liaison)
    text = text_of(client.page(f"/desk/{made.id}"))
    assert not [name for name in ("工资条", "作废", "隔离") if name in text]
    statuses = [
        client.get(f"/desk/{made.id}/papers/{paper.id}/scans/{each.id}").status_code
        for each in (plain, void, held)
    ]
    assert statuses == [404, 404, 409]


def test_a_liaison_of_another_house_finds_nothing(
    cast: Cast, client: PageClient, case: Case, paper: Document
) -> None:
    kept = make_scan(paper, case, cast)
    made = grant(case, cast.court, cast.mediator, document_ids=[paper.id], may_print=True)
    client.sign_in(cast.hr_liaison)
    address = f"/desk/{made.id}/papers/{paper.id}/scans/{kept.id}"
    assert client.get(address).status_code == 404
