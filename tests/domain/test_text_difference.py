"""Two versions of a text: every word stands in its version, and small chances do not scatter it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.text_difference import Piece, word_pieces


def old_and_new(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    old = "".join(piece.text for piece in pieces if piece.is_old)
    return old, "".join(piece.text for piece in pieces if piece.is_new)


@given(st.text("甲乙，{}a1 \n", max_size=40), st.text("甲乙，{}a1 \n", max_size=40))
def test_both_versions_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    assert old_and_new(pieces) == (old, new)
    assert all(piece.text for piece in pieces)


def test_equal_texts_are_one_piece() -> None:
    assert word_pieces("当事人应当到场。", "当事人应当到场。") == (
        Piece("当事人应当到场。", True, True),
    )


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("请{申请人}按时到场参加", "请{被申请人}按时到场参加", "{申请人}", "{被申请人}"),
        ("可以拨打12348热线求助", "可以拨打12333热线求助", "12348", "12333"),
        ("双方当事人自愿签署本协议", "各方当事人自愿签署本协议", "双", "各"),
        ("当事人有权申请回避", "当事人有权申请", "回避", ""),
        (
            "当事人依法申请仲裁，可以到庭",
            "当事人依法提起诉讼，能够到庭",
            "申请仲裁，可以",
            "提起诉讼，能够",
        ),
    ],
)
def test_a_word_changes_as_a_whole(old: str, new: str, gone: str, come: str) -> None:
    pieces = word_pieces(old, new)
    assert "".join(each.text for each in pieces if not each.is_new) == gone
    assert "".join(each.text for each in pieces if not each.is_old) == come


def test_texts_without_much_in_common_stand_one_after_the_other() -> None:
    old, new = "本回执仅证明收到材料。", "请于三日内补正。"
    assert word_pieces(old, new) == (Piece(old, True, False), Piece(new, False, True))
