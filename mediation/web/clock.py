"""The only place that asks what time it is; below the web, now and today are arguments."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The moment, in Asia/Shanghai; a rehearsal or a test may fix it with the setting NOW."""
    fixed: datetime | None = current_app.config.get("NOW")
    return fixed or datetime.now(SHANGHAI)


def today() -> date:
    """The date in Asia/Shanghai."""
    return now().date()
