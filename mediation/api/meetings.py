"""Joint meetings: the list, one as its reader may see it, and saying that a task is done."""

from datetime import datetime
from enum import StrEnum

from flask import url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing, opaque, plain
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.joint_meetings import READER_ROLES, MeetingState, TaskState
from mediation.models import JointMeeting
from mediation.queries import meetings as rows
from mediation.queries.meeting_view import MeetingView, view_of
from mediation.queries.meetings import MeetingTab
from mediation.services import meetings as services
from mediation.web import clock
from mediation.web.guards import requires_role
from mediation.web.meetings.forms import TaskEndForm

TaskResult = shape_of(TaskEndForm, "TaskResult", without=frozenset({"state"}))


class MeetingList(StrEnum):
    """The lists of meetings."""

    COMING = MeetingTab.COMING.value
    OVER = MeetingTab.OVER.value


class MeetingsQuery(BaseModel):
    """Which list."""

    model_config = ConfigDict(extra="forbid")

    tab: MeetingList = Field(
        default=MeetingList.COMING, description="coming 待召开；over 已召开、已取消"
    )
    after: str | None = Field(default=None, max_length=200, description="上一页给出的 next")


class MeetingRow(Answer):
    """A meeting as lists show it."""

    id: int
    title: str
    begins_at: datetime
    place: str
    state: MeetingState
    host: str
    guests: list[str]


@operation(
    "GET",
    "/meetings",
    scope=ApiScope.MEETINGS_READ,
    guard=requires_role(*READER_ROLES),
    summary="联席会议：本单位召集和参加的",
    answer=Listing[MeetingRow],
    query=MeetingsQuery,
)
def list_meetings() -> Listing[MeetingRow]:
    """One list of meetings."""
    asked = query_of(MeetingsQuery)
    found = rows.page(me(), MeetingTab(asked.tab.value), plain(asked.after))
    return Listing(items=[_row(each) for each in found.rows], next=opaque(found.next))


def _row(meeting: JointMeeting) -> MeetingRow:
    return MeetingRow(
        id=meeting.id,
        title=meeting.title,
        begins_at=meeting.begins_at,
        place=meeting.place,
        state=meeting.state,
        host=meeting.host.name,
        guests=[guest.name for guest in meeting.guests],
    )


@operation(
    "GET",
    "/meetings/<int:meeting_id>",
    scope=ApiScope.MEETINGS_READ,
    guard=requires_role(*READER_ROLES),
    summary="一次联席会议：议程、议定事项、任务；案件只有共享给本单位的",
    answer=MeetingView,
)
def show_meeting(meeting_id: int) -> MeetingView:
    """One meeting as its reader may see it."""
    return view_of(me(), rows.get_for(me(), meeting_id), clock.today())


@operation(
    "POST",
    "/meetings/<int:meeting_id>/tasks/<int:task_id>/done",
    scope=ApiScope.MEETINGS_WRITE,
    guard=requires_role(*READER_ROLES),
    summary="办结联席会议的任务",
    body=TaskResult,
)
def finish_meeting_task(meeting_id: int, task_id: int) -> str:
    """Say that a task is done, and with which result."""
    meeting = rows.get_for(me(), meeting_id)
    services.task_of(meeting, task_id)
    sent = body_of(TaskResult).model_dump(exclude_none=True)
    form = validated(filled(TaskEndForm, sent | {"state": TaskState.DONE.value}))
    told = {"state": form.ending(), "result": form.result.data or ""}
    services.end_task(meeting, task_id, **told, by=me(), at=clock.now())
    return url_for("api.show_meeting", meeting_id=meeting_id)
