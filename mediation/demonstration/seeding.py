"""Seeding: all lives are played at once, beat by beat in the order of time, in one transaction.

So numbers follow each other as they would have, the trail is written in order, and a seeding
that is interrupted leaves nothing behind.
"""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import select

from mediation.demonstration.accounts import ACCOUNTS
from mediation.demonstration.catalogue import kinds
from mediation.demonstration.desk_of_limin import DeskOfLimin
from mediation.demonstration.library import (
    enter_city_clause,
    enter_employer_clause,
    enter_wordings,
)
from mediation.demonstration.lives import Life, Plan
from mediation.demonstration.local_figures import enter_sample_figures
from mediation.demonstration.meetings import Meetings
from mediation.demonstration.offices import ORGANISATIONS, Offices, open_offices
from mediation.demonstration.people import Population
from mediation.demonstration.plans import Planner
from mediation.demonstration.reminders import set_reminders
from mediation.demonstration.sent_in import send_cases_in
from mediation.demonstration.timetable import Diary
from mediation.domain.calendar import WorkingCalendar
from mediation.extensions import db
from mediation.models import Organisation, User
from mediation.queries.calendar import working_calendar
from mediation.services import morning_run, office_certificates, refreshing
from mediation.services.transaction import transaction

SEED = 20260501
ALL_CASES = 200
# The offices are opened this long before the first case comes.
BEFORE = timedelta(days=20)
# The body that signs its papers.
SIGNS = "east"

Progress = Callable[[int, int], None]


def is_empty() -> bool:
    """Whether nobody has worked with this database yet."""
    return db.session.scalar(select(Organisation.id).limit(1)) is None


def is_loaded() -> bool:
    """Whether the accounts of the demonstration are the ones of this database."""
    usernames = {account.username for account in ACCOUNTS}
    found = db.session.scalars(select(User.username).where(User.username.in_(usernames)))
    return set(found) == usernames


def seed(
    *, at: datetime, cases: int = ALL_CASES, progress: Progress = lambda done, of: None
) -> int:
    """Fill an empty database with about four months of work up to this moment.

    Gives the number of cases. `progress` is told how many beats of how many are done.
    """
    with transaction():
        random, calendar = Random(SEED), working_calendar()
        diary = Diary()
        plans = list(_plans(random, calendar, diary, at, cases))
        lives = [
            Life(serial, plan, calendar, diary, random) for serial, plan in enumerate(plans, 1)
        ]
        first = min(life.moments[0].at for life in lives)
        offices = open_offices(first - BEFORE)
        make_certificates(at=first - BEFORE)
        keepers = {"by": offices.users["sunning"], "second": offices.users["weidong"]}
        enter_sample_figures(at.year, by=offices.users["weidong"], at=first - BEFORE)
        enter_city_clause(**keepers, at=first - BEFORE)
        _play([*lives, Meetings(calendar, at)], offices, progress)
        enter_employer_clause(**keepers, at=at)
        enter_wordings(**keepers, at=at)
        refreshing.refresh_all(at=at)
        set_reminders(at)
        send_cases_in(offices, at)
        morning_run.run(at=at)
    return len(lives)


def make_certificates(*, at: datetime) -> None:
    """Let the centre whose desk is shown sign its papers; the others do not, as on a first day."""
    centre = ORGANISATIONS[SIGNS][1].name
    office_certificates.new_authority(centre, at=at)
    office_certificates.new_certificate(centre, at=at)


def _plans(
    random: Random, calendar: WorkingCalendar, diary: Diary, at: datetime, cases: int
) -> Iterator[Plan]:
    today = at.date()
    population = Population(random, today)
    limin = DeskOfLimin(random, population, calendar, today)
    limin.book(diary)
    hers = list(limin.plans())
    yield from hers
    planner = Planner(random, population, calendar, today)
    for kind in kinds(max(0, cases - len(hers))):
        yield planner.plan(kind)


def _play(lives: list[Life | Meetings], offices: Offices, progress: Progress) -> None:
    """Play the beat that is due first, until every life has come as far as it shall."""
    total = sum(len(life.moments) for life in lives)
    queue = [(life.due_at, life.serial, life) for life in lives]
    heapq.heapify(queue)
    done = 0
    while queue:
        _, serial, life = heapq.heappop(queue)
        life.step(offices)
        done += 1
        progress(done, total)
        if life.due_at is not None:
            heapq.heappush(queue, (life.due_at, serial, life))
