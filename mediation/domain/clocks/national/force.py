"""Periods after an agreement: review, confirmation, payment order, enforcement (K15–K26)."""

from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national.laws import (
    ARBITRATION_RULES,
    BY_ARBITRATION,
    BY_PROCEDURE,
    PROCEDURE,
)
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Article, Binds, ClockRule

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K15",
        title="共同申请仲裁审查",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.AGREEMENT_EFFECTIVE,
        articles=(Article(ARBITRATION_RULES, "第七十四条"),),
        counted_by=BY_ARBITRATION,
        if_missed="仲裁委员会不再受理审查申请。",
        valid_from=date(2017, 7, 1),
        stops=frozenset({ClockEvent.REVIEW_APPLIED}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K17",
        title="共同申请司法确认",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.AGREEMENT_EFFECTIVE,
        articles=(Article(PROCEDURE, "第二百零五条、《人民调解法》第三十三条"),),
        counted_by=BY_PROCEDURE,
        if_missed="人民法院不再受理司法确认申请。",
        valid_from=date(2011, 1, 1),
        stops=frozenset({ClockEvent.CONFIRMATION_APPLIED}),
        binds=Binds.PARTY,
    ),
)
