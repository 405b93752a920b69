"""How long records are kept, and when a case is due for disposal.

No national period for mediation files of unions or enterprises was found; the first rows of the
table are recommendations until the office confirms them (档案法 art. 21: the archive authority
sets the periods; 33号令 art. 24 gives arbitration files 10 and 5 years). What other laws fix as a
minimum cannot be set lower.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.domain.parties import COLLECTIVE_FROM


class RecordKind(StrEnum):
    """What is kept; each kind has a period of its own."""

    CASE_USUAL = "case_usual"
    CASE_FAILED = "case_failed"
    CASE_COLLECTIVE = "case_collective"
    CASE_MAJOR = "case_major"
    REQUESTS = "requests"
    ASSESSMENTS = "assessments"
    INCIDENTS = "incidents"
    SHARING = "sharing"
    AUDIT = "audit"
    LOGS = "logs"
    DRAFTS = "drafts"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LABELS[self]

    @property
    def is_case(self) -> bool:
        """Whether it is a kind of case, disposed of by a list."""
        return self in CASE_KINDS

    @property
    def ending(self) -> str:
        """What becomes of it when its period is over, in the words shown on pages."""
        return _ENDINGS.get(self, _BY_LIST)


_LABELS = {
    RecordKind.CASE_USUAL: "调解案卷（一般）",
    RecordKind.CASE_FAILED: "调解案卷（未达成协议：不成、撤回、不予受理）",
    RecordKind.CASE_COLLECTIVE: "调解案卷（集体争议，十人以上）",
    RecordKind.CASE_MAJOR: "调解案卷（重大、涉及死亡）",
    RecordKind.REQUESTS: "个人信息请求记录",
    RecordKind.ASSESSMENTS: "个人信息保护影响评估",
    RecordKind.INCIDENTS: "安全事件记录",
    RecordKind.SHARING: "共享记录",
    RecordKind.AUDIT: "审计日志",
    RecordKind.LOGS: "运行日志",
    RecordKind.DRAFTS: "未提交的草稿",
}
CASE_KINDS = frozenset(
    {
        *(RecordKind.CASE_USUAL, RecordKind.CASE_FAILED),
        *(RecordKind.CASE_COLLECTIVE, RecordKind.CASE_MAJOR),
    }
)


# Records about people that somebody might wish away: two persons decide, as about a case.
LISTED_RECORDS = (RecordKind.REQUESTS, RecordKind.ASSESSMENTS, RecordKind.INCIDENTS)
_BY_LIST = "列入到期清单，两人办理销毁"
_ENDINGS = {
    RecordKind.SHARING: "随案卷保管；案卷已销毁的，每日自动清理",
    RecordKind.AUDIT: "只增不删，永久保管",
    RecordKind.LOGS: "每日自动清理",
    RecordKind.DRAFTS: "每日自动清理",
}


class RetentionMark(StrEnum):
    """What a supervisor may put on a case: it changes when the case may be disposed of."""

    HOLD = "hold"
    MAJOR = "major"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"hold": "暂缓销毁", "major": "列为重大案件"}[self.value]


class PeriodUnit(StrEnum):
    """In what a period is counted."""

    YEARS = "years"
    DAYS = "days"
    PERMANENT = "permanent"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"years": "年", "days": "日", "permanent": "永久"}[self.value]


@dataclass(frozen=True)
class Period:
    """A number of years or days, or for ever."""

    unit: PeriodUnit
    length: int = 0

    @property
    def words(self) -> str:
        """10 年, 180 日, 永久."""
        if self.unit is PeriodUnit.PERMANENT:
            return self.unit.label
        return f"{self.length} {self.unit.label}"

    @property
    def days(self) -> int:
        """About how many days it has; only for comparing periods."""
        if self.unit is PeriodUnit.PERMANENT:
            return 1_000_000
        return self.length * (366 if self.unit is PeriodUnit.YEARS else 1)


LONGEST = {PeriodUnit.YEARS: 100, PeriodUnit.DAYS: 3650}


@dataclass(frozen=True)
class Minimum:
    """The shortest period that law allows, and where it says so."""

    period: Period
    basis: str


_THREE_YEARS = Period(PeriodUnit.YEARS, 3)
MINIMA = {
    RecordKind.ASSESSMENTS: Minimum(_THREE_YEARS, "个人信息保护法第56条：至少保存三年"),
    RecordKind.SHARING: Minimum(_THREE_YEARS, "网络数据安全管理条例第12条：至少保存三年"),
    # Its rows are one chain: cut anywhere, nothing before the cut can be verified any more.
    RecordKind.AUDIT: Minimum(Period(PeriodUnit.PERMANENT), "审计日志只增不删"),
    RecordKind.LOGS: Minimum(Period(PeriodUnit.DAYS, 180), "网络安全法：网络日志不少于六个月"),
}


@dataclass(frozen=True)
class Rule:
    """One row of the table: from a day on, records of a kind are kept so long."""

    kind: RecordKind
    period: Period
    basis: str
    valid_from: date
    is_confirmed: bool = False
    id: int = 0

    @property
    def words(self) -> str:
        """调解案卷（一般）保管 10 年."""
        return f"{self.kind.label}保管 {self.period.words}"


@dataclass(frozen=True)
class ArchivedCase:
    """What decides how long a case is kept."""

    closed_on: date
    archived_on: date | None
    applicant_count: int
    reached_agreement: bool
    is_major: bool = False
    is_held: bool = False
    hold_reason: str = ""


@dataclass(frozen=True)
class Verdict:
    """Until when a case is kept and why; `keep_until` is None for what is kept for ever."""

    rule: Rule
    keep_until: date | None
    reasons: tuple[str, ...]
    obstacle: str = ""

    def is_due(self, today: date) -> bool:
        """Whether the period is over; an obstacle may still forbid disposal."""
        return self.keep_until is not None and self.keep_until < today


def kind_of(case: ArchivedCase) -> tuple[RecordKind, str]:
    """The kind of a case, the longest-kept that fits, and why."""
    if case.is_major:
        return RecordKind.CASE_MAJOR, "负责人已列为重大、涉及死亡案件"
    if case.applicant_count >= COLLECTIVE_FROM:
        return RecordKind.CASE_COLLECTIVE, f"申请人 {case.applicant_count} 人，属集体争议"
    if not case.reached_agreement:
        return RecordKind.CASE_FAILED, "没有达成协议"
    return RecordKind.CASE_USUAL, "达成协议的一般案件"


def rule_on(rules: Iterable[Rule], kind: RecordKind, day: date) -> Rule:
    """The rule in force on a day: the newest that has begun; LookupError when there is none."""
    begun = [rule for rule in rules if rule.kind is kind and rule.valid_from <= day]
    if not begun:
        raise LookupError(f"no retention rule for {kind.value} on {day}")
    return max(begun, key=lambda rule: (rule.valid_from, rule.id))


def verdict(case: ArchivedCase, rules: Iterable[Rule], today: date) -> Verdict:
    """Until when a closed case is kept, by the rules in force today."""
    kind, why = kind_of(case)
    rule = rule_on(rules, kind, today)
    keep_until = last_day(rule.period, case.closed_on)
    reasons = (
        f"{why}。",
        f"{rule.words}（{rule.basis}）。",
        _arithmetic(rule.period, case.closed_on, keep_until),
        *(() if rule.is_confirmed else ("本规则为系统建议，尚未经本单位确认。",)),
    )
    return Verdict(rule, keep_until, reasons, _obstacle(case))


def last_day(period: Period, closed_on: date) -> date | None:
    """The last day of a period that begins with the year after the closing (归档通行做法)."""
    if period.unit is PeriodUnit.PERMANENT:
        return None
    if period.unit is PeriodUnit.YEARS:
        return date(closed_on.year + period.length, 12, 31)
    return date.fromordinal(closed_on.toordinal() + period.length)


def _arithmetic(period: Period, closed_on: date, keep_until: date | None) -> str:
    if keep_until is None:
        return "永久保管，不列入销毁清单。"
    if period.unit is PeriodUnit.DAYS:
        return f"{closed_on.isoformat()} 结案，满 {period.words}为 {keep_until.isoformat()}。"
    begins = f"{closed_on.year + 1} 年 1 月 1 日"
    return f"{closed_on.isoformat()} 结案，自次年 {begins}起算，保管至 {keep_until.isoformat()}。"


def _obstacle(case: ArchivedCase) -> str:
    if case.is_held:
        return f"暂缓销毁：{case.hold_reason}"
    return "" if case.archived_on else "还没有归档，请先归档。"


def period_problem(kind: RecordKind, period: Period) -> str | None:
    """Say what is wrong with a period that somebody wants to set, or None."""
    longest = LONGEST.get(period.unit)
    if longest is not None and not 1 <= period.length <= longest:
        return f"请填写 1 到 {longest} 之间的整数。"
    if kind.is_case and period.unit is PeriodUnit.DAYS:
        return "案卷的保管期限按年计算，请选择“年”或“永久”。"
    minimum = MINIMA.get(kind)
    if minimum and period.days < minimum.period.days:
        words = minimum.period.words
        only = minimum.period.unit is PeriodUnit.PERMANENT
        return f"{f'只能是{words}' if only else f'不能短于 {words}'}（{minimum.basis}）。"
    return None
