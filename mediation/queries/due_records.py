"""Records about people, kept beside the cases, whose period is over: requests, and what the
highest union keeps of assessments and incidents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from mediation.domain.disposal import DisposalState
from mediation.domain.personal_requests import RequestState
from mediation.domain.retention import LISTED_RECORDS, RecordKind, Rule, last_day, rule_on
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import (
    DisposalItem,
    DisposalList,
    ImpactAssessment,
    Organisation,
    PersonalRequest,
    SecurityIncident,
    User,
)
from mediation.queries import retention

TABLES: dict[RecordKind, type[PersonalRequest | ImpactAssessment | SecurityIncident]] = {
    RecordKind.REQUESTS: PersonalRequest,
    RecordKind.ASSESSMENTS: ImpactAssessment,
    RecordKind.INCIDENTS: SecurityIncident,
}


@dataclass(frozen=True)
class DueRecord:
    """A record that is done with, from when and until when it was kept, and its open list."""

    kind: RecordKind
    id: int
    name: str
    body: Organisation
    ended_on: date
    keep_until: date
    rule: Rule
    list_id: int | None = None

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.kind.value}-{self.id}"


def due(user: User, today: date) -> list[DueRecord]:
    """The records in sight of a supervisor whose period is over, oldest first."""
    if Role.SUPERVISOR not in user.roles:
        return []
    rules, listed = retention.rules(), _open_lists()
    found = []
    for kind, key, name, body, ended_on in _ended(user):
        rule = rule_on(rules, kind, today)
        until = last_day(rule.period, ended_on)
        if until is not None and until < today:
            known = listed.get((kind, key))
            found.append(DueRecord(kind, key, name, body, ended_on, until, rule, known))
    return sorted(found, key=lambda each: (each.ended_on, each.key))


def _ended(user: User) -> Iterator[tuple[RecordKind, int, str, Organisation, date]]:
    """What is answered, superseded or closed, and since when."""
    bodies = {body.id: body for body in retention.bodies(user)}
    answered = select(PersonalRequest).where(
        PersonalRequest.body_id.in_(bodies), PersonalRequest.state != RequestState.OPEN
    )
    for request in db.session.scalars(answered):
        assert request.answered_on is not None, "the table holds answered requests to a day"
        name = f"个人信息请求{request.number}"
        yield RecordKind.REQUESTS, request.id, name, bodies[request.body_id], request.answered_on
    if not retention.may_set_rules(user):
        return
    for found in db.session.scalars(select(ImpactAssessment)):
        # It stands until the day on which it is to be looked at again.
        name, since = f"影响评估第{found.id}号", max(found.assessed_on, found.review_on)
        yield RecordKind.ASSESSMENTS, found.id, name, user.organisation, since
    closed = select(SecurityIncident).where(SecurityIncident.closed_on.is_not(None))
    for incident in db.session.scalars(closed):
        assert incident.closed_on is not None
        name = f"安全事件第{incident.id}号"
        yield RecordKind.INCIDENTS, incident.id, name, user.organisation, incident.closed_on


def _open_lists() -> dict[tuple[RecordKind, int], int]:
    """The open list that each record stands on."""
    is_open = DisposalList.state.in_([state for state in DisposalState if state.is_open])
    statement = select(DisposalItem).join(DisposalItem.list)
    items = db.session.scalars(statement.where(DisposalItem.record_kind.is_not(None), is_open))
    return {
        (item.record_kind, item.record_id): item.list_id
        for item in items
        if item.record_kind is not None and item.record_id is not None
    }


assert set(TABLES) == set(LISTED_RECORDS)
