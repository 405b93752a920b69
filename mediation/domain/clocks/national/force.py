"""Periods after an agreement: review, confirmation, objection, enforcement (K15–K21)."""

from dataclasses import replace
from datetime import date
from typing import Any

from mediation.domain.clocks.events import SUSPENSIONS, ClockEvent
from mediation.domain.clocks.national import court_articles as court
from mediation.domain.clocks.national.act_articles import (
    ARBITRATION_74,
    ARBITRATION_76,
    ENTERPRISE_27,
)
from mediation.domain.clocks.national.laws import BY_ARBITRATION, BY_CIVIL_CODE, BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, Certainty, ClockRule

# 民诉法 was renumbered twice; an agreement is judged by the text of its day.
_SINCE_2013, _SINCE_2022, _SINCE_2024 = date(2013, 1, 1), date(2022, 1, 1), date(2024, 1, 1)
_UNTIL_2012, _UNTIL_2021, _UNTIL_2023 = date(2012, 12, 31), date(2021, 12, 31), date(2023, 12, 31)

_REVIEW = ClockRule(
    code="K15",
    title="共同申请仲裁审查",
    length=15,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.AGREEMENT_EFFECTIVE,
    articles=(ENTERPRISE_27, ARBITRATION_74),
    counted_by=BY_ARBITRATION,
    if_missed="仲裁委员会不再受理审查申请；三十日内仍可以共同申请司法确认。",
    valid_from=date(2017, 7, 1),
    stops=frozenset({ClockEvent.REVIEW_APPLIED}),
    binds=Binds.PARTY,
)
_CONFIRMATION = ClockRule(
    code="K17",
    title="共同申请司法确认",
    length=30,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.AGREEMENT_EFFECTIVE,
    articles=(court.PROCEDURE_205, court.PEOPLES_33),
    counted_by=BY_PROCEDURE,
    if_missed="人民法院不再受理司法确认申请；请督促履行，不履行的引导当事人申请仲裁或者支付令。",
    valid_from=_SINCE_2024,
    stops=frozenset({ClockEvent.CONFIRMATION_APPLIED}),
    binds=Binds.PARTY,
)
_SPECIAL_PROCEDURE = ClockRule(
    code="K19B",
    title="司法确认案件审结（特别程序）",
    length=30,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.CONFIRMATION_ACCEPTED,
    articles=(court.PROCEDURE_187,),
    counted_by=BY_PROCEDURE,
    if_missed="请向法院了解审查进度。",
    valid_from=_SINCE_2022,
    stops=frozenset({ClockEvent.CONFIRMATION_DECIDED}),
    extendable_by="人民法院院长",
    binds=Binds.COURT,
)
_ENFORCEMENT = ClockRule(
    code="K21",
    title="申请强制执行",
    length=2,
    unit=Unit.YEAR,
    starts=ClockEvent.PERFORMANCE_DUE,
    articles=(court.PROCEDURE_250,),
    counted_by=BY_PROCEDURE,
    if_missed="对方可以提出执行时效异议，请尽快核对时效是否中断、中止并申请执行。",
    valid_from=_SINCE_2024,
    stops=frozenset({ClockEvent.ENFORCEMENT_APPLIED}),
    paused_by=SUSPENSIONS,
    tail_months=6,
    interrupted_by=frozenset(
        {ClockEvent.CLAIM_MADE, ClockEvent.PERFORMANCE_PROMISED, ClockEvent.RELIEF_SOUGHT}
    ),
    renewal_basis="《民法典》第一百九十五条",
    binds=Binds.PARTY,
)
# An instalment of its own may be held to run by itself, as the law counted until 2021; whoever
# applies by this day is in time on either reading.
_BY_INSTALMENT = replace(
    _ENFORCEMENT,
    code="K21A",
    title="申请强制执行（自最早欠付的一期起，稳妥计算）",
    starts=ClockEvent.INSTALMENT_DUE,
    if_missed="法定期间仍自最后一期届满之日起计算（K21），请尽快申请执行，以免对方提出时效异议。",
)
_OLDER_ENFORCEMENT: tuple[dict[str, Any], ...] = (
    {
        "articles": (court.PROCEDURE_246_OF_2021,),
        "valid_from": _SINCE_2022,
        "valid_to": _UNTIL_2023,
    },
    {
        "articles": (court.PROCEDURE_239_OF_2012,),
        "valid_from": _SINCE_2013,
        "valid_to": _UNTIL_2021,
        "certainty": Certainty.SECOND_HAND,
    },
)

