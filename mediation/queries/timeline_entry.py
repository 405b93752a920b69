"""One entry on the axis of a case."""

from dataclasses import dataclass
from datetime import date

from mediation.domain.timeline_kinds import TimelineKind
from mediation.domain.urgency import Urgency


@dataclass(frozen=True)
class Entry:
    """What was or will be on a day; `at` is the time of day where it is known."""

    day: date
    kind: TimelineKind
    title: str
    detail: str = ""
    who: str = ""
    at: str = ""
    tone: Urgency = Urgency.GREY
