"""Cover, catalogue, remarks, back cover, stand-ins, and the volume that they enclose."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader

from mediation.documents import (
    UnprintableCharacter,
    stand_in,
    volume_back,
    volume_catalogue,
    volume_cover,
    volume_remarks,
)
from mediation.documents.facts.binding import (
    BackFacts,
    CatalogueFacts,
    CatalogueRowFacts,
    CoverFacts,
    HashRowFacts,
    RemarksFacts,
    StandInFacts,
)
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.volume import TARGET, BoundPiece, Jacket, bound
from tests.documents.reading import fonts_of, page_texts, poppler_text, text_of

NUMBER = "〔2026〕东工调字第018号"
COMMON: dict[str, Any] = {
    "body": BodyFacts(name="城东区劳动争议调解中心"),
    "case_number": NUMBER,
    "volume_label": "正卷",
    "case_title": "王秀兰 与 城东悦来酒店有限公司",
}
DAY = date(2026, 11, 23)


def cover(**changes: Any) -> CoverFacts:
    facts = CoverFacts(
        **COMMON,
        cause="追索劳动报酬",
        applicants=("王秀兰",),
        respondents=("城东悦来酒店有限公司",),
        mediator="李敏",
        begun_on=DAY,
        outcome="达成协议并已履行",
        retention="调解案卷（一般）保管 10 年",
        keep_until="至2036-12-31届满",
        archive_number="2026-东-0001",
        filer="张萌",
        filed_on=DAY,
        pieces=12,
        pages=300,
    )
    return replace(facts, **changes)


def row(position: int, **changes: Any) -> CatalogueRowFacts:
    usual: dict[str, Any] = {
        "number": f"{NUMBER}-{position}",
        "author": "城东区劳动争议调解中心",
        "title": f"文书{position:03d}",
        "day": DAY,
        "pages": str(position),
        "target": f"{TARGET}{position}",
    }
    return CatalogueRowFacts(position=position, **usual | changes)


def catalogue(count: int = 3) -> CatalogueFacts:
    return CatalogueFacts(**COMMON, rows=tuple(row(each) for each in range(1, count + 1)))


def remarks(**changes: Any) -> RemarksFacts:
    facts = RemarksFacts(
        **COMMON,
        pieces=3,
        pages=3,
        score=88,
        missing=("身份证明（司发通〔2010〕239号卷3）",),
        withdrawn=(),
        not_on_paper=(),
        filer="张萌",
        filed_on=DAY,
        hashes=(HashRowFacts(position=1, title="文书001", sha256="ab" * 32),),
    )
    return replace(facts, **changes)


def sheet(number: int) -> bytes:
    facts = StandInFacts(**COMMON, title=f"第{number}件", reason="电子文件", sha256="cd" * 32)
    return stand_in.draw(facts)


SHEETS: list[tuple[ModuleType, Any]] = [
    (volume_cover, cover()),
    (volume_catalogue, catalogue()),
    (volume_remarks, remarks()),
    (volume_back, BackFacts(**COMMON, pieces=3, pages=3)),
    (stand_in, StandInFacts(**COMMON, title="工资条.jpg", reason="作废", sha256="ef" * 32)),
]


@pytest.mark.parametrize(("module", "facts"), SHEETS, ids=lambda each: getattr(each, "KIND", ""))
def test_every_sheet_has_the_outline_of_the_house_and_is_drawn_alike_twice(
    module: ModuleType, facts: Any
) -> None:
    assert module.__name__.endswith(module.KIND)
    assert isinstance(facts, module.FACTS)
    assert module.TEMPLATE_VERSION
    content = module.draw(facts)
    assert content == module.draw(facts)
    assert all(file is not None for file in fonts_of(content).values())
    for read in (text_of(content), poppler_text(content)):
        assert module.TITLE in read
        assert NUMBER in read
    # None of them is counted as a page of the volume.
    assert "第1页" not in text_of(content)


@pytest.mark.parametrize("module_and_facts", SHEETS[:2])
def test_a_sign_without_a_glyph_stops_the_sheet(module_and_facts: tuple[ModuleType, Any]) -> None:
    module, facts = module_and_facts
    with pytest.raises(UnprintableCharacter):
        module.draw(replace(facts, case_title="王\ue000"))


def test_the_cover_says_all_that_the_form_asks() -> None:
    read = text_of(volume_cover.draw(cover()))
    for words in (
        *("案卷题名王秀兰与城东悦来酒店有限公司", "档号2026-东-0001", "案由追索劳动报酬"),
        *("申请人王秀兰", "被申请人城东悦来酒店有限公司", "调解员李敏", "12件300页"),
        *("2026年11月23日至年月日", "保管期限", "调解案卷（一般）保管10年", "至2036-12-31届满"),
        *("立卷人张萌", "立卷日期2026年11月23日"),
    ):
        assert words in read
    assert "不得查阅" not in read


def test_the_cover_of_the_side_volume_says_that_it_is_internal() -> None:
    read = text_of(volume_cover.draw(cover(volume_label="副卷", is_internal=True)))
    assert "副卷为内部材料，当事人不得查阅" in read


def test_five_hundred_applicants_stand_on_one_cover() -> None:
    crowd = tuple(f"工人{number:03d}" for number in range(500))
    pages = page_texts(volume_cover.draw(cover(applicants=crowd)))
    assert len(pages) == 1
    assert "等五百人" in pages[0]


def test_a_long_catalogue_repeats_its_head_and_links_every_line() -> None:
    content = volume_catalogue.draw(catalogue(120))
    pages = page_texts(content)
    assert len(pages) > 3
    assert all("顺序号文号责任者题名日期页号备注" in page for page in pages)
    links = [
        str(link.get_object()["/A"]["/URI"])
        for page in PdfReader(BytesIO(content)).pages
        for link in page.get("/Annots", [])
    ]
    assert links == [f"{TARGET}{number}" for number in range(1, 121)]


def test_the_remarks_say_what_is_missing_or_that_nothing_is() -> None:
    read = text_of(volume_remarks.draw(remarks()))
    assert "共3件3页。完整度88分。" in read
    assert "1．身份证明（司发通〔2010〕239号卷3）" in read
    assert "已作废、被接替的：无。" in read
    assert "ab" * 10 in read
    assert "立卷人张萌（2026年11月23日，签名）：" in read
    assert "检查人（签名）：" in read
    assert "缺少的材料：无。" in text_of(volume_remarks.draw(remarks(missing=())))


def bind(*pieces: BoundPiece, rows: int | None = None) -> PdfReader:
    jacket = Jacket(
        cover=volume_cover.draw(cover()),
        catalogue=volume_catalogue.draw(catalogue(rows or len(pieces))),
        remarks=volume_remarks.draw(remarks()),
        back=volume_back.draw(BackFacts(**COMMON, pieces=3, pages=3)),
    )
    return PdfReader(BytesIO(bound("题名", "正卷", jacket, pieces).content))


def piece(number: int, first_page: int, pages: int = 1, remark: str = "") -> BoundPiece:
    return BoundPiece(str(number), f"第{number}件", sheet(number), first_page, pages, remark)


def test_a_sheet_stands_in_for_every_page_that_a_piece_was_given() -> None:
    reader = bind(piece(1, 1, 3), piece(2, 4))
    words = ["".join(page.extract_text().split()) for page in reader.pages[2:6]]
    assert ["第1件" in each for each in words] == [True, True, True, False]
    assert [f"正卷第{number}页" in each for number, each in enumerate(words, 1)] == [True] * 4


def test_a_piece_with_another_number_of_pages_than_it_was_given_is_refused() -> None:
    two = volume_remarks.draw(
        remarks(
            hashes=tuple(HashRowFacts(position=1, title="x", sha256="0" * 64) for _ in range(40))
        )
    )
    with pytest.raises(ValueError, match="pages, not 5"):
        bind(BoundPiece("1", "x", two, 1, 5))


def test_the_stamp_tells_what_became_of_a_piece() -> None:
    reader = bind(piece(1, 1, remark="已被某号接替"))
    assert "（已被某号接替）正卷第1页" in "".join(reader.pages[2].extract_text().split())


def test_a_volume_tells_its_title_and_nothing_of_who_made_its_pieces() -> None:
    reader = bind(piece(1, 1))
    assert dict(reader.metadata or {}) == {
        "/Title": "题名",
        "/Creator": "和解台",
        "/Producer": "和解台",
    }
    assert reader.xmp_metadata is None


def test_a_catalogue_of_several_sheets_moves_every_page_label_and_link() -> None:
    pieces = [piece(number, number) for number in range(1, 61)]
    reader = bind(*pieces)
    before = next(
        at
        for at, page in enumerate(reader.pages)
        if "正卷第1页" in "".join(page.extract_text().split())
    )
    assert before > 2
    assert reader.page_labels[before - 1 : before + 2] == [f"目录{before - 1}", "1", "2"]
    link = reader.pages[1]["/Annots"][0].get_object()
    assert link["/Dest"][0].idnum == reader.pages[before].indirect_reference.idnum
