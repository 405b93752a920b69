"""Sheets of a scan put to the pages of a paper."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.page_codes import ALPHABET, PageMark, drawn_code, page_text, read_mark
from mediation.domain.signed_scans import listed, marks_of, match, told

OURS, OTHERS = "2X9KM7PQRTWA", "3333ABCD4444"
codes = st.text(ALPHABET, min_size=12, max_size=12)


def sheet(number: int, code: str = OURS, count: int = 5) -> tuple[PageMark, ...]:
    return (PageMark(code, number, count),)


@given(codes, st.integers(1, 999), st.integers(0, 900))
def test_what_is_printed_is_read_back(code: str, number: int, more: int) -> None:
    mark = PageMark(code, number, number + more)
    assert read_mark(page_text(mark)) == mark


@pytest.mark.parametrize(
    "text",
    [
        "", "HJT1", "http://example.cn", f"HJT2:{OURS}:1:5", f"HJT1:{OURS}:0:5", f"HJT1:{OURS}:6:5",
        f"HJT1:{OURS}:1:5:9", f"HJT1:{OURS}:一:5", f"HJT1:{OURS}:-1:5", f"HJT1:{OURS[:-1]}0:1:5",
        f"HJT1:{OURS}:1:5\n", f"HJT1:{OURS}:١:5", f"HJT1:{OURS}:99999:99999",
    ],
)  # fmt: skip
def test_a_code_of_anybody_else_is_no_page_of_ours(text: str) -> None:
    assert read_mark(text) is None


def test_a_drawn_code_uses_every_sign_of_the_alphabet_and_no_other() -> None:
    chance = random.Random(1)
    drawn = [drawn_code(chance.choice) for _ in range(200)]
    assert {len(code) for code in drawn} == {12}
    assert set("".join(drawn)) == set(ALPHABET)


def test_a_whole_scan_is_complete_in_any_order() -> None:
    found = match(OURS, 3, [sheet(3), sheet(1), sheet(2)])
    assert found.is_complete
    assert (found.found, found.missing, found.foreign, found.unread) == ((1, 2, 3), (), (), ())
    assert told(found) == "协议各页已收齐。"


def test_what_is_missing_foreign_and_unread_is_told() -> None:
    found = match(OURS, 5, [sheet(1), sheet(4), (), sheet(5), sheet(2, OTHERS)])
    assert (found.found, found.missing) == ((1, 4, 5), (2, 3))
    assert (found.foreign, found.unread, found.sheets) == ((5,), (3,), 5)
    assert not found.is_complete
    assert told(found, {5: "其他案件的文书"}) == (
        "协议第 2、3 页缺，交回件第 5 页不是本协议的（其他案件的文书），"
        "交回件第 3 页没有读出页码，请人工核对。"
    )


def test_pages_that_came_before_are_not_missing_any_more() -> None:
    found = match(OURS, 3, [sheet(2)], earlier={1, 3})
    assert found.is_complete
    assert found.found == (2,)


def test_a_sheet_with_a_code_of_ours_beside_anothers_is_ours() -> None:
    both = (PageMark(OTHERS, 1, 1), PageMark(OURS, 2, 2))
    assert match(OURS, 2, [both]).found == (2,)


def test_a_page_beyond_the_last_belongs_nowhere() -> None:
    assert match(OURS, 2, [sheet(5)]).foreign == (1,)


def test_a_paper_without_a_code_matches_nothing() -> None:
    found = match(None, 2, [sheet(1), ()])
    assert (found.missing, found.foreign, found.unread) == ((1, 2), (1,), (2,))


def test_codes_of_companies_say_nothing() -> None:
    assert marks_of([["https://example.cn", f"HJT1:{OURS}:1:2"], ["x"]]) == [
        (PageMark(OURS, 1, 2),),
        (),
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((2,), "2"), ((3, 2), "2、3"), ((1, 2, 3), "1—3"), ((1, 3, 4, 5, 9), "1、3—5、9")],
)
def test_numbers_are_listed_as_one_reads_them_out(numbers: tuple[int, ...], words: str) -> None:
    assert listed(numbers) == words
