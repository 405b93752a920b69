"""What time it is for a command."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """The moment, in Asia/Shanghai; a rehearsal or a test may fix it with the setting NOW."""
    fixed: datetime | None = current_app.config.get("NOW")
    return fixed or datetime.now(SHANGHAI)
