"""Letters after GB/T 9704-2012: where the text stands, what a page holds, how it is numbered."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from mediation.documents import DOCUMENTS
from mediation.documents.geometry import LETTER_SHEET, MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH
from mediation.documents.layout import FLUSH_LETTER, Paper
from mediation.documents.letter_frame import LetterFrame
from mediation.documents.marks import TextMark
from mediation.documents.strips import paginate
from tests.documents import samples
from tests.documents.reading import page_operators, page_texts

PAPERS = samples.all_papers()
LETTERS = [kind for kind in PAPERS if getattr(DOCUMENTS[kind], "FRAME", None) is LetterFrame]
PLACE = re.compile(rb"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm")
RED_RULE = re.compile(rb"0\.72 0\.06 0\.08 RG 1\.200 w \[\] 0 d\n(-?[\d.]+) [\d.]+ m ([\d.]+)")


def letter() -> Paper:
    return Paper(LetterFrame("函", "东工调函〔2026〕1号", "工会"))


def test_the_margins_are_37_35_28_and_26_millimetres() -> None:
    below = PAGE_HEIGHT - LETTER_SHEET.top - LETTER_SHEET.height
    beside = PAGE_WIDTH - LETTER_SHEET.right
    measured = [LETTER_SHEET.top, below, LETTER_SHEET.left, beside]
    assert [each / MILLIMETRE for each in measured] == pytest.approx([37, 35, 28, 26])


def test_a_page_holds_22_lines_of_28_characters() -> None:
    paper = letter()
    paper.paragraph("字" * (28 * 22), FLUSH_LETTER)
    (page,) = paginate(paper.strips, LETTER_SHEET.height)
    lines = Counter[float]()
    for top, mark in page.placed:
        assert isinstance(mark, TextMark)
        lines[top] += len(mark.text)
    assert list(lines.values()) == [28] * 22
    assert page.used == pytest.approx(LETTER_SHEET.height, abs=0.5)
    paper.paragraph("字", FLUSH_LETTER)
    assert len(paginate(paper.strips, LETTER_SHEET.height)) == 2


@pytest.mark.parametrize("kind", LETTERS)
def test_everything_of_a_letter_stands_inside_its_margins(kind: str) -> None:
    for operators in page_operators(DOCUMENTS[kind].draw(PAPERS[kind])):
        places = [(float(x), float(y)) for x, y in PLACE.findall(operators)]
        assert all(LETTER_SHEET.left - 0.01 <= x < LETTER_SHEET.right for x, _ in places)
        assert all(26 * MILLIMETRE <= y < PAGE_HEIGHT - LETTER_SHEET.top for _, y in places)


@pytest.mark.parametrize("kind", LETTERS)
def test_the_name_of_the_body_stands_over_a_red_rule_as_wide_as_the_text(kind: str) -> None:
    first, *others = page_operators(DOCUMENTS[kind].draw(PAPERS[kind]))
    ((left, right),) = RED_RULE.findall(first)
    assert [float(left), float(right)] == pytest.approx(
        [LETTER_SHEET.left, LETTER_SHEET.right], abs=0.001
    )
    assert not any(RED_RULE.search(each) for each in others)


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left() -> None:
    summary = "申请人请求支付工资。" * 200
    facts = replace(PAPERS["referral_letter"], summary=summary)  # type: ignore[call-arg]
    content = DOCUMENTS["referral_letter"].draw(facts)
    pages = page_texts(content)
    assert len(pages) > 3
    for number, operators in enumerate(page_operators(content), start=1):
        assert f"—{number}—" in pages[number - 1]
        x, _ = PLACE.findall(operators)[-1]
        is_right = float(x) > PAGE_WIDTH / 2
        assert is_right == (number % 2 == 1)
