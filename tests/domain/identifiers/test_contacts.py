"""Telephone numbers, post codes and bank accounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.identifiers import (
    check_bank_account,
    check_phone,
    check_post_code,
    is_mobile,
)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("13800001234", "13800001234"),
        ("１３８０００01234", "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("1380000-1234", "13800001234"),
        ("+86 138 0000 1234", "13800001234"),
        ("008613800001234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("\u202d13800001234\u202c", "13800001234"),
        ("0571-87654321", "0571-87654321"),
        ("057187654321", "0571-87654321"),
        ("(0571)8765432", "0571-8765432"),
        ("（010）87654321", "010-87654321"),
        ("02187654321", "021-87654321"),
        ("0571-87654321-123", "0571-87654321-123"),
        ("0571-87654321转123", "0571-87654321-123"),
        ("0571 87654321 ext.8", "0571-87654321-8"),
        ("+86 571 87654321", "0571-87654321"),
        ("+86 (0)10 87654321", "010-87654321"),
        ("400-123-4567", "400-123-4567"),
        ("4001234567", "400-123-4567"),
        ("+852 9123 4567", "+85291234567"),
        ("00852-91234567", "+85291234567"),
        ("(852) 91234567", "+85291234567"),
        ("+853 6612 3456", "+85366123456"),
        ("+886 912 345 678", "+886912345678"),
        ("+1 (650) 555-1234", "+16505551234"),
        ("+44 20 7946 0958", "+442079460958"),
    ],
)
def test_a_telephone_number_is_accepted_in_its_normal_form(typed: str, normal: str) -> None:
    checked = check_phone(typed)
    assert checked.ok
    assert checked.value == normal
    assert check_phone(normal).value == normal


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" ", "phone_empty"),
        ("1380000123", "phone_mobile_length"),
        ("138000012345", "phone_mobile_length"),
        ("12800001234", "phone_mobile"),
        ("87654321", "phone_area"),
        ("138****1234", "phone_masked"),
        ("13800001234、13900001234", "phone_many"),
        ("13800001234 13900001234", "phone_many"),
        ("13800001234/0571-87654321", "phone_many"),
        ("同上", "phone_form"),
        ("1380000l234", "phone_form"),
        ("0571", "phone_length"),
        ("+852 1123", "phone_abroad"),
        ("+86123", "phone_abroad"),
    ],
)
def test_a_wrong_telephone_number_says_what_to_do(typed: str, code: str) -> None:
    checked = check_phone(typed)
    assert checked.error_codes == {code}
    assert checked.errors[0].sentence.endswith("。")


def test_only_a_mainland_mobile_gets_text_messages() -> None:
    assert is_mobile("13800001234")
    assert not is_mobile("0571-87654321")
    assert not is_mobile("+85291234567")


@given(st.text(max_size=20))
def test_no_text_breaks_the_telephone_check(text: str) -> None:
    checked = check_phone(text)
    if checked.ok:
        assert check_phone(checked.value).value == checked.value


@given(st.text(alphabet="0123456789+-()转 ", max_size=20))
def test_a_normal_number_is_its_own_normal_form(text: str) -> None:
    checked = check_phone(text)
    if checked.ok:
        assert check_phone(checked.value).value == checked.value


def test_a_post_code_has_six_digits() -> None:
    assert check_post_code("３１００００").value == "310000"
    for wrong in ("", "31000", "3100000", "31000a"):
        assert check_post_code(wrong).error_codes == {"post_code_form"}


@pytest.mark.parametrize(
    ("typed", "normal", "warnings"),
    [
        ("6222 0212 0200 0000 000", "6222021202000000000", {"bank_luhn"}),
        ("4111-1111-1111-1111", "4111111111111111", set()),
        ("４１１１１１１１１１１１１１１１", "4111111111111111", set()),
        ("4111111111111112", "4111111111111112", {"bank_luhn"}),
        ("12020100190000000001234", "12020100190000000001234", {"bank_not_card"}),
        ("12345678", "12345678", {"bank_not_card"}),
    ],
)
def test_an_account_is_accepted_and_doubt_is_only_a_warning(
    typed: str, normal: str, warnings: set[str]
) -> None:
    checked = check_bank_account(typed)
    assert checked.ok
    assert checked.value == normal
    assert checked.warning_codes == warnings


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "bank_empty"),
        ("****1234", "bank_masked"),
        ("中国工商银行6222", "bank_form"),
        ("1234567", "bank_length"),
        ("1" * 33, "bank_length"),
    ],
)
def test_a_wrong_account_is_refused(typed: str, code: str) -> None:
    assert check_bank_account(typed).error_codes == {code}
