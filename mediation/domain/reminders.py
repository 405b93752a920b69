"""How a reminder that somebody set ends."""

from enum import StrEnum


class ReminderEnding(StrEnum):
    """Done, or taken back; it is never deleted."""

    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return {"done": "办结", "cancelled": "取消"}[self.value]
