"""What a page or a shared paper shows of personal numbers and addresses by default."""

import re

from mediation.domain.identifiers.contacts import is_mobile
from mediation.domain.identifiers.folding import fold_number

# A town or street name ends here. The sign must not open the name of a district (路桥区, 镇海区)
# and 乡 must not be part of a people's name (东乡族).
_STREET = re.compile(r"(?<![省市区县旗州盟])(?:街道|大道|大街|胡同|路|街|巷|弄|镇|乡|苏木)(?!族)")
# Eight digits or more, also in groups, that are no sum of money with its 分.
_ACCOUNT = re.compile(r"(?<!\d)\d(?: ?\d){7,}+(?!\.\d)")
_DISTRICT = re.compile(r"[市区县旗州]")


def mask_name(name: str) -> str:
    """Keep the first sign, and the last of three and more: 王*兰, 李*, 城*司."""
    if len(name) < 3:
        return name[:1] + "*" * (len(name) - 1)
    return f"{name[0]}*{name[-1]}"


def mask_identity(number: str) -> str:
    """Keep the first three and the last four: 110***********002X; less of a short number."""
    if len(number) >= 15:
        return number[:3] + "*" * (len(number) - 7) + number[-4:]
    if len(number) >= 6:
        return number[:1] + "*" * (len(number) - 3) + number[-2:]
    return "*" * len(number)


def mask_phone(number: str) -> str:
    """Keep the first three and the last four of a mobile, 138****1234; area and last four else."""
    if is_mobile(number):
        return f"{number[:3]}****{number[-4:]}"
    main = re.sub(r"(?<=[0-9]{7})-[0-9]{1,6}$", "", number)
    if len(main) > 8:
        return f"{main[:4]}****{main[-4:]}"
    return "*" * max(len(main) - 2, 0) + main[-2:] if len(main) > 4 else "*" * len(main)


def mask_bank(number: str) -> str:
    """Keep the last four: ****1234."""
    return f"****{number[-4:]}" if len(number) > 8 else "*" * len(number)


def mask_accounts(text: str) -> str:
    """Mask every run of digits as long as an account number in a line of text: 工行 ****1234."""
    return _ACCOUNT.sub(lambda match: "****" + fold_number(match[0])[-4:], text)


def mask_address(address: str) -> str:
    """Keep an address down to its town or street; door, floor and room are hidden."""
    if not address:
        return ""
    for match in _STREET.finditer(address):
        if _DISTRICT.search(address, 0, match.start()):
            return address[: match.end()] + "****"
    first_line = re.split(r"[0-9０-９\n]", address, maxsplit=1)[0]
    return first_line[:6] + "****"
