"""Limitation, arbitration and the suits after it (K27–K35)."""

from datetime import date

from mediation.domain.clocks.events import INTERRUPTIONS, SUSPENSIONS, ClockEvent
from mediation.domain.clocks.national.laws import ACT, BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Article, Binds, ClockRule

_AWARD_STANDS = "裁决发生法律效力，不能再起诉。"
_TO_ARBITRATION = frozenset({ClockEvent.ARBITRATION_APPLIED, ClockEvent.ARBITRATION_ACCEPTED})

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K27",
        title="仲裁时效",
        length=1,
        unit=Unit.YEAR,
        starts=ClockEvent.INFRINGEMENT_KNOWN,
        articles=(Article(ACT, "第二十七条第一款"),),
        counted_by=BY_PROCEDURE,
        if_missed="对方可以提出时效抗辩，请尽快引导当事人申请仲裁。",
        valid_from=date(2008, 5, 1),
        stops=_TO_ARBITRATION,
        binds=Binds.PARTY,
        paused_by=SUSPENSIONS,
        interrupted_by=INTERRUPTIONS,
    ),
    ClockRule(
        code="K28",
        title="拖欠劳动报酬的仲裁时效",
        length=1,
        unit=Unit.YEAR,
        starts=ClockEvent.PAY_OWED_AFTER_JOB,
        articles=(Article(ACT, "第二十七条第四款"),),
        counted_by=BY_PROCEDURE,
        if_missed="对方可以提出时效抗辩，请尽快引导当事人申请仲裁。",
        valid_from=date(2008, 5, 1),
        stops=_TO_ARBITRATION,
        binds=Binds.PARTY,
        paused_by=SUSPENSIONS,
        interrupted_by=INTERRUPTIONS,
    ),
    ClockRule(
        code="K32",
        title="劳动者对终局裁决起诉",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.FINAL_AWARD_RECEIVED,
        articles=(Article(ACT, "第四十八条"),),
        counted_by=BY_PROCEDURE,
        if_missed=_AWARD_STANDS,
        valid_from=date(2008, 5, 1),
        stops=frozenset({ClockEvent.SUIT_FILED}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K33",
        title="对非终局裁决起诉",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.OTHER_AWARD_RECEIVED,
        articles=(Article(ACT, "第五十条"),),
        counted_by=BY_PROCEDURE,
        if_missed=_AWARD_STANDS,
        valid_from=date(2008, 5, 1),
        stops=frozenset({ClockEvent.SUIT_FILED}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K34",
        title="用人单位申请撤销终局裁决",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.FINAL_AWARD_RECEIVED,
        articles=(Article(ACT, "第四十九条"),),
        counted_by=BY_PROCEDURE,
        if_missed="不能再申请撤销裁决。",
        valid_from=date(2008, 5, 1),
        stops=frozenset({ClockEvent.SET_ASIDE_APPLIED}),
        binds=Binds.EMPLOYER,
    ),
)
