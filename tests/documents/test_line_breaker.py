"""The line breaker on invented widths: what it must keep and what it must never do."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediation.documents.line_breaker import (
    CLOSING,
    FORBIDDEN_END,
    FORBIDDEN_START,
    SPACES,
    Line,
    break_lines,
    is_word_character,
    tightened,
)

SIZE = 10.0
PIECES = st.sampled_from(
    [*"被申请人支付工资，。、；：！？）》”（《“—…·%", "12,600.00元", "2026年11月30日", "张", " ",
     "91999999MA0000009K", "ABC", "……", "——", "〔2026〕", "3.45%", "\u3000"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
# No piece is wider than the narrowest of these measures, so nothing has to be cut by force.
MEASURES = st.floats(min_value=160, max_value=500)


def widths_of(text: str) -> list[float]:
    return tightened(text, [SIZE / 2 if is_word_character(each) else SIZE for each in text], SIZE)


def lines_of(text: str, measure: float, indent: float = 0.0) -> list[Line]:
    return break_lines(text, widths_of(text), SIZE, measure, indent)


def shown(text: str, lines: list[Line]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


@given(TEXTS, MEASURES)
def test_nothing_but_spaces_at_line_ends_is_lost(text: str, measure: float) -> None:
    lines = lines_of(text, measure)
    position = 0
    for line in lines:
        assert set(text[position : line.start]) <= SPACES
        position = line.end
    assert set(text[position:]) <= SPACES


@example("被被被被被被被被被被被被ABC（ 被", 160.0)
@given(TEXTS, MEASURES)
def test_no_line_starts_with_a_forbidden_mark_or_ends_with_an_opening_one(
    text: str, measure: float
) -> None:
    # More closing or opening marks in a row than a line holds leave no lawful place to break.
    for before, after in zip(lines_of(text, measure), lines_of(text, measure)[1:], strict=False):
        if _marks_fill_a_line(text, before.start, after.end):
            continue
        assert text[after.start] not in FORBIDDEN_START
        assert text[before.end - 1] not in FORBIDDEN_END


def _marks_fill_a_line(text: str, start: int, end: int) -> bool:
    run = longest = 0
    for each in text[start:end]:
        run = run + 1 if each in FORBIDDEN_START | FORBIDDEN_END else 0
        longest = max(longest, run)
    return longest >= 8


@given(TEXTS, MEASURES, st.floats(min_value=0, max_value=40))
def test_no_line_goes_beyond_the_margin(text: str, measure: float, indent: float) -> None:
    for index, line in enumerate(lines_of(text, measure, indent)):
        room = measure - (indent if index == 0 else 0)
        assert line.width <= room + 1e-6 or line.end - line.start == 1


@given(st.lists(PIECES, min_size=1, max_size=40), MEASURES)
def test_numbers_words_and_dates_are_not_cut(pieces: list[str], measure: float) -> None:
    text = "工".join(pieces)
    ends = {line.end for line in lines_of(text, measure)[:-1]}
    for index in ends:
        both = text[index - 1 : index + 1]
        assert not (len(both) == 2 and all(is_word_character(each) for each in both))
        assert both[1:] not in set("年月日元") or not both[0].isdecimal()


def test_a_run_longer_than_the_line_is_cut_and_keeps_everything() -> None:
    text = "9" * 95
    lines = lines_of(text, 100)
    assert "".join(shown(text, lines)) == text
    assert [len(each) for each in shown(text, lines)] == [20, 20, 20, 20, 15]


def test_a_mark_at_the_line_end_gives_up_its_blank_half() -> None:
    text = "一二三四五六七八九，十"
    assert shown(text, lines_of(text, 95)) == ["一二三四五六七八九，", "十"]
    assert lines_of(text, 95)[0].width == pytest.approx(95)
    assert shown(text, lines_of(text, 94)) == ["一二三四五六七八", "九，十"]


def test_marks_that_stand_together_lose_the_blank_between_them() -> None:
    assert sum(widths_of("（《法》）。")) == pytest.approx(6 * SIZE - 3 * SIZE / 2)
    assert sum(widths_of("甲，乙")) == pytest.approx(3 * SIZE)


def test_the_first_line_leaves_room_for_the_indent() -> None:
    text = "一" * 20
    assert [len(each) for each in shown(text, lines_of(text, 100, 20))] == [8, 10, 2]


def test_an_empty_text_has_no_lines() -> None:
    assert lines_of("", 100) == []


@pytest.mark.parametrize(
    "unit", ["一", "1", "，", "（", "—", " ", "被申请人于2026年支付12,600.00元。"]
)
def test_fifty_thousand_characters_take_well_under_a_second(unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    started = time.process_time()
    lines = lines_of(text, 440, 24)
    assert time.process_time() - started < 1.0
    assert lines[-1].last
    assert CLOSING < FORBIDDEN_START
