"""Turning kinds of cases into plans: who, where, by which channel, about what."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle
from random import Random
from typing import TypeVar

from mediation.demonstration.catalogue import Kind
from mediation.demonstration.companies import BY_NAME, COMPANIES, Company
from mediation.demonstration.courses import Courses
from mediation.demonstration.lives import Plan
from mediation.demonstration.people import Person, Population
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.employer_facts import Industry
from mediation.domain.entry_path import EntryPath
from mediation.domain.sex import Sex
from mediation.domain.source_channels import SourceChannel

T = TypeVar("T")
C, E = SourceChannel, EntryPath

MEDIATORS = {
    "east": ("zhouzheng", "hejing"),
    "north": ("zhenghao",),
    "town": ("xuhui",),
    "factory": ("hanmei",),
    "builders": ("luocheng",),
}
BODIES = ("east",) * 11 + ("north",) * 5 + ("town",) * 2 + ("factory", "builders")
OWN_CHANNELS = (
    *(C.VISIT, C.HOTLINE_12351, C.VISIT, C.ONLINE, C.LABOUR_INSPECTION, C.VISIT, C.HOTLINE_12345),
    *(C.COMMISSION_GUIDED, C.VISIT, C.JUSTICE, C.HOTLINE_12351, C.GOVERNANCE_CENTRE, C.VISIT),
    *(C.PETITION_OFFICE, C.ONLINE, C.PROCURATORATE, C.VISIT, C.ASSOCIATION, C.OTHER_UNION),
    *(C.UNION_FOUND, C.VISIT, C.LEGAL_AID, C.HOTLINE_12345, C.HOTLINE_12351),
)
CHANNELS: dict[EntryPath, tuple[SourceChannel, ...]] = {
    E.OWN_INTAKE: OWN_CHANNELS,
    E.COURT_DELEGATED_ONLINE: (C.COURT_DELEGATED,),
    E.COURT_DELEGATED_PAPER: (C.COURT_DELEGATED,),
    E.COURT_ENTRUSTED_ORDINARY: (C.COURT_ENTRUSTED, C.COURT_INVITED),
    E.COURT_ENTRUSTED_SUMMARY: (C.COURT_ENTRUSTED,),
    E.COMMISSION_ENTRUSTED: (C.COMMISSION_ENTRUSTED,),
    E.NEW_EMPLOYMENT_FORM: (C.ONLINE, C.ASSOCIATION, C.HOTLINE_12345),
}
USUAL = (
    *("wages", "wages", "wages_left", "wages_left", "overtime", "overtime", "dismissal"),
    *("dismissal", "severance", "severance", "double_wage", "double_wage", "work_injury"),
    *("annual_leave", "insurance", "maternity", "non_compete", "change_of_post", "confirm"),
    *("leaving_papers", "contractor", "over_age", "agency", "part_time", "training"),
    *("employer_loss", "secret"),
)
OF_THE_FACTORY = ("overtime", "change_of_post", "work_injury", "annual_leave", "training")
OF_THE_BUILDERS = ("wages", "contractor", "work_injury", "wages_left", "confirm")
OF_NEW_FORMS = ("江城速送信息技术有限公司", "江城顺风耳速递有限公司")
BUILDERS = tuple(each for each in COMPANIES if each.industry is Industry.E)
# Employers with a place of their own; everybody else may meet any story.
COMPANIES_OF = {
    "contractor": BUILDERS,
    "new_form": tuple(BY_NAME[name] for name in OF_NEW_FORMS),
    "agency": (BY_NAME["江城同舟人力资源有限公司"],),
    "domestic": (BY_NAME["江城好帮手家政服务有限公司"],),
}


class Planner:
    """Draws a plan for each kind; the same seed draws the same plans."""

    def __init__(
        self, random: Random, population: Population, calendar: WorkingCalendar, today: date
    ) -> None:
        self._random, self._population = random, population
        self._calendar, self._today = calendar, today
        self._channels = {path: cycle(channels) for path, channels in CHANNELS.items()}
        self._stories = self._shuffled(USUAL)
        self._companies = self._shuffled(COMPANIES)
        self._paths: dict[tuple[EntryPath, ...], Iterator[EntryPath]] = {}
        self._drawn = 0

    def plan(self, kind: Kind) -> Plan:
        """A case of this kind."""
        random = self._random
        path = self._path(kind)
        body = kind.body or random.choice(BODIES)
        story = kind.story or self._story(path, body)
        company = self._company(story, body)
        idle = random.randint(*kind.idle)
        course = Courses(path, random, self._today, self._calendar)
        return Plan(
            story=story,
            beats=kind.course(course),
            last_on=self._calendar.subtract_working_days(self._today, idle),
            body=body,
            mediator=random.choice(MEDIATORS[body][:1] if kind.body else MEDIATORS[body]),
            path=path,
            channel=next(self._channels[path]),
            company=company,
            people=self._people(story, kind.applicants),
            wage=random.randrange(3600, 11900, 100),
            months=random.randint(2, 6),
        )

    def _shuffled(self, items: tuple[T, ...]) -> Iterator[T]:
        """Each of the items once, in another order every time round."""
        while True:
            yield from self._random.sample(items, len(items))

    def _path(self, kind: Kind) -> EntryPath:
        # Kinds that may come the same ways share one round, so that no way is forgotten.
        return next(self._paths.setdefault(kind.paths, cycle(kind.paths)))

    def _story(self, path: EntryPath, body: str) -> str:
        if path is EntryPath.NEW_EMPLOYMENT_FORM:
            return "new_form"
        if body == "factory":
            return self._random.choice(OF_THE_FACTORY)
        if body == "builders":
            return self._random.choice(OF_THE_BUILDERS)
        return next(self._stories)

    def _company(self, story: str, body: str) -> Company:
        if body == "factory":
            return BY_NAME["江城重型机器厂"]
        if body == "builders":
            return self._random.choice(BUILDERS)
        if story in COMPANIES_OF:
            return self._random.choice(COMPANIES_OF[story])
        return next(self._companies)

    def _people(self, story: str, count: int) -> tuple[Person, ...]:
        """So many people; now and then a few more, and one whose name is hard to write."""
        self._drawn += 1
        if story in {"wages", "overtime", "severance"} and count == 1 and self._drawn % 4 == 0:
            count = self._random.randint(2, 5)
        if story == "maternity":
            return tuple(self._population.next(Sex.FEMALE) for _ in range(count))
        if self._drawn % 9 == 1:
            return tuple(self._population.next_unusual() for _ in range(count))
        return tuple(self._population.next() for _ in range(count))
