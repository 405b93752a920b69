"""The statutory periods of mediation as data, with the law each one rests on."""

from collections.abc import Sequence
from datetime import date

from mediation.domain.clocks.periods import Unit
from mediation.domain.clocks.rule import ClockRule, StartEvent
from mediation.domain.entry_path import EntryPath

_ACT = "《劳动争议调解仲裁法》"
_ENTERPRISE_RULES = "《企业劳动争议协商调解规定》"
_INVITED_RULES = "《最高人民法院关于人民法院特邀调解的规定》"
_ONLINE_RULES = "《人民法院在线调解规则》"
_ARBITRATION_RULES = "《劳动人事争议仲裁办案规则》"
_PROCEDURE = "《民事诉讼法》"
_NEW_FORM_NOTICE = "《关于加强新就业形态劳动纠纷一站式调解工作的通知》（人社厅发〔2024〕4号）"

_BY_CIVIL_CODE = "《民法典》第二百零一条、第二百零三条"
_BY_PROCEDURE = "《民事诉讼法》第八十五条"
_BY_ARBITRATION = "《劳动人事争议仲裁办案规则》第十九条、第八十条，《民事诉讼法》第八十五条"

_BOTH_PARTIES = "双方当事人"
_BACK_TO_COURT = "终止调解，退回法院，由法院依法登记立案。"
_BACK_TO_TRIAL = "终止调解，退回法院继续审理。"
_AWARD_STANDS = "裁决发生法律效力，不能再起诉。"

_OWN = frozenset({EntryPath.OWN_INTAKE, EntryPath.NEW_EMPLOYMENT_FORM})
_ENTRUSTED_ORDINARY = frozenset({EntryPath.COURT_ENTRUSTED_ORDINARY})
_ENTRUSTED_SUMMARY = frozenset({EntryPath.COURT_ENTRUSTED_SUMMARY})
_FROM_COURT = frozenset(path for path in EntryPath if path.from_court)

