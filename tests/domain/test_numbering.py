"""Patterns of numbers: filled, read back, refused by themselves and beside others."""

import pytest

from mediation.domain.number_gaps import Explanation, Gap, gaps
from mediation.domain.numbering import (
    CASE_PATTERN,
    LETTER_PATTERN,
    LETTER_WORDS,
    SERIES,
    WITHIN_PATTERN,
    Numbering,
    first_twin,
    format_number,
    may_coincide,
    pattern_problem,
    serial_of,
    usual_pattern,
)


def east(series: str, pattern: str, first: int = 2000, last: int | None = None) -> Numbering:
    return Numbering("城东中心", "东", series, pattern, first, last, case_pattern=CASE_PATTERN)


@pytest.mark.parametrize(
    ("pattern", "serial", "written"),
    [
        (CASE_PATTERN, 7, "〔2026〕东工调字第007号"),
        (CASE_PATTERN, 1234, "〔2026〕东工调字第1234号"),
        (LETTER_PATTERN, 7, "〔2026〕东工调函第7号"),
        ("{short}调{word}〔{year}〕{serial}号", 12, "东调函〔2026〕12号"),
    ],
)
def test_a_number_is_written_and_its_serial_read_back(
    pattern: str, serial: int, written: str
) -> None:
    number = format_number(pattern, serial=serial, year=2026, short_name="东", word="函")
    assert number == written
    assert serial_of(pattern, number, year=2026, word="函") == serial
    assert serial_of(pattern, number, year=2025, word="函") is None


def test_a_serial_is_read_whatever_the_body_was_called_then() -> None:
    assert serial_of(CASE_PATTERN, "〔2026〕城东工调字第012号", year=2026) == 12
    assert serial_of(CASE_PATTERN, "〔2026〕城东工调字第甲号", year=2026) is None
    assert serial_of("{year}{serial}", "202612", year=2026) == 12
    assert serial_of("{short}{serial}/{year}-{short}", "东12/2026-东", year=2026) == 12
    assert serial_of("{short}-{short}{serial}/{year}", "东东12/2026", year=2026) is None


def test_a_paper_within_a_case_counts_under_its_case() -> None:
    case = "〔2026〕东工调字第001号"
    assert format_number(WITHIN_PATTERN, serial=2, year=2026, case=case) == f"{case}-2"
    assert serial_of(WITHIN_PATTERN, f"{case}-2", case=case) == 2


@pytest.mark.parametrize("series", SERIES)
def test_the_usual_patterns_are_sound(series: str) -> None:
    assert pattern_problem(series, usual_pattern(series)) is None


@pytest.mark.parametrize(
    ("series", "pattern", "sentence"),
    [
        ("case", "第1号", "必须含有 {year} 和 {serial}"),
        ("case", "{year}{year}-{serial}", "各一次"),
        ("case", "{year}-{serial}-{serial:3}", "各一次"),
        ("case", "{year}{word}{serial}", "只能使用"),
        ("函", "{year}{region}{serial}", "只能使用"),
        ("函", "{year}{{serial}", "只能使用"),
        ("函", "{year}之{serial}", "之"),
        ("函", "{year}" + "调" * 60 + "{serial}", "请缩短"),
        ("paper", "{year}-{serial}", "必须含有 {case}"),
        ("paper", "{case}{serial}", "隔开的符号"),
        ("paper", "{case}1-{serial}", "隔开的符号"),
        ("paper", "附{case}-{serial}", "隔开的符号"),
    ],
)
def test_a_faulty_pattern_is_told_why(series: str, pattern: str, sentence: str) -> None:
    assert sentence in (pattern_problem(series, pattern) or "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Two words of one body, without the word.
        (east("函", "{year}-{serial}"), east("告", "{year}-{serial:3}")),
        # Two bodies without their short names.
        (east("case", "{year}调{serial}"), Numbering("江北中心", "北", "case", "{year}调{serial}")),
        # Two years that change places with the serial.
        (east("case", "{year}-{serial}", 2000, 2025), east("case", "{serial}-{year}", 2026)),
        # A paper within a case that reads as a case.
        (
            Numbering("城东", "东", "paper", "{case}0{serial}", case_pattern="{year}-{serial}"),
            east("case", "{year}-{serial}"),
        ),
    ],
)
def test_patterns_that_could_give_one_number_are_found(one: Numbering, other: Numbering) -> None:
    assert may_coincide(one, other)
    assert may_coincide(other, one)
    assert first_twin(one, [other]) is other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (east("case", CASE_PATTERN), east("函", LETTER_PATTERN)),
        (east("case", CASE_PATTERN), Numbering("江北", "北", "case", CASE_PATTERN)),
        # The year stands at one place and is another one.
        (
            east("case", CASE_PATTERN, 2000, 2025),
            east("case", "〔{year}〕东工调字第{serial}号", 2026),
        ),
        (east("函", "{serial}/{year}", 2000, 2025), east("函", "{serial:4}/{year}", 2026)),
        (east("paper", WITHIN_PATTERN), east("case", CASE_PATTERN)),
    ],
)
def test_patterns_that_never_meet_are_left_alone(one: Numbering, other: Numbering) -> None:
    assert not may_coincide(one, other)
    assert first_twin(one, [other]) is None


def test_the_usual_patterns_of_one_body_never_meet() -> None:
    mine = [east(series, usual_pattern(series)) for series in SERIES]
    assert len(LETTER_WORDS) >= 5
    for place, numbering in enumerate(mine):
        assert first_twin(numbering, mine[:place] + mine[place + 1 :]) is None


def test_gaps_are_put_together_by_their_explanation() -> None:
    why = Explanation("纸质登记簿", "张萌", "2026-11-30")
    found = gaps(9, {4, 5, 9}, {1: why, 2: why})
    assert found == (Gap(1, 2, why), Gap(3, 3, None), Gap(6, 8, None))
    assert [gap.words for gap in found] == ["1–2", "3", "6–8"]
    assert gaps(3, {1, 2, 3}, {}) == ()
