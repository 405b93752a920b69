"""Bank accounts: cards of people and public accounts 对公账户 of employers."""

import re

from mediation.domain.identifiers.folding import fold_number, looks_masked
from mediation.domain.problems import Checked, Problem


def check_bank_account(text: str) -> Checked:
    """Check an account number as typed; the Luhn test only warns, public accounts fail it."""
    number = fold_number(text, drop="-")
    problem = _problem(number)
    if problem:
        return Checked(number, errors=(problem,))
    return Checked(number, warnings=_warnings(number))


def passes_luhn(number: str) -> bool:
    """Whether the digits pass the Luhn test of bank cards (ISO/IEC 7812)."""
    doubled = [int(digit) * 2 for digit in number[-2::-2]]
    plain = [int(digit) for digit in number[-1::-2]]
    return (sum(plain) + sum(value - 9 if value > 9 else value for value in doubled)) % 10 == 0


def _problem(number: str) -> Problem | None:
    if not number:
        return Problem("bank_empty", "请填写银行账号。")
    if looks_masked(number):
        return Problem("bank_masked", "账号有一部分被遮住了，请填写完整的账号。")
    if not re.fullmatch(r"[0-9]+", number):
        return Problem("bank_form", "银行账号只能是数字，开户行和户名请填在各自的栏里。")
    if not 8 <= len(number) <= 32:
        return Problem("bank_length", f"银行账号应为 8 至 32 位，现在是 {len(number)} 位，请核对。")
    return None


def _warnings(number: str) -> tuple[Problem, ...]:
    if not 13 <= len(number) <= 19:
        sentence = f"账号有 {len(number)} 位，不是常见的银行卡号；如为对公账户，请核对后保存。"
        return (Problem("bank_not_card", sentence),)
    if not passes_luhn(number):
        sentence = "账号未通过银行卡校验；如为个人银行卡请逐位核对，如为对公账户可以保存。"
        return (Problem("bank_luhn", sentence),)
    return ()
