"""The unified social credit code 统一社会信用代码 (GB 32100-2015)."""

import re

from mediation.domain.identifiers.folding import fold_number, looks_masked
from mediation.domain.problems import Checked, Problem

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LOOK_ALIKE = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}


def credit_check_sign(first_seventeen: str) -> str:
    """The check sign of the first 17 signs (GB 32100-2015: weights 3^i, modulus 31)."""
    total = sum(
        _ALPHABET.index(sign) * pow(3, place, 31) for place, sign in enumerate(first_seventeen)
    )
    return _ALPHABET[-total % 31]


def check_credit_code(text: str) -> Checked:
    """Check a unified social credit code as typed; old 15- and 9-digit numbers get a message."""
    code = fold_number(text, drop="-")
    problem = _problem(code)
    return Checked(code, errors=(problem,) if problem else ())


def _problem(code: str) -> Problem | None:
    if not code:
        return Problem("credit_empty", "请填写统一社会信用代码。")
    if looks_masked(code):
        return Problem("credit_masked", "代码有一部分被遮住了，请填写完整的 18 位代码。")
    return _legacy(code) or _shape(code) or _checksum(code)


def _legacy(code: str) -> Problem | None:
    if re.fullmatch(r"[0-9A-Z]{15}", code):
        return Problem(
            "credit_legacy_15",
            "这是 15 位旧注册号，请填写营业执照上的 18 位统一社会信用代码；"
            "对方只有旧号的，此栏留空，把旧号写入备注。",
        )
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        return Problem(
            "credit_legacy_9",
            "这是 9 位旧组织机构代码，请填写 18 位统一社会信用代码；"
            "对方只有旧号的，此栏留空，把旧号写入备注。",
        )
    return None


def _shape(code: str) -> Problem | None:
    if len(code) != 18:
        sentence = f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请核对。"
        return Problem("credit_length", sentence)
    for place, sign in enumerate(code, start=1):
        if sign not in _ALPHABET:
            hint = f"，可能是 {_LOOK_ALIKE[sign]}" if sign in _LOOK_ALIKE else ""
            sentence = f"第 {place} 位的“{sign}”不会出现在信用代码中{hint}，请核对。"
            return Problem("credit_alphabet", sentence)
    return None


def _checksum(code: str) -> Problem | None:
    if credit_check_sign(code[:17]) == code[17]:
        return None
    return Problem("credit_checksum", "统一社会信用代码与校验位不符，请对照营业执照逐位核对。")
