"""What is shown of personal numbers by default: never the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.identifiers import (
    check_bank_account,
    check_phone,
    mask_address,
    mask_bank,
    mask_identity,
    mask_phone,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110***********002X"),
        ("USA110081010101", "USA********0101"),
        ("H12345678", "H******78"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_an_identity_number_keeps_its_ends(number: str, shown: str) -> None:
    assert mask_identity(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800001234", "138****1234"),
        ("0571-87654321", "0571****4321"),
        ("010-87654321", "010-****4321"),
        ("0571-87654321-123", "0571****4321"),
        ("+85291234567", "+852****4567"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_a_telephone_number_hides_its_middle(number: str, shown: str) -> None:
    assert mask_phone(number) == shown


def test_an_account_shows_its_last_four() -> None:
    assert mask_bank("6222021202000001234") == "****1234"
    assert mask_bank("1234") == "****"
    assert mask_bank("") == ""


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("浙江省杭州市西湖区文三路90号5幢201室", "浙江省杭州市西湖区文三路****"),
        ("北京市朝阳区某街道甲6号2层", "北京市朝阳区某街道****"),
        ("浙江省台州市路桥区路北街道银座街12号", "浙江省台州市路桥区路北街道****"),
        ("河南省新乡市红旗区平原路188号", "河南省新乡市红旗区平原路****"),
        ("宁波市镇海区骆驼街道慈海南路8号", "宁波市镇海区骆驼街道****"),
        ("深圳市南山区深南大道9988号", "深圳市南山区深南大道****"),
        (
            "积石山保安族东乡族撒拉族自治县刘集乡\n某村三社",
            "积石山保安族东乡族撒拉族自治县刘集乡****",
        ),
        ("某工地宿舍3号楼", "某工地宿舍****"),
        ("", ""),
    ],
)
def test_an_address_is_shown_down_to_its_street(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(st.from_regex(r"[0-9]{17}[0-9X]", fullmatch=True))
def test_the_birth_date_is_never_shown(number: str) -> None:
    assert mask_identity(number)[3:14] == "*" * 11


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_masked_number_cannot_be_saved_back(number: str) -> None:
    assert "phone_masked" in check_phone(mask_phone(number)).error_codes
    assert "bank_masked" in check_bank_account(mask_bank(number)).error_codes


@given(st.text(max_size=40))
def test_masking_any_address_hides_its_end(address: str) -> None:
    shown = mask_address(address)
    assert not address or shown.endswith("****")
