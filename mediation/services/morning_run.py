"""The morning run: dates near and past, reminders and agreed payments become inbox items (催办).

Safe to run twice, late, and on several machines at once: an item is inserted unless it is there,
and every run inserts in the order of cases, so that two never wait crosswise for each other.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select, tuple_

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import Binds
from mediation.domain.escalation import (
    Audience,
    Level,
    Step,
    last_due_day,
    payment_steps,
    reached,
    step_of,
)
from mediation.domain.roles import Role
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementTerm,
    Case,
    Clock,
    InboxItem,
    Instalment,
    Organisation,
    Reminder,
    User,
    UserRole,
)
from mediation.queries.calendar import working_calendar
from mediation.queries.inbox import AWAITED
from mediation.queries.performance import FOLLOWED, paid
from mediation.queries.referrals import IS_LOOKED_AT
from mediation.queries.reminders import WAITS
from mediation.queries.rule_book import RuleBook
from mediation.services import late_answers
from mediation.services.audit import audit
from mediation.services.inserting import insert_missing
from mediation.services.transaction import transaction

BATCH = 200


@dataclass(frozen=True)
class Made:
    """What a run did: on a rest day nothing, else how many items it made."""

    is_rest_day: bool
    dates: int = 0
    reminders: int = 0
    payments: int = 0
    answers: int = 0


def run(*, at: datetime, payment_notice_days: int = 3) -> Made:
    """Tell everybody what has become due, once; nothing happens on days when nobody works."""
    calendar, today = working_calendar(), at.date()
    if calendar.is_rest_day(today):
        return Made(is_rest_day=True)
    payments = _tell_payments(calendar, at, payment_notice_days)
    answers = late_answers.tell(calendar, at)
    made = Made(False, _tell_dates(calendar, at), _tell_reminders(at), payments, answers)
    counts = {key: value for key, value in asdict(made).items() if key != "is_rest_day"}
    if any(counts.values()):
        with transaction():
            audit("inbox.filled", by=None, at=at, subject="期限晨检", data=counts)
    return made


def _tell_dates(calendar: WorkingCalendar, at: datetime) -> int:
    supervisors, book = Supervisors(), RuleBook()
    until, made, place = last_due_day(at.date(), calendar), 0, (0, 0)
    while True:
        with transaction():
            clocks = _clocks_after(place, until)
            rows = [
                row
                for clock in clocks
                for row in _items(clock, book.binds(clock.rule), supervisors, calendar, at)
            ]
            made += insert_missing(InboxItem, rows)
        if not clocks:
            return made
        place = (clocks[-1].case_id, clocks[-1].id)


def _clocks_after(place: tuple[int, int], until: date) -> list[Row[Any]]:
    statement = (
        select(
            Clock.id,
            Clock.case_id,
            Clock.rule,
            Clock.due_on,
            Case.owner_id,
            Organisation.path,
        )
        .join(Case, Case.id == Clock.case_id)
        .join(Organisation, Organisation.id == Case.body_id)
        .where(
            tuple_(Clock.case_id, Clock.id) > place,
            Clock.due_on <= until,
            AWAITED,
            IS_LOOKED_AT,
            Case.owner_id.is_not(None),
        )
        .order_by(Clock.case_id, Clock.id)
        .limit(BATCH)
    )
    return list(db.session.execute(statement))


def _items(
    clock: Row[Any],
    binds: Binds,
    supervisors: "Supervisors",
    calendar: WorkingCalendar,
    at: datetime,
) -> Iterator[dict[str, Any]]:
    step = step_of(binds, clock.due_on, at.date(), calendar)
    if step is None:
        return
    people: set[int] = set()
    if Audience.OWNER in step.audience:
        people.add(clock.owner_id)
    if Audience.BODY_SUPERVISORS in step.audience:
        people |= supervisors.of_body(clock.path)
    if Audience.UNION_SUPERVISORS in step.audience:
        people |= supervisors.above(clock.path)
    for user_id in sorted(people):
        yield {
            "user_id": user_id,
            "case_id": clock.case_id,
            "level": step.level,
            "clock_id": clock.id,
            "due_on": clock.due_on,
            "made_at": at,
        }


class Supervisors:
    """Who answers for the work of each organisation, read once a run."""

    def __init__(self) -> None:
        statement = (
            select(Organisation.path, User.id)
            .join(User, User.organisation_id == Organisation.id)
            .join(UserRole, UserRole.user_id == User.id)
            .where(UserRole.role == Role.SUPERVISOR, User.is_enabled.is_(True))
        )
        self._by_path: dict[str, set[int]] = {}
        for path, user_id in db.session.execute(statement).tuples():
            self._by_path.setdefault(path, set()).add(user_id)

    def of_body(self, path: str) -> set[int]:
        """Those of the body itself."""
        return self._by_path.get(path, set())

    def above(self, path: str) -> set[int]:
        """Those of the nearest organisation above that has any."""
        parent = path
        while parent := _parent(parent):
            if parent in self._by_path:
                return self._by_path[parent]
        return set()


def _parent(path: str) -> str:
    """The path of the organisation above ("/1/4/9/" is under "/1/4/"); empty at the top."""
    above = path.rstrip("/").rpartition("/")[0]
    return f"{above}/" if above else ""


def _tell_payments(calendar: WorkingCalendar, at: datetime, notice_days: int) -> int:
    supervisors, steps = Supervisors(), payment_steps(notice_days)
    until, made, place = last_due_day(at.date(), calendar, steps), 0, (0, 0)
    while True:
        with transaction():
            found = _unpaid_after(place, until)
            rows = [
                row
                for part in found
                for row in _items_of_payment(part, steps, supervisors, calendar, at)
            ]
            made += insert_missing(InboxItem, rows)
        if not found:
            return made
        place = (found[-1].case_id, found[-1].id)


def _unpaid_after(place: tuple[int, int], until: date) -> list[Row[Any]]:
    statement = (
        select(
            Instalment.id,
            Instalment.due_on,
            Agreement.case_id,
            Case.mediator_id,
            Case.owner_id,
            Organisation.path,
        )
        .join(AgreementTerm, AgreementTerm.id == Instalment.term_id)
        .join(Agreement, Agreement.id == AgreementTerm.agreement_id)
        .join(Case, Case.id == Agreement.case_id)
        .join(Organisation, Organisation.id == Case.body_id)
        .where(
            tuple_(Agreement.case_id, Instalment.id) > place,
            Instalment.due_on <= until,
            Instalment.amount_fen > paid(),
            Agreement.state == AgreementState.EFFECTIVE,
            Case.state.in_(FOLLOWED),
        )
        .order_by(Agreement.case_id, Instalment.id)
        .limit(BATCH)
    )
    return list(db.session.execute(statement))


def _items_of_payment(
    part: Row[Any],
    steps: tuple[Step, ...],
    supervisors: "Supervisors",
    calendar: WorkingCalendar,
    at: datetime,
) -> Iterator[dict[str, Any]]:
    step = reached(steps, part.due_on, at.date(), calendar)
    if step is None:
        return
    # A closed case is on nobody's desk: whoever mediated goes on following it.
    people = {key for key in (part.mediator_id or part.owner_id,) if key is not None}
    if Audience.BODY_SUPERVISORS in step.audience:
        people |= supervisors.of_body(part.path)
    for user_id in sorted(people):
        yield {
            "user_id": user_id,
            "case_id": part.case_id,
            "level": step.level,
            "instalment_id": part.id,
            "due_on": part.due_on,
            "made_at": at,
        }


def _tell_reminders(at: datetime) -> int:
    made, place = 0, (0, 0)
    while True:
        with transaction():
            found = _reminders_after(place, at.date())
            made += insert_missing(InboxItem, [_item_of(row, at) for row in found])
        if not found:
            return made
        place = (found[-1].case_id, found[-1].id)


def _reminders_after(place: tuple[int, int], today: date) -> list[Row[Any]]:
    statement = (
        select(Reminder.id, Reminder.case_id, Reminder.for_id, Reminder.due_on)
        .where(tuple_(Reminder.case_id, Reminder.id) > place, Reminder.due_on <= today, WAITS)
        .order_by(Reminder.case_id, Reminder.id)
        .limit(BATCH)
    )
    return list(db.session.execute(statement))


def _item_of(row: Row[Any], at: datetime) -> dict[str, Any]:
    return {
        "user_id": row.for_id,
        "case_id": row.case_id,
        "level": Level.REMINDER,
        "reminder_id": row.id,
        "due_on": row.due_on,
        "made_at": at,
    }
