"""The state of a clock and the kinds of day a calendar may record."""

from enum import StrEnum


class ClockState(StrEnum):
    """Where a clock stands; a statutory date is never deleted."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    LAPSED = "lapsed"
    VOIDED = "voided"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {
            "running": "进行中",
            "paused": "暂停",
            "met": "已完成",
            "lapsed": "已届满",
            "voided": "已作废",
        }[self.value]


class DayKind(StrEnum):
    """How a day differs from the weekday rule."""

    STATUTORY = "statutory"
    REST = "rest"
    WORK = "work"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"statutory": "法定节假日", "rest": "调休休息", "work": "调休上班"}[self.value]
