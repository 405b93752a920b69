"""Finding a secret however it was wrapped, and keeping still about what is open."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from mediation.domain.dossier.leaks import (
    SHEET_WINDOW,
    SHORTEST,
    WINDOW,
    Leak,
    PieceText,
    Secret,
    leaks,
    plain,
)
from tests.clock import MONDAY_MORNING

NOW = MONDAY_MORNING
TEXT = "单位最多只肯出八万五千元不能再多了请保密"
SECRET = Secret("背靠背记录", TEXT, NOW)


def page(*texts: str, came_at: datetime = NOW, first: int = 1) -> PieceText:
    return PieceText("《附件》", came_at, first, texts)


def found(
    *pieces: PieceText, secret: Secret = SECRET, public: Iterable[str] = ()
) -> list[tuple[int, int]]:
    return [(leak.piece, leak.page) for leak in leaks([secret], pieces, public)]


def test_a_text_is_compared_without_signs_spaces_widths_and_cases() -> None:
    assert plain("《A bＣ》 １２，３\n元。") == "abc123元"


@pytest.mark.parametrize(
    "told",
    [
        TEXT,
        "\n".join(TEXT),
        "，".join(TEXT),
        f"前文{TEXT[4 : 4 + WINDOW]}后文",
        TEXT.replace("", " "),
    ],
)
def test_a_stretch_of_the_window_is_enough(told: str) -> None:
    assert found(page(told)) == [(0, 1)]


def test_less_than_the_window_is_not() -> None:
    assert not found(page(TEXT[: WINDOW - 1]))


def test_it_says_which_piece_and_which_page_once() -> None:
    pieces = (page("无", first=1), page("无", TEXT, TEXT, first=5))
    assert leaks([SECRET], pieces, ()) == [Leak("背靠背记录", 1, 6)]


def test_a_stretch_that_goes_over_a_page_is_found() -> None:
    assert found(page(f"头{TEXT[:6]}", f"{TEXT[6:13]}尾", first=3)) == [(0, 3)]


def test_what_stands_in_public_words_is_open() -> None:
    assert not found(page(TEXT), public=[f"登记的事实：{TEXT}"])
    # Only the part that is open.
    assert found(page(TEXT), public=[TEXT[:WINDOW]])


def test_what_was_in_the_file_before_is_open_and_what_came_after_is_not() -> None:
    earlier = page(TEXT, came_at=NOW - timedelta(seconds=1))
    assert not found(earlier, page(TEXT))
    assert found(page(TEXT, came_at=NOW))


def test_a_whole_short_secret_is_looked_for_and_a_word_is_not() -> None:
    short = "底线八万五"
    assert len(short) < SHORTEST
    assert not found(page(short), secret=Secret("记录", short, NOW))
    assert found(page("其底线八万五千"), secret=Secret("记录", "底线八万五千", NOW))


def test_a_citation_is_nobodys_secret() -> None:
    law = "依《中华人民共和国劳动争议调解仲裁法》第四十七条第一款。"
    assert not found(page(law), secret=Secret("记录", law, NOW))
    both = f"{TEXT}《劳动合同法》第三十九条"
    assert found(page(TEXT), secret=Secret("记录", both, NOW))


def test_a_title_that_is_no_law_hides_nothing() -> None:
    assert found(page(TEXT), secret=Secret("记录", f"《{TEXT}》", NOW))


def test_a_sheet_is_told_by_a_longer_stretch() -> None:
    line = TEXT * 2
    sheet = Secret("副卷《法定对照单》", line, NOW, SHEET_WINDOW)
    assert not found(page(line[: SHEET_WINDOW - 1]), secret=sheet)
    assert found(page(line[3 : 3 + SHEET_WINDOW]), secret=sheet)
