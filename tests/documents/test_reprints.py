"""Papers on their way to the printer: in order, marked when printed again, else as kept."""

from dataclasses import replace

import pytest

from mediation.crypto import pdf_checking, pdf_signing
from mediation.documents import DOCUMENTS
from mediation.documents.geometry import PAGE_HEIGHT
from mediation.documents.reprints import PrintedCopy, bound
from mediation.domain.paper_prints import marks, reprint_mark
from tests.clock import MONDAY_MORNING
from tests.documents.reading import fonts_of, page_texts, poppler_text, text_of
from tests.documents.samples import agreement, session_notice
from tests.documents.standing import places_of
from tests.pdf_seals import seals_of

MARK = "补打 第2份 2026-11-30 王某"


@pytest.fixture(scope="module")
def notice() -> bytes:
    return DOCUMENTS["session_notice"].draw(replace(session_notice(), page_code="ABCDEFGHJKMN"))


@pytest.fixture(scope="module")
def contract() -> bytes:
    return DOCUMENTS["agreement"].draw(replace(agreement(), page_code="ABCDEFGHJKMP"))


def test_a_single_first_copy_leaves_as_it_was_kept(notice: bytes) -> None:
    assert bound([PrintedCopy(notice)], "调解通知书") is notice


def test_a_reprint_says_so_on_every_page_and_nothing_is_lost(contract: bytes) -> None:
    before, after = page_texts(contract), page_texts(bound([PrintedCopy(contract, MARK)], "协议"))
    assert len(before) == len(after) > 1
    said = MARK.replace(" ", "")
    for kept, marked in zip(before, after, strict=True):
        assert said in marked
        assert marked.replace(said, "") == kept


def test_a_marked_copy_of_a_signed_paper_bears_no_broken_signature(notice: bytes) -> None:
    signed = pdf_signing.sign(notice, seals_of().source, at=MONDAY_MORNING)
    assert bound([PrintedCopy(signed)], "通知") == signed
    copy = bound([PrintedCopy(signed, "重新打印")], "通知")
    roots = [seals_of().authority.certificate]
    assert pdf_checking.check(copy, roots, at=MONDAY_MORNING) == ()
    assert text_of(notice) in text_of(copy).replace("重新打印", "")


def test_the_mark_stands_in_the_margin_over_head_and_text(notice: bytes) -> None:
    marked = bound([PrintedCopy(notice, MARK)], "调解通知书")
    (x, y), *_ = places_of(marked, "补打")
    millimetre = 72 / 25.4
    assert PAGE_HEIGHT - 15 * millimetre < y < PAGE_HEIGHT - 8 * millimetre
    assert 140 * millimetre < x < 196 * millimetre


def test_papers_stand_in_their_order_and_only_reprints_are_marked(
    notice: bytes, contract: bytes
) -> None:
    made = bound([PrintedCopy(contract), PrintedCopy(notice, MARK)], "批量打印")
    count = len(page_texts(contract))
    pages = page_texts(made)
    assert pages[:count] == page_texts(contract)
    assert all("补打" in page for page in pages[count:])
    assert poppler_text(made).count("补打") == len(pages) - count
    assert all(file is not None for file in fonts_of(made).values())


def test_on_both_sides_no_copy_begins_on_the_back_of_another(notice: bytes) -> None:
    odd = bound([PrintedCopy(notice), PrintedCopy(notice)], "批量打印")
    single = len(page_texts(notice))
    made = page_texts(bound([PrintedCopy(notice, MARK)] * 2, "批量打印", on_both_sides=True))
    assert len(page_texts(odd)) == 2 * single
    second = [index for index, page in enumerate(made) if "调解通知书" in page]
    assert all(index % 2 == 0 for index in second)


def test_the_mark_counts_the_copies_printed_before() -> None:
    day = MONDAY_MORNING.date()
    assert marks(0, 3, day, "王某") == ("", "", "")
    assert marks(3, 2, day, "王某") == (
        "补打 第4份 2026-11-23 王某",
        "补打 第5份 2026-11-23 王某",
    )
    assert "补打" in text_of(bound([PrintedCopy(sample(), reprint_mark(2, day, "王某"))], "样"))


def sample() -> bytes:
    return DOCUMENTS["session_notice"].draw(session_notice())
