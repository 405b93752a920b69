"""Inspection, the employer's papers, service, legal aid, docketing (K40–K45)."""

from dataclasses import replace
from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national import act_articles as act
from mediation.domain.clocks.national import court_articles as court
from mediation.domain.clocks.national.laws import (
    BY_ARBITRATION,
    BY_CIVIL_CODE,
    BY_CIVIL_CODE_YEARS,
    BY_PROCEDURE,
)
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, Certainty, ClockRule

_PUBLIC_NOTICE = ClockRule(
    code="K43A",
    title="公告送达",
    length=30,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.NOTICE_PUBLISHED,
    articles=(court.PROCEDURE_95,),
    counted_by=BY_PROCEDURE,
    if_missed="公告期满即视为送达，请从次日起计算后续期限。",
    valid_from=date(2022, 1, 1),
    binds=Binds.COURT,
)
_DOCKETING = ClockRule(
    code="K45",
    title="登记立案",
    length=7,
    unit=Unit.NATURAL_DAY,
    starts=ClockEvent.COMPLAINT_RECEIVED,
    articles=(court.PROCEDURE_126,),
    counted_by=BY_PROCEDURE,
    if_missed="请向法院了解立案情况；不立案也不裁定的，可以向上一级法院反映。",
    valid_from=date(2022, 1, 1),
    stops=frozenset({ClockEvent.COMPLAINT_DOCKETED}),
    binds=Binds.COURT,
)

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K40",
        title="劳动保障监察投诉",
        length=2,
        unit=Unit.YEAR,
        starts=ClockEvent.VIOLATION_ENDED,
        articles=(act.INSPECTION_20,),
        counted_by=BY_CIVIL_CODE_YEARS,
        if_missed="劳动保障监察不再查处，请引导当事人通过调解、仲裁主张权利。",
        valid_from=date(2004, 12, 1),
        stops=frozenset({ClockEvent.INSPECTION_COMPLAINED, ClockEvent.INSPECTION_OPENED}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K41",
        title="劳动保障监察调查",
        length=60,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.INSPECTION_OPENED,
        articles=(act.INSPECTION_17,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向劳动保障监察机构了解调查进度。",
        valid_from=date(2004, 12, 1),
        stops=frozenset({ClockEvent.INSPECTION_CLOSED}),
        extendable_by="劳动保障行政部门负责人",
        extension_cap=30,
        binds=Binds.AUTHORITY,
    ),
    ClockRule(
        code="K42",
        title="办理档案和社会保险关系转移",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.EMPLOYMENT_ENDED,
        articles=(act.CONTRACT_50,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请督促用人单位办理；造成损失的，劳动者可以主张赔偿或者向劳动保障监察投诉。",
        valid_from=date(2008, 1, 1),
        stops=frozenset({ClockEvent.FILES_HANDED_OVER}),
        binds=Binds.EMPLOYER,
    ),
    _PUBLIC_NOTICE,
    replace(
        _PUBLIC_NOTICE,
        length=60,
        articles=(court.PROCEDURE_92_OF_2012,),
        valid_from=date(2013, 1, 1),
        valid_to=date(2021, 12, 31),
        certainty=Certainty.SECOND_HAND,
    ),
    ClockRule(
        code="K43B",
        title="仲裁文书张贴、留置送达",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.PAPERS_POSTED,
        articles=(act.ARBITRATION_20,),
        counted_by=BY_ARBITRATION,
        if_missed="期满即视为送达，请从次日起计算后续期限。",
        valid_from=date(2017, 7, 1),
        binds=Binds.COMMISSION,
    ),
    ClockRule(
        code="K44A",
        title="法律援助审查决定",
        length=7,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.AID_APPLIED,
        articles=(act.LEGAL_AID_43_DECISION,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向法律援助机构了解审查结果。",
        valid_from=date(2022, 1, 1),
        stops=frozenset({ClockEvent.AID_DECIDED, ClockEvent.AID_REFUSED}),
        binds=Binds.AUTHORITY,
    ),
    ClockRule(
        code="K44B",
        title="指派法律援助人员",
        length=3,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.AID_DECIDED,
        articles=(act.LEGAL_AID_43_ASSIGNMENT,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向法律援助机构了解指派情况。",
        valid_from=date(2022, 1, 1),
        stops=frozenset({ClockEvent.AID_ASSIGNED}),
        binds=Binds.AUTHORITY,
    ),
    _DOCKETING,
    replace(
        _DOCKETING,
        articles=(court.PROCEDURE_123_OF_2012,),
        valid_from=date(2013, 1, 1),
        valid_to=date(2021, 12, 31),
        certainty=Certainty.SECOND_HAND,
    ),
)
