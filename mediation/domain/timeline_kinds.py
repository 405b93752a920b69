"""What the timeline of a case lays on its axis."""

from enum import StrEnum


class TimelineKind(StrEnum):
    """The kinds of entries, in the order in which those of one day stand."""

    EVENT = "event"
    SESSION = "session"
    PAPER = "paper"
    CLOCK = "clock"
    LEDGER = "ledger"
    PAYMENT = "payment"

    @property
    def label(self) -> str:
        """The Chinese word in the column and on the filter."""
        return {
            "event": "办理",
            "session": "调解会",
            "paper": "文书",
            "clock": "期限",
            "ledger": "登记日期",
            "payment": "付款",
        }[self.value]
