"""Sessions of a case: what was planned, and the record of what was held. Planning is a step."""

from datetime import datetime

from flask import url_for
from pydantic import Field

from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Shape, shape_of
from mediation.api.operations import operation, version_wanted
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.case_flow import Action
from mediation.domain.sessions import SessionState
from mediation.queries import cases
from mediation.services import mediating
from mediation.services.expected_version import unchanged
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.cases.session_form import SessionRecordForm
from mediation.web.guards import case_workers, requires

SESSION = "/cases/<int:case_id>/sessions/<int:session_id>"


class SessionRow(Answer):
    """One session."""

    id: int
    number: int
    planned_at: datetime
    place: str
    mode: str
    state: SessionState
    outcome: str | None
    began_at: datetime | None
    ended_at: datetime | None


class PresenceSent(Shape):
    """Whether a party came, and who came for it."""

    party_id: int
    is_present: bool
    attended_by: str | None = Field(default=None, max_length=100)


class RecordSent(
    shape_of(SessionRecordForm, "RecordFields", without=frozenset({"presences"}))  # type: ignore[misc]
):
    """The record; a seat for every party."""

    presences: list[PresenceSent] = Field(max_length=1000)


class ReasonOfCancelling(Shape):
    """Why a session is called off."""

    reason: str = Field(max_length=2000)


@operation(
    "GET",
    "/cases/<int:case_id>/sessions",
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="调解会",
    answer=Listing[SessionRow],
)
def list_sessions(case_id: int) -> Listing[SessionRow]:
    """Every session in its order."""
    case = cases.get_for(me(), case_id)
    return Listing(items=[SessionRow.model_validate(each) for each in case.sessions], next=None)


@operation(
    "POST",
    f"{SESSION}/record",
    scope=ApiScope.CASES_WRITE,
    guard=requires(Action.RECORD_SESSION),
    summary="记录调解会：到场、陈述、结果；不要写让步方案",
    body=RecordSent,
    changes_version=True,
)
def record_session(case_id: int, session_id: int) -> str:
    """Keep the record of a session that was held."""
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    version = version_wanted(case)
    require(case, Action.RECORD_SESSION, by=user, at=at)
    record = validated(filled(SessionRecordForm, body_of(RecordSent))).typed()
    with unchanged(case, version):
        mediating.record_session(case, session_id=session_id, record=record, by=user, at=at)
    return url_for("api.list_sessions", case_id=case_id)


@operation(
    "POST",
    f"{SESSION}/cancel",
    scope=ApiScope.CASES_WRITE,
    guard=requires(Action.RECORD_SESSION),
    summary="取消调解会：写明原因",
    body=ReasonOfCancelling,
    changes_version=True,
)
def cancel_session(case_id: int, session_id: int) -> str:
    """Call a planned session off."""
    user, at = me(), clock.now()
    case = cases.get_for(user, case_id)
    version = version_wanted(case)
    require(case, Action.RECORD_SESSION, by=user, at=at)
    reason = body_of(ReasonOfCancelling).reason
    with unchanged(case, version):
        mediating.cancel_session(case, session_id=session_id, reason=reason, by=user, at=at)
    return url_for("api.list_sessions", case_id=case_id)
