"""What is the same for many cases: the calendar, the periods, who sits where; read once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from mediation.domain.calendar import WorkingCalendar
from mediation.domain.clocks import ClockRule
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, Document, User
from mediation.queries.calendar import working_calendar
from mediation.queries.case_facts import RESULT_LETTER, has_result_letter
from mediation.queries.clock_rules import clock_rules
from mediation.queries.staff import staff_of, staff_of_all

DESK_ROLES = (Role.REGISTRAR, Role.SUPERVISOR)

Staff = dict[tuple[int, Role], list[User]]


@dataclass(frozen=True)
class Office:
    """One reading, good for one transaction: the office may change after it."""

    calendar: WorkingCalendar
    rules: Sequence[ClockRule]
    _staff: Staff = field(default_factory=dict)
    # The cases of the reading that have their letter of result; None: it is asked case by case.
    _with_letter: frozenset[int] | None = None

    def staff_of(self, organisation_id: int, role: Role) -> list[User]:
        """The enabled people of an organisation who hold a role."""
        place = organisation_id, role
        if place not in self._staff:
            self._staff[place] = staff_of(organisation_id, role)
        return self._staff[place]

    def has_result_letter(self, case: Case) -> bool:
        """Whether the court has been told the result of its case."""
        if self._with_letter is None:
            return has_result_letter(case)
        return case.id in self._with_letter


def office() -> Office:
    """The office as it is now, for one case."""
    return Office(working_calendar(), clock_rules())


def office_for(cases: Sequence[Case]) -> Office:
    """The office as it is now, with all that these cases will ask of it."""
    bodies = {case.body_id for case in cases}
    staff: Staff = {(body, role): [] for body in bodies for role in DESK_ROLES}
    for user, role in staff_of_all(bodies, DESK_ROLES):
        staff[(user.organisation_id, role)].append(user)
    return Office(working_calendar(), clock_rules(), staff, _with_result_letter(cases))


def _with_result_letter(cases: Sequence[Case]) -> frozenset[int]:
    statement = select(Document.case_id).where(
        Document.case_id.in_([case.id for case in cases if case.entry_path.from_court]),
        Document.kind == RESULT_LETTER,
    )
    return frozenset(db.session.scalars(statement))
