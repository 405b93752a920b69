"""Limitation of arbitration: the rule, back pay, and the double wage counted in two ways (K27–K28).

Regions differ on the double wage: month by month, or from the end of the whole window. Both rows
are shipped and shown side by side; a region switches one off by a row of its own.
"""

from dataclasses import replace
from datetime import date

from mediation.domain.clocks.events import INTERRUPTIONS, SUSPENSIONS, ClockEvent
from mediation.domain.clocks.national.act_articles import (
    ACT_27_1,
    ACT_27_4,
    CONTRACT_82,
    REGULATION_6,
    REGULATION_7,
)
from mediation.domain.clocks.national.laws import BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, Certainty, ClockRule

_GENERAL = ClockRule(
    code="K27",
    title="仲裁时效",
    length=1,
    unit=Unit.YEAR,
    starts=ClockEvent.INFRINGEMENT_KNOWN,
    articles=(ACT_27_1,),
    counted_by=BY_PROCEDURE,
    if_missed="对方可以提出时效抗辩，请核对有无中断、中止的证据，尽快引导当事人申请仲裁。",
    valid_from=date(2008, 5, 1),
    stops=frozenset({ClockEvent.ARBITRATION_APPLIED, ClockEvent.ARBITRATION_ACCEPTED}),
    paused_by=SUSPENSIONS,
    interrupted_by=INTERRUPTIONS,
    binds=Binds.PARTY,
)

RULES: tuple[ClockRule, ...] = (
    _GENERAL,
    replace(
        _GENERAL,
        code="K27A",
        title="二倍工资的仲裁时效（逐月起算）",
        starts=ClockEvent.DOUBLE_WAGE_FIRST_MONTH,
        articles=(ACT_27_1, CONTRACT_82, REGULATION_6),
        if_missed="最早一个月的差额可能已过时效，以后各月逐月届满；请尽快引导当事人申请仲裁。",
        valid_from=date(2008, 9, 18),
        certainty=Certainty.SECOND_HAND,
    ),
    replace(
        _GENERAL,
        code="K27B",
        title="二倍工资的仲裁时效（整体起算）",
        starts=ClockEvent.DOUBLE_WAGE_ENDED,
        articles=(ACT_27_1, CONTRACT_82, REGULATION_7),
        valid_from=date(2008, 9, 18),
        certainty=Certainty.SECOND_HAND,
    ),
    replace(
        _GENERAL,
        code="K28",
        title="拖欠劳动报酬的仲裁时效",
        starts=ClockEvent.PAY_OWED_AFTER_JOB,
        articles=(ACT_27_4,),
    ),
)
