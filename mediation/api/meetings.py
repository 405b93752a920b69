"""Joint meetings for everybody at the table: the list, one meeting, its minutes, ending a task."""

from datetime import datetime
from enum import StrEnum

from flask import Response, url_for
from pydantic import BaseModel, ConfigDict, Field

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, query_of, validated
from mediation.api.form_shapes import shape_of
from mediation.api.operations import PDF, operation, with_version
from mediation.api.paging import Listing, opaque, plain
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.joint_meetings import READER_ROLES, MeetingState
from mediation.models import JointMeeting
from mediation.queries import meetings as rows
from mediation.queries.meeting_view import MeetingView, view_of
from mediation.queries.meetings import MeetingTab
from mediation.services import meeting_papers
from mediation.services import meetings as services
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.guards import View, requires_role
from mediation.web.meetings.forms import TaskEndForm
from mediation.web.pdf_answer import pdf_answer

TaskEnding = shape_of(TaskEndForm, "TaskEnding")
ONE = "/meetings/<int:meeting_id>"
readers = requires_role(*READER_ROLES)


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
    guard=readers,
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
    ONE,
    scope=ApiScope.MEETINGS_READ,
    guard=readers,
    summary="一次联席会议：议程、议定事项、任务；案件只有共享给本单位的",
    answer=MeetingView,
    is_versioned=True,
)
def show_meeting(meeting_id: int) -> Response:
    """One meeting as its reader may see it."""
    view = view_of(me(), rows.get_for(me(), meeting_id), clock.today())
    return with_version(MeetingView, view, view.version)


def _printing(view: View) -> View:
    return readers(costly("paper", per_minute=60, reading=True)(view))


@operation(
    "GET",
    f"{ONE}/minutes",
    scope=ApiScope.MEETINGS_READ,
    guard=_printing,
    summary="联席会议纪要（PDF），会议召开后才有；逐次记录",
    answer=bytes,
    media=PDF,
)
def fetch_meeting_minutes(meeting_id: int) -> Response:
    """The minutes as paper."""
    meeting = rows.get_for(me(), meeting_id)
    content = meeting_papers.minutes(meeting, **by_me())
    return pdf_answer(content, meeting_papers.name_of(meeting), save=True)


@operation(
    "POST",
    f"{ONE}/tasks/<int:task_id>/end",
    scope=ApiScope.MEETINGS_WRITE,
    guard=readers,
    summary="办结联席会议的任务，或者写明不再办理",
    body=TaskEnding,
)
def end_meeting_task(meeting_id: int, task_id: int) -> str:
    """Say what became of a task, and with which result."""
    meeting = rows.get_for(me(), meeting_id)
    services.task_of(meeting, task_id)
    form = validated(filled(TaskEndForm, body_of(TaskEnding)))
    told = {"state": form.ending(), "result": form.result.data or ""}
    services.end_task(meeting, task_id, **told, **by_me())
    return url_for("api.show_meeting", meeting_id=meeting_id)
