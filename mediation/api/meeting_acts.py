"""What the host does with a joint meeting: calling, changing, cancelling, recording, new tasks."""

from http import HTTPStatus
from typing import Annotated, Any

from flask import url_for
from pydantic import BaseModel, Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import shape_of
from mediation.api.meetings import ONE
from mediation.api.operations import operation, version_wanted
from mediation.domain.api_tokens import ApiScope
from mediation.domain.joint_meetings import CALLER_ROLES, MeetingPlan
from mediation.queries import meetings as rows
from mediation.services import meetings as services
from mediation.services.expected_version import unchanged
from mediation.web import clock
from mediation.web.guards import requires_role
from mediation.web.meetings.forms import (
    MOST_CASES,
    AddedTaskForm,
    CancelForm,
    CaseRow,
    PlanForm,
    RecordForm,
)

MeetingTerms = shape_of(PlanForm, "MeetingTerms", without=frozenset({"cases"}))
CaseListed = shape_of(CaseRow, "CaseListed", without=frozenset({"chosen"}))
ReasonOfCallingOff = shape_of(CancelForm, "ReasonOfCallingOff")
MeetingRecorded = shape_of(RecordForm, "MeetingRecorded")
TaskAdded = shape_of(AddedTaskForm, "TaskAdded")
callers = requires_role(*CALLER_ROLES)


class MeetingPlanned(MeetingTerms):  # type: ignore[valid-type,misc]  # made from the form
    """What a meeting is called with; a case that is named comes on the agenda."""

    cases: Annotated[list[CaseListed], Field(max_length=MOST_CASES)] = Field(  # type: ignore[valid-type]  # made from the form
        default_factory=list, description="已共享给参加单位的案件"
    )


@operation(
    "POST",
    "/meetings",
    scope=ApiScope.MEETINGS_WRITE,
    guard=callers,
    summary="召集联席会议：时间、地点、参加单位、议程，立即通知各参加单位",
    body=MeetingPlanned,
    status=HTTPStatus.CREATED,
)
def call_meeting() -> str:
    """Call a meeting."""
    made = services.call(_plan(body_of(MeetingPlanned)), **by_me())
    return url_for("api.show_meeting", meeting_id=made.id)


@operation(
    "PUT",
    ONE,
    scope=ApiScope.MEETINGS_WRITE,
    guard=callers,
    summary="修改还没有召开的联席会议，议程整个重写",
    body=MeetingPlanned,
    changes_version=True,
)
def change_meeting(meeting_id: int) -> str:
    """Change a meeting that is still to come."""
    meeting = services.led(meeting_id, by=me())
    version = version_wanted(meeting)
    services.require_planned(meeting)
    plan = _plan(body_of(MeetingPlanned))
    with unchanged(meeting, version):
        services.change(meeting, plan, expected_version=meeting.version, **by_me())
    return url_for("api.show_meeting", meeting_id=meeting_id)


def _plan(sent: BaseModel) -> MeetingPlan:
    """What was sent, in the form of the page, where each case has a box to tick."""
    values: dict[str, Any] = sent.model_dump(exclude_none=True)
    values["cases"] = [each | {"chosen": True} for each in values["cases"]]
    form = filled(PlanForm, values)
    form.offer(rows.possible_guests(me().organisation))
    plan: MeetingPlan = validated(form).typed()
    return plan


@operation(
    "POST",
    f"{ONE}/cancel",
    scope=ApiScope.MEETINGS_WRITE,
    guard=callers,
    summary="取消联席会议：写明原因，立即通知各参加单位",
    body=ReasonOfCallingOff,
)
def cancel_meeting(meeting_id: int) -> str:
    """Call a meeting off."""
    meeting = services.led(meeting_id, by=me())
    services.require_planned(meeting)
    form = validated(filled(CancelForm, body_of(ReasonOfCallingOff)))
    services.cancel(meeting, reason=form.reason.data or "", **by_me())
    return url_for("api.show_meeting", meeting_id=meeting_id)


@operation(
    "POST",
    f"{ONE}/record",
    scope=ApiScope.MEETINGS_WRITE,
    guard=callers,
    summary="记录召开了的联席会议：出席、会议情况、每项议题的议定事项和任务",
    body=MeetingRecorded,
    changes_version=True,
)
def record_meeting(meeting_id: int) -> str:
    """Write down what was said, decided and taken on."""
    meeting = services.led(meeting_id, by=me())
    version = version_wanted(meeting)
    services.require_begun(meeting, clock.now())
    form = filled(RecordForm, body_of(MeetingRecorded))
    form.offer([meeting.host, *meeting.guests])
    record = validated(form).typed()
    with unchanged(meeting, version):
        services.hold(meeting, record, **by_me())
    return url_for("api.show_meeting", meeting_id=meeting_id)


@operation(
    "POST",
    f"{ONE}/tasks",
    scope=ApiScope.MEETINGS_WRITE,
    guard=callers,
    summary="给召开了的联席会议补一项任务",
    body=TaskAdded,
    status=HTTPStatus.CREATED,
)
def add_meeting_task(meeting_id: int) -> str:
    """Add a task to the record of a meeting."""
    meeting = services.led(meeting_id, by=me())
    form = filled(AddedTaskForm, body_of(TaskAdded))
    form.offer(meeting)
    services.add_task(meeting, validated(form).typed(), **by_me())
    return url_for("api.show_meeting", meeting_id=meeting_id)
