"""The time of day as the tests want it: it stands still until a test moves it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask

SHANGHAI = ZoneInfo("Asia/Shanghai")
# A working Monday morning: every test begins here.
MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=SHANGHAI)


class Clock:
    """Moves the `NOW` of one application."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    @property
    def now(self) -> datetime:
        """The moment that the application takes for now."""
        moment: datetime = self.app.config["NOW"]
        return moment

    def set(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        """Go to a moment of Shanghai's clock."""
        self.app.config["NOW"] = datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)

    def advance(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self.app.config["NOW"] += timedelta(days=days, hours=hours, minutes=minutes)
