"""What the desk types: one application made of a story, people and a company."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from mediation.demonstration.companies import BY_NAME, Company
from mediation.demonstration.lives import Plan
from mediation.demonstration.people import Person
from mediation.demonstration.stories import MONTHS_OF_DOUBLE, STORIES, Measure, Story, claimed
from mediation.domain.application import (
    Application,
    ClaimData,
    EmploymentData,
    PartyData,
    RepresentativeData,
)
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.employer_facts import Industry
from mediation.domain.entry_path import EntryPath
from mediation.domain.identifiers import IdentityKind
from mediation.domain.parties import Authority, PartyKind, RepresentativeKind, Side
from mediation.domain.respondent_roles import RespondentRole
from mediation.domain.source_channels import SourceChannel
from mediation.domain.worker_tags import WorkerTag

POSTS: dict[Industry, tuple[str, ...]] = {
    Industry.C: ("操作工", "质检员", "缝纫工", "仓库管理员", "维修电工"),
    Industry.E: ("钢筋工", "木工", "架子工", "资料员", "油漆工"),
    Industry.F: ("导购员", "收银员", "理货员", "店长"),
    Industry.G: ("货车司机", "分拣员", "调度员", "快递员"),
    Industry.H: ("客房服务员", "厨师", "传菜员", "前厅领班"),
    Industry.I: ("软件测试员", "客服专员", "配送骑手", "运营专员"),
    Industry.K: ("保洁员", "秩序维护员", "置业顾问"),
    Industry.L: ("保安员", "派遣操作工", "招聘专员"),
    Industry.P: ("课程顾问", "英语教师", "保育员"),
    Industry.Q: ("护士", "收费员", "护工"),
}
OTHER_POSTS = ("职员", "后勤人员", "技术员")
SPECIAL = "代为承认、变更、放弃请求，进行和解，签收法律文书"
ROLES = {
    "contractor": (RespondentRole.GENERAL_CONTRACTOR, RespondentRole.SUBCONTRACTOR),
    "agency": (RespondentRole.AGENCY, RespondentRole.HOST),
    "new_form": (RespondentRole.PLATFORM_PARTNER, None),
}
SECOND_COMPANY = {"contractor": "江城恒基建筑劳务有限公司", "agency": "江城大江机械制造有限公司"}
TAGS = {
    "maternity": (WorkerTag.MOTHERHOOD,),
    "over_age": (WorkerTag.OVER_AGE,),
    "new_form": (WorkerTag.COURIER,),
    "agency": (WorkerTag.AGENCY,),
    "part_time": (WorkerTag.PART_TIME,),
    "contractor": (WorkerTag.MIGRANT,),
    "domestic": (WorkerTag.HOUSEKEEPER,),
}
COURT_STATUS = (
    ArbitrationStatus.REFUSED,
    ArbitrationStatus.OTHER_AWARD,
    ArbitrationStatus.OVERDUE,
    ArbitrationStatus.OTHER_AWARD,
)


def application_of(
    plan: Plan, *, received_on: date, sender: dict[str, Any], random: Random
) -> Application:
    """Everything on the intake page for this plan."""
    story = STORIES[plan.story]
    job = _Job(plan, story, received_on, random)
    claims = [
        each
        for place in range(1 if story.by_employer else len(plan.people))
        for each in job.claims(place)
    ]
    return Application(
        entry_path=plan.path,
        source_channel=plan.channel,
        received_on=received_on,
        file_received_on=received_on if plan.path.from_court else None,
        is_oral=plan.channel is SourceChannel.VISIT and random.random() < 0.3,
        infringed_on=job.unpaid_from,
        employment_ended_on=job.ended_on,
        injured_on=job.injured_on,
        facts=job.told(),
        reasons=story.reasons,
        parties=job.parties(),
        claims=tuple(claims),
        **_arbitration(plan, received_on, random),
        **sender,
    )


def _arbitration(plan: Plan, received_on: date, random: Random) -> dict[str, Any]:
    if plan.has_award:
        return _award(ArbitrationStatus.OTHER_AWARD, received_on - timedelta(days=1), 618)
    if plan.path is EntryPath.COMMISSION_ENTRUSTED:
        return {"arbitration_status": ArbitrationStatus.ACCEPTED}
    if plan.channel is SourceChannel.COMMISSION_GUIDED:
        return {"arbitration_status": ArbitrationStatus.GUIDED}
    if not plan.path.from_court:
        return {"arbitration_status": ArbitrationStatus.NOT_APPLIED}
    status = random.choice(COURT_STATUS)
    if not status.is_award:
        return {"arbitration_status": status}
    award_on = received_on - timedelta(days=random.randint(12, 24))
    return _award(status, award_on, random.randint(100, 900))


def _award(status: ArbitrationStatus, received_on: date, serial: int) -> dict[str, Any]:
    return {
        "arbitration_status": status,
        "arbitration_number": f"城东劳人仲裁〔{received_on.year}〕第{serial}号",
        "award_received_on": received_on,
    }


class _Job:
    """The job in dispute, the same for all workers of one case but for the sums."""

    def __init__(self, plan: Plan, story: Story, received_on: date, random: Random) -> None:
        self.plan, self.story, self.random = plan, story, random
        self.years = random.randint(1, 9)
        self.lump = random.randrange(4000, 42000, 100)
        since_left = random.randint(9, 70)
        left_on = received_on - timedelta(days=since_left)
        self.ended_on = left_on if story.has_left else None
        self.started_on = received_on - timedelta(days=self.years * 365 + random.randint(80, 300))
        self.unpaid_to = left_on - timedelta(days=left_on.day)
        is_double = any(measure is Measure.DOUBLE for _, measure in story.claims)
        self.months = MONTHS_OF_DOUBLE if is_double else plan.months
        self.unpaid_from = _first_of_months(self.unpaid_to, self.months)
        if is_double:
            # The second month without a contract is the first that is paid twice.
            self.started_on = self.unpaid_from - timedelta(days=random.randint(31, 36))
        injured = any(measure is Measure.INJURY for _, measure in story.claims)
        self.injured_on = self.unpaid_from + timedelta(days=11) if injured else None
        self.posts = POSTS.get(plan.company.industry, OTHER_POSTS)
        self.post = random.choice(self.posts)

    def told(self) -> str:
        """The facts, told in one of the ways of the story."""
        told = self.random.choice(self.story.facts).format(
            start=_day(self.started_on),
            end=_day(self.ended_on or self.unpaid_to),
            post=self.post,
            wage=f"{self.plan.wage:,}",
            months=self.months,
            unpaid_from=_month(self.unpaid_from),
            unpaid_to=_month(self.unpaid_to),
        )
        several = len(self.plan.people)
        if several > 1:
            told += f"同样情况的共有{several}人，各人的岗位、工资和欠付金额见附表。"
        return told

    def claims(self, place: int) -> list[ClaimData]:
        """What the applicant at this place asks for."""
        wage = self._wage(place)
        sums = [
            (
                kind,
                claimed(measure, wage, months=self.months, years=self.years, lump=self.lump),
            )
            for kind, measure in self.story.claims
        ]
        return [
            ClaimData(
                applicant=place,
                type=kind,
                period_from=self.unpaid_from if amount else None,
                period_to=self.unpaid_to if amount else None,
                claimed=amount or None,
            )
            for kind, amount in sums
        ]

    def parties(self) -> tuple[PartyData, ...]:
        """Workers and companies, on the sides that the story gives them."""
        ours, theirs = Side.APPLICANT, Side.RESPONDENT
        if self.story.by_employer:
            company = self._company(self.plan.company, ours, None)
            return (company, self._worker(self.plan.people[0], 0, theirs))
        workers = [self._worker(each, place, ours) for place, each in enumerate(self.plan.people)]
        first, second = ROLES.get(self.plan.story, (RespondentRole.EMPLOYER, None))
        companies = [self._company(self.plan.company, theirs, first)]
        other = SECOND_COMPANY.get(self.plan.story)
        if other and other != self.plan.company.name:
            companies.append(self._company(BY_NAME[other], theirs, second))
        return (*workers, *companies)

    def _wage(self, place: int) -> Decimal:
        # Workers of one employer earn alike, not the same.
        return Decimal(self.plan.wage + place * 37 % 13 * 60)

    def _worker(self, person: Person, place: int, side: Side) -> PartyData:
        tags = TAGS.get(self.plan.story, ())
        if not tags and self.random.random() < 0.3:
            tags = (self.random.choice((WorkerTag.MIGRANT, WorkerTag.UNION_MEMBER)),)
        return PartyData(
            side=side,
            kind=PartyKind.WORKER,
            name=person.name,
            sex=person.sex,
            birth_on=person.born_on,
            ethnicity=person.ethnicity,
            occupation=self.post,
            identity_kind=IdentityKind.RESIDENT_CARD,
            identity_number=person.identity_number,
            phone=person.phone,
            address=person.address,
            accepts_e_service=self.random.random() < 0.6,
            bank_account=person.bank_account,
            bank_name=person.bank_name,
            tags=tags,
            employment=EmploymentData(
                started_on=self.started_on + timedelta(days=place * 11),
                ended_on=self.ended_on,
                post=self.post if place == 0 else self.random.choice(self.posts),
                workplace=self.plan.company.address,
                monthly_wage=self._wage(place),
            ),
        )

    def _company(self, company: Company, side: Side, role: RespondentRole | None) -> PartyData:
        clerk = RepresentativeData(
            name=company.clerk or company.legal_representative,
            kind=RepresentativeKind.STAFF,
            authority=Authority.SPECIAL,
            powers=SPECIAL,
            workplace=company.name,
            phone=company.phone,
        )
        return PartyData(
            side=side,
            kind=PartyKind.EMPLOYER,
            respondent_role=role,
            name=company.name,
            credit_code=company.credit_code,
            legal_representative=company.legal_representative,
            legal_representative_post="总经理",
            nature=company.nature,
            industry=company.industry,
            phone=company.phone,
            address=company.address,
            representatives=(clerk,) if company.clerk else (),
        )


def _first_of_months(last: date, months: int) -> date:
    """The first day of so many whole months that end on a day."""
    month = last.year * 12 + last.month - months
    return date(month // 12, month % 12 + 1, 1)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"
