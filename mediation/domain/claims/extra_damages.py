"""加付赔偿金 (劳动合同法 art. 85; 监察条例 art. 26): conditional, half to all of the sum due."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mediation.domain.claims.calculation import Calculation, Sheet, count, exact, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.money import round_to_fen

_LEAST, _MOST = Fraction(1, 2), Fraction(1)
_ARTICLES = (
    "《劳动合同法》第八十五条",
    "《劳动保障监察条例》第二十六条",
    "《最高法劳动争议司法解释（一）》第一条第八项",
)


@dataclass(frozen=True)
class ExtraDamagesFacts:
    """The sum due; whether the authority ordered its payment and the date passed; the rate."""

    unpaid: Decimal | None = None
    ordered: bool | None = None
    order_expired: bool | None = None
    rate: Fraction | None = None
    claimed: Decimal | None = None


def extra_damages(facts: ExtraDamagesFacts) -> Calculation:
    """加付赔偿金 (劳动合同法 art. 85): 50 % to 100 %, only after an order that was not obeyed."""
    sheet = Sheet(Head.EXTRA_DAMAGES)
    sheet.cite(*_ARTICLES)
    if facts.unpaid is None:
        sheet.lack("应付而未付的金额")
        return sheet.done()
    if facts.ordered is False or facts.order_expired is False:
        sheet.step("没有劳动行政部门责令限期支付而逾期不支付的事实，加付赔偿金尚不成立。")
        sheet.line("加付赔偿金", Decimal(0))
        return sheet.done()
    if not (facts.ordered and facts.order_expired):
        sheet.warn("有条件的项目：须先由劳动行政部门责令限期支付，逾期仍不支付的才加付。")
    least = round_to_fen(exact(facts.unpaid) * _LEAST)
    most = round_to_fen(exact(facts.unpaid) * _MOST)
    sheet.figures |= {"min": least, "max": most}
    sheet.step(f"{yuan(facts.unpaid)} × 50% = {yuan(least)}，× 100% = {yuan(most)}。")
    if facts.rate is None:
        sheet.warn("具体比例由劳动行政部门或者裁判机构在百分之五十至一百之间确定。")
    elif _LEAST <= facts.rate <= _MOST:
        amount = sheet.line("加付赔偿金", exact(facts.unpaid) * facts.rate)
        sheet.step(f"{yuan(facts.unpaid)} × {count(facts.rate * 100)}% = {yuan(amount)}。")
    else:
        sheet.lack("百分之五十至一百之间的加付比例")
    sheet.exceeds(facts.claimed, most)
    return sheet.done()
