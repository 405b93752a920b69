"""A volume is bound: its sheets, its numbers, its links, what is kept of it and what is not."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.domain.evidence import EvidenceKind
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import AuditEntry, CaseEvent, Document, DossierItem, User
from mediation.services import evidence
from mediation.services.dossier import binding
from tests.cast import Cast
from tests.services.dossier.volumes import (
    NOW,
    add_file,
    bind,
    content_of,
    filed,
    pages_of,
    pdf_saying,
    reader_of,
    refused,
)
from tests.services.paper_cases import issue, overridden
from tests.uploads.making import picture


@dataclass(frozen=True)
class Given:
    """The pages that one piece was given."""

    document_id: int | None
    evidence_id: int | None
    first_page: int
    pages: int


def given() -> list[Given]:
    rows = db.session.scalars(select(DossierItem).order_by(DossierItem.part, DossierItem.position))
    return [Given(row.document_id, row.evidence_id, row.first_page, row.pages) for row in rows]


def test_a_volume_has_cover_catalogue_numbered_pages_remarks_and_back(cast: Cast) -> None:
    case = filed(cast)
    add_file(case, cast.mediator, picture(), "身份证.jpg", kind=EvidenceKind.IDENTITY)
    pages = pages_of(bind(case, cast.mediator))
    assert "劳动争议调解案卷" in pages[0]
    assert "结案后按保管期限表确定" in pages[0]
    assert "卷内目录" in pages[1]
    assert "卷内备考表" in pages[-2]
    assert "本卷至此为止" in pages[-1]
    numbered = pages[2:-2]
    for number, page in enumerate(numbered, start=1):
        assert f"正卷第{number}页" in page
    assert not any("正卷第" in page for page in (*pages[:2], *pages[-2:]))


def test_pieces_stand_in_the_order_of_the_rules_whatever_order_they_came_in(cast: Cast) -> None:
    case = filed(cast, "agreement", "session_record", "rights_notice")
    made = bind(case, cast.mediator)
    catalogue = pages_of(made)[1]
    places = [catalogue.index(name) for name in ("权利义务告知书", "调解笔录", "调解协议书")]
    assert places == sorted(places)


def test_every_line_of_the_catalogue_leads_to_its_first_page_and_the_outline_too(
    cast: Cast,
) -> None:
    made = bind(filed(cast), cast.mediator)
    reader = reader_of(made)
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]
    led = [numbers[link["/Dest"][0].idnum] for link in links]
    assert led == [1 + row.first_page for row in given()]
    assert not any("/A" in link for link in links)
    outline = [reader.get_destination_page_number(each) for each in reader.outline]
    assert outline == [0, 1, *led, len(reader.pages) - 2, len(reader.pages) - 1]
    assert reader.page_labels[:4] == ["封面", "目录1", "1", "2"]


def test_a_paper_that_comes_later_stands_at_the_end_and_no_number_shifts(cast: Cast) -> None:
    case = filed(cast, "rights_notice", "agreement")
    first = bind(case, cast.mediator)
    before, old = given(), content_of(first)
    issue(case, "session_record", cast.mediator)
    second = bind(case, cast.mediator)
    after = given()
    assert after[: len(before)] == before
    assert after[-1].first_page == before[-1].first_page + before[-1].pages
    assert "调解笔录" in pages_of(second)[1 + after[-1].first_page]
    # The earlier binding is kept as it was.
    assert first.id != second.id
    assert content_of(first) == old


def test_what_was_replaced_keeps_its_pages_and_says_so(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    bind(case, cast.mediator)
    case.body.phone = "027-88889999"
    db.session.commit()
    newer = issue(case, "rights_notice", cast.mediator)
    pages = pages_of(bind(case, cast.mediator))
    told = f"已被{newer.number}接替".replace(" ", "")
    assert told in pages[1]
    assert told in pages[2]
    assert "权利义务告知书" in pages[2]


def test_a_void_file_keeps_its_pages_but_shows_nothing(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    row = add_file(case, cast.mediator, pdf_saying("别人的工资明细"), "错传.pdf")
    pages = pages_of(bind(case, cast.mediator))
    assert any("别人的工资明细" in page for page in pages)
    before = given()
    evidence.void(row, case, reason="传错案件", by=cast.mediator, at=NOW)
    made = bind(case, cast.mediator)
    pages = pages_of(made)
    assert given() == before
    assert not any("别人的工资明细" in page or "传错案件" in page for page in pages)
    stand_in = pages[1 + before[-1].first_page]
    assert "代页" in stand_in
    assert "2026-11-23作废" in stand_in
    assert made.manifest[-1]["is_shown"] is False


def test_a_file_voided_before_it_had_pages_is_in_no_volume(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    row = add_file(case, cast.mediator, pdf_saying("无"), "错传.pdf")
    evidence.void(row, case, reason="传错案件", by=cast.mediator, at=NOW)
    bind(case, cast.mediator)
    assert [each.evidence_id for each in given()] == [None]


def test_a_file_that_has_no_pages_is_named_on_a_sheet_of_its_own(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    add_file(case, cast.mediator, "三月工资表".encode(), "工资.txt")
    made = bind(case, cast.mediator)
    pages = pages_of(made)
    assert "电子文件，不能印成纸面页" in pages[1 + given()[-1].first_page]
    assert "工资.txt：电子文件" in pages[-2]
    assert made.manifest[-1]["is_printed"] is False


def test_the_binding_is_kept_sealed_with_its_hash_event_and_manifest(cast: Cast) -> None:
    case = filed(cast)
    made = bind(case, cast.mediator)
    assert made.sha256 == made.file.sha256 == sha256(content_of(made)).hexdigest()
    assert made.pages == sum(row.pages for row in given())
    papers = {row["id"]: row["sha256"] for row in made.manifest}
    assert len(papers) == 3
    assert not any("王秀兰" in str(row) for row in made.manifest)
    event = db.session.scalars(select(CaseEvent).filter_by(code="dossier_bound")).one()
    assert event.data["binding_id"] == made.id
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs.count("case.dossier_bound") == 1


def test_a_paper_is_bound_with_the_bytes_it_was_issued_with(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    made = bind(case, cast.mediator)
    paper = db.session.scalars(select(Document)).one()
    issued = PdfReader(BytesIO(paper.content)).pages
    bound = reader_of(made).pages[2:-2]
    assert len(issued) == len(bound) == paper.pages
    for before, after in zip(issued, bound, strict=True):
        assert before.get_contents().get_data().strip() in after.get_contents().get_data()


def test_the_retention_stands_on_the_cover_of_a_closed_case(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    case.state, case.closed_on, case.outcome = CaseState.CLOSED, NOW.date(), "performed"
    db.session.commit()
    cover = pages_of(bind(case, cast.mediator))[0]
    assert "调解案卷（一般）保管10年" in cover
    assert "至2036-12-31届满" in cover


def test_the_remarks_name_what_is_missing_with_its_law(cast: Cast) -> None:
    made = bind(filed(cast, "rights_notice"), cast.mediator)
    remarks = pages_of(made)[-2]
    assert "身份证明（司发通〔2010〕239号卷3）" in remarks
    assert f"完整度{made.completeness}分" in remarks
    assert 0 < made.completeness < 100


def test_the_side_volume_has_the_internal_papers_and_the_main_one_does_not(cast: Cast) -> None:
    case = overridden(cast)
    issue(case, "override_record", cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    side = pages_of(bind(case, cast.mediator, volume=Volume.SIDE))
    assert "副卷为内部材料" in side[0]
    assert any("协议体检放行单" in page for page in side)
    main = pages_of(bind(case, cast.mediator))
    assert not any("协议体检放行单" in page for page in main)


def binders(cast: Cast) -> dict[str, User]:
    return {
        "registrar": cast.registrar,
        "mediator": cast.mediator,
        "supervisor": cast.supervisor,
        "second": cast.second_mediator,
        "above": cast.city_supervisor,
    }


@pytest.mark.parametrize(
    ("who", "volume"),
    [
        ("second", Volume.MAIN),
        ("above", Volume.MAIN),
        ("registrar", Volume.SIDE),
        ("second", Volume.SIDE),
    ],
)
def test_who_has_no_right_binds_nothing(cast: Cast, who: str, volume: Volume) -> None:
    case = overridden(cast)
    issue(case, "override_record", cast.mediator)
    issue(case, "rights_notice", cast.mediator)
    with pytest.raises(ActionNotAllowed):
        binding.wish(case, volume=volume, part=1, by=binders(cast)[who], at=NOW)


def test_an_empty_volume_is_not_bound(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    with pytest.raises(ActionNotPossible, match="还没有可以装订"):
        binding.wish(case, volume=Volume.SIDE, part=1, by=cast.mediator, at=NOW)
    with pytest.raises(ActionNotPossible):
        binding.wish(case, volume=Volume.MAIN, part=2, by=cast.mediator, at=NOW)


def test_a_damaged_paper_stops_the_binding_and_gives_no_pages(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    paper = issue(case, "session_record", cast.mediator)
    paper.content = paper.content[:-1] + b"x"
    db.session.commit()
    assert "校验值不符" in refused(case, cast.mediator)
    assert given() == []


def test_two_bindings_of_the_same_pieces_have_the_same_bytes(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    assert bind(case, cast.mediator).sha256 == bind(case, cast.mediator).sha256


def test_what_comes_after_the_archiving_makes_a_supplement(cast: Cast) -> None:
    case = filed(cast, "rights_notice")
    bind(case, cast.mediator)
    case.state, case.closed_on, case.archived_on = CaseState.ARCHIVED, NOW.date(), NOW.date()
    case.outcome = "performed"
    db.session.add(
        CaseEvent(
            case_id=case.id,
            code="archive",
            to_state="archived",
            by_id=cast.registrar.id,
            at=NOW,
            case_version=1,
            data={},
        )
    )
    db.session.commit()
    before = given()
    add_file(
        case, cast.registrar, pdf_saying("裁定书"), "裁定书.pdf", added_at=NOW + timedelta(days=1)
    )
    made = bind(case, cast.registrar, part=2)
    assert given()[: len(before)] == before
    assert given()[-1].first_page == 1
    pages = pages_of(made)
    assert "正卷补充卷1" in pages[0]
    assert "正卷补充卷1第1页" in pages[2]
    add_file(case, cast.registrar, pdf_saying("再来"), "再来.pdf", added_at=NOW + timedelta(days=2))
    assert bind(case, cast.registrar, part=3).part == 3
