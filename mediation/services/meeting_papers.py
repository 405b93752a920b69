"""Notice and minutes of a joint meeting: drawn from what stands; the trail has each print.

A paper that is issued hangs on one case (models/document.py); those of a meeting are none.
"""

from collections.abc import Callable
from datetime import datetime

from mediation.documents import UnprintableCharacter, meeting_minutes, meeting_notice
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.meeting_minutes import MinutesFacts, MinutesItemFacts, MinutesTaskFacts
from mediation.documents.meeting_notice import NoticeFacts
from mediation.domain.errors import ActionNotPossible
from mediation.domain.joint_meetings import MeetingState
from mediation.models import JointMeeting, JointMeetingItem, User
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def minutes(meeting: JointMeeting, *, by: User, at: datetime) -> bytes:
    """The minutes as PDF; ActionNotPossible names a character that cannot be printed."""
    if meeting.state is not MeetingState.HELD:
        raise ActionNotPossible("会议还没有召开，没有纪要。")
    facts = _minutes(meeting, by, at)
    return _printed(
        lambda: meeting_minutes.draw(facts), "meeting.minutes_printed", meeting, by=by, at=at
    )


def notice(meeting: JointMeeting, *, by: User, at: datetime) -> bytes:
    """The notice that asks everybody to the meeting, as PDF."""
    if meeting.state is not MeetingState.PLANNED:
        raise ActionNotPossible(f"会议{meeting.state.label}，不再通知。")
    facts = _notice(meeting, at)
    return _printed(
        lambda: meeting_notice.draw(facts), "meeting.notice_printed", meeting, by=by, at=at
    )


def name_of(meeting: JointMeeting) -> str:
    """What its paper is called when it is saved: minutes once it was held, the notice before."""
    title = "联席会议纪要" if meeting.state is MeetingState.HELD else "联席会议通知"
    return f"{title} {meeting.begins_at:%Y-%m-%d}"


def _printed(
    draw: Callable[[], bytes], act: str, meeting: JointMeeting, *, by: User, at: datetime
) -> bytes:
    try:
        content = draw()
    except UnprintableCharacter as error:
        raise ActionNotPossible(error.sentence) from error
    with transaction():
        audit(act, by=by, at=at, subject=f"联席会议第{meeting.id}号")
    return content


def _notice(meeting: JointMeeting, at: datetime) -> NoticeFacts:
    host = meeting.host
    return NoticeFacts(
        body=BodyFacts(name=host.name, address=host.address or "", phone=host.phone or ""),
        issued_on=at.date(),
        title=meeting.title,
        begins_at=meeting.begins_at,
        place=meeting.place,
        guests=tuple(guest.name for guest in meeting.guests),
        matters=tuple(item.matter for item in meeting.items),
        contact_name=meeting.called_by.name,
    )


def _minutes(meeting: JointMeeting, by: User, at: datetime) -> MinutesFacts:
    return MinutesFacts(
        body=BodyFacts(name=meeting.host.name),
        title=meeting.title,
        begins_at=meeting.begins_at,
        place=meeting.place,
        guests=tuple(guest.name for guest in meeting.guests),
        attended=meeting.attended,
        minutes=meeting.minutes,
        items=tuple(_item(item) for item in meeting.items),
        printed_at=at,
        printed_by=by.name,
    )


def _item(item: JointMeetingItem) -> MinutesItemFacts:
    return MinutesItemFacts(
        matter=item.matter,
        decision=item.decision,
        tasks=tuple(
            MinutesTaskFacts(task.organisation.name, task.what, task.due_on) for task in item.tasks
        ),
    )