RULES: tuple[ClockRule, ...] = (
    ClockRule(
        code="K01",
        title="受理决定",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=StartEvent.BOTH_WILLING,
        law=_ENTERPRISE_RULES,
        article="第二十二条",
        counted_by=_BY_CIVIL_CODE,
        if_missed="逾期未作决定，请立即决定是否受理并书面告知申请人。",
        valid_from=date(2012, 1, 1),
        entry_paths=_OWN,
    ),
    ClockRule(
        code="K03",
        title="调解未果可以申请仲裁",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.APPLICATION_RECEIVED,
        law=_ACT,
        article="第十四条第三款",
        counted_by=_BY_CIVIL_CODE,
        if_missed="当事人可以申请仲裁；双方都愿意的，可以继续调解。",
        valid_from=date(2008, 5, 1),
        entry_paths=_OWN,
    ),
    ClockRule(
        code="K04",
        title="调解期限",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.CASE_ACCEPTED,
        law=_ENTERPRISE_RULES,
        article="第二十九条",
        counted_by=_BY_CIVIL_CODE,
        if_missed="视为调解不成，请书面告知当事人可以申请仲裁。",
        valid_from=date(2012, 1, 1),
        entry_paths=frozenset({EntryPath.OWN_INTAKE}),
        extendable_by=_BOTH_PARTIES,
    ),
    ClockRule(
        code="K05",
        title="新就业形态一站式调解",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.CASE_ACCEPTED,
        law=_NEW_FORM_NOTICE,
        article="",
        counted_by=_BY_CIVIL_CODE,
        if_missed="终止调解，引导当事人申请仲裁或者起诉。",
        valid_from=date(2024, 1, 1),
        entry_paths=frozenset({EntryPath.NEW_EMPLOYMENT_FORM}),
        extendable_by=_BOTH_PARTIES,
        extension_cap=15,
    ),
    ClockRule(
        code="K06",
        title="委派调解",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.FILE_SIGNED_FOR,
        law=_INVITED_RULES,
        article="第二十七条",
        counted_by=_BY_PROCEDURE,
        if_missed=_BACK_TO_COURT,
        valid_from=date(2016, 7, 1),
        entry_paths=frozenset({EntryPath.COURT_DELEGATED_PAPER}),
        extendable_by=_BOTH_PARTIES,
    ),
    ClockRule(
        code="K06",
        title="委派调解",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.CONFIRMED_ONLINE,
        law=_ONLINE_RULES,
        article="第二十四条",
        counted_by=_BY_PROCEDURE,
        if_missed=_BACK_TO_COURT,
        valid_from=date(2022, 1, 1),
        entry_paths=frozenset({EntryPath.COURT_DELEGATED_ONLINE}),
        extendable_by=_BOTH_PARTIES,
    ),
    ClockRule(
        code="K07",
        title="委托调解（普通程序）",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.FILE_SIGNED_FOR,
        law=_INVITED_RULES,
        article="第二十七条",
        counted_by=_BY_PROCEDURE,
        if_missed=_BACK_TO_TRIAL,
        valid_from=date(2016, 7, 1),
        entry_paths=_ENTRUSTED_ORDINARY,
        extendable_by=_BOTH_PARTIES,
    ),
    ClockRule(
        code="K08",
        title="委托调解（简易程序）",
        length=7,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.FILE_SIGNED_FOR,
        law=_INVITED_RULES,
        article="第二十七条",
        counted_by=_BY_PROCEDURE,
        if_missed=_BACK_TO_TRIAL,
        valid_from=date(2016, 7, 1),
        entry_paths=_ENTRUSTED_SUMMARY,
        extendable_by=_BOTH_PARTIES,
    ),
    ClockRule(
        code="K11",
        title="确认或者退回法院任务",
        length=3,
        unit=Unit.WORKING_DAY,
        starts=StartEvent.TASK_RECEIVED,
        law=_ONLINE_RULES,
        article="第十二条",
        counted_by=_BY_PROCEDURE,
        if_missed="法院可以另行指定调解组织或者调解员。",
        valid_from=date(2022, 1, 1),
        entry_paths=_FROM_COURT,
    ),
    ClockRule(
        code="K14",
        title="仲裁庭委托调解",
        length=10,
        unit=Unit.WORKING_DAY,
        starts=StartEvent.PARTIES_CONSENTED,
        law=_ARBITRATION_RULES,
        article="第七十条",
        counted_by=_BY_ARBITRATION,
        if_missed="终止调解，退回仲裁庭开庭审理。",
        valid_from=date(2017, 7, 1),
        entry_paths=frozenset({EntryPath.COMMISSION_ENTRUSTED}),
    ),
    ClockRule(
        code="K15",
        title="共同申请仲裁审查",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.AGREEMENT_EFFECTIVE,
        law=_ARBITRATION_RULES,
        article="第七十四条",
        counted_by=_BY_ARBITRATION,
        if_missed="仲裁委员会不再受理审查申请。",
        valid_from=date(2017, 7, 1),
    ),
    ClockRule(
        code="K17",
        title="共同申请司法确认",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.AGREEMENT_EFFECTIVE,
        law=_PROCEDURE,
        article="第二百零五条、《人民调解法》第三十三条",
        counted_by=_BY_PROCEDURE,
        if_missed="人民法院不再受理司法确认申请。",
        valid_from=date(2011, 1, 1),
    ),
    ClockRule(
        code="K27",
        title="仲裁时效",
        length=1,
        unit=Unit.YEAR,
        starts=StartEvent.INFRINGEMENT_KNOWN,
        law=_ACT,
        article="第二十七条第一款",
        counted_by=_BY_PROCEDURE,
        if_missed="对方可以提出时效抗辩，请尽快引导当事人申请仲裁。",
        valid_from=date(2008, 5, 1),
    ),
    ClockRule(
        code="K28",
        title="拖欠劳动报酬的仲裁时效",
        length=1,
        unit=Unit.YEAR,
        starts=StartEvent.EMPLOYMENT_ENDED,
        law=_ACT,
        article="第二十七条第四款",
        counted_by=_BY_PROCEDURE,
        if_missed="对方可以提出时效抗辩，请尽快引导当事人申请仲裁。",
        valid_from=date(2008, 5, 1),
    ),
    ClockRule(
        code="K32",
        title="劳动者对终局裁决起诉",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.AWARD_RECEIVED,
        law=_ACT,
        article="第四十八条",
        counted_by=_BY_PROCEDURE,
        if_missed=_AWARD_STANDS,
        valid_from=date(2008, 5, 1),
    ),
    ClockRule(
        code="K33",
        title="对非终局裁决起诉",
        length=15,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.AWARD_RECEIVED,
        law=_ACT,
        article="第五十条",
        counted_by=_BY_PROCEDURE,
        if_missed=_AWARD_STANDS,
        valid_from=date(2008, 5, 1),
    ),
    ClockRule(
        code="K34",
        title="用人单位申请撤销终局裁决",
        length=30,
        unit=Unit.NATURAL_DAY,
        starts=StartEvent.AWARD_RECEIVED,
        law=_ACT,
        article="第四十九条",
        counted_by=_BY_PROCEDURE,
        if_missed="不能再申请撤销裁决。",
        valid_from=date(2008, 5, 1),
    ),
)

_MEDIATION_CODES = {
    EntryPath.OWN_INTAKE: "K04",
    EntryPath.NEW_EMPLOYMENT_FORM: "K05",
    EntryPath.COURT_DELEGATED_ONLINE: "K06",
    EntryPath.COURT_DELEGATED_PAPER: "K06",
    EntryPath.COURT_ENTRUSTED_ORDINARY: "K07",
    EntryPath.COURT_ENTRUSTED_SUMMARY: "K08",
    EntryPath.COMMISSION_ENTRUSTED: "K14",
}


def find_rule(
    code: str,
    *,
    on: date,
    entry_path: EntryPath | None = None,
    region: str | None = None,
    rules: Sequence[ClockRule] = RULES,
) -> ClockRule:
    """The row of a code in force on a day, the region's own before the national one.

    A day before every row gets the earliest. LookupError if the code has no row for the path.
    """
    rows = [rule for rule in rules if rule.code == code and rule.fits(region, entry_path)]
    if not rows:
        raise LookupError(f"no rule {code} for {entry_path or 'any path'}")
    in_force = [rule for rule in rows if rule.applies(on, region, entry_path)]
    if not in_force:
        return min(rows, key=lambda rule: (rule.valid_from, rule.region is None))
    return max(in_force, key=lambda rule: (rule.region is not None, rule.valid_from))


def mediation_rule_for(
    entry_path: EntryPath,
    *,
    on: date,
    region: str | None = None,
    rules: Sequence[ClockRule] = RULES,
) -> ClockRule:
    """The period in which mediation must end, by the way the case came in (K04–K08, K14)."""
    code = _MEDIATION_CODES[entry_path]
    return find_rule(code, on=on, entry_path=entry_path, region=region, rules=rules)
