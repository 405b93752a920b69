"""What comes after an action, if it is done today: shown before anything is saved."""

from datetime import date

from mediation.domain.case_flow import Action
from mediation.domain.clocks import Deadline, compute, mediation_rule_for
from mediation.domain.next_step import NextStep
from mediation.domain.next_step_rules import foreseen
from mediation.models import Case
from mediation.queries.calendar import working_calendar
from mediation.queries.case_situation import situation_of
from mediation.queries.office import office


def step_after(case: Case, action: Action, *, today: date) -> NextStep | None:
    """The next step once the action is done; None when that hangs on what is typed."""
    known = office()
    workdays = known.calendar.add_working_days
    return foreseen(situation_of(case, known, today=today), action, workdays)


def term_after_acceptance(case: Case, *, today: date) -> Deadline:
    """The mediation term of a case whose file is taken over today."""
    rule = mediation_rule_for(case.entry_path, on=today)
    return compute(rule, start=today, calendar=working_calendar(), today=today)
