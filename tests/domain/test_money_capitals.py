"""Capital amounts 大写金额: 支付结算办法 附件一, with its published examples."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.money import AmountError, capitals, from_fen, parse_capitals

PUBLISHED = [
    ("1409.50", "人民币壹仟肆佰零玖元伍角"),
    ("6007.14", "人民币陆仟零柒元壹角肆分"),
    ("1680.32", "人民币壹仟陆佰捌拾元零叁角贰分"),
    ("107000.53", "人民币壹拾万柒仟元零伍角叁分"),
    ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "人民币叁佰贰拾伍元零肆分"),
    ("35600", "人民币叁万伍仟陆佰元整"),
    ("100000", "人民币壹拾万元整"),
    ("20000005", "人民币贰仟万零伍元整"),
    ("0.05", "人民币伍分"),
]

BY_THE_RULE = [
    ("0", "人民币零元整"),
    ("0.10", "人民币壹角"),
    ("0.32", "人民币叁角贰分"),
    ("1", "人民币壹元整"),
    ("10", "人民币壹拾元整"),
    ("10.50", "人民币壹拾元零伍角"),
    ("11", "人民币壹拾壹元整"),
    ("110", "人民币壹佰壹拾元整"),
    ("101", "人民币壹佰零壹元整"),
    ("1001", "人民币壹仟零壹元整"),
    ("1010", "人民币壹仟零壹拾元整"),
    ("10001", "人民币壹万零壹元整"),
    ("10010", "人民币壹万零壹拾元整"),
    ("10100", "人民币壹万零壹佰元整"),
    ("11000", "人民币壹万壹仟元整"),
    ("100500", "人民币壹拾万零伍佰元整"),
    ("1000000", "人民币壹佰万元整"),
    ("10000000", "人民币壹仟万元整"),
    ("100000000", "人民币壹亿元整"),
    ("100000001", "人民币壹亿零壹元整"),
    ("100001000", "人民币壹亿零壹仟元整"),
    ("100010000", "人民币壹亿零壹万元整"),
    ("110000000", "人民币壹亿壹仟万元整"),
    ("1050000000", "人民币壹拾亿伍仟万元整"),
    ("1000050000.30", "人民币壹拾亿零伍万元零叁角"),
    ("100000000000", "人民币壹仟亿元整"),
    ("1000000000000", "人民币壹万亿元整"),
    ("1000100000000", "人民币壹万零壹亿元整"),
    ("1000000010000", "人民币壹万亿零壹万元整"),
    (
        "999999999999.99",
        "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
    ),
    (
        "1234567890123456.78",
        "人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆元柒角捌分",
    ),
]


@pytest.mark.parametrize(("amount", "words"), PUBLISHED + BY_THE_RULE)
def test_an_amount_is_written_in_capitals(amount: str, words: str) -> None:
    assert capitals(Decimal(amount)) == words
    assert parse_capitals(words) == Decimal(amount)


@pytest.mark.parametrize("amount", ["-0.01", "0.001", "NaN", "Infinity", "1E+16"])
def test_what_has_no_capitals_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        capitals(Decimal(amount))


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹仟肆佰零玖圆伍角正", "1409.50"),
        ("人民币：叁万伍仟陆佰圆正", "35600"),
        ("人民币 叁万伍仟陆佰 元 整", "35600"),
        ("贰仟萬零伍圓整", "20000005"),
        ("贰仟万零伍元正", "20000005"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("壹拾万零柒仟元零伍角叁分", "107000.53"),
        ("壹仟陆佰捌拾元叁角贰分整", "1680.32"),
        ("伍元零角零分", "5"),
        ("伍元零角叁分", "5.03"),
        ("參佰貳拾伍元零肆分", "325.04"),
        ("一千四百零九元五角", "1409.50"),
        ("零元整", "0"),
    ],
)
def test_the_usual_variants_are_read(words: str, amount: str) -> None:
    assert parse_capitals(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "整",
        "零",
        "人民币",
        "壹佰",
        "万元整",
        "壹贰元整",
        "壹佰伍元整",
        "壹亿壹元整",
        "壹拾佰元整",
        "伍佰贰仟元整",
        "伍分壹角",
        "玖亿亿亿元整",
        "壹佰元整伍角",
        "1409.50",
        "壹佰元<b>",
    ],
)
def test_ill_formed_capitals_are_refused_with_an_example(words: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_capitals(words)
    assert caught.value.problem.code == "capitals_format"
    assert "例如" in caught.value.problem.sentence


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_capitals_are_read_back_as_the_same_amount(fen: int) -> None:
    words = capitals(from_fen(fen))
    assert parse_capitals(words) == from_fen(fen)
    assert "零零" not in words
    assert not words.startswith("人民币零") or fen == 0


@given(st.integers(min_value=0, max_value=10**18 - 1), st.integers(0, 10**18 - 1))
def test_two_amounts_never_share_their_capitals(one: int, other: int) -> None:
    same = capitals(from_fen(one)) == capitals(from_fen(other))
    assert same == (one == other)


@given(st.text(alphabet="零壹贰玖拾佰仟万亿元角分整正 ", max_size=25))
def test_no_row_of_signs_breaks_the_reader(words: str) -> None:
    with contextlib.suppress(AmountError):
        amount = parse_capitals(words)
        assert parse_capitals(capitals(amount)) == amount
