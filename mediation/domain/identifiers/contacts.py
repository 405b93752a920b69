"""Telephone numbers and post codes."""

import re

from mediation.domain.identifiers.folding import fold_number, looks_masked
from mediation.domain.problems import Checked, Problem

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))([0-9]{7,8})(?:-([0-9]{1,6}))?")
_SERVICE = re.compile(r"([48]00)([0-9]{3})([0-9]{4})")
_ABROAD = re.compile(
    r"\+(?:852[2-9][0-9]{7}|853[2-9][0-9]{7}|886[2-9][0-9]{7,8}"
    r"|(?!86|852|853|886)[1-9][0-9]{5,14})"
)
_MANY = re.compile(r"[,;/、，；／|]|[0-9]{7,}\s+[0-9]{7,}")


def is_mobile(number: str) -> bool:
    """Whether a normal number is a mainland mobile, which can get text messages."""
    return _MOBILE.fullmatch(number) is not None


def check_phone(text: str) -> Checked:
    """Check one mainland, Hong Kong, Macau, Taiwan or foreign telephone number as typed.

    The normal form is 13800001234, 0571-87654321-12, 400-123-4567 or +85291234567.
    """
    if not text.strip():
        return _refused("", "phone_empty", "请填写联系电话。")
    if _MANY.search(text.strip()):
        return _refused(text.strip(), "phone_many", "这一栏只填一个号码，其余号码请另起一栏。")
    number = _bare(text)
    if looks_masked(number):
        return _refused(number, "phone_masked", "号码有一部分被遮住了，请填写完整的电话号码。")
    normal = _normal_form(number)
    return Checked(normal) if normal else _why_not(number)


def check_post_code(text: str) -> Checked:
    """Check a post code: six digits."""
    code = fold_number(text)
    if re.fullmatch(r"[0-9]{6}", code):
        return Checked(code)
    return _refused(code, "post_code_form", "邮政编码是 6 位数字，请核对。")


def _bare(text: str) -> str:
    """Digits with a leading + for abroad and one dash before an extension."""
    folded = fold_number(text)
    folded = re.sub(r"(?:转|#|EXT\.?)(?=[0-9]{1,6}$)", "-", folded)
    # A mobile has no extension: 1380000-1234 is one number with a dash inside.
    extension = re.search(r"(?<=[0-9]{7})-([0-9]{1,6})$", folded) if folded[:1] != "1" else None
    head = folded[: extension.start()] if extension else folded
    head = re.sub(r"[-().‐‑–—·]", "", head)
    head = re.sub(r"^00(?=[1-9])|^(?=861[3-9][0-9]{9}$)", "+", head)
    head = re.sub(r"^\+860?(?=[1-9][0-9]{9,10}$)", _home, head)
    head = re.sub(r"^(?=(?:85[23][2-9][0-9]{7}|886[2-9][0-9]{8})$)", "+", head)
    return f"{head}-{extension[1]}" if extension else head


def _home(match: re.Match[str]) -> str:
    """Behind +86 a mobile stands as it is and a landline has lost its leading zero."""
    rest = match.string[match.end() :]
    return "" if _MOBILE.fullmatch(rest) or _SERVICE.fullmatch(rest) else "0"


def _normal_form(number: str) -> str | None:
    if _MOBILE.fullmatch(number) or _ABROAD.fullmatch(number):
        return number
    for form in (_LANDLINE, _SERVICE):
        match = form.fullmatch(number)
        if match:
            return "-".join(part for part in match.groups() if part)
    return None


def _why_not(number: str) -> Checked:
    if not re.fullmatch(r"\+?[0-9]+(?:-[0-9]+)?", number):
        return _refused(number, "phone_form", "电话只能写数字，分机号前写“-”，请核对。")
    if re.fullmatch(r"[2-9][0-9]{6,7}", number):
        sentence = "请写上区号，例如 0571-87654321；港澳号码请以 +852、+853 开头。"
        return _refused(number, "phone_area", sentence)
    if number.startswith("+"):
        return _refused(number, "phone_abroad", "境外号码请写成 + 国家或地区代码加号码，请核对。")
    if number.startswith("1"):
        if len(number) == 11:
            return _refused(number, "phone_mobile", "手机号码第二位应为 3 至 9，请核对。")
        sentence = f"手机号码应为 11 位，现在是 {len(number)} 位，请核对。"
        return _refused(number, "phone_mobile_length", sentence)
    sentence = "电话号码位数不对，请填写 11 位手机号，或区号加固定电话。"
    return _refused(number, "phone_length", sentence)


def _refused(number: str, code: str, sentence: str) -> Checked:
    return Checked(number, errors=(Problem(code, sentence),))
