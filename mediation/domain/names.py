"""Names of people and employers: what is accepted, its normal form, and keys to compare by.

Any Chinese character of any plane, letters of any script, and the dot U+00B7 are accepted. No
name is ever split into family and given name, and rare characters are never "simplified".
"""

import re
import unicodedata

from mediation.domain.problems import Checked, Problem
from mediation.domain.written_text import (
    PLACEHOLDER,
    control_signs,
    is_ideograph,
    lost_signs,
    one_line,
    private_signs,
)

LONGEST_PERSON_NAME = 50
LONGEST_EMPLOYER_NAME = 100
MIDDLE_DOT = "\u00b7"
_DOT_VARIANTS = "\u00b7\u2022\u2027\u2219\u22c5\u25cf\u25e6\u2e31\u30fb\uff65\uff0e\u0387\u16eb"
_DOT = re.compile(f" ?[{_DOT_VARIANTS}] ?")
# A plain full stop is a dot between Chinese characters, but stays in "J. Smith".
_STOP_IN_CHINESE = re.compile(r"(?<=[^\x00-\u02ff]) ?[.。] ?(?=[^\x00-\u02ff])")
_STOP_IN_LATIN = re.compile(r"(?<=[A-Za-z])\uff0e")
_BRACKETS = str.maketrans("（）〔〕【】［］[]﹙﹚〈〉《》", "()" * 8)
_MASK_SIGNS = "*＊×○"
# Tibetan syllable dots, the Mongolian vowel separator and the two joiners of Arabic script.
_SCRIPT_SIGNS = "\u0f0b\u0f0c\u180e\u200c\u200d"
_PERSON_SIGNS = frozenset(MIDDLE_DOT + PLACEHOLDER + _MASK_SIGNS + " '’-.,()（）")


def normal_person_name(text: str) -> str:
    """The form to keep: one dot U+00B7 for every variant, tidy spaces, nothing else changed."""
    name = _STOP_IN_LATIN.sub(".", one_line(text))
    return _STOP_IN_CHINESE.sub(MIDDLE_DOT, _DOT.sub(MIDDLE_DOT, name))


def check_person_name(text: str) -> Checked:
    """Check the name of a person as typed, 1 to 50 characters."""
    name = normal_person_name(text)
    if not name:
        return Checked("", errors=(Problem("name_empty", "请填写姓名。"),))
    errors = _text_errors("name", "姓名", name, LONGEST_PERSON_NAME) or _person_errors(name)
    return Checked(name, errors, () if errors else _person_warnings(name))


def check_employer_name(text: str) -> Checked:
    """Check the name of an employer as typed, 1 to 100 characters; brackets stay as typed."""
    name = one_line(text)
    if not name:
        return Checked("", errors=(Problem("employer_empty", "请填写单位名称。"),))
    errors = _text_errors("employer", "单位名称", name, LONGEST_EMPLOYER_NAME)
    return Checked(name, errors, () if errors else _employer_warnings(name))


def name_key(text: str) -> str:
    """A key to compare people's names by: no dots, spaces or invisible marks, lower case."""
    return re.sub(rf"[{_DOT_VARIANTS}.。]", "", _folded(normal_person_name(text)))


def employer_name_key(text: str) -> str:
    """A key to compare employers by: brackets of one shape, no spaces, dots or quotes, lower."""
    return re.sub(rf"[{_DOT_VARIANTS}\"'“”‘’「」]", "", _folded(one_line(text)))


def same_person_hint(one: str, other: str) -> bool:
    """Whether two different spellings may be one person: they differ in dots, spaces or case."""
    return one != other and name_key(one) == name_key(other) != ""


def is_masked_name(name: str) -> bool:
    """Whether part of the name is hidden (王某某, 王*): two people may share such a name."""
    return re.search(rf"(?<=.)[某{_MASK_SIGNS}]", name) is not None


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name.translate(_BRACKETS)).casefold()
    return "".join(
        sign
        for sign in folded
        if not sign.isspace()
        and unicodedata.category(sign) != "Cf"
        and not _is_variation_selector(sign)
    )


