"""The facts about one employment that several heads share: its span, its end, its wage."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Sheet, yuan
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.parameters import ParameterKind, Standards
from mediation.domain.claims.service import Service, service_between

NEW_LAW_SINCE = date(2008, 1, 1)
_EVE_OF_NEW_LAW = NEW_LAW_SINCE - timedelta(days=1)
MOST_MONTHS = Fraction(12)
CAP_MULTIPLE = 3


@dataclass(frozen=True)
class Span:
    """Employment from its first to its last day, both counted."""

    start: date
    end: date


@dataclass(frozen=True)
class Employment:
    """Service either as spans of dates or as a length, how it ended, and the average wage.

    Several spans are service that is merged (实施条例 art. 10; 解释(一) art. 46).
    """

    monthly_wage: Decimal | None
    spans: tuple[Span, ...] = ()
    length: Service | None = None
    ending: Ending = Ending.UNKNOWN
    part_time: bool = False
    overtime_in_wage: Decimal | None = None

    @property
    def end(self) -> date | None:
        """The last day, when it is known."""
        return max((span.end for span in self.spans), default=None)

    @property
    def service(self) -> Service | None:
        """All service together, or None when neither dates nor a length are known."""
        if self.length is not None:
            return self.length
        if not self.spans:
            return None
        return _together(self.spans)

    def before_2008(self) -> Service:
        """The service that falls before the Labour Contract Law (art. 97)."""
        if self.length is not None:
            return Service(0)
        old = [
            Span(span.start, min(span.end, _EVE_OF_NEW_LAW))
            for span in self.spans
            if span.start < NEW_LAW_SINCE
        ]
        return _together(tuple(old))

    def from_2008(self) -> Service:
        """The service that falls under the Labour Contract Law."""
        if self.length is not None:
            return self.length
        new = [
            Span(max(span.start, NEW_LAW_SINCE), span.end)
            for span in self.spans
            if span.end >= NEW_LAW_SINCE
        ]
        return _together(tuple(new))


@dataclass(frozen=True)
class Base:
    """The monthly sum that service is multiplied with, and the bounds that were met."""

    amount: Decimal
    capped: bool = False
    floored: bool = False

    def counted(self, months: Fraction) -> Fraction:
        """At most twelve months, but only for a wage that was cut to three times the average."""
        return min(months, MOST_MONTHS) if self.capped else months


def compensation_base(
    sheet: Sheet, wage: Decimal | None, standards: Standards, on: date | None
) -> Base | None:
    """劳动合同法 art. 47(2)(3), 实施条例 art. 27: the average wage, held up and cut down."""
    if wage is None:
        sheet.lack("劳动合同解除或者终止前十二个月的平均工资（应发）")
        return None
    floor = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, on, needed=False)
    if floor is not None and wage < floor:
        sheet.step(f"月平均工资 {yuan(wage)}低于当地月最低工资标准，按 {yuan(floor)}计算。")
        sheet.cite("《劳动合同法实施条例》第二十七条")
        return Base(floor, floored=True)
    average = sheet.standard(standards, ParameterKind.AVERAGE_WAGE, on, needed=False)
    if average is None:
        return Base(wage)
    cap = average * CAP_MULTIPLE
    limit = f"上年度职工月平均工资 {yuan(average)}的三倍 {yuan(cap)}"
    if wage > cap:
        sheet.step(f"月平均工资 {yuan(wage)}高于{limit}，按三倍计算，年限最长十二年。")
        sheet.cite("《劳动合同法》第四十七条第二款")
        return Base(cap, capped=True)
    sheet.step(f"月平均工资 {yuan(wage)}不高于{limit}，按本人工资计算，没有十二年上限。")
    return Base(wage)


def _together(spans: tuple[Span, ...]) -> Service:
    if not spans:
        return Service(0)
    ordered = sorted(spans, key=lambda span: span.start)
    joined = [ordered[0]]
    for span in ordered[1:]:
        last = joined[-1]
        if span.start <= last.end + timedelta(days=1):
            # Adjoining service is one span, so that no month is broken at the seam.
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return sum((service_between(each.start, each.end) for each in joined), Service(0))
