"""A case that is being played: what shall become of it, and how far it has come."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from mediation.demonstration.companies import Company
from mediation.demonstration.offices import Offices
from mediation.demonstration.people import Person
from mediation.demonstration.timetable import Diary, Moment, days_of, next_minute
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.entry_path import EntryPath
from mediation.domain.source_channels import SourceChannel
from mediation.models import Case, Share, User

MEETING = timedelta(minutes=80)
WRITING_UP = timedelta(minutes=10)


Act = Callable[..., None]


@dataclass(frozen=True)
class Beat:
    """One thing that somebody does to a case, some working days after the one before."""

    act: Act
    after: int = 0
    on: date | None = None
    is_meeting: bool = False
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What kind of case it is, its beats, and the day of the last of them."""

    story: str
    beats: tuple[Beat, ...]
    last_on: date
    body: str = "east"
    mediator: str = "limin"
    path: EntryPath = EntryPath.OWN_INTAKE
    channel: SourceChannel = SourceChannel.VISIT
    company: Company
    people: tuple[Person, ...]
    wage: int = 5200
    months: int = 3
    # An award that nobody has sued on yet: the worker comes to the union instead.
    has_award: bool = False


class Life:
    """One case on its way; `step` plays the next beat."""

    def __init__(
        self, serial: int, plan: Plan, calendar: WorkingCalendar, diary: Diary, random: Random
    ) -> None:
        self.serial, self.plan, self.random, self.diary = serial, plan, random, diary
        self.moments = self._moments(calendar)
        self.place = 0
        self._case: Case | None = None
        self.shares: list[Share] = []

    def __iter__(self) -> Iterator[tuple[Beat, Moment]]:
        return zip(self.plan.beats, self.moments, strict=True)

    @property
    def case(self) -> Case:
        """The case, once it is registered."""
        assert self._case is not None, "a life begins with its registration"
        return self._case

    @case.setter
    def case(self, case: Case) -> None:
        self._case = case

    @property
    def due_at(self) -> datetime | None:
        """When the next beat is due, None when the life has come as far as it shall."""
        return self.moments[self.place].at if self.place < len(self.moments) else None

    def step(self, offices: Offices) -> None:
        """Play the next beat."""
        beat, moment = self.plan.beats[self.place], self.moments[self.place]
        beat.act(Stage(self, offices, moment), **beat.options)
        self.place += 1

    def next_meeting(self) -> datetime | None:
        """When the parties meet next, if they meet again before the life ends."""
        rest = zip(self.plan.beats[self.place :], self.moments[self.place :], strict=True)
        return next((moment.began_at for beat, moment in rest if beat.is_meeting), None)

    def _moments(self, calendar: WorkingCalendar) -> list[Moment]:
        gaps = ((beat.after, beat.on) for beat in self.plan.beats)
        moments: list[Moment] = []
        last: datetime | None = None
        days = days_of(gaps, self.plan.last_on, calendar)
        for beat, day in zip(self.plan.beats, days, strict=True):
            last = next_minute(last, day, self.random)
            began_at = None
            if beat.is_meeting:
                began_at = self.diary.book(self.plan.mediator, day, last)
                last = began_at + MEETING + WRITING_UP
            moments.append(Moment(last, began_at))
        return moments


@dataclass(frozen=True)
class Stage:
    """What an act needs to know: the life it belongs to, the people, the moment."""

    life: Life
    offices: Offices
    moment: Moment

    @property
    def case(self) -> Case:
        """The case."""
        return self.life.case

    @property
    def at(self) -> datetime:
        """The moment."""
        return self.moment.at

    @property
    def on(self) -> date:
        """The day."""
        return self.moment.on

    @property
    def desk(self) -> User:
        """Who registers."""
        return self.offices.desk(self.life.plan.body)

    @property
    def head(self) -> User:
        """Who answers for the body."""
        return self.offices.head(self.life.plan.body)

    @property
    def second(self) -> User:
        """Who decides where a second person has to."""
        return self.offices.second(self.life.plan.body)

    @property
    def mediator(self) -> User:
        """Who mediates."""
        return self.offices.users[self.life.plan.mediator]

    @property
    def random(self) -> Random:
        """The chance of the demonstration, the same in every run."""
        return self.life.random
