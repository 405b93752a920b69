"""Joint meetings that the centre called of late: one was held and left tasks, one is to come."""

from datetime import date, datetime, time

from mediation.demonstration.offices import Offices
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.joint_meetings import (
    Decision,
    Matter,
    MeetingPlan,
    MeetingRecord,
    NewTask,
    TaskState,
)
from mediation.models import JointMeeting
from mediation.queries import meetings as rows
from mediation.services import meetings

GUESTS = ("court", "hr_bureau", "commission", "justice_bureau")
PLACE = "城东区劳动争议调解中心三楼会议室"
MATTERS = ("调解协议与司法确认的衔接", "欠薪线索的移送与反馈")
ABOUT_A_CASE = "各单位按职责办理，办理结果在共享中回告。"
ATTENDED = (
    "城东区人民法院 高宁\n城东区人力资源和社会保障局 冯雪\n"
    "城东区劳动人事争议仲裁委员会 曹颖\n城东区司法局 陈晨\n本中心 赵刚、张萌"
)
MINUTES = (
    "会议由本中心负责人主持，通报了上一季度收案、结案和协议履行情况。\n"
    "法院介绍了司法确认的审查重点，人社局介绍了欠薪线索的核查流程。"
)


class Meetings:
    """What is done about meetings, day by day, in between the lives of the cases."""

    def __init__(self, calendar: WorkingCalendar, at: datetime) -> None:
        self.calendar, self.zone, self.today = calendar, at.tzinfo, at.date()
        acts = ((12, 10, self._call), (7, 12, self._hold), (4, 15, self._end), (1, 16, self._next))
        self.acts = [(self._moment(-days, time(hour, 5)), act) for days, hour, act in acts]
        self.place, self.serial = 0, 0
        self.meeting: JointMeeting | None = None

    @property
    def moments(self) -> list[datetime]:
        """When something is done."""
        return [at for at, _ in self.acts]

    @property
    def due_at(self) -> datetime | None:
        """When the next of it is due, None when all is done."""
        return self.moments[self.place] if self.place < len(self.acts) else None

    def step(self, offices: Offices) -> None:
        """Do the next of it."""
        at, act = self.acts[self.place]
        act(offices, at)
        self.place += 1

    def _call(self, offices: Offices, at: datetime) -> None:
        begins_at = self._moment(-7, time(9, 30))
        plan = self._plan(offices, at, "四方联动联席会议", begins_at, MATTERS)
        self.meeting = meetings.call(plan, by=offices.head("east"), at=at)

    def _hold(self, offices: Offices, at: datetime) -> None:
        assert self.meeting is not None, "it was called five days before"
        last, before = self.meeting.items[-1].id, self.meeting.items[-2].id
        record = MeetingRecord(
            attended=ATTENDED,
            minutes=MINUTES,
            decisions=(
                *(Decision(item.id, ABOUT_A_CASE) for item in self.meeting.items[:-2]),
                Decision(before, "需要司法确认的协议，自签署之日起五日内由调解中心集中移送。"),
                Decision(last, "涉及十人以上的欠薪线索，当日移送，三个工作日内反馈核查情况。"),
            ),
            tasks=tuple(
                NewTask(item, offices.organisations[taker].id, what, self._day(days))
                for item, taker, what, days in (
                    (before, "court", "指定专人接收司法确认申请", -4),
                    (before, "east", "整理待确认的协议清单并集中移送", 1),
                    (last, "hr_bureau", "明确欠薪线索的接收窗口和反馈格式", -1),
                    (last, "justice_bureau", "在调解中心设法律援助联络点", 8),
                )
            ),
        )
        meetings.hold(self.meeting, record, by=offices.head("east"), at=at)

    def _end(self, offices: Offices, at: datetime) -> None:
        assert self.meeting is not None, "it was held three days before"
        court = offices.users["gaoning"]
        task = rows.own_tasks(court)[0]
        told = "已由立案庭专人接收，联系电话已告知调解中心。"
        meetings.end_task(self.meeting, task.id, state=TaskState.DONE, result=told, by=court, at=at)

    def _next(self, offices: Offices, at: datetime) -> None:
        begins_at = self._moment(6, time(14, 30))
        plan = self._plan(offices, at, "集体争议个案会商", begins_at, ("上次会议任务的落实情况",))
        meetings.call(plan, by=offices.head("east"), at=at)

    def _plan(
        self,
        offices: Offices,
        at: datetime,
        title: str,
        begins_at: datetime,
        matters: tuple[str, ...],
    ) -> MeetingPlan:
        guests = tuple(offices.organisations[key].id for key in GUESTS)
        offered = rows.offered(offices.head("east"), at.date())
        known = [case.id for case in offered if case.shared_with.keys() & set(guests)]
        return MeetingPlan(
            title=title,
            begins_at=begins_at,
            place=PLACE,
            guest_ids=guests,
            agenda=(
                *(Matter("个案会商", case_id) for case_id in known[:2]),
                *(Matter(matter) for matter in matters),
            ),
        )

    def _moment(self, days: int, hour: time) -> datetime:
        return datetime.combine(self._day(days), hour, self.zone)

    def _day(self, days: int) -> date:
        """The day so many working days after today, or before it."""
        if days < 0:
            return self.calendar.subtract_working_days(self.today, -days)
        return self.calendar.add_working_days(self.today, days)
