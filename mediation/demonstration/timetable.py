"""When the beats of a case happen: working days counted back from the last, in office hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from mediation.domain.calendar import WorkingCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = time(8, 40)
# When sessions begin; a mediator holds one at a time.
SLOTS = (time(9, 30), time(14, 0), time(10, 30), time(15, 30), time(11, 0), time(16, 30))


@dataclass(frozen=True)
class Moment:
    """When a beat is written down, and when the meeting that it tells of began."""

    at: datetime
    began_at: datetime | None = None

    @property
    def on(self) -> date:
        """The day."""
        return self.at.date()


class Diary:
    """The hours that mediators have given away."""

    def __init__(self) -> None:
        self._taken: set[tuple[str, datetime]] = set()

    def book(self, mediator: str, day: date, after: datetime) -> datetime:
        """The first free slot of that day, or any later minute of it."""
        slots = (datetime.combine(day, slot, SHANGHAI) for slot in SLOTS)
        late = (after + timedelta(minutes=minutes) for minutes in range(5, 600))
        free = (slot for slot in (*slots, *late) if slot > after and self.take(mediator, slot))
        return next(free)

    def take(self, mediator: str, moment: datetime) -> bool:
        """Whether the hour was free; it no longer is."""
        is_free = (mediator, moment) not in self._taken
        self._taken.add((mediator, moment))
        return is_free


def days_of(
    gaps: Iterable[tuple[int, date | None]], last_on: date, calendar: WorkingCalendar
) -> list[date]:
    """The day of every beat, given how many working days each comes after the one before.

    A beat with a day of its own happens on that day; the ones before it are counted from there.
    """
    days: list[date] = []
    following, gap_to_following = last_on, 0
    for gap, fixed in reversed(list(gaps)):
        day = fixed or calendar.subtract_working_days(following, gap_to_following)
        days.append(day)
        following, gap_to_following = day, gap
    return days[::-1]


def next_minute(previous: datetime | None, day: date, random: Random) -> datetime:
    """Some minutes after the last thing of this day, or some time after opening."""
    if previous is not None and previous.date() == day:
        return previous + timedelta(minutes=random.randint(6, 24))
    opening = datetime.combine(day, OPENING, SHANGHAI)
    return opening + timedelta(minutes=random.randint(0, 75))
