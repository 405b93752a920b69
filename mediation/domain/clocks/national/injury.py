"""Recognition of an injury at work, and grading (K36–K39); mediation stops none of them."""

from datetime import date

from mediation.domain.clocks.events import ClockEvent
from mediation.domain.clocks.national import act_articles as act
from mediation.domain.clocks.national.laws import BY_CIVIL_CODE, BY_CIVIL_CODE_YEARS
from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import Binds, ClockRule

_SINCE = date(2011, 1, 1)
_WAITING = frozenset({ClockEvent.WAITING_FOR_AUTHORITY})

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K36",
        title="用人单位申请工伤认定",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.INJURY_HAPPENED,
        articles=(act.INJURY_17_1,),
        counted_by=BY_CIVIL_CODE,
        if_missed="此期间发生的工伤待遇费用由用人单位负担；请告知职工、近亲属或者工会一年内直接申请。",
        valid_from=_SINCE,
        stops=frozenset({ClockEvent.EMPLOYER_APPLIED_RECOGNITION}),
        extendable_by="社会保险行政部门",
        binds=Binds.EMPLOYER,
        outlives_mediation=True,
    ),
    ClockRule(
        code="K37",
        title="职工、近亲属或者工会申请工伤认定",
        length=1,
        unit=Unit.YEAR,
        starts=ClockEvent.INJURY_HAPPENED,
        articles=(act.INJURY_17_2,),
        counted_by=BY_CIVIL_CODE_YEARS,
        if_missed="一般不再受理工伤认定申请，请核对有无不属于职工自身原因的耽误并咨询人社部门。",
        valid_from=_SINCE,
        stops=frozenset(
            {ClockEvent.WORKER_APPLIED_RECOGNITION, ClockEvent.EMPLOYER_APPLIED_RECOGNITION}
        ),
        binds=Binds.PARTY,
        outlives_mediation=True,
    ),
    ClockRule(
        code="K38A",
        title="工伤认定决定",
        length=60,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.RECOGNITION_ACCEPTED,
        articles=(act.INJURY_20_1,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向社会保险行政部门了解认定进度。",
        valid_from=_SINCE,
        stops=frozenset({ClockEvent.RECOGNITION_DECIDED}),
        paused_by=_WAITING,
        binds=Binds.AUTHORITY,
    ),
    ClockRule(
        code="K38B",
        title="事实清楚的工伤认定决定",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.CLEAR_RECOGNITION_ACCEPTED,
        articles=(act.INJURY_20_2,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向社会保险行政部门了解认定进度。",
        valid_from=_SINCE,
        stops=frozenset({ClockEvent.RECOGNITION_DECIDED}),
        paused_by=_WAITING,
        binds=Binds.AUTHORITY,
    ),
    ClockRule(
        code="K39A",
        title="劳动能力鉴定结论",
        length=60,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.GRADING_APPLIED,
        articles=(act.INJURY_25,),
        counted_by=BY_CIVIL_CODE,
        if_missed="请向劳动能力鉴定委员会了解鉴定进度。",
        valid_from=_SINCE,
        stops=frozenset({ClockEvent.GRADING_RECEIVED}),
        extendable_by="劳动能力鉴定委员会",
        extension_cap=30,
        binds=Binds.AUTHORITY,
    ),
    ClockRule(
        code="K39B",
        title="申请再次鉴定",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=ClockEvent.GRADING_RECEIVED,
        articles=(act.INJURY_26,),
        counted_by=BY_CIVIL_CODE,
        if_missed="鉴定结论生效；伤情变化的，结论作出一年后可以申请复查鉴定。",
        valid_from=_SINCE,
        stops=frozenset({ClockEvent.REGRADING_APPLIED}),
        binds=Binds.PARTY,
    ),
)
