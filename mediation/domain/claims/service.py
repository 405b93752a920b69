"""Length of service: whole months and days, counted with both the first and the last day."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from mediation.domain.clocks.periods import add_months

_ONE_DAY = timedelta(days=1)
_DAYS_IN_A_MONTH = 30


@dataclass(frozen=True)
class Service:
    """A length of service, or of any span that is told in months and days."""

    months: int
    days: int = 0

    @property
    def label(self) -> str:
        """The length in words, '6 年 4 个月 1 天'."""
        years, months = divmod(self.months, 12)
        parts = ((years, "年"), (months, "个月"), (self.days, "天"))
        return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 天"

    @property
    def is_nothing(self) -> bool:
        """Whether there is no service at all."""
        return not (self.months or self.days)

    def __add__(self, other: "Service") -> "Service":
        """Two lengths together; thirty days over make a month."""
        more, days = divmod(self.days + other.days, _DAYS_IN_A_MONTH)
        return Service(self.months + other.months + more, days)


def service_between(start: date, end: date) -> Service:
    """The whole months and further days from the first to the last day, both counted.

    A month is full on the eve of the same day number, or of the last day of a shorter month
    (民法典 art. 202).
    """
    after = end + _ONE_DAY
    if after <= start:
        return Service(0)
    months = (after.year - start.year) * 12 + after.month - start.month
    if add_months(start, months) > after:
        months -= 1
    return Service(months, (after - add_months(start, months)).days)


def compensation_months(service: Service) -> Fraction:
    """劳动合同法 art. 47(1): a year counts 1, six months and more 1, less than that a half."""
    years, months = divmod(service.months, 12)
    if months >= 6:
        return Fraction(years + 1)
    return Fraction(years) + (Fraction(1, 2) if months or service.days else 0)


def months_by_old_rule(service: Service) -> Fraction:
    """劳部发〔1994〕481号 art. 5 (until 2007): a year counts 1, and so does any part of one."""
    years, months = divmod(service.months, 12)
    return Fraction(years + (1 if months or service.days else 0))
