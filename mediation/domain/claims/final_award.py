"""终局裁决 per item (调解仲裁法 art. 47): whether an award would be final for the employer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.domain.claim_types import ClaimType
from mediation.domain.claims.calculation import Calculation, Sheet, yuan
from mediation.domain.claims.heads import Head
from mediation.domain.claims.parameters import ParameterKind, Standards

_MONTHS = 12
_ARTICLES = (
    "《劳动争议调解仲裁法》第四十七条",
    "《最高法劳动争议司法解释（一）》第十九条",
)


@dataclass(frozen=True)
class FinalAwardFacts:
    """Each claimed item with its amount, and its type where it is known."""

    items: Mapping[str, Decimal]
    types: Mapping[str, ClaimType]
    on: date | None = None


def final_award(facts: FinalAwardFacts, standards: Standards) -> Calculation:
    """终局裁决 (调解仲裁法 art. 47): each item apart, not above 12 months of the minimum wage."""
    sheet = Sheet(Head.FINAL_AWARD)
    sheet.cite(*_ARTICLES)
    if not facts.items:
        sheet.lack("各项请求的金额")
    minimum = sheet.standard(standards, ParameterKind.MINIMUM_WAGE, facts.on)
    if minimum is None or not facts.items:
        return sheet.done()
    limit = minimum * _MONTHS
    sheet.step(f"当地月最低工资标准 {yuan(minimum)} × 12 = {yuan(limit)}，逐项比较，不相加。")
    outcome = {}
    for name, amount in facts.items.items():
        kind = facts.types.get(name)
        fits = kind is None or kind.may_be_final
        final = fits and amount <= limit
        outcome[name] = "final" if final else "not_final"
        reason = "" if fits else "（不属于第四十七条的项目）"
        compared = "不超过" if amount <= limit else "超过"
        sheet.step(
            f"{name} {yuan(amount)}，{compared} {yuan(limit)}{reason}，"
            f"{'属于' if final else '不属于'}终局裁决。"
        )
    sheet.figures |= {"limit": limit, "items": outcome}
    finals = set(outcome.values()) == {"final"}
    sheet.figures["final"] = finals
    sheet.warn("同一裁决书同时含终局和非终局事项的，应当分别制作裁决书（办案规则第五十条）。")
    return sheet.done()
