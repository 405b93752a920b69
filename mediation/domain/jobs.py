"""Work that outlasts a request: what kinds there are, where a job stands, how long things last."""

from datetime import timedelta
from enum import StrEnum

from mediation.domain.permissions import Right

# Whoever works on a job says so again before this has passed; then another worker may take it.
CLAIM_LASTS = timedelta(minutes=2)
MOST_ATTEMPTS = 3
# A result is there for whoever asked for it, and for this long only.
RESULT_KEPT = timedelta(hours=24)
# The same wish, sent twice within this time, is one job: a double click, a page sent again.
SAME_WISH = timedelta(minutes=1)
# Finished jobs stay in the list of whoever asked for them for this long.
LISTED = timedelta(days=30)


class JobKind(StrEnum):
    """What a job does."""

    EXPORT_CASES = "export_cases"
    SCAN_FILE = "scan_file"
    REFRESH_CLOCKS = "refresh_clocks"
    CALCULATE_CASE = "calculate_case"
    PRINT_PAPERS = "print_papers"
    BIND_DOSSIER = "bind_dossier"
    DELIVER_WEBHOOKS = "deliver_webhooks"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "export_cases": "导出案件列表",
            "scan_file": "病毒检查",
            "refresh_clocks": "重算全部期限",
            "calculate_case": "核算全部申请人",
            "print_papers": "批量打印",
            "bind_dossier": "装订卷宗",
            "deliver_webhooks": "送达事件",
        }[self.value]

    @property
    def makes_file(self) -> bool:
        """Whether its result is a file to be fetched."""
        return self in {JobKind.EXPORT_CASES, JobKind.PRINT_PAPERS}


# What whoever fetches the result must still be allowed to do.
RIGHT_TO_RESULT: dict[JobKind, Right] = {JobKind.EXPORT_CASES: Right.EXPORT_CASES}


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return STATE_LABELS[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self not in {JobState.WAITING, JobState.RUNNING}


STATE_LABELS = {
    JobState.WAITING: "排队中",
    JobState.RUNNING: "进行中",
    JobState.DONE: "已完成",
    JobState.FAILED: "未完成",
    JobState.EXPIRED: "已过期",
}


def wait_after(attempts: int) -> timedelta:
    """How long a job rests after an attempt that failed for a reason that may pass."""
    return timedelta(seconds=30 << (attempts - 1))


def percent(done: int, total: int) -> int:
    """How far a job is, as a whole number from 0 to 100; 100 only when all is done."""
    if total <= 0:
        return 0
    return min(100, done * 100 // total)
