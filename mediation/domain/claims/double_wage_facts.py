"""What 二倍工资差额 is computed from, and where the year of its limitation may begin."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Limitation(StrEnum):
    """Where the year of limitation is counted from; places differ."""

    BY_DAY = "by_day"
    BY_MONTH = "by_month"
    FROM_WINDOW_END = "from_window_end"
    FROM_EMPLOYMENT_END = "from_employment_end"

    @property
    def label(self) -> str:
        """The reading in Chinese."""
        return _LABELS[self]


_LABELS = {
    Limitation.BY_DAY: "逐日起算",
    Limitation.BY_MONTH: "按月起算",
    Limitation.FROM_WINDOW_END: "自违法状态结束之日（视为订立无固定期限合同、补订或者离职）起算",
    Limitation.FROM_EMPLOYMENT_END: "自劳动关系终止之日起算",
}


@dataclass(frozen=True)
class DoubleWageFacts:
    """What the difference is computed from.

    `hired_on` is the day of use, `prior_contract_end` the end of a contract after which work went
    on, `open_ended_due_on` the day from which an open-ended contract was refused.
    """

    hired_on: date | None = None
    signed_on: date | None = None
    ended_on: date | None = None
    prior_contract_end: date | None = None
    open_ended_due_on: date | None = None
    monthly_wage: Decimal | None = None
    wages_by_month: Mapping[str, Decimal] = field(default_factory=dict)
    wages_in_order: tuple[Decimal, ...] = ()
    claimed_to: date | None = None
    filed_on: date | None = None
    limitation_pleaded: bool | None = None
    limitation: Limitation | None = None
    claimed: Decimal | None = None
    claimed_months: Fraction | None = None
    paid: Decimal | None = None