RULES: tuple[ClockRule, ...] = (
    _REVIEW,
    replace(
        _REVIEW,
        articles=(ENTERPRISE_27,),
        counted_by=BY_CIVIL_CODE,
        valid_from=date(2012, 1, 1),
        valid_to=date(2017, 6, 30),
    ),
    ClockRule(
        code="K16",
        title="仲裁审查终结",
        length=5,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.REVIEW_ACCEPTED,
        articles=(ARBITRATION_76,),
        counted_by=BY_ARBITRATION,
        if_missed="请向仲裁委员会了解审查进度。",
        valid_from=date(2017, 7, 1),
        stops=frozenset({ClockEvent.REVIEW_DECIDED}),
        extendable_by="仲裁委员会主任或者仲裁院负责人",
        extension_cap=5,
        binds=Binds.COMMISSION,
    ),
    _CONFIRMATION,
    replace(
        _CONFIRMATION,
        articles=(court.PROCEDURE_201_OF_2021, court.PEOPLES_33),
        valid_from=_SINCE_2022,
        valid_to=_UNTIL_2023,
    ),
    replace(
        _CONFIRMATION,
        articles=(court.PROCEDURE_194_OF_2012, court.PEOPLES_33),
        valid_from=_SINCE_2013,
        valid_to=_UNTIL_2021,
    ),
    replace(
        _CONFIRMATION,
        articles=(court.PEOPLES_33,),
        valid_from=date(2011, 1, 1),
        valid_to=_UNTIL_2012,
    ),
    ClockRule(
        code="K18",
        title="决定是否受理司法确认",
        length=3,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CONFIRMATION_APPLIED,
        articles=(court.CONFIRMATION_4,),
        counted_by=BY_PROCEDURE,
        if_missed="请向法院了解是否受理，缺少材料的尽快补齐。",
        valid_from=date(2011, 3, 30),
        stops=frozenset({ClockEvent.CONFIRMATION_ACCEPTED, ClockEvent.CONFIRMATION_DECIDED}),
        binds=Binds.COURT,
    ),
    ClockRule(
        code="K19A",
        title="人民调解协议司法确认决定",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CONFIRMATION_ACCEPTED,
        articles=(court.CONFIRMATION_5,),
        counted_by=BY_PROCEDURE,
        if_missed="请向法院了解审查进度。",
        valid_from=date(2011, 3, 30),
        stops=frozenset({ClockEvent.CONFIRMATION_DECIDED}),
        extendable_by="人民法院院长",
        extension_cap=10,
        binds=Binds.COURT,
    ),
    _SPECIAL_PROCEDURE,
    replace(
        _SPECIAL_PROCEDURE,
        articles=(court.PROCEDURE_180_OF_2012,),
        valid_from=_SINCE_2013,
        valid_to=_UNTIL_2021,
        certainty=Certainty.SECOND_HAND,
    ),
    ClockRule(
        code="K20A",
        title="当事人对确认裁定提出异议",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.RULING_RECEIVED,
        articles=(court.INTERPRETATION_372,),
        counted_by=BY_PROCEDURE,
        if_missed="不能再对确认裁定提出异议，请按裁定督促履行。",
        valid_from=date(2022, 4, 10),
        stops=frozenset({ClockEvent.OBJECTION_RAISED}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K20B",
        title="利害关系人对确认裁定提出异议",
        length=6,
        unit=Unit.MONTH,
        starts=ClockEvent.OUTSIDER_KNEW,
        articles=(court.INTERPRETATION_372,),
        counted_by=BY_PROCEDURE,
        if_missed="利害关系人不能再对确认裁定提出异议，请按裁定督促履行。",
        valid_from=date(2022, 4, 10),
        stops=frozenset({ClockEvent.OBJECTION_RAISED}),
        binds=Binds.PARTY,
    ),
    *(
        row
        for rule in (_ENFORCEMENT, _BY_INSTALMENT)
        for row in (rule, *(replace(rule, **older) for older in _OLDER_ENFORCEMENT))
    ),
)
