"""Identity documents: GB 11643-1999 and the other cards people show at the desk."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.identifiers import IdentityKind, check_identity
from mediation.domain.identifiers.identity import age_on
from mediation.domain.identifiers.resident_number import check_sign
from mediation.domain.sex import Sex

TODAY = date(2026, 11, 22)
CARD = IdentityKind.RESIDENT_CARD


def number_of(birth: date, area: str = "330106", sequence: int = 1) -> str:
    first = f"{area}{birth:%Y%m%d}{sequence:03d}"
    return first + check_sign(first)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("360426199101010071", "360426199101010071"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        (" 110105 19491231 002X\t", "11010519491231002X"),
        ("110105-19491231-002X", "11010519491231002X"),
        ("\u202d11010519491231002X\u202c", "11010519491231002X"),
        ("\ufeff11010519491231002X\u200b", "11010519491231002X"),
    ],
)
def test_a_right_number_is_accepted_in_its_normal_form(typed: str, normal: str) -> None:
    checked = check_identity(CARD, typed, TODAY)
    assert checked.ok
    assert checked.value == normal
    assert not checked.warnings


def test_birth_date_sex_and_age_are_read_from_the_number() -> None:
    checked = check_identity(CARD, "11010519491231002X", TODAY)
    assert checked.birth_date == date(1949, 12, 31)
    assert checked.sex is Sex.FEMALE
    assert checked.age == 76
    assert check_identity(CARD, "360426199101010071", TODAY).sex is Sex.MALE


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "identity_empty"),
        ("　 ", "identity_empty"),
        ("110105491231002", "identity_fifteen"),
        ("110105491331002", "identity_fifteen"),
        ("1101051949123100", "identity_length"),
        ("11010519491231002X0", "identity_length"),
        ("1101051949123100X2", "identity_x_place"),
        ("X10105194912310021", "identity_x_place"),
        ("11010519491231002Y", "identity_form"),
        ("11010519491231OO2X", "identity_form"),
        ("110105194912310021", "identity_checksum"),
        ("110105194902300020", "identity_birth"),
        ("110105194913310029", "identity_birth"),
        ("110105000000000010", "identity_birth"),
        ("110105209901010012", "identity_birth_future"),
        ("110***********002X", "identity_masked"),
        ("110105●●●●●●●●002X", "identity_masked"),
        ("H12345678", "identity_kind"),
        ("USA110081010101", "identity_kind"),
    ],
)
def test_a_wrong_number_is_refused_with_its_reason(typed: str, code: str) -> None:
    checked = check_identity(CARD, typed, TODAY)
    assert code in checked.error_codes
    assert checked.birth_date is checked.sex is checked.age is None
    assert all(problem.sentence.endswith("。") for problem in checked.errors)


def test_a_future_birth_with_a_right_check_sign_has_only_that_error() -> None:
    checked = check_identity(CARD, "110105209901010012", TODAY)
    assert checked.error_codes == {"identity_birth_future"}


def test_a_wrong_birth_date_and_a_wrong_check_sign_are_told_together() -> None:
    checked = check_identity(CARD, "110105194913310020", TODAY)
    assert checked.error_codes == {"identity_birth", "identity_checksum"}


def test_a_child_born_today_is_not_in_the_future() -> None:
    assert check_identity(CARD, number_of(TODAY), TODAY).ok
    assert not check_identity(CARD, number_of(TODAY + timedelta(days=1)), TODAY).ok


def test_a_cancelled_county_code_is_accepted_without_a_word() -> None:
    # 330103 (杭州市下城区) was cancelled in 2021; cards that carry it stay valid.
    checked = check_identity(CARD, number_of(date(1980, 5, 1), area="330103"), TODAY)
    assert checked.ok
    assert not checked.warnings


def test_an_unknown_province_is_a_warning_and_no_error() -> None:
    checked = check_identity(CARD, number_of(date(1980, 5, 1), area="990101"), TODAY)
    assert checked.ok
    assert "identity_kind_hint" in checked.warning_codes
    checked = check_identity(CARD, number_of(date(1980, 5, 1), area="000000"), TODAY)
    assert checked.warning_codes == {"identity_area"}


@pytest.mark.parametrize(
    ("birth", "age", "codes"),
    [
        (date(1905, 11, 22), 121, {"identity_age_over_120"}),
        (date(1905, 11, 23), 120, set()),
        (date(2010, 11, 22), 16, set()),
        (date(2010, 11, 23), 15, {"identity_age_under_16"}),
        (date(1986, 2, 3), 40, set()),
    ],
)
def test_an_unlikely_age_is_a_warning(birth: date, age: int, codes: set[str]) -> None:
    checked = check_identity(CARD, number_of(birth), TODAY)
    assert checked.ok
    assert checked.age == age
    assert checked.warning_codes == codes


def test_a_taiwan_residence_permit_is_valid_with_an_age_warning() -> None:
    typed = "830000188001010019"
    as_permit = check_identity(IdentityKind.HMT_RESIDENCE_PERMIT, typed, TODAY)
    assert as_permit.ok
    assert as_permit.warning_codes == {"identity_age_over_120"}
    as_card = check_identity(CARD, typed, TODAY)
    assert as_card.ok
    assert as_card.warning_codes == {"identity_age_over_120", "identity_kind_hint"}


def test_a_hong_kong_residence_permit_is_valid() -> None:
    kind = IdentityKind.HMT_RESIDENCE_PERMIT
    checked = check_identity(kind, "810000199901010014", TODAY)
    assert checked.ok
    assert not checked.warnings
    assert check_identity(kind, "360426199101010071", TODAY).error_codes == {"identity_prefix"}


def test_both_foreign_permanent_cards_are_accepted() -> None:
    kind = IdentityKind.FOREIGN_PERMANENT_CARD
    new = check_identity(kind, "911124198108030024", TODAY)
    assert new.ok
    assert new.birth_date == date(1981, 8, 3)
    assert new.sex is Sex.FEMALE
    old = check_identity(kind, "usa110081010101", TODAY)
    assert old.ok
    assert old.value == "USA110081010101"
    assert old.warning_codes == {"identity_old_card"}
    assert old.birth_date is None
    assert check_identity(kind, "360426199101010071", TODAY).error_codes == {"identity_prefix"}
    assert check_identity(kind, "911124198108030025", TODAY).error_codes == {"identity_checksum"}


@pytest.mark.parametrize(
    ("kind", "typed", "normal"),
    [
        (IdentityKind.HK_MACAU_PASS, "h12345678", "H12345678"),
        (IdentityKind.HK_MACAU_PASS, "M1234567801", "M1234567801"),
        (IdentityKind.TAIWAN_PASS, "12345678", "12345678"),
        (IdentityKind.TAIWAN_PASS, "0123456701（B）", "0123456701B"),
        (IdentityKind.PASSPORT, "e12345678", "E12345678"),
        (IdentityKind.PASSPORT, "XX1234567", "XX1234567"),
        (IdentityKind.OTHER, "军字第 0012345 号", "军字第 0012345 号"),
    ],
)
def test_other_documents_are_accepted_by_their_form(
    kind: IdentityKind, typed: str, normal: str
) -> None:
    checked = check_identity(kind, typed, TODAY)
    assert checked.ok
    assert checked.value == normal
    assert checked.birth_date is None


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (IdentityKind.HK_MACAU_PASS, "A12345678", "identity_form"),
        (IdentityKind.HK_MACAU_PASS, "H123456789", "identity_form"),
        (IdentityKind.HK_MACAU_PASS, "H******78", "identity_masked"),
        (IdentityKind.TAIWAN_PASS, "1234567", "identity_form"),
        (IdentityKind.PASSPORT, "E123", "identity_form"),
        (IdentityKind.PASSPORT, "护照12345", "identity_form"),
        (IdentityKind.PASSPORT, "", "identity_empty"),
        (IdentityKind.OTHER, " ", "identity_empty"),
        (IdentityKind.OTHER, "a\x00b", "identity_form"),
        (IdentityKind.OTHER, "1" * 41, "identity_form"),
    ],
)
def test_other_documents_are_refused_by_their_form(
    kind: IdentityKind, typed: str, code: str
) -> None:
    assert check_identity(kind, typed, TODAY).error_codes == {code}


def test_every_kind_has_its_own_chinese_name() -> None:
    assert len({kind.label for kind in IdentityKind}) == len(IdentityKind) == 7


def test_a_birthday_on_29_february_counts_from_1_march_in_a_common_year() -> None:
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18


@given(st.dates(date(1910, 1, 1), date(2026, 11, 22)), st.integers(0, 999))
def test_every_computed_number_is_accepted_and_read_back(birth: date, sequence: int) -> None:
    checked = check_identity(CARD, number_of(birth, sequence=sequence), TODAY)
    assert checked.ok
    assert checked.birth_date == birth
    assert checked.sex is (Sex.MALE if sequence % 2 else Sex.FEMALE)


@given(
    st.dates(date(1910, 1, 1), date(2026, 11, 22)), st.integers(0, 17), st.sampled_from("123456789")
)
def test_one_changed_digit_is_always_noticed(birth: date, place: int, step: str) -> None:
    number = number_of(birth)
    old = "0123456789X".index(number[place])
    new = str((old + int(step)) % 10) if place < 17 else "0123456789X"[(old + int(step)) % 11]
    checked = check_identity(CARD, number[:place] + new + number[place + 1 :], TODAY)
    assert not checked.ok


@given(st.sampled_from(list(IdentityKind)), st.text(max_size=25))
def test_no_text_breaks_the_check(kind: IdentityKind, text: str) -> None:
    checked = check_identity(kind, text, TODAY)
    assert checked.ok or all(problem.sentence for problem in checked.errors)
