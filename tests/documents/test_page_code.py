"""The code at the foot of a page: what it says, where it stands, and when there is none."""

import re
from dataclasses import replace

import pytest
import segno

from mediation.documents import DOCUMENTS, FactsError
from mediation.documents.facts import PaperFacts
from mediation.documents.geometry import MARGIN_LEFT, MILLIMETRE, TEXT_WIDTH
from mediation.domain.page_codes import PageMark, page_text
from tests.documents import sample_agreement, samples
from tests.documents.reading import page_number, page_operators, page_texts

CODE = "2X9KM7PQRTWA"
PAPERS = samples.all_papers()
SQUARES = re.compile(
    rb"q ([\d.]+) 0 0 -([\d.]+) ([\d.]+) ([\d.]+) cm 0 0 0 rg\n((?:\d+ \d+ \d+ 1 re\n)+)f Q\n"
)
ANY_TEXT = re.compile(rb"1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm")
ANY_RULE = re.compile(rb"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S")
SIDE = 20 * MILLIMETRE
LEFT, BOTTOM = MARGIN_LEFT + TEXT_WIDTH - SIDE, 4.5 * MILLIMETRE
QUIET = 4 * SIDE / 65


def coded(kind: str, *, draft: bool = False) -> bytes:
    facts: PaperFacts = replace(PAPERS[kind], page_code=CODE)
    return DOCUMENTS[kind].draw(facts, draft=draft)


def squares_of(operators: bytes) -> tuple[tuple[bool, ...], ...]:
    """Return the drawn code as rows of squares, read back from the page."""
    ((*numbers, squares),) = SQUARES.findall(operators)
    rows = [[False] * 25 for _ in range(25)]
    place = (SIDE / 25, SIDE / 25, LEFT, BOTTOM + SIDE)
    assert [float(each) for each in numbers] == pytest.approx(place, abs=0.001)
    for line in squares.decode().splitlines():
        start, down, width, _ = map(int, line.split()[:4])
        rows[down][start : start + width] = [True] * width
    return tuple(tuple(row) for row in rows)


@pytest.mark.parametrize("kind", PAPERS)
def test_every_page_says_which_page_of_which_paper_it_is(kind: str) -> None:
    pages = page_operators(coded(kind))
    for number, operators in enumerate(pages, start=1):
        text = f"HJT1:{CODE}:{number}:{len(pages)}"
        # Another encoder makes the same squares.
        made = segno.make_qr(text, error="m", boost_error=False, version=2, mask=3)
        expected = tuple(tuple(bool(each) for each in row) for row in made.matrix)
        assert squares_of(operators) == expected


@pytest.mark.parametrize("kind", PAPERS)
def test_the_code_stands_in_words_beside_the_page_number(kind: str) -> None:
    pages = page_texts(coded(kind))
    for number, text in enumerate(pages, start=1):
        assert "校验码2X9K-M7PQ-RTWA" in text
        assert page_number(kind, number, len(pages)) in text


@pytest.mark.parametrize("kind", PAPERS)
def test_nothing_else_comes_near_the_code(kind: str) -> None:
    for operators in page_operators(coded(kind)):
        texts = [(float(x), float(y)) for x, y in ANY_TEXT.findall(operators)]
        assert not [point for point in texts if near(*point)]
        rules = [[float(each) for each in found] for found in ANY_RULE.findall(operators)]
        assert not [(x1, y1) for x1, y1, x2, _ in rules if x2 > LEFT - QUIET and near(x2, y1)]


def near(x: float, y: float) -> bool:
    return x > LEFT - QUIET and y < BOTTOM + SIDE + QUIET


def test_lines_to_sign_a_page_stand_above_its_code() -> None:
    (first, *_) = page_operators(coded("session_record"))
    *_, lowest = sorted(ANY_RULE.findall(first), key=lambda rule: -float(rule[1]))
    assert float(lowest[1]) > BOTTOM + SIDE + QUIET


@pytest.mark.parametrize("kind", ["agreement", "session_record"])
def test_a_draft_and_a_paper_without_a_code_carry_none(kind: str) -> None:
    assert DOCUMENTS[kind].draw(PAPERS[kind], draft=True) == coded(kind, draft=True)
    assert not SQUARES.search(page_operators(DOCUMENTS[kind].draw(PAPERS[kind]))[0])


def test_hundreds_of_pages_keep_the_size_of_the_code() -> None:
    assert segno.make_qr(page_text(PageMark(CODE, 999, 999)), error="m").version == 2
    facts = replace(sample_agreement.collective_agreement(200), page_code=CODE)
    pages = page_operators(DOCUMENTS["agreement"].draw(facts))
    assert len(pages) > 10
    assert squares_of(pages[-1]) != squares_of(pages[0])


@pytest.mark.parametrize("code", ["2X9KM7PQRTW", "2X9KM7PQRTWAB", "2x9km7pqrtwa", "0X9KM7PQRTWA"])
def test_a_code_that_names_no_paper_is_refused(code: str) -> None:
    with pytest.raises(FactsError, match="page_code"):
        DOCUMENTS["receipt"].draw(replace(samples.receipt(), page_code=code))
