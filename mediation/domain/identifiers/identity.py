"""Identity documents of people: which kinds there are and whether a number can be right."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.identifiers.folding import fold_number, looks_masked
from mediation.domain.identifiers.resident_number import (
    is_known_province,
    read_number,
)
from mediation.domain.problems import Checked, Problem
from mediation.domain.sex import Sex


class IdentityKind(StrEnum):
    """Kinds of identity document a party may show."""

    RESIDENT_CARD = "resident_card"
    HMT_RESIDENCE_PERMIT = "hmt_residence_permit"
    FOREIGN_PERMANENT_CARD = "foreign_permanent_card"
    HK_MACAU_PASS = "hk_macau_pass"
    TAIWAN_PASS = "taiwan_pass"
    PASSPORT = "passport"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name of the document."""
        return _LABELS[self]


_LABELS = {
    IdentityKind.RESIDENT_CARD: "居民身份证",
    IdentityKind.HMT_RESIDENCE_PERMIT: "港澳台居民居住证",
    IdentityKind.FOREIGN_PERMANENT_CARD: "外国人永久居留身份证",
    IdentityKind.HK_MACAU_PASS: "港澳居民来往内地通行证",
    IdentityKind.TAIWAN_PASS: "台湾居民来往大陆通行证",
    IdentityKind.PASSPORT: "护照",
    IdentityKind.OTHER: "其他证件",
}

_OLD_FOREIGN_CARD = re.compile(r"[A-Z]{3}[0-9]{12}")
_FORMS: dict[IdentityKind, tuple[re.Pattern[str], str]] = {
    IdentityKind.HK_MACAU_PASS: (
        re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
        "港澳居民来往内地通行证号码是 H 或 M 加 8 位或 10 位数字，请核对。",
    ),
    IdentityKind.TAIWAN_PASS: (
        re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?"),
        "台湾居民来往大陆通行证号码是 8 位数字（旧证为 10 位数字，可带一个字母），请核对。",
    ),
    IdentityKind.PASSPORT: (
        re.compile(r"[A-Z0-9]{5,20}"),
        "护照号码是 5 至 20 位字母和数字，请核对。",
    ),
}


@dataclass(frozen=True)
class CheckedIdentity(Checked):
    """A checked document number with what it says; nothing is read from a wrong one."""

    birth_date: date | None = None
    sex: Sex | None = None
    age: int | None = None


def check_identity(kind: IdentityKind, text: str, today: date) -> CheckedIdentity:
    """Check a document number of this kind as typed (GB 11643-1999 and the cards' formats)."""
    if kind is IdentityKind.OTHER:
        return _check_other(text)
    number = fold_number(text, drop="()-")
    if not number:
        return _refused("", "identity_empty", f"请填写{kind.label}号码。")
    if looks_masked(number):
        return _refused(number, "identity_masked", "号码有一部分被遮住了，请填写完整的证件号码。")
    if kind in _FORMS:
        return _check_form(kind, number)
    if kind is IdentityKind.FOREIGN_PERMANENT_CARD and _OLD_FOREIGN_CARD.fullmatch(number):
        expiry = Problem("identity_old_card", "这是旧版永久居留证，请核对证件是否仍在有效期内。")
        return CheckedIdentity(number, warnings=(expiry,))
    return _check_eighteen(kind, number, today)


def age_on(birth_date: date, day: date) -> int:
    """Full years of age on a day (a birthday counts from its own day)."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (0 if had_birthday else 1)


def _refused(number: str, code: str, sentence: str) -> CheckedIdentity:
    return CheckedIdentity(number, errors=(Problem(code, sentence),))


def _check_other(text: str) -> CheckedIdentity:
    number = " ".join(text.split())
    if not number:
        return _refused("", "identity_empty", "请填写证件号码。")
    if len(number) > 40 or not number.isprintable():
        return _refused(number, "identity_form", "证件号码最多 40 个字，不能含控制字符，请核对。")
    return CheckedIdentity(number)


def _check_form(kind: IdentityKind, number: str) -> CheckedIdentity:
    form, sentence = _FORMS[kind]
    if form.fullmatch(number):
        return CheckedIdentity(number)
    return _refused(number, "identity_form", sentence)


def _check_eighteen(kind: IdentityKind, number: str, today: date) -> CheckedIdentity:
    other = _better_kind(number)
    if other and other is not kind:
        return _refused(
            number, "identity_kind", f"这像是{other.label}的号码，请改选证件种类或核对号码。"
        )
    reading = read_number(number, today)
    errors = reading.errors or _prefix_errors(kind, number)
    if errors or reading.birth_date is None:
        return CheckedIdentity(number, errors=errors)
    age = age_on(reading.birth_date, today)
    warnings = (*_prefix_warnings(kind, number), *_age_warnings(age))
    return CheckedIdentity(number, (), warnings, reading.birth_date, reading.sex, age)


def _better_kind(number: str) -> IdentityKind | None:
    if _FORMS[IdentityKind.HK_MACAU_PASS][0].fullmatch(number):
        return IdentityKind.HK_MACAU_PASS
    return IdentityKind.FOREIGN_PERMANENT_CARD if _OLD_FOREIGN_CARD.fullmatch(number) else None


def _prefix_errors(kind: IdentityKind, number: str) -> tuple[Problem, ...]:
    if kind is IdentityKind.HMT_RESIDENCE_PERMIT and number[:2] not in {"81", "82", "83"}:
        sentence = "港澳台居民居住证号码以 81、82 或 83 开头，请改选证件种类或核对号码。"
        return (Problem("identity_prefix", sentence),)
    if kind is IdentityKind.FOREIGN_PERMANENT_CARD and number[0] != "9":
        sentence = "外国人永久居留身份证号码以 9 开头，请改选证件种类或核对号码。"
        return (Problem("identity_prefix", sentence),)
    return ()


def _prefix_warnings(kind: IdentityKind, number: str) -> tuple[Problem, ...]:
    if kind is not IdentityKind.RESIDENT_CARD:
        return ()
    if number[:2] in {"81", "82", "83"}:
        permit = IdentityKind.HMT_RESIDENCE_PERMIT.label
        return (Problem("identity_kind_hint", f"这是{permit}的号码，请核对证件种类。"),)
    if number[0] == "9":
        card = IdentityKind.FOREIGN_PERMANENT_CARD.label
        return (Problem("identity_kind_hint", f"这是{card}的号码，请核对证件种类。"),)
    if not is_known_province(number):
        return (Problem("identity_area", "号码开头的地区码不常见，请对照证件核对。"),)
    return ()


def _age_warnings(age: int) -> tuple[Problem, ...]:
    if age > 120:
        return (Problem("identity_age_over_120", f"按号码计算已 {age} 周岁，请对照证件核对。"),)
    if age < 16:
        sentence = (
            f"按号码计算不满 16 周岁（{age} 周岁），如为劳动者，涉嫌使用童工，请移交劳动监察。"
        )
        return (Problem("identity_age_under_16", sentence),)
    return ()
