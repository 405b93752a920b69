"""The minutes of a joint meeting on paper: drawn from what stands; the trail has each print.

A paper that is issued hangs on one case (models/document.py); the minutes of many are none.
"""

from datetime import datetime

from mediation.documents import UnprintableCharacter, meeting_minutes
from mediation.documents.facts.parties import BodyFacts
from mediation.documents.meeting_minutes import MinutesFacts, MinutesItemFacts, MinutesTaskFacts
from mediation.domain.errors import ActionNotPossible
from mediation.domain.joint_meetings import MeetingState
from mediation.models import JointMeeting, JointMeetingItem, User
from mediation.services.audit import audit
from mediation.services.transaction import transaction


def printed(meeting: JointMeeting, *, by: User, at: datetime) -> bytes:
    """The minutes as PDF; ActionNotPossible names a character that cannot be printed."""
    if meeting.state is not MeetingState.HELD:
        raise ActionNotPossible("会议还没有召开，没有纪要。")
    facts, subject = _facts(meeting, by, at), f"联席会议第{meeting.id}号"
    try:
        content = meeting_minutes.draw(facts)
    except UnprintableCharacter as error:
        raise ActionNotPossible(error.sentence) from error
    with transaction():
        audit("meeting.minutes_printed", by=by, at=at, subject=subject)
    return content


def name_of(meeting: JointMeeting) -> str:
    """What the minutes are called when they are saved."""
    return f"联席会议纪要 {meeting.begins_at:%Y-%m-%d}"


def _facts(meeting: JointMeeting, by: User, at: datetime) -> MinutesFacts:
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
