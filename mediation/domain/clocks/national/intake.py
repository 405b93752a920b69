"""Periods from the desk to the first contact with the other side (K01, K02, K09–K12)."""

from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national.act_articles import (
    ENTERPRISE_10,
    ENTERPRISE_22,
    ENTERPRISE_31,
)
from mediation.domain.clocks.national.court_articles import (
    ONLINE_10_APPOINTMENT,
    ONLINE_10_CHOICE,
    ONLINE_12,
    ONLINE_15,
)
from mediation.domain.clocks.national.laws import BY_CIVIL_CODE, BY_PROCEDURE
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, ClockRule
from mediation.domain.entry_path import EntryPath

_OWN = frozenset({EntryPath.OWN_INTAKE, EntryPath.NEW_EMPLOYMENT_FORM})
_FROM_COURT = frozenset(path for path in EntryPath if path.from_court)

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K01",
        title="受理决定",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.BOTH_WILLING,
        articles=(ENTERPRISE_22,),
        counted_by=BY_CIVIL_CODE,
        if_missed="逾期未作决定，请立即决定是否受理并书面告知申请人。",
        valid_from=date(2012, 1, 1),
        entry_paths=_OWN,
        stops=frozenset({ClockEvent.DECIDED}),
    ),
    ClockRule(
        code="K02",
        title="回应协商要求",
        length=5,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.NEGOTIATION_DEMANDED,
        articles=(ENTERPRISE_10, ENTERPRISE_31),
        counted_by=BY_CIVIL_CODE,
        if_missed="视为不愿协商，仲裁时效中断；请登记中断事由，引导当事人申请调解或者仲裁。",
        valid_from=date(2012, 1, 1),
        stops=frozenset({ClockEvent.NEGOTIATION_ANSWERED}),
        extendable_by="双方当事人",
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K09",
        title="在线调解共同选择调解员",
        length=2,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.AGREED_ONLINE,
        articles=(ONLINE_10_CHOICE,),
        counted_by=BY_PROCEDURE,
        if_missed="由人民法院指定调解组织或者调解员，请与法院联系。",
        valid_from=date(2022, 1, 1),
        entry_paths=_FROM_COURT,
        stops=frozenset({ClockEvent.MEDIATOR_CHOSEN}),
        binds=Binds.PARTY,
    ),
    ClockRule(
        code="K10",
        title="法院指定在线调解员",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.ONLINE_APPLICATION,
        articles=(ONLINE_10_APPOINTMENT,),
        counted_by=BY_PROCEDURE,
        if_missed="请提醒人民法院指定调解组织或者调解员。",
        valid_from=date(2022, 1, 1),
        entry_paths=_FROM_COURT,
        stops=frozenset({ClockEvent.MEDIATOR_CHOSEN}),
        binds=Binds.COURT,
    ),
    ClockRule(
        code="K11",
        title="确认或者退回法院任务",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.TASK_RECEIVED,
        articles=(ONLINE_12,),
        counted_by=BY_PROCEDURE,
        if_missed="法院可以另行指定调解组织或者调解员，请立即确认或者写明理由退回。",
        valid_from=date(2022, 1, 1),
        entry_paths=_FROM_COURT,
        stops=frozenset({ClockEvent.TASK_ANSWERED}),
    ),
    ClockRule(
        code="K12",
        title="协助法院通知对方当事人",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=ClockEvent.CONFIRMED_ONLINE,
        articles=(ONLINE_15,),
        counted_by=BY_PROCEDURE,
        if_missed="请立即联系对方当事人；无法联系或者对方拒绝的，写明原因，终结调解并退回法院。",
        valid_from=date(2022, 1, 1),
        entry_paths=frozenset({EntryPath.COURT_DELEGATED_ONLINE}),
        stops=frozenset({ClockEvent.OTHER_SIDE_CONTACTED, ClockEvent.MEDIATION_ENDED}),
    ),
)
