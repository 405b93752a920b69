"""Why a kept date is another one by now, in the sentence that stays with the old value."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mediation.domain.clocks import Deadline

BY_CALENDAR = "放假安排更新"
_PROVISIONAL = "为暂定。"


@dataclass(frozen=True)
class Kept:
    """What was kept of a deadline when it was computed last."""

    version: str
    safe_date: date
    legal_date: date
    trace: Sequence[str]


def why_moved(before: Kept, after: Deadline) -> str:
    """Which of the two dates moved from where to where, and by what where that can be told."""
    moved = _from_to(before, after)
    if before.version != after.version:
        return f"期限规则改用 {after.version} 版，{moved}"
    return f"{BY_CALENDAR}，{moved}" if moved_by_calendar(before, after) else moved


def moved_by_calendar(before: Kept, after: Deadline) -> bool:
    """Whether the two traces tell the same start, pauses and extensions, but another last day."""
    told = _without_last_day(before.trace, before.safe_date)
    return told == _without_last_day(after.trace, after.safe_date)


def _from_to(before: Kept, after: Deadline) -> str:
    if before.legal_date == after.legal_date:
        days = f"{before.safe_date.isoformat()} 改为 {after.safe_date.isoformat()}"
        return f"不计顺延的届满日由 {days}"
    return f"届满日由 {before.legal_date.isoformat()} 改为 {after.legal_date.isoformat()}"


def _without_last_day(trace: Sequence[str], last_day: date) -> list[str]:
    # Of all sentences only the last day itself and the word on missing notices hang on holidays.
    named = last_day.isoformat()
    return [line for line in trace if named not in line and not line.endswith(_PROVISIONAL)]
