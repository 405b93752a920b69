"""Periods in which mediation must end (K03–K08, K14); days of appraisal are left out (K13)."""

from dataclasses import replace
from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national.act_articles import (
    ACT_14,
    ARBITRATION_70,
    ENTERPRISE_29,
    NEW_FORM,
)
from mediation.domain.clocks.national.court_articles import (
    INVITED_27_DELEGATED,
    INVITED_27_ENTRUSTED,
    ONLINE_24_DELEGATED,
    ONLINE_24_ENTRUSTED,
)
from mediation.domain.clocks.national.laws import BY_ARBITRATION, BY_CIVIL_CODE, BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, Certainty, ClockRule
from mediation.domain.entry_path import EntryPath

_BOTH_PARTIES = "双方当事人"
_BACK_TO_COURT = "终止调解，退回法院，由法院依法登记立案。"
_BACK_TO_TRIAL = "终止调解，退回法院继续审理。"
_APPRAISAL = frozenset({ClockEvent.APPRAISAL})
_ENDED = frozenset({ClockEvent.MEDIATION_ENDED})
# Since 人民法院在线调解规则 (art. 30) the online rules go before older ones.
_ONLINE_SINCE, _BEFORE_ONLINE = date(2022, 1, 1), date(2021, 12, 31)

_ORDINARY = ClockRule(
    code="K07",
    title="委托调解（普通程序）",
    length=15,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.FILE_SIGNED_FOR,
    articles=(INVITED_27_ENTRUSTED, ONLINE_24_ENTRUSTED),
    counted_by=BY_PROCEDURE,
    if_missed=_BACK_TO_TRIAL,
    valid_from=_ONLINE_SINCE,
    entry_paths=frozenset({EntryPath.COURT_ENTRUSTED_ORDINARY}),
    extendable_by=_BOTH_PARTIES,
    stops=_ENDED,
    paused_by=_APPRAISAL,
)
_SUMMARY = replace(
    _ORDINARY,
    code="K08",
    title="委托调解（简易程序）",
    length=7,
    entry_paths=frozenset({EntryPath.COURT_ENTRUSTED_SUMMARY}),
)
RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K03",
        title="调解未果可以申请仲裁",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.APPLICATION_RECEIVED,
        articles=(ACT_14,),
        counted_by=BY_CIVIL_CODE,
        if_missed="当事人可以申请仲裁；双方都愿意的，可以继续调解。",
        valid_from=date(2008, 5, 1),
        entry_paths=frozenset({EntryPath.OWN_INTAKE, EntryPath.NEW_EMPLOYMENT_FORM}),
        stops=_ENDED,
        binds=Binds.OPENS_RIGHT,
    ),
    ClockRule(
        code="K04",
        title="调解期限",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CASE_ACCEPTED,
        articles=(ENTERPRISE_29,),
        counted_by=BY_CIVIL_CODE,
        if_missed="视为调解不成，请书面告知当事人可以申请仲裁。",
        valid_from=date(2012, 1, 1),
        entry_paths=frozenset({EntryPath.OWN_INTAKE}),
        extendable_by=_BOTH_PARTIES,
        stops=_ENDED,
    ),
    ClockRule(
        code="K05",
        title="新就业形态一站式调解",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CASE_ACCEPTED,
        articles=(NEW_FORM,),
        counted_by=BY_CIVIL_CODE,
        if_missed="终止调解，引导当事人申请仲裁或者起诉。",
        valid_from=date(2024, 1, 1),
        entry_paths=frozenset({EntryPath.NEW_EMPLOYMENT_FORM}),
        extendable_by=_BOTH_PARTIES,
        extension_cap=15,
        stops=_ENDED,
        certainty=Certainty.SECOND_HAND,
    ),
    ClockRule(
        code="K06",
        title="委派调解",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.FILE_SIGNED_FOR,
        articles=(INVITED_27_DELEGATED,),
        counted_by=BY_PROCEDURE,
        if_missed=_BACK_TO_COURT,
        valid_from=date(2016, 7, 1),
        entry_paths=frozenset({EntryPath.COURT_DELEGATED_PAPER}),
        extendable_by=_BOTH_PARTIES,
        stops=_ENDED,
        paused_by=_APPRAISAL,
    ),
    ClockRule(
        code="K06",
        title="委派调解",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CONFIRMED_ONLINE,
        articles=(ONLINE_24_DELEGATED,),
        counted_by=BY_PROCEDURE,
        if_missed=_BACK_TO_COURT,
        valid_from=_ONLINE_SINCE,
        entry_paths=frozenset({EntryPath.COURT_DELEGATED_ONLINE}),
        extendable_by=_BOTH_PARTIES,
        stops=_ENDED,
        paused_by=_APPRAISAL,
    ),
    _ORDINARY,
    _SUMMARY,
    replace(
        _ORDINARY,
        articles=(INVITED_27_ENTRUSTED,),
        valid_from=date(2016, 7, 1),
        valid_to=_BEFORE_ONLINE,
    ),
    replace(
        _SUMMARY,
        articles=(INVITED_27_ENTRUSTED,),
        valid_from=date(2016, 7, 1),
        valid_to=_BEFORE_ONLINE,
    ),
    ClockRule(
        code="K14",
        title="仲裁庭委托调解",
        length=10,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.PARTIES_CONSENTED,
        articles=(ARBITRATION_70,),
        counted_by=BY_ARBITRATION,
        if_missed="终止调解，退回仲裁庭开庭审理。",
        valid_from=date(2017, 7, 1),
        entry_paths=frozenset({EntryPath.COMMISSION_ENTRUSTED}),
        stops=_ENDED,
    ),
)
