"""The desk of 李敏: two sessions today, a window that closes today, and all the rest of a day.

Whatever day it is, her home page looks like the one the office was promised: the dates are
chosen so that the periods of the law end when they shall.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from mediation.demonstration import acts_following as follow
from mediation.demonstration import acts_intake as desk
from mediation.demonstration import acts_links as links
from mediation.demonstration import acts_mediation as room
from mediation.demonstration import sent_on
from mediation.demonstration.acts_agreement import apply_exit, draft, pay
from mediation.demonstration.acts_papers import issue
from mediation.demonstration.acts_pen import bring_back, pen_sign
from mediation.demonstration.acts_sums import calculate, correct
from mediation.demonstration.companies import BY_NAME, COMPANIES
from mediation.demonstration.courses import Beats, Courses, do
from mediation.demonstration.lives import Plan
from mediation.demonstration.people import Population
from mediation.demonstration.timetable import SHANGHAI, Diary
from mediation.domain.calendar import WorkingCalendar
from mediation.domain.callbacks import ToldPerformance
from mediation.domain.clocks import compute, find_rule
from mediation.domain.entry_path import EntryPath
from mediation.domain.papers import PaperKind
from mediation.domain.pausing import PauseKind
from mediation.domain.sessions import NoteKind, SessionMode, SessionOutcome
from mediation.domain.sex import Sex
from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import ExitKind
from mediation.domain.source_channels import SourceChannel

MALE, FEMALE = Sex.MALE, Sex.FEMALE
CLOSED_LATELY = 11
MAIN_CONTRACTOR = "江城第一建筑工程有限公司（总承包单位）"
ASKS_FOR_OTHERS = "本人已收到，希望督促付清其他工友的工资"
SETTLED_OF_THESE = 8


class DeskOfLimin:
    """Makes the plans of her desk."""

    def __init__(
        self, random: Random, population: Population, calendar: WorkingCalendar, today: date
    ) -> None:
        self._random, self._population = random, population
        self._calendar, self._today = calendar, today
        self._own = Courses(EntryPath.OWN_INTAKE, random, today, calendar)
        self._court = Courses(EntryPath.COURT_DELEGATED_PAPER, random, today, calendar)
        self._companies = iter(COMPANIES[8:])
        self._channels = count()

    def book(self, diary: Diary) -> None:
        """Keep the hours and the room of today's sessions from everybody else."""
        for moment in (self._at(9, 30), self._at(14, 0)):
            diary.take("limin", moment)
        diary.take("east 第二调解室", self._at(9, 30))

    def plans(self) -> Iterator[Plan]:
        """Every case of hers."""
        yield from self._today_strip()
        yield from self._urgent()
        yield from self._at_the_table()
        yield from self._in_performance()
        yield from self._waiting()
        yield from self._closed_lately()
        yield from self._sent_on()

    def _today_strip(self) -> Iterator[Plan]:
        on_site = do(room.plan_session, planned_at=self._at(9, 30), place="第二调解室")
        seven = ("王秀兰", FEMALE), *(("", FEMALE if place % 2 else MALE) for place in range(6))
        beats = (*self._own.begun(), do(calculate), on_site)
        yield self._plan(beats, *seven, story="wages", company="城东悦来酒店有限公司", wage=4200)
        video = do(room.plan_session, 1, planned_at=self._at(14, 0), mode=SessionMode.VIDEO)
        met = (*self._own.met(SessionOutcome.CLOSER), do(calculate), do(correct, 1), video)
        yield self._plan(met, ("陈志远", MALE), story="severance", company="汇达物流有限公司")
        signed = self._own.signed(later=(self._day(40),))
        closes_today = self._start_of("K15", self._today)
        yield self._plan(signed, ("吴桂芳", FEMALE), story="overtime", last_on=closes_today)

    def _urgent(self) -> Iterator[Plan]:
        yesterday = self._ago(1)
        filed = self._start_of("K06", yesterday, EntryPath.COURT_DELEGATED_PAPER)
        beats = self._court.met(SessionOutcome.CLOSER, on=filed)
        yield self._plan(
            beats,
            ("刘洋", MALE),
            story="double_wage",
            company="江城宏图建设有限公司",
            path=EntryPath.COURT_DELEGATED_PAPER,
            last_on=self._calendar.add_working_days(filed, 6),
        )
        breached = (
            *self._own.part_paid(self._ago(3)),
            do(issue, 13, self._ago(1), kind=PaperKind.DEMAND_LETTER),
            do(follow.call_back, 0, self._ago(1), said=ToldPerformance.PARTLY, again_in=7),
        )
        yield self._plan(breached, ("罗建平", MALE), story="wages_left")
        told = (*self._own.failed(told=False),)
        yield self._plan(told, ("冯丽娟", FEMALE), story="dismissal")

    def _at_the_table(self) -> Iterator[Plan]:
        own = self._own
        yield self._plan(
            own.begun(),
            ("何军", MALE),
            story="overtime",
            company="恒通电子（江城）有限公司",
            has_award=True,
        )
        yield self._plan((*own.accepted(), do(desk.assign)), ("唐小龙", MALE), story="annual_leave")
        ahead = do(room.plan_session, in_days=3)
        yield self._plan((*own.begun(), ahead), ("曾海燕", FEMALE), story="change_of_post")
        again = do(room.plan_session, 1, in_days=5, mode=SessionMode.PHONE)
        met = (*own.met(SessionOutcome.CONTINUE), do(room.note, kind=NoteKind.VAULT), again)
        yield self._plan(met, ("彭永刚", MALE), story="insurance")
        drafted = (*own.met(), do(calculate), do(draft, later=(self._day(14), self._day(44))))
        yield self._plan(drafted, ("于淑芬", FEMALE), story="severance")
        stopped = do(room.pause, 1, kind=PauseKind.INJURY, check_on=self._day(6))
        paused = (*own.met(SessionOutcome.CONTINUE), stopped)
        yield self._plan(paused, ("蒋大勇", MALE), story="work_injury")
        extended = (*own.met(SessionOutcome.CONTINUE), do(room.extend, 1))
        twelve = (("谭志强", MALE), *(("", MALE) for _ in range(11)))
        yield self._plan(extended, *twelve, story="contractor", company="江城一品装饰工程有限公司")

    def _in_performance(self) -> Iterator[Plan]:
        own = self._own
        goods = "缝纫机两台，双方签字的抵付确认书"
        second = (
            *own.part_paid(self._day(4), total=24_000),
            do(follow.answer_receipt, 18, self._ago(6)),
            do(follow.take_goods, 1, self._ago(5), value=3000, what=goods),
        )
        yield self._plan(second, ("孙丽", FEMALE), story="wages", company="江城佳佳服饰有限公司")
        window = (*own.signed(later=(self._day(50),)), do(calculate))
        ends = self._start_of("K17", self._day(12))
        yield self._plan(
            window, ("周燕", FEMALE), story="severance", company="城北商贸有限公司", last_on=ends
        )
        on_tablet = (do(issue, kind=PaperKind.AGREEMENT), do(pen_sign))
        copied = do(issue, kind=PaperKind.SIGNED_AGREEMENT)
        applicants = (*own.settled(later=(self._day(30),)), *on_tablet, copied)
        yield self._plan(applicants, ("戴玉珍", FEMALE), story="wages_left")
        yield self._three_of_seven()

    def _three_of_seven(self) -> Plan:
        """Late: the main contractor paid three of seven, one of whom says that nothing came."""
        beats = (
            *self._own.signed(later=(self._ago(2), self._day(30))),
            do(issue, kind=PaperKind.AGREEMENT),
            do(bring_back),
            do(follow.pay_some, 18, self._ago(4), places=(0, 1, 2), paid_by=MAIN_CONTRACTOR),
            do(follow.answer_receipt, 1, self._ago(3)),
            do(follow.answer_receipt, 0, self._ago(3), place=1, came=False),
            do(follow.call_back, 2, self._ago(1), said=ToldPerformance.DONE, note=ASKS_FOR_OTHERS),
        )
        people = (("韩德明", MALE), *(("", MALE) for _ in range(6)))
        return self._plan(beats, *people, story="wages", company="江城宏图建设有限公司")

    def _waiting(self) -> Iterator[Plan]:
        own, court = self._own, self._court
        yield self._plan(
            own.confirmation_docketed(), ("邓雪梅", FEMALE), story="wages", last_on=self._ago(2)
        )
        yield self._plan(own.confirmation_applied(), ("许家辉", MALE), story="overtime")
        referral = do(
            links.share, purpose=SharePurpose.ARBITRATION_REFERRAL, until_on=self._day(45)
        )
        referred = (*own.failed(), do(links.refer, 1), do(issue, kind=PaperKind.REFERRAL_LETTER))
        yield self._plan(
            (*referred, referral), ("崔翠萍", FEMALE), story="dismissal", last_on=self._ago(3)
        )
        review = do(apply_exit, 1, kind=ExitKind.ARBITRATION_REVIEW)
        filed = (*own.signed(later=(self._day(45),)), do(pay, 0), review)
        yield self._plan(filed, ("廖宏伟", MALE), story="annual_leave", last_on=self._ago(2))
        yield self._plan(
            court.returned(),
            ("夏金凤", FEMALE),
            story="dismissal",
            path=EntryPath.COURT_DELEGATED_PAPER,
            last_on=self._ago(4),
        )

    def _closed_lately(self) -> Iterator[Plan]:
        own = self._own
        for place in range(CLOSED_LATELY):
            last_on = self._ago(1 + place)
            if place < SETTLED_OF_THESE:
                beats: Beats = own.confirmed() if place in (2, 5) else own.performed()
            else:
                beats = (*own.failed(), do(room.close, 1))
            story = ("wages", "overtime", "severance", "double_wage")[place % 4]
            yield self._plan(
                beats, ("", FEMALE if place % 2 else MALE), story=story, last_on=last_on
            )

    def _sent_on(self) -> Iterator[Plan]:
        award, aid = sent_on.award_served(self._own), sent_on.legal_aid(self._own)
        yield self._plan(award, ("龚秀梅", FEMALE), story="severance", last_on=self._ago(3))
        yield self._plan(aid, ("侯国富", MALE), story="wages_left")
        made = sent_on.pack_waiting(self._own)
        answered = sent_on.pack_answered(self._own)
        yield self._plan(made, ("姚春兰", FEMALE), story="overtime", last_on=self._ago(1))
        yield self._plan(answered, ("尹志强", MALE), story="double_wage", last_on=self._ago(2))

    def _plan(
        self,
        beats: Beats,
        *people: tuple[str, Sex],
        story: str,
        company: str = "",
        path: EntryPath = EntryPath.OWN_INTAKE,
        last_on: date | None = None,
        wage: int = 0,
        has_award: bool = False,
    ) -> Plan:
        own = path is EntryPath.OWN_INTAKE
        channels = (SourceChannel.VISIT, SourceChannel.HOTLINE_12351, SourceChannel.ONLINE)
        return Plan(
            story=story,
            beats=beats,
            last_on=last_on or self._ago(1),
            path=path,
            channel=channels[next(self._channels) % 3] if own else SourceChannel.COURT_DELEGATED,
            company=BY_NAME[company] if company else next(self._companies),
            people=tuple(
                self._population.named(name, sex) if name else self._population.next(sex)
                for name, sex in people
            ),
            has_award=has_award,
            wage=wage or self._random.randrange(4000, 9800, 100),
            months=self._random.randint(2, 5),
        )

    def _ago(self, workdays: int) -> date:
        return self._calendar.subtract_working_days(self._today, workdays)

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _at(self, hour: int, minute: int) -> datetime:
        return datetime.combine(self._today, time(hour, minute), SHANGHAI)

    def _start_of(self, code: str, due_on: date, path: EntryPath | None = None) -> date:
        """The first day from which the period ends on that day, or else the last before it ends.

        On a rest day nothing ends: then the nearest working day after it has to do.
        """
        rule = find_rule(code, on=due_on, entry_path=path)
        longest = rule.length + 14
        starts = [due_on - timedelta(days=back) for back in range(longest, 0, -1)]
        ends = [
            compute(rule, start=start, calendar=self._calendar, today=due_on).legal_date
            for start in starts
        ]
        target = self._calendar.next_workday(due_on)
        return next(start for start, end in zip(starts, ends, strict=True) if end >= target)
