"""What a case has computed about one of its parties, for the copy that the person may ask for."""

from mediation.domain.claims.fact_sheet import (
    FactSheet,
    own_questions,
    shared_questions,
    shown,
)
from mediation.domain.subject_copy import Section, filled
from mediation.models import Party
from mediation.queries import calculations


def facts_section(party: Party) -> Section | None:
    """The facts that were entered about the person's job, in the words of the questions."""
    row = calculations.facts_row(party.id)
    if row is None:
        return None
    sheet = FactSheet.from_plain(row.facts)
    common = [
        (each.label, shown(each, sheet.common.get(each.name)))
        for each in shared_questions(sheet.by_head)
    ]
    own = [
        (f"{head.label}：{each.label}", shown(each, answers.get(each.name)))
        for head, answers in sheet.by_head.items()
        for each in own_questions(head)
    ]
    return filled("核算事实", [*common, *own])
