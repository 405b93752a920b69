"""Amounts: reading what people type, figures, whole 分 and exact splitting."""

import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.money import (
    LARGEST_AMOUNT,
    AmountError,
    figures,
    from_fen,
    parse_amount,
    round_to_fen,
    split_exactly,
    to_fen,
)

FEN = st.integers(min_value=0, max_value=to_fen(LARGEST_AMOUNT))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1409.5", "1409.50"),
        ("1,409.50", "1409.50"),
        ("¥1,409.50", "1409.50"),
        ("￥1，409．50元", "1409.50"),
        ("１２６００", "12600.00"),
        ("人民币 55,380.00 元整", "55380.00"),
        ("RMB 100", "100.00"),
        ("100圆正", "100.00"),
        ("　0.05　", "0.05"),
        ("5.", "5.00"),
        ("0", "0.00"),
        ("007", "7.00"),
        ("999999999999.99", "999999999999.99"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    read = parse_amount(typed)
    assert str(read) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_empty"),
        ("  元 ", "amount_empty"),
        ("-5", "amount_negative"),
        ("－5", "amount_negative"),
        ("−5", "amount_negative"),
        ("(500)", "amount_negative"),
        ("NaN", "amount_not_a_number"),
        ("sNaN", "amount_not_a_number"),
        ("inf", "amount_not_a_number"),
        ("Infinity", "amount_not_a_number"),
        ("1e5", "amount_exponent"),
        ("1.5E+3", "amount_exponent"),
        ("1.005", "amount_too_fine"),
        ("1.000", "amount_too_fine"),
        ("1000000000000", "amount_too_large"),
        ("9" * 400, "amount_too_large"),
        ("1,2,3", "amount_commas"),
        ("1,0000", "amount_commas"),
        (",100", "amount_commas"),
        ("1.5万", "amount_in_words"),
        ("壹佰元整", "amount_in_words"),
        ("100 200", "amount_spaces"),
        ("100\n200", "amount_spaces"),
        ("USD100", "amount_format"),
        ("1.2.3", "amount_format"),
        ("+5", "amount_format"),
        ("五", "amount_format"),
        ("①", "amount_format"),
        ("5²", "amount_format"),
        ("٣", "amount_format"),
        ("1_000", "amount_format"),
        ("<script>", "amount_format"),
    ],
)
def test_an_unusable_amount_says_what_to_do(typed: str, code: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(typed)
    assert caught.value.problem.code == code
    assert caught.value.problem.sentence.endswith("。")


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(AmountError):
        amount = parse_amount(text)
        assert 0 <= amount <= LARGEST_AMOUNT


@given(FEN)
def test_figures_are_read_back_as_the_same_amount(fen: int) -> None:
    assert parse_amount(figures(from_fen(fen))) == from_fen(fen)


@given(st.integers())
def test_fen_and_yuan_are_inverse_without_loss(fen: int) -> None:
    # Sums far beyond any real one must not be cut to the 28 digits of the default context.
    if abs(fen) < 10**27:
        assert to_fen(from_fen(fen)) == fen


@pytest.mark.parametrize("amount", ["0.001", "1.999", "NaN", "Infinity", "-Infinity"])
def test_what_is_no_whole_number_of_fen_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        to_fen(Decimal(amount))


def test_figures_group_by_thousands_and_keep_two_decimals() -> None:
    assert figures(Decimal("1409.5")) == "1,409.50"
    assert figures(Decimal(0)) == "0.00"
    assert figures(Decimal("1E+3")) == "1,000.00"
    assert figures(Decimal("-1409.5")) == "-1,409.50"
    with pytest.raises(ValueError, match="two decimals"):
        figures(Decimal("0.005"))


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("1.004999", "1.00")],
)
def test_rounding_is_half_up(exact: str, rounded: str) -> None:
    assert round_to_fen(Decimal(exact)) == Decimal(rounded)
    assert round_to_fen(Fraction(exact)) == Decimal(rounded)


def test_an_even_split_gives_the_odd_fen_to_the_first() -> None:
    assert split_exactly(Decimal("100.00"), [1, 1, 1]) == (
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    )


def test_the_largest_remainder_gets_the_odd_fen() -> None:
    assert split_exactly(Decimal("0.10"), [1, 2, 3]) == (
        Decimal("0.02"),
        Decimal("0.03"),
        Decimal("0.05"),
    )


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 5]])
def test_weights_that_cannot_share_are_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="split"):
        split_exactly(Decimal("1.00"), weights)


def test_a_negative_total_is_refused() -> None:
    with pytest.raises(ValueError, match="split"):
        split_exactly(Decimal("-1.00"), [1])


@given(FEN, st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=20))
def test_a_split_adds_up_and_no_share_is_a_fen_away_from_its_ideal(
    fen: int, weights: list[int]
) -> None:
    if not sum(weights):
        weights = [1, *weights]
    shares = split_exactly(from_fen(fen), weights)
    assert sum(map(to_fen, shares)) == fen
    for share, weight in zip(shares, weights, strict=True):
        assert abs(to_fen(share) - Fraction(fen * weight, sum(weights))) < 1
