"""Periods of the payment order 支付令 (K22–K26)."""

from dataclasses import replace
from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national import court_articles as court
from mediation.domain.clocks.national.laws import BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Article, Binds, Certainty, ClockRule


def _versions(rule: ClockRule, of_2021: Article, of_2012: Article) -> tuple[ClockRule, ...]:
    """The rule of today and its two older rows, whose articles had other numbers."""
    return (
        rule,
        replace(
            rule,
            articles=(of_2021,),
            valid_from=date(2022, 1, 1),
            valid_to=date(2023, 12, 31),
        ),
        replace(
            rule,
            articles=(of_2012,),
            valid_from=date(2013, 1, 1),
            valid_to=date(2021, 12, 31),
            certainty=Certainty.SECOND_HAND,
        ),
    )


_NOTICE = ClockRule(
    code="K22",
    title="通知是否受理支付令申请",
    length=5,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.ORDER_APPLIED,
    articles=(court.PROCEDURE_226,),
    counted_by=BY_PROCEDURE,
    if_missed="请向法院了解是否受理，缺少材料的尽快补齐。",
    valid_from=date(2024, 1, 1),
    stops=frozenset({ClockEvent.ORDER_ACCEPTED, ClockEvent.ORDER_ISSUED}),
    binds=Binds.COURT,
)
_ISSUE = ClockRule(
    code="K23",
    title="发出支付令",
    length=15,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.ORDER_ACCEPTED,
    articles=(court.PROCEDURE_227_ISSUE,),
    counted_by=BY_PROCEDURE,
    if_missed="请向法院了解支付令是否发出；申请被驳回的，引导当事人申请仲裁或者起诉。",
    valid_from=date(2024, 1, 1),
    stops=frozenset({ClockEvent.ORDER_ISSUED}),
    binds=Binds.COURT,
)
_ANSWER = ClockRule(
    code="K24",
    title="债务人清偿或者对支付令提出异议",
    length=15,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.ORDER_RECEIVED,
    articles=(court.PROCEDURE_227_ANSWER,),
    counted_by=BY_PROCEDURE,
    if_missed="债务人既不异议又不履行的，债权人可以向人民法院申请执行。",
    valid_from=date(2024, 1, 1),
    stops=frozenset({ClockEvent.ORDER_ANSWERED}),
    binds=Binds.EMPLOYER,
)

RULES: tuple[ClockRule, ...] = (
    *_versions(_NOTICE, court.PROCEDURE_222_OF_2021, court.PROCEDURE_215_OF_2012),
    *_versions(_ISSUE, court.PROCEDURE_223_ISSUE_OF_2021, court.PROCEDURE_216_OF_2012),
    *_versions(_ANSWER, court.PROCEDURE_223_ANSWER_OF_2021, court.PROCEDURE_216_OF_2012),
    ClockRule(
        code="K25",
        title="支付令送达债务人",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.ORDER_ISSUED,
        articles=(court.INTERPRETATION_430,),
        counted_by=BY_PROCEDURE,
        if_missed="支付令失效，督促程序终结；请引导当事人申请仲裁或者起诉。",
        valid_from=date(2022, 4, 10),
        stops=frozenset({ClockEvent.ORDER_RECEIVED}),
        binds=Binds.COURT,
    ),
    ClockRule(
        code="K26",
        title="支付令失效后表明不起诉",
        length=7,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.ORDER_ENDED,
        articles=(court.INTERPRETATION_438,),
        counted_by=BY_PROCEDURE,
        if_missed="视为向受理支付令申请的人民法院起诉，请准备诉讼材料。",
        valid_from=date(2022, 4, 10),
        stops=frozenset({ClockEvent.SUIT_REFUSED}),
        binds=Binds.PARTY,
    ),
)
