"""Names as they are: rare characters, dots, Latin, masked names, traces of lost encodings."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.names import (
    check_employer_name,
    check_person_name,
    employer_name_key,
    is_masked_name,
    name_key,
    normal_person_name,
    same_person_hint,
)

DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e."


@pytest.mark.parametrize(
    "name",
    [
        "张䶮",
        "王䲜",
        "赵𬱖",
        "测䮌",
        "𫖯",
        "李\U00031234",  # Extension H: newer than the tables of older Pythons
        "李\U0002ebf1",  # Extension I
        "欧阳锋",
        "买买提·吐尔逊",
        "阿卜杜拉·阿卜杜热合曼·买买提",
        "DANIE",
        "O'Brien",
        "Jean-Luc Müller",
        "J. Smith",
        "王某某",
        "曾〇",
        "朴수진",
        "བཀྲ་ཤིས",
        "ئابدۇللا",
        "﨑田",
        "\uf92e某",
        "葛\U000e0100城",
    ],
)
def test_a_real_name_is_kept_to_the_last_bit(name: str) -> None:
    checked = check_person_name(name)
    assert checked.ok
    assert checked.value == name


@pytest.mark.parametrize("dot", DOTS)
def test_every_dot_becomes_the_one_middle_dot(dot: str) -> None:
    assert check_person_name(f"买买提{dot}吐尔逊").value == "买买提·吐尔逊"
    assert check_person_name(f"买买提 {dot} 吐尔逊").value == "买买提·吐尔逊"


def test_a_full_stop_in_a_latin_name_is_no_dot() -> None:
    assert check_person_name("Ｊ．Ｓｍｉｔｈ").value == "J.Smith"
    assert check_person_name("J. Smith").value == "J. Smith"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        (" 张三　", "张三"),
        ("张　三", "张三"),
        ("张\t三", "张三"),
        ("ＤＡＮＩＥ", "DANIE"),
        ("Jean   Luc", "Jean Luc"),
        ("\ufeff张三\u200b", "张三"),
        ("\u202d张三\u202c", "张三"),
        ("⽅⼀", "方一"),
        ("Mu\u0308ller", "Müller"),
    ],
)
def test_noise_of_typing_and_pasting_is_removed(typed: str, normal: str) -> None:
    assert check_person_name(typed).value == normal


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "name_empty"),
        (" \u3000\u200b", "name_empty"),
        ("张？", "name_encoding_loss"),
        ("张?", "name_encoding_loss"),
        ("张\ufffd", "name_encoding_loss"),
        ("张□", "name_encoding_loss"),
        ("张\ue863", "name_private_use"),
        ("张\U000f0001", "name_private_use"),
        ("张\x00三", "name_control"),
        ("张\x1b三", "name_control"),
        ("张\ud840", "name_control"),
        ("张\uffff", "name_control"),
        ("张三\n李四", "name_lines"),
        ("张三\r\n李四", "name_lines"),
        ("张三、李四", "name_many"),
        ("张三，李四", "name_many"),
        ("张三/李四", "name_many"),
        ("张😀", "name_symbol"),
        ("<b>张三</b>", "name_many"),
        ("<张三>", "name_symbol"),
        ("⿰由页", "name_symbol"),
        ("·张三", "name_dot_place"),
        ("张三•", "name_dot_place"),
        ("张" * 51, "name_too_long"),
    ],
)
def test_what_is_no_name_is_refused_with_what_to_do(typed: str, code: str) -> None:
    checked = check_person_name(typed)
    assert checked.error_codes == {code}
    assert checked.errors[0].sentence.endswith("。")


def test_a_lost_or_private_character_is_told_the_way_out() -> None:
    for typed in ("张？", "张\ue863"):
        assert "▀" in check_person_name(typed).errors[0].sentence
    assert "U+E863" in check_person_name("张\ue863").errors[0].sentence


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("▀某", "name_placeholder"),
        ("王**", "name_masked"),
        ("王×", "name_masked"),
        ("张YAN", "name_mixed"),
        ("张（由页）", "name_mixed"),
        ("张三1", "name_digits"),
        ("张", "name_single"),
    ],
)
def test_what_deserves_a_look_is_accepted_with_a_warning(typed: str, code: str) -> None:
    checked = check_person_name(typed)
    assert checked.ok
    assert checked.warning_codes == {code}


def test_the_longest_name_is_fifty() -> None:
    assert check_person_name("张" * 50).ok
    assert check_person_name("𬱖" * 50).ok


def test_a_missing_dot_is_a_hint_and_no_identity() -> None:
    assert same_person_hint("买买提·吐尔逊", "买买提吐尔逊")
    assert same_person_hint("Jean Luc", "JEAN LUC")
    assert not same_person_hint("买买提·吐尔逊", "买买提·吐尔逊")
    assert not same_person_hint("张三", "李四")
    assert not same_person_hint("·", "")


def test_a_rare_character_is_not_its_traditional_form() -> None:
    assert name_key("赵𬱖") != name_key("赵頔")


def test_masked_names_are_recognised() -> None:
    assert is_masked_name("王某某")
    assert is_masked_name("王*")
    assert not is_masked_name("某力")
    assert not is_masked_name("王芳")


@given(st.text(max_size=60))
def test_no_text_breaks_the_check_and_a_normal_name_is_its_own(text: str) -> None:
    checked = check_person_name(text)
    assert normal_person_name(checked.value) == checked.value
    if checked.ok:
        assert check_person_name(checked.value).value == checked.value


@given(st.text(alphabet=st.characters(min_codepoint=0xF900, max_codepoint=0xFAFF), min_size=1))
def test_compatibility_ideographs_are_never_replaced(name: str) -> None:
    assigned = all(unicodedata.name(sign, "").startswith("CJK") for sign in name)
    assert not assigned or normal_person_name(name) == name


@given(st.text(alphabet="买提吐尔逊张䶮𬱖", min_size=2, max_size=8), st.integers(1, 7))
def test_a_dot_anywhere_inside_keeps_the_key(name: str, place: int) -> None:
    place = min(place, len(name) - 1)
    dotted = f"{name[:place]}·{name[place:]}"
    assert name_key(dotted) == name_key(name)
    assert same_person_hint(dotted, name)


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("长立商贸（宜昌）有限公司", "长立商贸（宜昌）有限公司"),
        ("3M中国有限公司", "3M中国有限公司"),
        ("３Ｍ中国有限公司", "3M中国有限公司"),
        ("A&B（杭州）餐饮有限公司", "A&B（杭州）餐饮有限公司"),
        (" 城东悦来　酒店有限公司 ", "城东悦来酒店有限公司"),
        ("Acme  Trading Ltd.", "Acme Trading Ltd."),
        ("杭州 ABC 有限公司", "杭州 ABC 有限公司"),
        ("某酒店", "某酒店"),
    ],
)
def test_an_employer_keeps_its_registered_name(typed: str, normal: str) -> None:
    checked = check_employer_name(typed)
    assert checked.ok
    assert checked.value == normal
    assert not checked.warnings


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "employer_empty"),
        ("甲公司\n乙公司", "employer_lines"),
        ("某?公司", "employer_encoding_loss"),
        ("某\ue863公司", "employer_private_use"),
        ("某\x07公司", "employer_control"),
        ("某" * 101, "employer_too_long"),
    ],
)
def test_what_is_no_employer_name_is_refused(typed: str, code: str) -> None:
    assert check_employer_name(typed).error_codes == {code}


def test_brackets_that_do_not_pair_are_a_warning() -> None:
    assert check_employer_name("长立商贸（宜昌有限公司").warning_codes == {"employer_brackets"}
    assert check_employer_name("长立商贸)宜昌(有限公司").warning_codes == {"employer_brackets"}
    assert not check_employer_name("长立商贸（宜昌)有限公司").warnings


def test_the_shape_of_brackets_makes_no_second_company() -> None:
    one = "中金佳泰（天津）股权投资基金合伙企业（有限合伙）"
    other = "中金佳泰(天津)股权投资基金合伙企业(有限合伙)"
    assert employer_name_key(one) == employer_name_key(other)
    assert employer_name_key("Ａｃｍｅ  LTD") == employer_name_key("acme ltd")


def test_different_companies_keep_different_keys() -> None:
    assert employer_name_key("长立商贸（宜昌）有限公司") != employer_name_key("长立商贸有限公司")
    assert employer_name_key("长立商贸（宜昌）有限公司") != employer_name_key(
        "长立商贸（宜城）有限公司"
    )


@given(st.text(max_size=60))
def test_keys_do_not_change_when_made_from_the_normal_form(text: str) -> None:
    assert employer_name_key(check_employer_name(text).value) == employer_name_key(text)
    assert name_key(check_person_name(text).value) == name_key(text)
