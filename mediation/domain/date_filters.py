"""What the list of dates may be narrowed to."""

from enum import StrEnum


class DateScope(StrEnum):
    """In whose cases."""

    MINE = "mine"
    BODY = "body"
    ALL = "all"

    @property
    def label(self) -> str:
        """The Chinese name of the tab."""
        return {"mine": "我的", "body": "本单位", "all": "我能看到的"}[self.value]


class DateNearness(StrEnum):
    """How near, how late, or how sure."""

    ANY = "any"
    OVERDUE = "overdue"
    SOON = "soon"
    PROVISIONAL = "provisional"

    @property
    def label(self) -> str:
        """The Chinese name of the filter."""
        return {"any": "全部", "overdue": "逾期", "soon": "七日内", "provisional": "暂定"}[
            self.value
        ]
