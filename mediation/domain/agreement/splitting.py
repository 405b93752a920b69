"""Dividing a sum exactly to 分: among payees by a rule, and over months into instalments."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mediation.domain.agreement.draft import AgreementParty, InstalmentDraft, ShareDraft
from mediation.domain.money import from_fen, split_exactly, to_fen

MOST_INSTALMENTS = 60
MOST_NAMED = 3


class SplitRule(StrEnum):
    """By what a sum is shared among its payees."""

    EVENLY = "evenly"
    CLAIMED = "claimed"
    STATUTORY = "statutory"
    SERVICE = "service"

    @property
    def label(self) -> str:
        """The Chinese words of the button."""
        return {
            "evenly": "平均分配",
            "claimed": "按请求额",
            "statutory": "按法定核算",
            "service": "按工作月数",
        }[self.value]


@dataclass(frozen=True)
class PayeeFigures:
    """What is known of somebody who may be paid; None is not known."""

    id: int
    name: str
    asks: bool = True
    claimed_fen: int | None = None
    statutory_fen: int | None = None
    months: int | None = None


def why_not_by(rule: SplitRule, payees: Sequence[PayeeFigures]) -> str:
    """Why a sum cannot be shared by this rule among them, in a sentence; empty when it can."""
    asking = [payee for payee in payees if payee.asks] or list(payees)
    unknown = [payee.name for payee in asking if _FIGURES[rule](payee) is None]
    if unknown and rule in _MUST_BE_KNOWN:
        names = "、".join(unknown[:MOST_NAMED])
        told = f"{names}等 {len(unknown)} 人" if len(unknown) > MOST_NAMED else names
        return f"{told}{_MUST_BE_KNOWN[rule]}"
    if not any(weights_by(rule, payees)):
        return "没有可以据以分配的数额，请改用其他方式或者逐人填写。"
    return ""


def weights_by(rule: SplitRule, payees: Sequence[PayeeFigures]) -> list[int]:
    """How much each one counts; who asks for nothing gets nothing, unless nobody asks."""
    is_asked = any(payee.asks for payee in payees)
    return [(_FIGURES[rule](payee) or 0) if payee.asks or not is_asked else 0 for payee in payees]


def split_evenly(total: Decimal, payees: Sequence[AgreementParty]) -> tuple[ShareDraft, ...]:
    """Give every payee the same, exact to 分: the first ones get the cents left over."""
    return split_by_weight(total, payees, [1] * len(payees))


def split_by_weight(
    total: Decimal, payees: Sequence[AgreementParty], weights: Sequence[Decimal | int]
) -> tuple[ShareDraft, ...]:
    """Share a sum by weight, e.g. by what each one claimed; ValueError if no weight counts."""
    parts = split_exactly(total, weights)
    return tuple(
        ShareDraft(payee.id, amount, payee.account)
        for payee, amount in zip(payees, parts, strict=True)
        if amount
    )


def monthly_instalments(
    total: Decimal, count: int, day: int, start: date
) -> tuple[InstalmentDraft, ...]:
    """So many equal parts on one day of each month from a day on; the last part takes the rest.

    A month without that day pays on its last. ValueError when a part would be nothing.
    """
    fen = to_fen(total)
    part = fen // count if 0 < count <= MOST_INSTALMENTS else 0
    if part <= 0 or not 1 <= day <= 31:
        raise ValueError("instalments need one part or more, each of one 分 or more, and a day")
    amounts = [part] * (count - 1) + [fen - part * (count - 1)]
    days = _monthly(day, start, count)
    return tuple(
        InstalmentDraft(due, from_fen(amount)) for due, amount in zip(days, amounts, strict=True)
    )


def _monthly(day: int, start: date, count: int) -> list[date]:
    first = 0 if _in_month(start, 0, day) >= start else 1
    return [_in_month(start, first + number, day) for number in range(count)]


def _in_month(start: date, months: int, day: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))


_FIGURES: dict[SplitRule, Callable[[PayeeFigures], int | None]] = {
    SplitRule.EVENLY: lambda payee: 1,
    SplitRule.CLAIMED: lambda payee: payee.claimed_fen,
    SplitRule.STATUTORY: lambda payee: payee.statutory_fen,
    SplitRule.SERVICE: lambda payee: payee.months,
}
# A claim without a sum counts for nothing; what is not computed or not known must not.
_MUST_BE_KNOWN = {
    SplitRule.STATUTORY: "的法定核算还没有结果，请先核算，或者改用其他方式分配。",
    SplitRule.SERVICE: "的工作起止日期没有登记，请先补登，或者改用其他方式分配。",
}
