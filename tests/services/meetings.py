"""Joint meetings, for tests: a test states only what differs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from mediation.domain.joint_meetings import Decision, Matter, MeetingPlan, MeetingRecord, NewTask
from mediation.models import JointMeeting
from mediation.services import meetings
from tests.cast import Cast
from tests.clock import MONDAY_MORNING

WEDNESDAY = MONDAY_MORNING + timedelta(days=2)
MATTER = "欠薪案件的司法确认衔接"


def plan(cast: Cast, *case_ids: int, **changes: Any) -> MeetingPlan:
    """With the court and the bureau, about these cases and a matter without a case."""
    cases = [Matter("", key, f"cases-{place}-matter") for place, key in enumerate(case_ids)]
    usual = MeetingPlan(
        title="四方联动第四季度联席会议",
        begins_at=WEDNESDAY,
        place="中心三楼会议室",
        guest_ids=(cast.court.id, cast.hr_bureau.id),
        agenda=(*cases, Matter(MATTER)),
    )
    return replace(usual, **changes)


def call(cast: Cast, *case_ids: int, **changes: Any) -> JointMeeting:
    """Called by the supervisor."""
    return meetings.call(plan(cast, *case_ids, **changes), by=cast.supervisor, at=MONDAY_MORNING)


def record(cast: Cast, meeting: JointMeeting, **changes: Any) -> MeetingRecord:
    """Something was decided about the last item; the court and the host took a task each."""
    last = meeting.items[-1].id
    usual = MeetingRecord(
        attended="城东区人民法院 高宁\n城东区人社局 冯雪",
        minutes="法院介绍了司法确认的审查口径。",
        decisions=(Decision(last, "需要确认的协议在签署后五日内移送"),),
        tasks=(
            NewTask(last, cast.court.id, "指定专人接收确认申请", date(2026, 12, 4)),
            NewTask(last, cast.body.id, "整理待确认的协议清单", date(2026, 11, 27)),
        ),
    )
    return replace(usual, **changes)


def held(cast: Cast, *case_ids: int, **changes: Any) -> JointMeeting:
    """A meeting that was held on its day."""
    meeting = call(cast, *case_ids)
    given = record(cast, meeting, **changes)
    meetings.hold(meeting, given, by=cast.supervisor, at=WEDNESDAY)
    return meeting
