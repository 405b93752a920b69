"""The unified social credit code (GB 32100-2015)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.identifiers import check_credit_code
from mediation.domain.identifiers.credit_code import credit_check_sign

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",
        "9144030071526726XG",
        "9144030010001686XA",
        "91110000600037341L",
        "12110000400000018T",
    ],
)
def test_a_right_code_is_accepted(code: str) -> None:
    assert check_credit_code(code).ok
    assert check_credit_code(code.lower()).value == code
    assert check_credit_code(f" {code[:8]}-{code[8:]} ").value == code


def test_full_width_typing_is_folded() -> None:
    checked = check_credit_code("９１１１００００６０００３７３４１Ｌ")
    assert checked.ok
    assert checked.value == "91110000600037341L"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "credit_empty"),
        ("91330100799655058C", "credit_checksum"),
        ("91110000600037341X", "credit_checksum"),
        ("91110000600O37341L", "credit_alphabet"),
        ("9111000060003734IL", "credit_alphabet"),
        ("91110000６000３734!L", "credit_alphabet"),
        ("440301103097413", "credit_legacy_15"),
        ("600037341", "credit_legacy_9"),
        ("60003734-1", "credit_legacy_9"),
        ("9111000060003734", "credit_length"),
        ("91110000600037341L0", "credit_length"),
        ("9111**********341L", "credit_masked"),
    ],
)
def test_a_wrong_code_is_refused_with_its_reason(typed: str, code: str) -> None:
    checked = check_credit_code(typed)
    assert checked.error_codes == {code}
    assert checked.errors[0].sentence.endswith("。")


def test_a_letter_outside_the_alphabet_is_named_with_its_place() -> None:
    sentence = check_credit_code("91110000600O37341L").errors[0].sentence
    assert "第 12 位" in sentence
    assert "可能是 0" in sentence


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17))
def test_every_computed_code_is_accepted(first: str) -> None:
    assert check_credit_code(first + credit_check_sign(first)).ok


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17), st.integers(0, 17), st.integers(1, 30))
def test_one_changed_sign_is_always_noticed(first: str, place: int, step: int) -> None:
    code = first + credit_check_sign(first)
    other = ALPHABET[(ALPHABET.index(code[place]) + step) % 31]
    checked = check_credit_code(code[:place] + other + code[place + 1 :])
    assert checked.error_codes == {"credit_checksum"}


@given(st.text(max_size=25))
def test_no_text_breaks_the_check(text: str) -> None:
    checked = check_credit_code(text)
    assert checked.ok or checked.errors[0].sentence
