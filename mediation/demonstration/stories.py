"""What happened: the claims of a dispute and its story, told in words that differ.

A story is written once for everybody and filled with the particulars of one worker. Fields:
{start} {end} {post} {wage} {days} {months} {unpaid_from} {unpaid_to} {total} {other}.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mediation.demonstration.story_reasons import REASONS
from mediation.demonstration.story_texts import FACTS
from mediation.domain.claim_types import ClaimType

C = ClaimType


class Measure(StrEnum):
    """How a claimed sum follows from the monthly wage."""

    MONTHS = "months"
    DOUBLE = "double"
    YEARS = "years"
    TWICE_YEARS = "twice_years"
    OVERTIME = "overtime"
    LEAVE = "leave"
    INJURY = "injury"
    LUMP = "lump"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Story:
    """One kind of dispute: what is claimed, by which measure, and whether the job has ended."""

    key: str
    claims: tuple[tuple[ClaimType, Measure], ...]
    has_left: bool = True
    by_employer: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        """The ways in which the facts are told."""
        return FACTS[self.key]

    @property
    def reasons(self) -> str:
        """The reasons that the applicant gives."""
        return REASONS[self.key]


_STORIES = (
    Story("wages", ((C.WAGES, Measure.MONTHS),), has_left=False),
    Story("wages_left", ((C.WAGES, Measure.MONTHS), (C.SEVERANCE, Measure.YEARS))),
    Story("overtime", ((C.OVERTIME, Measure.OVERTIME), (C.ANNUAL_LEAVE, Measure.LEAVE))),
    Story("dismissal", ((C.UNLAWFUL_DISMISSAL, Measure.TWICE_YEARS),)),
    Story("severance", ((C.SEVERANCE, Measure.YEARS),)),
    Story("double_wage", ((C.DOUBLE_WAGE, Measure.DOUBLE),)),
    Story("work_injury", ((C.WORK_INJURY, Measure.INJURY),), has_left=False),
    Story("annual_leave", ((C.ANNUAL_LEAVE, Measure.LEAVE),)),
    Story("insurance", ((C.SOCIAL_INSURANCE, Measure.LUMP), (C.SEVERANCE, Measure.YEARS))),
    Story("maternity", ((C.MATERNITY, Measure.LUMP), (C.REINSTATEMENT, Measure.NOTHING)), False),
    Story("non_compete", ((C.NON_COMPETE, Measure.LUMP),)),
    Story("change_of_post", ((C.CHANGE_OF_POST, Measure.LUMP),), has_left=False),
    Story("confirm", ((C.CONFIRM_EMPLOYMENT, Measure.NOTHING), (C.DOUBLE_WAGE, Measure.DOUBLE))),
    Story("leaving_papers", ((C.LEAVING_PAPERS, Measure.LUMP),)),
    Story("contractor", ((C.CONTRACTOR_LIABILITY, Measure.MONTHS),)),
    Story("new_form", ((C.NEW_FORM, Measure.LUMP),), has_left=False),
    Story("over_age", ((C.OVER_AGE, Measure.MONTHS),)),
    Story("agency", ((C.AGENCY_WORK, Measure.YEARS),)),
    Story("part_time", ((C.PART_TIME, Measure.MONTHS),)),
    Story("training", ((C.TRAINING_PENALTY, Measure.LUMP),), by_employer=True),
    Story("employer_loss", ((C.EMPLOYER_CLAIM, Measure.LUMP),), by_employer=True),
    Story("secret", ((C.NON_COMPETE, Measure.LUMP),), by_employer=True),
    Story("domestic", ((C.CIVIL, Measure.LUMP),)),
)
STORIES: Mapping[str, Story] = {story.key: story for story in _STORIES}

# Of the eleven months of 劳动合同法 art. 82 nobody here waited for the last two.
MONTHS_OF_DOUBLE = 9
_OF_WAGE = {
    Measure.DOUBLE: Decimal(MONTHS_OF_DOUBLE),
    Measure.OVERTIME: Decimal("2.4"),
    Measure.LEAVE: Decimal("0.9"),
    Measure.INJURY: Decimal(12),
}


def claimed(measure: Measure, wage: Decimal, *, months: int, years: int, lump: int) -> Decimal:
    """The sum asked for, in yuan."""
    if measure is Measure.LUMP:
        return Decimal(lump)
    factor = {
        Measure.MONTHS: Decimal(months),
        Measure.YEARS: Decimal(years),
        Measure.TWICE_YEARS: Decimal(2 * years),
    }.get(measure, _OF_WAGE.get(measure, Decimal(0)))
    return (wage * factor).quantize(Decimal("0.01"))
