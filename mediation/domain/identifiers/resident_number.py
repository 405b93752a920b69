"""The 18-character citizen number 公民身份号码 (GB 11643-1999) and the cards built like it."""

import re
from dataclasses import dataclass
from datetime import date

from mediation.domain.problems import Problem
from mediation.domain.sex import Sex

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
# Provinces only: a county code in an old card may have been cancelled since, and stays valid.
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


@dataclass(frozen=True)
class NumberReading:
    """What an 18-character number says, or why it says nothing."""

    errors: tuple[Problem, ...]
    birth_date: date | None = None
    sex: Sex | None = None


def check_sign(first_seventeen: str) -> str:
    """The check sign of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(first_seventeen, _WEIGHTS, strict=True)
    )
    return _CHECK_SIGNS[total % 11]


def read_number(number: str, today: date) -> NumberReading:
    """Read a folded 18-character number; all that is wrong is reported at once."""
    shape = _shape_problem(number)
    if shape:
        return NumberReading((shape,))
    birth_date = _birth_date(number)
    errors = list(_birth_problems(birth_date, today))
    if check_sign(number[:17]) != number[17]:
        errors.append(
            Problem("identity_checksum", "证件号码与校验位不符，请对照证件原件逐位核对。")
        )
    if errors:
        return NumberReading(tuple(errors))
    return NumberReading((), birth_date, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE)


def is_known_province(number: str) -> bool:
    """Whether the first two digits are a province, or 港澳台, of the national table."""
    return _PROVINCES.fullmatch(number[:2]) is not None


def _shape_problem(number: str) -> Problem | None:
    if re.fullmatch(r"[0-9]{15}", number):
        return Problem(
            "identity_fifteen",
            "这是 15 位旧身份证号码，2013 年起已停用，请填写现在证件上的 18 位号码。",
        )
    if len(number) != 18:
        return Problem("identity_length", f"证件号码应为 18 位，现在是 {len(number)} 位，请核对。")
    if re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return None
    if re.fullmatch(r"[0-9X]{18}", number):
        return Problem("identity_x_place", "只有最后一位可以是 X，请对照证件核对。")
    return Problem("identity_form", "证件号码只能是数字，最后一位可以是字母 X，请核对。")


def _birth_date(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _birth_problems(birth_date: date | None, today: date) -> tuple[Problem, ...]:
    if birth_date is None:
        return (Problem("identity_birth", "号码第 7 至 14 位不是存在的出生日期，请对照证件核对。"),)
    if birth_date > today:
        return (Problem("identity_birth_future", "号码中的出生日期晚于今天，请对照证件核对。"),)
    return ()
