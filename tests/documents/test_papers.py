"""What stands on each paper, read back from the PDF as a judge or a clerk would copy it."""

import re
import time
from dataclasses import replace
from decimal import Decimal

import pytest

from mediation.documents import DOCUMENTS, UnprintableCharacter
from mediation.documents.facts import ApplicationFacts, PaperFacts, TermFacts
from mediation.documents.fonts import missing_glyphs
from tests.documents import sample_agreement, sample_opening, sample_people, samples
from tests.documents.expected import EXPECTED, NUMBER
from tests.documents.reading import (
    fonts_of,
    page_number,
    page_operators,
    page_texts,
    pdf_information,
    poppler_text,
    text_of,
)

PAPERS = samples.all_papers()


def printed(kind: str, facts: PaperFacts, *, draft: bool = False) -> bytes:
    return DOCUMENTS[kind].draw(facts, draft=draft)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_says_what_it_must_to_both_readers(kind: str) -> None:
    content = printed(kind, PAPERS[kind])
    read, poppler = text_of(content), poppler_text(content)
    assert [each for each in EXPECTED[kind] if each not in read] == []
    assert [each for each in EXPECTED[kind] if each not in poppler] == []


@pytest.mark.parametrize("kind", PAPERS)
def test_the_same_facts_give_the_same_bytes(kind: str) -> None:
    assert printed(kind, PAPERS[kind]) == printed(kind, PAPERS[kind])


@pytest.mark.parametrize("kind", PAPERS)
def test_pages_are_numbered(kind: str) -> None:
    pages = page_texts(printed(kind, PAPERS[kind]))
    for number, text in enumerate(pages, start=1):
        assert page_number(kind, number, len(pages)) in text


@pytest.mark.parametrize("kind", PAPERS)
def test_every_font_is_embedded_and_nothing_can_run(kind: str) -> None:
    content = printed(kind, PAPERS[kind])
    assert all(file is not None for file in fonts_of(content).values())
    assert b"Helvetica" not in content
    for live in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/OpenAction", b"/AA"):
        assert live not in content


@pytest.mark.parametrize("kind", PAPERS)
def test_a_draft_is_marked_on_every_page_and_an_issued_paper_is_not(kind: str) -> None:
    issued = text_of(printed(kind, PAPERS[kind]))
    assert "草稿" not in issued
    assert "预览稿" not in issued
    for page in page_texts(printed(kind, PAPERS[kind], draft=True)):
        assert "草稿" in page
        assert "预览稿，仅供核对，不得签署" in page


def test_neither_clock_nor_environment_is_in_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    before = printed("agreement", PAPERS["agreement"])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert printed("agreement", PAPERS["agreement"]) == before
    assert "/CreationDate" not in pdf_information(before)


@pytest.mark.parametrize("kind", ["application", "confirmation_application", "agreement"])
def test_what_is_signed_says_what_is_promised(kind: str) -> None:
    pages = page_texts(printed(kind, PAPERS[kind]))
    (signed,) = (page for page in pages if "申请人王秀兰（签名、捺印）" in page)
    assert any(word in signed for word in ("法律责任", "延长", "自愿签署"))


def test_title_and_maker_are_in_the_pdf_information_and_nobody_else() -> None:
    information = pdf_information(printed("agreement", PAPERS["agreement"]))
    assert information["/Title"] == f"调解协议书 {NUMBER}"
    assert "/Author" not in information
    assert "ReportLab" not in str(information)


def test_an_oral_application_is_a_record_with_time_and_read_back() -> None:
    text = text_of(printed("application", sample_opening.oral_application()))
    for expected in (
        "口头申请笔录",
        "2026年11月10日9时05分",
        "第十二条",
        "已向申请人宣读",
        "记录人周宁（签名）",
    ):
        assert expected in text
    assert "此致" not in text


def test_an_offer_is_not_in_the_record_unless_marked() -> None:
    content = printed("session_record", samples.session_record())
    assert "9,999.00" not in text_of(content)
    assert "底线" not in poppler_text(content)
    assert "可以分三期支付" in text_of(content)


def test_every_page_of_the_record_has_lines_to_sign() -> None:
    pages = page_texts(printed("session_record", samples.session_record()))
    assert len(pages) > 1
    for page in pages:
        assert "当事人签名：" in page
        assert "调解员签名：" in page


def test_rights_that_are_not_open_are_not_printed() -> None:
    facts = samples.agreement(review_commission="", confirmation_court="", payment_order=False)
    text = text_of(printed("agreement", facts))
    for closed in ("仲裁审查", "司法确认", "支付令"):
        assert closed not in text
    assert "第十五条" in text


@pytest.mark.parametrize(
    ("rule", "article"),
    [
        ("act14", "劳动争议调解仲裁法》第十四条"),
        ("invited", "人民法院特邀调解的规定》第二十四条"),
        ("online", "人民法院在线调解规则》第十九条"),
        ("peoples_mediation", "人民调解法》第二十九条"),
    ],
)
def test_the_effect_clause_follows_the_regime(rule: str, article: str) -> None:
    assert article in text_of(printed("agreement", samples.agreement(effect_rule=rule)))


