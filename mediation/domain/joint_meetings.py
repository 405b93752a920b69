"""联席会议: the four parties at one table, about cases that were shared with them.

Whatever is written about a meeting is read by all who take part, so it names nobody: a case is
told by a share, to the one organisation that the share is for (个人信息保护法 art. 23).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation.domain.errors import FieldProblem
from mediation.domain.organisations import OrganisationKind
from mediation.domain.roles import CASE_ROLES, LIAISON_ROLES, Role


class MeetingState(StrEnum):
    """Where a joint meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"planned": "待召开", "held": "已召开", "cancelled": "已取消"}[self.value]


MEETING_STEPS: dict[MeetingState, set[MeetingState]] = {
    MeetingState.PLANNED: {MeetingState.HELD, MeetingState.CANCELLED},
    MeetingState.HELD: set(),
    MeetingState.CANCELLED: set(),
}


class TaskState(StrEnum):
    """Where a task that a meeting gave to an organisation stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"open": "待办", "done": "已办结", "dropped": "不再办理"}[self.value]


TASK_STEPS: dict[TaskState, set[TaskState]] = {
    TaskState.OPEN: {TaskState.DONE, TaskState.DROPPED},
    TaskState.DONE: set(),
    TaskState.DROPPED: set(),
}
TASK_ENDINGS = (TaskState.DONE, TaskState.DROPPED)

GUEST_KINDS = (
    *(OrganisationKind.COURT, OrganisationKind.HR_BUREAU),
    *(OrganisationKind.ARBITRATION_COMMISSION, OrganisationKind.JUSTICE_BUREAU),
    OrganisationKind.UNION,
)
# Who calls, changes and records a meeting for the host; who reads what was called and decided.
CALLER_ROLES = frozenset({Role.REGISTRAR, Role.SUPERVISOR})
READER_ROLES = CASE_ROLES | LIAISON_ROLES
NAME_NOBODY = "所有参加单位都看得到，请改称“第几项的申请人”等。"
# A name of one character would be found in every sentence.
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Matter:
    """One line of the agenda as it was typed; `field` is where its problem is shown."""

    text: str
    case_id: int | None = None
    field: str = ""


@dataclass(frozen=True)
class MeetingPlan:
    """What a meeting is called with."""

    title: str
    begins_at: datetime
    place: str
    guest_ids: tuple[int, ...]
    agenda: tuple[Matter, ...]


@dataclass(frozen=True)
class NewTask:
    """What an organisation takes upon itself; `field` is the beginning of its fields' names."""

    item_id: int
    organisation_id: int | None
    what: str
    due_on: date | None
    field: str = ""


@dataclass(frozen=True)
class Decision:
    """What was decided about one item; `field` is where its problem is shown."""

    item_id: int
    text: str
    field: str = ""


@dataclass(frozen=True)
class MeetingRecord:
    """What is written down of a meeting that was held."""

    attended: str
    minutes: str
    decisions: tuple[Decision, ...]
    tasks: tuple[NewTask, ...] = ()


def plan_problems(
    plan: MeetingPlan, *, names: Collection[str], today: date
) -> Iterator[FieldProblem]:
    """Everything that keeps a meeting from being called; `names` are of people in its cases."""
    for field, text, words in (("title", plan.title, "会议名称"), ("place", plan.place, "地点")):
        if not text.strip():
            yield FieldProblem(field, f"请填写{words}。")
        yield from naming_problems(field, text, names)
    if plan.begins_at.date() < today:
        yield FieldProblem("day", "会议日期已经过去，请另定。")
    if not plan.guest_ids:
        yield FieldProblem("guest_ids", "请至少选择一个参加单位。")
    if not plan.agenda:
        yield FieldProblem("", "请至少列一项议题：勾选一件案件，或者写一项其他议题。")
    for matter in plan.agenda:
        if matter.case_id is None and not matter.text.strip():
            yield FieldProblem(matter.field, "请写明议题。")
        yield from naming_problems(matter.field, matter.text, names)


def record_problems(
    record: MeetingRecord, *, names: Collection[str], takers: Collection[int], held_on: date
) -> Iterator[FieldProblem]:
    """Everything that is wrong with the record of a meeting; `takers` are who takes part in it."""
    if not record.attended.strip():
        yield FieldProblem("attended", "请填写出席人员。")
    if not record.minutes.strip():
        yield FieldProblem("minutes", "请填写会议情况。")
    # Who attended has a name, and may share it with a party.
    yield from naming_problems("minutes", record.minutes, names)
    for decision in record.decisions:
        yield from naming_problems(decision.field, decision.text, names)
    for task in record.tasks:
        yield from task_problems(task, names=names, takers=takers, held_on=held_on)


def task_problems(
    task: NewTask, *, names: Collection[str], takers: Collection[int], held_on: date
) -> Iterator[FieldProblem]:
    """Everything that is wrong with one task."""
    if task.organisation_id not in takers:
        yield FieldProblem(f"{task.field}organisation_id", "请在参加单位中选择由谁办理。")
    if not task.what.strip():
        yield FieldProblem(f"{task.field}what", "请写明办什么。")
    yield from naming_problems(f"{task.field}what", task.what, names)
    if task.due_on is None:
        yield FieldProblem(f"{task.field}due_on", "请填写办结日期。")
    elif task.due_on < held_on:
        yield FieldProblem(f"{task.field}due_on", "办结日期不能早于会议日期。")


def naming_problems(field: str, text: str, names: Iterable[str]) -> Iterator[FieldProblem]:
    """That a text which every organisation reads names a party of a case."""
    found = sorted(name for name in set(names) if len(name) >= SHORTEST_NAME and name in text)
    if found:
        told = "、".join(f"“{name}”" for name in found)
        yield FieldProblem(field, f"写了案件中的姓名、名称{told}，{NAME_NOBODY}")


def in_order(matters: Sequence[tuple[int | None, Matter]]) -> tuple[Matter, ...]:
    """The agenda by the numbers that were typed beside it; what has none comes after, as listed."""
    ranked = sorted(matters, key=lambda each: (each[0] is None, each[0] or 0))
    return tuple(matter for _, matter in ranked)
