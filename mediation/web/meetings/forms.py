"""The forms of a joint meeting: its plan, its record, its cancelling, the end of a task."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField
from wtforms.validators import InputRequired, NumberRange, Optional

from mediation.domain.joint_meetings import (
    TASK_ENDINGS,
    Decision,
    Matter,
    MeetingPlan,
    MeetingRecord,
    NewTask,
    TaskState,
    in_order,
)
from mediation.models import JointMeeting, Organisation
from mediation.queries.meetings import MOST_OFFERED, OfferedCase
from mediation.web.choices import choices_of, options
from mediation.web.clock import SHANGHAI
from mediation.web.fields import DayField, HourField, ListedField, OneOfField, SomeOfField, number
from mediation.web.intake.fields import KeyField, LineField, StoryField

MOST_ITEMS = 30
# Those that are offered, and those that stand on the agenda though their share ran out.
MOST_CASES = MOST_OFFERED + MOST_ITEMS
MOST_TASKS = 10
BLANK_MATTERS = 3
BLANK_TASKS = 2
# What stands beside every text that all guests read.
FOR_ALL = "所有参加单位都看得到，不要写当事人姓名、名称。"
_PLACE = [Optional(), NumberRange(1, 99, message="顺序请填写 1 到 99。")]


class CaseRow(Form):
    """A shared case that may be ticked for the agenda."""

    case_id = KeyField()
    chosen = BooleanField("列入")
    place = number("顺序", _PLACE)
    matter = LineField("议题", 300)


class MatterRow(Form):
    """A matter that is about no case."""

    place = number("顺序", _PLACE)
    matter = LineField("议题", 300)


class PlanForm(FlaskForm):
    """What a meeting is called with."""

    title = LineField("会议名称", 100, [InputRequired("请填写会议名称。")], description=FOR_ALL)
    day = DayField("日期", [InputRequired("请填写日期。")])
    hour = HourField("时间", [InputRequired("请填写时间。")])
    place = LineField("地点", 200, [InputRequired("请填写地点。")])
    guest_ids = SomeOfField("参加单位", coerce=int)
    cases = FieldList(FormField(CaseRow), "共享的案件", max_entries=MOST_CASES)
    matters = FieldList(FormField(MatterRow), "其他议题", max_entries=MOST_ITEMS)
    version = HiddenField()

    def offer(self, guests: Iterable[Organisation]) -> None:
        """The organisations that may be asked."""
        self.guest_ids.choices = options((each.id, each.name) for each in guests)

    def typed(self) -> MeetingPlan:
        """What was typed, as the service takes it."""
        chosen = [row for row in self.cases if row.form.chosen.data]
        written = [row for row in self.matters if row.form.matter.data]
        return MeetingPlan(
            title=str(self.title.data),
            begins_at=datetime.combine(self.day.data, self.hour.data, SHANGHAI),
            place=str(self.place.data),
            guest_ids=tuple(self.guest_ids.data or ()),
            agenda=in_order([_matter(row) for row in (*chosen, *written)]),
        )


def _matter(row: Any) -> tuple[int | None, Matter]:
    key = row.form.case_id.data or 0 if "case_id" in row.form else None
    return row.form.place.data, Matter(row.form.matter.data, key, f"{row.name}-matter")


def blank_plan(offered: Sequence[OfferedCase]) -> dict[str, Any]:
    """What stands in the form of a new meeting."""
    cases = [{"case_id": case.id} for case in offered]
    return {"cases": cases, "matters": [{} for _ in range(BLANK_MATTERS)]}


def plan_of(meeting: JointMeeting, offered: Sequence[OfferedCase]) -> dict[str, Any]:
    """What stands in the form of a meeting that is to be changed."""
    listed = {item.case_id: item for item in meeting.items if item.case_id is not None}
    ticked = [
        {"case_id": key, "chosen": True, "place": item.position, "matter": item.matter}
        for key, item in listed.items()
    ]
    others = [{"case_id": case.id} for case in offered if case.id not in listed]
    matters = [
        {"place": item.position, "matter": item.matter}
        for item in meeting.items
        if item.case_id is None
    ]
    return {
        "title": meeting.title,
        "day": meeting.begins_at.date(),
        "hour": meeting.begins_at.time(),
        "place": meeting.place,
        "guest_ids": [guest.id for guest in meeting.guests],
        "cases": [*ticked, *others],
        "matters": [*matters, *({} for _ in range(BLANK_MATTERS))],
        "version": str(meeting.version),
    }


class TaskRow(Form):
    """Who does what by when; a row in which nothing is typed is none."""

    organisation_id = ListedField("承办单位", coerce=str, default="")
    what = LineField("办什么", 300)
    due_on = DayField("办结日期", [Optional()])

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not (self.organisation_id.data or self.what.data or any(self.due_on.raw_data or ()))

    def typed(self, item_id: int, field: str) -> NewTask:
        """What was typed, as the service takes it."""
        key = int(self.organisation_id.data) if self.organisation_id.data else None
        return NewTask(item_id, key, self.what.data or "", self.due_on.data, field)


class ItemRow(Form):
    """What was decided about one item, and who does what."""

    item_id = KeyField()
    decision = StoryField("议定事项", 2000)
    tasks = FieldList(FormField(TaskRow), "任务", max_entries=MOST_TASKS)


class RecordForm(FlaskForm):
    """The record of a meeting that was held."""

    attended = StoryField("出席人员", 2000, description="一行一个单位：单位、姓名、职务。")
    minutes = StoryField("会议情况", 20_000, description=FOR_ALL)
    items = FieldList(FormField(ItemRow), "议题", max_entries=MOST_CASES)

    def offer(self, takers: Iterable[Organisation]) -> None:
        """Who may take a task."""
        choices = taker_choices(takers)
        for item in self.items:
            for task in item.form.tasks:
                task.form.organisation_id.choices = choices

    def typed(self) -> MeetingRecord:
        """What was typed, as the service takes it."""
        return MeetingRecord(
            attended=self.attended.data or "",
            minutes=self.minutes.data or "",
            decisions=tuple(
                Decision(_key(row), row.form.decision.data or "", f"{row.name}-decision")
                for row in self.items
            ),
            tasks=tuple(
                task.form.typed(_key(row), f"{task.name}-")
                for row in self.items
                for task in row.form.tasks
                if not task.form.is_blank
            ),
        )


def _key(row: Any) -> int:
    return int(row.form.item_id.data or 0)


def taker_choices(takers: Iterable[Organisation]) -> list[Any]:
    """The organisations at the table, to be chosen from."""
    return options([("", "请选择"), *((str(each.id), each.name) for each in takers)])


def blank_record(meeting: JointMeeting) -> dict[str, Any]:
    """What stands in the form when the record is begun."""
    blanks = [{} for _ in range(BLANK_TASKS)]
    return {"items": [{"item_id": item.id, "tasks": blanks} for item in meeting.items]}


class AddedTaskForm(FlaskForm):
    """A task that is added to the record afterwards."""

    item_id = ListedField("议题", coerce=int)
    organisation_id = ListedField("承办单位", [InputRequired("请选择承办单位。")], coerce=str)
    what = LineField("办什么", 300, [InputRequired("请写明办什么。")], description=FOR_ALL)
    due_on = DayField("办结日期", [InputRequired("请填写办结日期。")])

    def offer(self, meeting: JointMeeting) -> None:
        """The items of the meeting and who may take a task."""
        numbered = enumerate(meeting.items, 1)
        self.item_id.choices = options((item.id, f"第 {place} 项") for place, item in numbered)
        self.organisation_id.choices = taker_choices([meeting.host, *meeting.guests])

    def typed(self) -> NewTask:
        """What was typed, as the service takes it."""
        key = int(self.organisation_id.data)
        return NewTask(self.item_id.data, key, self.what.data or "", self.due_on.data)


class CancelForm(FlaskForm):
    """Why a meeting is called off."""

    reason = LineField("取消的原因", 200, [InputRequired("请写明原因。")], description=FOR_ALL)


class TaskEndForm(FlaskForm):
    """What became of a task."""

    state = OneOfField("办理情况", [InputRequired("请选择。")], choices=choices_of(TASK_ENDINGS))
    result = StoryField("结果", 2000, description="承办单位和召集单位看得到，其他参加单位看不到。")

    def ending(self) -> TaskState:
        """The state that was chosen."""
        return TaskState(self.state.data)
