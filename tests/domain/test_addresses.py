"""Addresses: white space is tidied, lines stay lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.addresses import check_address, normal_address


def test_white_space_is_tidied_and_line_breaks_stay() -> None:
    typed = "北京市　朝阳区\t某街道  甲6号\r\n2层 "
    assert normal_address(typed) == "北京市 朝阳区 某街道 甲6号\n2层"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("甲村\r乙社", "甲村\n乙社"),
        ("甲村\u2028乙社", "甲村\n乙社"),
        ("\n甲村\n\n \n乙社\n", "甲村\n乙社"),
        ("甲村\u00a0\u2003乙社", "甲村 乙社"),
        ("\ufeff甲村\u200b", "甲村"),
    ],
)
def test_office_files_leave_no_trace(typed: str, normal: str) -> None:
    assert normal_address(typed) == normal


def test_a_village_address_without_a_number_is_right() -> None:
    typed = "积石山保安族东乡族撒拉族自治县刘集乡\n某村三社（村委会东200米，蓝色大门）"
    checked = check_address(typed)
    assert checked.ok
    assert checked.value == typed
    assert not checked.warnings


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" \r\n\t", "address_empty"),
        ("甲村\x00", "address_control"),
        ("甲村\ue863", "address_private_use"),
        ("甲" * 201, "address_too_long"),
    ],
)
def test_what_is_no_address_is_refused(typed: str, code: str) -> None:
    assert check_address(typed).error_codes == {code}


def test_a_question_mark_is_only_a_warning_in_an_address() -> None:
    checked = check_address("甲村?号")
    assert checked.ok
    assert checked.warning_codes == {"address_encoding_loss"}


@given(st.text(max_size=80))
def test_a_normal_address_is_its_own_normal_form(text: str) -> None:
    once = normal_address(text)
    assert normal_address(once) == once
    assert "\r" not in once
    assert "  " not in once
