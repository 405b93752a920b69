"""What was registered with a case already and need not be asked again for the calculation."""

from mediation.domain.claims.fact_sheet import FactSheet, changes_between, shared_questions
from mediation.domain.claims.heads import Head
from mediation.domain.errors import FieldChange
from mediation.domain.money import from_fen
from mediation.models import Case, Party


def registered_facts(case: Case, party: Party) -> dict[str, object]:
    """The common facts of one applicant, by the names of the readers."""
    job = party.employment
    ended_on = (job.ended_on if job else None) or case.employment_ended_on
    wage = job.monthly_wage_fen if job else None
    found = {
        "start": job.started_on if job else None,
        "end": ended_on,
        "monthly_wage": None if wage is None else from_fen(wage),
        "injury_date": case.injured_on,
        "claim_filed": case.received_on,
    }
    return {name: str(value) for name, value in found.items() if value is not None}


def first_sheet(case: Case, party: Party, heads: tuple[Head, ...]) -> FactSheet:
    """The sheet of somebody of whom nothing was entered yet."""
    asked = {each.name for each in shared_questions(heads)}
    known = registered_facts(case, party).items()
    return FactSheet({name: value for name, value in known if name in asked})


def departures(case: Case, party: Party, sheet: FactSheet) -> tuple[FieldChange, ...]:
    """Where the sheet says something else than what was registered."""
    known = registered_facts(case, party)
    here = {name: value for name, value in sheet.common.items() if name in known}
    there = {name: value for name, value in known.items() if name in here}
    heads: dict[Head, dict[str, object]] = {head: {} for head in sheet.by_head}
    return changes_between(FactSheet(there, heads), FactSheet(here, heads))
