"""What is computed: the facts of each applicant's job, and what the law supports."""

from mediation.demonstration.lives import Stage
from mediation.domain.claims.ending import Ending
from mediation.domain.claims.fact_sheet import USUAL_HEADS, FactSheet, heads_of, own_questions
from mediation.domain.claims.heads import Head
from mediation.models import Party
from mediation.queries import calculations
from mediation.queries.registered_facts import first_sheet, registered_facts
from mediation.services import calculating, worker_facts

# What an applicant says besides the dates and the wage that are registered already.
TOLD: dict[Head, dict[str, object]] = {
    Head.OVERTIME: {"system": "标准工时", "overtime_hours": "42", "rest_hours": "32"},
    Head.ANNUAL_LEAVE: {"days": "5"},
    Head.NOTICE_PAY: {"notice_given": False},
}
PAYSLIPS = "8650.00"
COMMON: dict[str, object] = {"end_reason": Ending.NO_FAULT.value}


def calculate(stage: Stage) -> None:
    """Enter the facts of every applicant and compute from them."""
    for party in stage.case.applicants:
        calculating.keep_and_calculate(
            stage.case,
            party.id,
            _sheet(stage, party),
            expected_version=worker_facts.NOT_YET,
            by=stage.mediator,
            at=stage.at,
        )


def correct(stage: Stage) -> None:
    """The payslips show another average wage: compute again."""
    (party, *_) = stage.case.applicants
    row = calculations.facts_row(party.id)
    assert row is not None, "only what was entered is corrected"
    sheet = FactSheet.from_plain(row.facts)
    calculating.keep_and_calculate(
        stage.case,
        party.id,
        FactSheet({**sheet.common, "avg_wage_12m": PAYSLIPS}, sheet.by_head),
        expected_version=row.version,
        by=stage.mediator,
        at=stage.at,
    )


def _sheet(stage: Stage, party: Party) -> FactSheet:
    types = calculations.claim_types(stage.case).get(party.id, ())
    heads = tuple(head for head in heads_of(types) if head in USUAL_HEADS)
    # The wage of these people never changed.
    average = {"avg_wage_12m": registered_facts(stage.case, party).get("monthly_wage", "")}
    common = {**COMMON, **average, **first_sheet(stage.case, party, heads).common}
    own = {head: _told(head) for head in heads}
    if Head.UNPAID_WAGES in own:
        # The first of them claims for a month that the others know was paid.
        months = stage.life.plan.months - (party is stage.case.applicants[0])
        own[Head.UNPAID_WAGES] = {"unpaid_months": str(months)}
    return FactSheet(common, own)


def _told(head: Head) -> dict[str, object]:
    asked = {each.name for each in own_questions(head)}
    return {name: value for name, value in TOLD.get(head, {}).items() if name in asked}
