"""联席会议: the four parties at one table, about cases that were shared with them."""

from enum import StrEnum


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
