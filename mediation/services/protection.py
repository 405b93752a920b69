"""Impact assessments and security incidents, kept by the security administrator."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from mediation.domain.assessments import AssessmentTrigger, Conclusion
from mediation.domain.errors import ActionNotAllowed, FieldProblem, InvalidInput
from mediation.domain.incidents import DataKind, IncidentLevel, duties
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import ImpactAssessment, SecurityIncident, User
from mediation.services.audit import audit
from mediation.services.transaction import transaction

EARLIEST_YEAR = 2000
LONGEST_REVIEW = timedelta(days=3 * 366)
CHANGED = "您打开页面之后，别人已经改过这条记录。您填写的内容仍在，请核对后再保存一次。"
Row = TypeVar("Row", ImpactAssessment, SecurityIncident)


@dataclass(frozen=True)
class AssessmentData:
    """What an assessment says."""

    subject: str
    trigger: AssessmentTrigger
    purpose: str
    necessity: str
    risks: str
    measures: str
    conclusion: Conclusion
    assessor: str
    assessed_on: date
    review_on: date


@dataclass(frozen=True)
class IncidentData:
    """What is known of an incident so far."""

    title: str
    level: IncidentLevel
    discovered_at: datetime
    description: str
    data_kinds: list[str]
    person_count: int
    measures: str
    reported_to: str | None
    reported_at: datetime | None
    persons_told_at: datetime | None
    persons_told_how: str | None
    harm_avoided: bool
    is_closed: bool = False


def save_assessment(
    data: AssessmentData,
    *,
    row: ImpactAssessment | None = None,
    expected_version: int = 0,
    by: User,
    at: datetime,
) -> ImpactAssessment:
    """Write an assessment down, or correct one that nobody else changed meanwhile."""
    with transaction():
        _require_security(by)
        if data.assessed_on > at.date():
            raise _problem("assessed_on", "评估日期不能晚于今天。")
        if not data.assessed_on < data.review_on <= data.assessed_on + LONGEST_REVIEW:
            raise _problem("review_on", "复评日期须晚于评估日期，最长三年。")
        saved = _saved(row or ImpactAssessment(), expected_version, asdict(data), by=by, at=at)
        verb = "assessment.updated" if row else "assessment.recorded"
        audit(verb, by=by, at=at, subject=f"影响评估第{saved.id}号")
    return saved


def save_incident(
    data: IncidentData,
    *,
    row: SecurityIncident | None = None,
    expected_version: int = 0,
    by: User,
    at: datetime,
) -> SecurityIncident:
    """Write an incident down, or what became of it; closed only when every duty is done."""
    with transaction():
        _require_security(by)
        _check_incident(data, at)
        facts = asdict(data)
        closed = facts.pop("is_closed")
        saved = _saved(row or SecurityIncident(), expected_version, facts, by=by, at=at)
        open_duties = [duty.title for duty in duties(saved.facts, at) if not duty.is_done]
        if closed and open_duties:
            raise _problem("is_closed", f"还有没办的事，不能办结：{'、'.join(open_duties)}。")
        saved.closed_on = (saved.closed_on or at.date()) if closed else None
        facts = {"level": saved.level.value, "closed": closed}
        verb = "incident.updated" if row else "incident.recorded"
        audit(verb, by=by, at=at, subject=f"安全事件第{saved.id}号", data=facts)
    return saved


def _check_incident(data: IncidentData, at: datetime) -> None:
    problems = []
    for field in ("discovered_at", "reported_at", "persons_told_at"):
        moment = getattr(data, field)
        if moment is not None and moment.year < EARLIEST_YEAR:
            problems.append(FieldProblem(_shown(field), "年份太早，请核对年份。"))
        elif moment is not None and moment > at:
            problems.append(FieldProblem(_shown(field), "时间不能晚于现在。"))
        elif moment is not None and moment < data.discovered_at:
            problems.append(FieldProblem(_shown(field), "时间不能早于发现时间。"))
    if data.reported_at and not data.reported_to:
        problems.append(FieldProblem("reported_to", "请写明报告给哪个部门。"))
    if not set(data.data_kinds) <= {kind.value for kind in DataKind}:
        problems.append(FieldProblem("data_kinds", "请只勾选列出的项目。"))
    if problems:
        raise InvalidInput(*problems)


def _shown(field: str) -> str:
    """The field of the form beside which a moment's problem is said: its day."""
    return {
        "discovered_at": "discovered_on",
        "reported_at": "reported_on",
        "persons_told_at": "told_on",
    }[field]


def _saved(row: Row, expected: int, values: dict[str, object], *, by: User, at: datetime) -> Row:
    if row.id is not None and row.version != expected:
        raise _problem("version", CHANGED)
    for name, value in values.items():
        setattr(row, name, value)
    if row.id is None:
        row.recorded_by_id, row.recorded_at = by.id, at
        db.session.add(row)
    db.session.flush()
    return row


def _require_security(by: User) -> None:
    if Role.SECURITY_ADMIN not in by.roles:
        raise ActionNotAllowed("评估和安全事件由安全管理员登记。")


def _problem(field: str, sentence: str) -> InvalidInput:
    return InvalidInput(FieldProblem(field, sentence))
