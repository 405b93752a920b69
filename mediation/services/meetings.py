"""联席会议: calling, changing, cancelling and recording a meeting; what became of its tasks."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    ChangedMeanwhile,
    FieldProblem,
    InvalidInput,
    NotVisible,
)
from mediation.domain.joint_meetings import (
    MEETING_STEPS,
    TASK_ENDINGS,
    TASK_STEPS,
    MeetingPlan,
    MeetingRecord,
    MeetingState,
    NewTask,
    TaskState,
    naming_problems,
    plan_problems,
    record_problems,
    task_problems,
)
from mediation.domain.small_flows import step
from mediation.extensions import db
from mediation.models import (
    JointMeeting,
    JointMeetingItem,
    JointTask,
    Organisation,
    User,
)
from mediation.queries import meetings as rows
from mediation.services import notices
from mediation.services.audit import audit
from mediation.services.transaction import transaction

NOT_A_CALLER = "只有接待员或负责人可以召集联席会议。"
NOT_THE_HOST = "只有召集单位的接待员或负责人可以办理这次会议。"
NOT_A_TAKER = "只有承办单位和召集单位可以办结这项任务。"
NOT_SHARED = "这件案件没有共享给任何一个参加单位，请先在案件中共享，或者不列入议程。"
LISTED_TWICE = "同一件案件只列一次。"
CHANGED = "您打开页面之后，别人已经修改了这次会议。请另开窗口核对，确认后再次保存。"
NOT_A_GUEST = "请只勾选列出的单位。"


def call(plan: MeetingPlan, *, by: User, at: datetime) -> JointMeeting:
    """Call a meeting; its guests are told at once."""
    with transaction():
        if not rows.may_call(by):
            raise ActionNotAllowed(NOT_A_CALLER)
        guests = _examined(plan, (), by=by, at=at)
        made = JointMeeting(
            host_id=by.organisation_id,
            state=MeetingState.PLANNED,
            called_by_id=by.id,
            called_at=at,
            minutes="",
            attended="",
        )
        db.session.add(made)
        _fill(made, plan, guests)
        _note("planned", made, by=by, at=at)
        _tell("meeting_called", made, made.guests, at=at)
    return made


def change(
    meeting: JointMeeting, plan: MeetingPlan, *, expected_version: int, by: User, at: datetime
) -> None:
    """Change a meeting that is still to come; guests that are left out are told as well."""
    with transaction():
        found = led(meeting.id, by=by, lock=True)
        require_planned(found)
        if found.version != expected_version:
            raise InvalidInput(FieldProblem("", CHANGED))
        guests = _examined(plan, _case_ids(found), by=by, at=at)
        gone = [guest for guest in found.guests if guest not in guests]
        found.items = []
        db.session.flush()
        # The version tells of a changed agenda, too.
        flag_modified(found, "title")
        _fill(found, plan, guests)
        _note("changed", found, by=by, at=at)
        _tell("meeting_changed", found, found.guests, at=at)
        _tell("meeting_cancelled", found, gone, at=at)


def cancel(meeting: JointMeeting, *, reason: str, by: User, at: datetime) -> None:
    """Call a meeting off, for a reason that every guest reads."""
    with transaction():
        found = led(meeting.id, by=by, lock=True)
        require_planned(found)
        problems = list(naming_problems("reason", reason, rows.names_in(_case_ids(found))))
        if not reason.strip():
            problems.append(FieldProblem("reason", "请写明取消的原因。"))
        if problems:
            raise InvalidInput(*problems)
        found.state = step(MEETING_STEPS, found.state, MeetingState.CANCELLED)
        found.cancel_reason = reason.strip()
        _note("cancelled", found, by=by, at=at)
        _tell("meeting_cancelled", found, found.guests, at=at)


def hold(meeting: JointMeeting, record: MeetingRecord, *, by: User, at: datetime) -> None:
    """Write down who came, what was said and decided, and who does what by when."""
    with transaction():
        found = led(meeting.id, by=by, lock=True)
        require_begun(found, at)
        problems = tuple(
            record_problems(
                record,
                names=rows.names_in(_case_ids(found)),
                takers=_takers(found),
                held_on=found.begins_at.date(),
            )
        )
        if problems:
            raise InvalidInput(*problems)
        _record(found, record, at)
        _note("held", found, by=by, at=at)
        _tell("meeting_held", found, found.guests, at=at)


def led(meeting_id: int, *, by: User, lock: bool = False) -> JointMeeting:
    """A meeting that this person leads; NotVisible without a seat at it, else ActionNotAllowed."""
    found = rows.get_for(by, meeting_id, lock=lock)
    if not rows.may_lead(by, found):
        raise ActionNotAllowed(NOT_THE_HOST)
    return found


def require_planned(meeting: JointMeeting) -> None:
    """Raise ActionNotPossible for a meeting that was held or called off."""
    if meeting.state is not MeetingState.PLANNED:
        raise ActionNotPossible(f"这次会议{meeting.state.label}，不能再修改、取消或者记录。")


def require_begun(meeting: JointMeeting, at: datetime) -> None:
    """Raise ActionNotPossible for a meeting whose day is still to come."""
    require_planned(meeting)
    if meeting.begins_at.date() > at.date():
        told = f"会议定于 {meeting.begins_at:%Y-%m-%d %H:%M}，还没有到召开的日子。"
        raise ActionNotPossible(told)


def add_task(meeting: JointMeeting, task: NewTask, *, by: User, at: datetime) -> None:
    """Add a task to the record of a meeting that was held."""
    with transaction():
        found = led(meeting.id, by=by, lock=True)
        if found.state is not MeetingState.HELD:
            raise ActionNotPossible("会议还没有召开，请在记录会议时登记任务。")
        names, held_on = rows.names_in(_case_ids(found)), found.begins_at.date()
        problems = list(task_problems(task, names=names, takers=_takers(found), held_on=held_on))
        item = next((each for each in found.items if each.id == task.item_id), None)
        if item is None:
            problems.append(FieldProblem("item_id", "请选择议题。"))
        if problems or item is None:
            raise InvalidInput(*problems)
        item.tasks.append(_made(task))
        _note("task_added", found, by=by, at=at)
        takers = [each for each in _seats(found) if each.id == task.organisation_id]
        _tell("meeting_held", found, takers, at=at)


def end_task(
    meeting: JointMeeting, task_id: int, *, state: TaskState, result: str, by: User, at: datetime
) -> None:
    """Say that a task is done, or is not pursued any more, and with which result."""
    with transaction():
        found = task_of(rows.get_for(by, meeting.id, lock=True), task_id)
        if not rows.may_end(rows.seats_of(by), found):
            raise ActionNotAllowed(NOT_A_TAKER)
        if state not in TASK_ENDINGS:
            raise InvalidInput(FieldProblem("state", "请选择办结或者不再办理。"))
        if not result.strip():
            raise InvalidInput(FieldProblem("result", "请写明结果。"))
        found.state = step(TASK_STEPS, found.state, state)
        found.result, found.ended_by_id, found.ended_at = result.strip(), by.id, at
        _note(f"task_{state.value}", found.item.meeting, by=by, at=at)


def task_of(meeting: JointMeeting, task_id: int) -> JointTask:
    """A task of this meeting; NotVisible when it is of another one or of none."""
    for item in meeting.items:
        for task in item.tasks:
            if task.id == task_id:
                return task
    raise NotVisible


def _examined(
    plan: MeetingPlan, listed: Collection[int], *, by: User, at: datetime
) -> list[Organisation]:
    """The guests of a plan; InvalidInput with everything that is wrong.

    A case that is `listed` already stays, though its share may have run out in between.
    """
    offered = {each.id: each for each in rows.possible_guests(by.organisation)}
    guests = [offered[key] for key in dict.fromkeys(plan.guest_ids) if key in offered]
    case_ids = [matter.case_id for matter in plan.agenda if matter.case_id is not None]
    problems = []
    if len(guests) < len(set(plan.guest_ids)):
        problems.append(FieldProblem("guest_ids", NOT_A_GUEST))
    allowed = rows.shared_at_table(by, case_ids, [guest.id for guest in guests], at.date())
    allowed |= set(listed)
    for place, matter in enumerate(plan.agenda):
        if matter.case_id is None:
            continue
        if matter.case_id not in allowed:
            problems.append(FieldProblem(matter.field, NOT_SHARED))
        elif any(each.case_id == matter.case_id for each in plan.agenda[:place]):
            problems.append(FieldProblem(matter.field, LISTED_TWICE))
    # Of a case out of sight nothing is told, not even that a name stands in it.
    names = rows.names_in(allowed & set(case_ids))
    problems += plan_problems(plan, names=names, today=at.date())
    if problems:
        raise InvalidInput(*problems)
    return guests


def _fill(meeting: JointMeeting, plan: MeetingPlan, guests: Iterable[Organisation]) -> None:
    meeting.title, meeting.place = plan.title.strip(), plan.place.strip()
    meeting.begins_at, meeting.guests = plan.begins_at, list(guests)
    meeting.items = [
        JointMeetingItem(
            position=position, case_id=matter.case_id, matter=matter.text.strip(), decision=""
        )
        for position, matter in enumerate(plan.agenda, 1)
    ]
    db.session.flush()


def _record(meeting: JointMeeting, record: MeetingRecord, at: datetime) -> None:
    meeting.state, meeting.held_at = step(MEETING_STEPS, meeting.state, MeetingState.HELD), at
    meeting.attended, meeting.minutes = record.attended.strip(), record.minutes.strip()
    items = {item.id: item for item in meeting.items}
    named = {each.item_id for each in record.decisions} | {each.item_id for each in record.tasks}
    if not named <= items.keys():
        raise ChangedMeanwhile("议程已经被修改过，没有保存。请重新打开后再记录。")
    for decision in record.decisions:
        items[decision.item_id].decision = decision.text.strip()
    for task in record.tasks:
        items[task.item_id].tasks.append(_made(task))


def _made(task: NewTask) -> JointTask:
    return JointTask(
        organisation_id=task.organisation_id,
        what=task.what.strip(),
        due_on=task.due_on,
        state=TaskState.OPEN,
        result="",
    )


def _seats(meeting: JointMeeting) -> list[Organisation]:
    return [meeting.host, *meeting.guests]


def _takers(meeting: JointMeeting) -> set[int]:
    return {each.id for each in _seats(meeting)}


def _case_ids(meeting: JointMeeting) -> set[int]:
    return {item.case_id for item in meeting.items if item.case_id is not None}


def _tell(
    code: str, meeting: JointMeeting, organisations: Iterable[Organisation], *, at: datetime
) -> None:
    people = rows.people_of(list(organisations))
    when = f"{meeting.begins_at:%Y-%m-%d %H:%M}"
    facts = {"by": meeting.host.name, "title": meeting.title, "when": when, "place": meeting.place}
    notices.tell_all(people, code, at=at, **facts)


def _note(what: str, meeting: JointMeeting, *, by: User, at: datetime) -> None:
    """Leave a row in the trail: who sits at the table and which cases lie on it, no words."""
    data = {"host": meeting.host_id, "guests": sorted(each.id for each in meeting.guests)}
    data |= {"cases": sorted(_case_ids(meeting))}
    audit(f"meeting.{what}", by=by, at=at, subject=f"联席会议第{meeting.id}号", data=data)
