"""Shares pasted from a spreadsheet: name, amount, account, one payee a line, found by name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mediation.domain.money import AmountError, parse_amount
from mediation.domain.names import name_key

# A comma between cells, not the one before three digits of an amount.
_BETWEEN = re.compile(r"\s*[，、]\s*|\s*,(?![0-9]{3}(?:[^0-9]|$))\s*|\s+")
_SERIAL = re.compile(r"[0-9]{1,3}[.、]?")
_HEADINGS = frozenset({"姓名", "收款人", "申请人", "序号"})


@dataclass(frozen=True)
class PastedShare:
    """What one line says; an empty account leaves the one that is known."""

    payee_id: int
    amount: Decimal
    account: str = ""


@dataclass(frozen=True)
class PastedShares:
    """The whole list, and a sentence for each line that cannot be used."""

    shares: tuple[PastedShare, ...] = ()
    problems: tuple[str, ...] = ()


def read_shares(text: str, payees: Sequence[tuple[int, str]]) -> PastedShares:
    """Match every line to a payee by name; headings, serial numbers and empty lines are left."""
    by_name = defaultdict(list)
    for payee_id, name in payees:
        by_name[name_key(name)].append(payee_id)
    shares: dict[int, PastedShare] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = _cells(line)
        if not cells or cells[0] in _HEADINGS:
            continue
        found = _share(cells, by_name.get(name_key(cells[0]), []))
        if isinstance(found, PastedShare) and found.payee_id in shares:
            found = "在名单里写了两次，请合并为一行。"
        if isinstance(found, PastedShare):
            shares[found.payee_id] = found
        else:
            problems.append(f"第 {number} 行“{cells[0]}”：{found}")
    if not shares and not problems:
        problems.append("请粘贴名单，每行写姓名、金额、收款账户。")
    return PastedShares(tuple(shares.values()), tuple(problems))


def _cells(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line else _BETWEEN.split(line.strip())
    cells = [part.strip() for part in parts if part.strip()]
    return cells[1:] if len(cells) > 1 and _SERIAL.fullmatch(cells[0]) else cells


def _share(cells: Sequence[str], known: Sequence[int]) -> PastedShare | str:
    if not known:
        return "本案没有这位收款人，请核对姓名。"
    if len(known) > 1:
        return f"本案有 {len(known)} 位同名，请在明细表中逐人填写。"
    if len(cells) < 2:
        return "没有写金额。"
    try:
        return PastedShare(known[0], parse_amount(cells[1]), " ".join(cells[2:]))
    except AmountError as error:
        return error.problem.sentence