def test_a_worker_may_pay_an_employer_at_once() -> None:
    term = TermFacts(
        kind="payment",
        payer="被申请人王秀兰",
        payee="申请人城东悦来酒店有限公司",
        purpose="服务期违约金",
        amount=Decimal("10000.00"),
        due=samples.agreement().signed_on,
    )
    text = text_of(printed("agreement", samples.agreement(terms=(term,))))
    assert (
        "一、被申请人王秀兰向申请人城东悦来酒店有限公司支付服务期违约金共计人民币10,000.00元"
        "（大写：人民币壹万元整），于2026年11月23日前（含当日）一次付清。"
    ) in text
    assert "期次" not in text


@pytest.mark.parametrize("count", [40, 500])
def test_many_applicants_stand_in_annexes_with_shares_that_add_up(count: int) -> None:
    facts = sample_agreement.collective_agreement(count)
    started = time.process_time()
    content = printed("agreement", facts)
    assert time.process_time() - started < 5.0
    text = text_of(content)
    for applicant in facts.applicants:
        assert applicant.id_number in text
    total = sum((share.amount for share in facts.terms[0].shares), Decimal(0))
    assert text.count(f"{total:,.2f}") >= 3
    assert "见附表一" in text
    assert "各收款人款项明细" in text
    pages = page_texts(content)
    rows = [page for page in pages if "城东区槐树街" in page and "身份信息" in page]
    assert len(rows) > 1, "the head of the table is repeated on every page"
    assert all("姓名" in page for page in rows)
    assert f"第{len(pages)}页共{len(pages)}页" in pages[-1]


def test_three_applicants_stand_in_the_text_and_sign_one_by_one() -> None:
    three = sample_people.people(3)
    text = text_of(printed("agreement", samples.agreement(applicants=three)))
    assert "附表一" not in text
    assert all(f"申请人{each.name}（签名、捺印）：" in text for each in three)


@pytest.mark.parametrize("name", ["张䶮", "買買提·吐爾遜", "DANIE O’Brien"])
def test_a_rare_name_is_printed_and_found(name: str) -> None:
    assert not missing_glyphs(name), "the faces that ship with the program hold it"
    content = printed("application", applicant_called(name))
    assert name.replace(" ", "") in text_of(content)
    assert name.replace(" ", "") in poppler_text(content)


@pytest.mark.parametrize("name", ["王䲜", "张𠮷", "赵𬱖", "▀某"])
def test_a_very_rare_name_is_printed_or_stops_the_print_by_name(name: str) -> None:
    facts, missing = applicant_called(name), missing_glyphs(name)
    if missing:
        # No face here holds it: the office is told to install the rare characters.
        with pytest.raises(UnprintableCharacter, match=missing[0].character):
            printed("application", facts)
        return
    content = printed("application", facts)
    assert name in text_of(content)
    assert name in poppler_text(content)


def applicant_called(name: str) -> ApplicationFacts:
    return samples.application(applicants=(replace(sample_people.WORKER, name=name),))


def test_an_unencoded_character_stops_the_print() -> None:
    facts = samples.application(applicants=(replace(sample_people.WORKER, name="张\ue000"),))
    with pytest.raises(UnprintableCharacter, match=r"U\+E000"):
        printed("application", facts)


def test_markup_is_printed_as_typed() -> None:
    typed = '<b>欠薪</b>&amp;<imgsrc="/etc/passwd">{{7*7}}%s(\\(<ahref="javascript:x">'
    facts = samples.application(facts_and_reasons=typed)
    content = printed("application", facts)
    assert typed in text_of(content)
    assert b"/XObject" not in re.sub(rb"/XObject\s*<<\s*>>", b"", content)
    assert b"/Annots" not in content


def test_very_long_names_and_addresses_wrap_inside_the_page() -> None:
    long_name = "城东区" + "超级无敌国际投资控股集团" * 8 + "有限公司"
    employer = replace(sample_people.EMPLOYER, name=long_name, address="解放路" * 100)
    body = replace(sample_people.BODY, name=long_name)
    content = printed("agreement", samples.agreement(respondents=(employer,), body=body))
    assert long_name in text_of(content)
    assert marks_inside_the_page(content)


def test_fifty_thousand_characters_of_facts_are_printed_whole() -> None:
    facts_and_reasons = "被申请人自2026年6月起未支付工资，" * 2800
    started = time.process_time()
    content = printed("application", samples.application(facts_and_reasons=facts_and_reasons))
    assert time.process_time() - started < 5.0
    pages = page_texts(content)
    body = "".join(re.sub(r"第\d+页共\d+页", "", page) for page in pages)
    assert body.count("未支付工资") == pytest.approx(2800, abs=len(pages))
    assert len(pages) > 30


def test_a_table_cell_taller_than_a_page_goes_over_pages() -> None:
    long_note = "原件已核对。" * 2000
    enclosure = replace(sample_people.ENCLOSURES[0], note=long_note)
    content = printed("application", samples.application(evidence=(enclosure,)))
    pages = page_texts(content)
    assert len(pages) > 5
    assert sum(page.count("材料名称") for page in pages) >= len(pages) - 2
    assert marks_inside_the_page(content)


def marks_inside_the_page(content: bytes) -> bool:
    """Say whether every run of text begins between the margins and above the foot."""
    starts = []
    for operators in page_operators(content):
        starts += [
            (float(x), float(y))
            for x, y in re.findall(rb"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm", operators)
        ]
    return bool(starts) and all(79 < x < 528 and 40 < y < 810 for x, y in starts)
