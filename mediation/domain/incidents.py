"""Security incidents: the four-hour report, and telling the persons.

国家网络安全事件报告管理办法 art. 4 (in force 2025-11-01): "较大" or above is reported to the
provincial cyberspace authority within four hours by whoever is neither a critical-infrastructure
operator nor a central organ. 个人信息保护法 art. 57: a leak is remedied at once and told to the
authority and to the persons, who may be left out only when harm is surely avoided.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mediation.domain.urgency import Urgency

REPORT_WITHIN = timedelta(hours=4)
SOON = timedelta(hours=2)


class IncidentLevel(StrEnum):
    """How grave an incident is (国家网络安全事件应急预案)."""

    EXTREMELY_SERIOUS = "extremely_serious"
    SERIOUS = "serious"
    LARGER = "larger"
    GENERAL = "general"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _LEVEL_LABELS[self]

    @property
    def has_report_clock(self) -> bool:
        """Whether the four hours run."""
        return self is not IncidentLevel.GENERAL


_LEVEL_LABELS = {
    IncidentLevel.EXTREMELY_SERIOUS: "特别重大",
    IncidentLevel.SERIOUS: "重大",
    IncidentLevel.LARGER: "较大",
    IncidentLevel.GENERAL: "一般",
}


class DataKind(StrEnum):
    """Kinds of personal information that an incident touched."""

    NAMES = "names"
    IDENTITY = "identity"
    CONTACT = "contact"
    FINANCIAL = "financial"
    HEALTH = "health"
    DISPUTE = "dispute"
    STAFF = "staff"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return _DATA_LABELS[self]


_DATA_LABELS = {
    DataKind.NAMES: "姓名",
    DataKind.IDENTITY: "证件号码",
    DataKind.CONTACT: "联系方式、住址",
    DataKind.FINANCIAL: "银行账户、工资",
    DataKind.HEALTH: "伤病、孕产",
    DataKind.DISPUTE: "争议事实、调解内容",
    DataKind.STAFF: "工作人员账号",
}


@dataclass(frozen=True)
class IncidentFacts:
    """What decides which duties an incident brings."""

    level: IncidentLevel
    discovered_at: datetime
    touches_persons: bool
    reported_at: datetime | None = None
    persons_told_at: datetime | None = None
    harm_avoided: bool = False


@dataclass(frozen=True)
class Duty:
    """One thing that must be done about an incident; without `due_at` it is due at once."""

    title: str
    basis: str
    due_at: datetime | None
    done_at: datetime | None
    tone: Urgency
    words: str

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done_at is not None


def report_due_at(level: IncidentLevel, discovered_at: datetime) -> datetime | None:
    """When the report must be out; None when the four hours do not run."""
    return discovered_at + REPORT_WITHIN if level.has_report_clock else None


def duties(facts: IncidentFacts, now: datetime) -> tuple[Duty, ...]:
    """What must be done, most urgent first, each with its countdown in words."""
    found = []
    due_at = report_due_at(facts.level, facts.discovered_at)
    if due_at is not None or facts.touches_persons:
        basis = "个人信息保护法第57条"
        if due_at is not None:
            basis = "国家网络安全事件报告管理办法第4条：较大以上 4 小时内"
        found.append(_duty("报告网信部门", basis, due_at, facts.reported_at, now))
    if facts.touches_persons and not facts.harm_avoided:
        basis = "个人信息保护法第57条"
        found.append(_duty("告知受影响的个人", basis, None, facts.persons_told_at, now))
    return tuple(found)


def _duty(
    title: str, basis: str, due_at: datetime | None, done_at: datetime | None, now: datetime
) -> Duty:
    tone, words = _state(due_at, done_at, now)
    return Duty(title, basis, due_at, done_at, tone, words)


def _state(due_at: datetime | None, done_at: datetime | None, now: datetime) -> tuple[Urgency, str]:
    if done_at is not None:
        late = due_at is not None and done_at > due_at
        return (Urgency.RED, "已办，超过时限") if late else (Urgency.GREY, "已办")
    if due_at is None:
        return Urgency.AMBER, "应当立即办理"
    left = due_at - now
    if left < timedelta(0):
        return Urgency.RED, f"已超时 {span(-left)}"
    return (Urgency.RED if left <= SOON else Urgency.AMBER), f"还剩 {span(left)}"


def span(length: timedelta) -> str:
    """3 小时 20 分."""
    minutes = int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    return f"{hours} 小时 {rest} 分" if hours else f"{rest} 分"
