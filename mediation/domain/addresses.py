"""Addresses as written: no street number is needed, several lines are kept."""

from mediation.domain.problems import Checked, Problem
from mediation.domain.written_text import control_signs, lost_signs, many_lines, private_signs

LONGEST_ADDRESS = 200


def normal_address(text: str) -> str:
    """One space for any white space inside a line, line breaks kept, ends trimmed."""
    return many_lines(text)


def check_address(text: str) -> Checked:
    """Check an address as typed; a village address without a number is a right address."""
    address = normal_address(text)
    problem = _problem(address)
    if problem:
        return Checked(address, errors=(problem,))
    if lost_signs(address):
        sentence = "地址中有问号或方框，可能是转码时丢失的字，请核对。"
        return Checked(address, warnings=(Problem("address_encoding_loss", sentence),))
    return Checked(address)


def _problem(address: str) -> Problem | None:
    if not address:
        return Problem("address_empty", "请填写地址。")
    controls, privates = control_signs(address), private_signs(address)
    if controls:
        signs = "、".join(controls)
        return Problem("address_control", f"地址中有不可见的控制字符（{signs}），请重新录入。")
    if privates:
        signs = "、".join(privates)
        return Problem("address_private_use", f"地址中有自造字（{signs}），请改用正式编码的字。")
    if len(address) > LONGEST_ADDRESS:
        sentence = f"地址最多 {LONGEST_ADDRESS} 个字，现在是 {len(address)} 个，请核对。"
        return Problem("address_too_long", sentence)
    return None