def _is_variation_selector(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _text_errors(code: str, field: str, name: str, longest: int) -> tuple[Problem, ...]:
    if "\n" in name:
        return (Problem(f"{code}_lines", f"{field}只能写一行，请一栏只填一个。"),)
    controls, privates = control_signs(name), private_signs(name)
    if controls:
        signs = "、".join(controls)
        return (
            Problem(f"{code}_control", f"{field}中有不可见的控制字符（{signs}），请重新录入。"),
        )
    if privates:
        sentence = (
            f"{field}中有自造字（{'、'.join(privates)}），别的电脑无法显示和打印，"
            f"请按证件改用正式编码的字，没有的用“{PLACEHOLDER}”代替并上传证件图片。"
        )
        return (Problem(f"{code}_private_use", sentence),)
    if lost_signs(name):
        sentence = (
            f"{field}中的“{lost_signs(name)[0]}”可能是转码时丢失的字，请按证件重新录入，"
            f"打不出的字用“{PLACEHOLDER}”代替并上传证件图片。"
        )
        return (Problem(f"{code}_encoding_loss", sentence),)
    if len(name) > longest:
        sentence = f"{field}最多 {longest} 个字，现在是 {len(name)} 个，请核对。"
        return (Problem(f"{code}_too_long", sentence),)
    return ()


def _person_errors(name: str) -> tuple[Problem, ...]:
    if re.search("[、，,；;/].*[^\x00-\u02ff]|[^\x00-\u02ff].*[、，,；;/]", name):
        return (Problem("name_many", "这一栏只填一个人的姓名，其他人请另加一名当事人。"),)
    strange = next((sign for sign in name if not _belongs_to_a_name(sign)), None)
    if strange is not None:
        sentence = f"姓名中不应有“{strange}”，请按证件录入；打不出的字用“{PLACEHOLDER}”代替。"
        return (Problem("name_symbol", sentence),)
    if name[0] == MIDDLE_DOT or name[-1] == MIDDLE_DOT:
        return (Problem("name_dot_place", "间隔号“·”应在姓名的两部分之间，请核对。"),)
    return ()


def _belongs_to_a_name(sign: str) -> bool:
    if sign in _PERSON_SIGNS or is_ideograph(sign):
        return True
    if "\u2ff0" <= sign <= "\u2fff":  # "⿰由页" describes a character and is not its name
        return False
    if sign in _SCRIPT_SIGNS or _is_variation_selector(sign):
        return True
    return unicodedata.category(sign)[0] in "LMN"


def _person_warnings(name: str) -> tuple[Problem, ...]:
    found = (
        (PLACEHOLDER in name, "name_placeholder", "请上传证件上姓名的图片，打印后在该处手写。"),
        (any(sign in _MASK_SIGNS for sign in name), "name_masked", "姓名有遮挡，请按证件补全。"),
        (any(sign.isdigit() for sign in name), "name_digits", "姓名中有数字，请对照证件核对。"),
        (
            any(map(is_ideograph, name)) and re.search("[A-Za-z(（]", name) is not None,
            "name_mixed",
            "姓名中夹有字母或括号，如是代替生僻字，请按证件录入原字。",
        ),
        (len(name) == 1, "name_single", "姓名只有一个字，请对照证件核对。"),
    )
    return tuple(Problem(code, sentence) for holds, code, sentence in found if holds)


def _employer_warnings(name: str) -> tuple[Problem, ...]:
    brackets = re.sub(r"[^()]", "", name.translate(_BRACKETS))
    while "()" in brackets:
        brackets = brackets.replace("()", "")
    found = (
        (bool(brackets), "employer_brackets", "单位名称的括号不成对，请对照营业执照核对。"),
        (PLACEHOLDER in name, "employer_placeholder", "请上传营业执照图片，打印后在该处手写。"),
        (len(name) == 1, "employer_single", "单位名称只有一个字，请对照营业执照核对。"),
    )
    return tuple(Problem(code, sentence) for holds, code, sentence in found if holds)
