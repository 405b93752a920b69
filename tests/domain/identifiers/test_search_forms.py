"""Numbers are found however they were typed."""

import pytest

from mediation.domain.identifiers import mask_accounts
from mediation.domain.identifiers.search_forms import identity_form, is_tail, phone_form, tail_of


@pytest.mark.parametrize(
    "typed", ["11010519491231002X", "110105 19491231 002x", "１１０１０５19491231002Ｘ"]
)
def test_one_identity_number_has_one_form(typed: str) -> None:
    assert identity_form(typed) == "11010519491231002X"
    assert tail_of(identity_form(typed)) == "002X"


@pytest.mark.parametrize("typed", ["027-87654321", "(027) 8765 4321", "０２７87654321"])
def test_one_telephone_has_one_form(typed: str) -> None:
    assert phone_form(typed) == "02787654321"


@pytest.mark.parametrize(
    ("form", "tail"), [("", ""), ("123", ""), ("1234", "1234"), ("99991234", "1234")]
)
def test_the_tail_is_four_signs_or_none(form: str, tail: str) -> None:
    assert tail_of(form) == tail


@pytest.mark.parametrize(
    ("word", "found"),
    [
        *(("5678", True), ("002x", True), ("567", False), ("56789", False)),
        *(("5 78", False), ("王秀兰五", False), ("56%8", False)),
    ],
)
def test_what_may_be_the_end_of_a_number(word: str, found: bool) -> None:
    assert is_tail(word) == found


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("工行城东支行 6222020200112233445", "工行城东支行 ****3445"),
        ("工行 6222 0202 0011 2233 445", "工行 ****3445"),
        ("工行６２２２０２０２００１１２２３３４４５", "工行****3445"),
        ("人民币277,440.00元", "人民币277,440.00元"),
        ("王秀兰 12345678.00", "王秀兰 12345678.00"),
        ("王秀兰 123456789.00，罗桂芳 5.00", "王秀兰 123456789.00，罗桂芳 5.00"),
        ("2026年12月31日前", "2026年12月31日前"),
        ("2026-12-31", "2026-12-31"),
        ("", ""),
    ],
)
def test_accounts_in_a_line_are_masked_and_sums_are_not(line: str, masked: str) -> None:
    assert mask_accounts(line) == masked
    assert mask_accounts(masked) == masked
