"""What must not be overlooked, said on top of a page: one line and where it leads."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mediation.domain.incidents import duties
from mediation.domain.roles import CASE_ROLES, Role
from mediation.domain.urgency import Urgency
from mediation.models import User
from mediation.queries import consents, disposal, overrides, personal_requests, protection

SOON = timedelta(days=3)
REVIEW_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Notice:
    """One line; `page` is the endpoint it leads to."""

    tone: Urgency
    text: str
    page: str
    values: dict[str, int] = field(default_factory=dict)


def for_administrators(user: User, now: datetime) -> Iterator[Notice]:
    """Incidents with something left to do, and assessments to be looked at again."""
    if not user.roles & {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}:
        return
    for incident in protection.open_incidents():
        for duty in duties(incident.facts, now):
            if not duty.is_done:
                text = f"安全事件“{incident.title}”：{duty.title}，{duty.words}"
                yield Notice(duty.tone, text, "privacy.incident", {"incident_id": incident.id})
    if Role.SECURITY_ADMIN in user.roles:
        due = protection.reviews_due((now + REVIEW_SOON).date())
        if due:
            text = f"{due} 份个人信息保护影响评估 30 日内到期复评"
            yield Notice(Urgency.AMBER, text, "privacy.assessments")


def for_case_workers(user: User, now: datetime) -> Iterator[Notice]:
    """Shares without ground; for supervisors also requests and disposal lists that wait."""
    if not user.roles & CASE_ROLES:
        return
    for case in consents.cases_to_revoke_in(user, now.date()):
        text = f"{case.number or case.title}：当事人已撤回同意，请收回共享"
        yield Notice(Urgency.RED, text, "cases.show", {"case_id": case.id})
    if Role.SUPERVISOR not in user.roles:
        return
    late = personal_requests.due_by(user, now.date())
    soon = personal_requests.due_by(user, (now + SOON).date()) - late
    if late:
        yield Notice(Urgency.RED, f"{late} 项个人信息请求今天到期或已逾期", "privacy.requests")
    if soon:
        yield Notice(Urgency.AMBER, f"{soon} 项个人信息请求三日内到期", "privacy.requests")
    asked = overrides.count_waiting_for(user)
    if asked:
        yield Notice(Urgency.AMBER, f"{asked} 处协议体检放行等您复核", "overrides.index")
    waiting = disposal.waiting_for_decision(user)
    if waiting:
        yield Notice(Urgency.AMBER, f"{waiting} 份销毁清单等您审批", "privacy.disposals")
