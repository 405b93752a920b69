"""What the check is told of a case: the sums of the law, the place, the people, the ways out."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import AgreementDraft, TermDraft
from mediation.domain.agreement.particulars import EmploymentConfirm
from mediation.domain.agreement.words import TermKind
from mediation.domain.claims.parameters import ParameterKind
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import RouteKind
from mediation.domain.worker_tags import WorkerTag
from mediation.extensions import db
from mediation.models import Case, Employment, LocalFigure, WorkerFacts
from mediation.queries import cases
from mediation.queries.agreement_facts import facts_for_check
from mediation.queries.check_surroundings import whole_months
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import TODAY, case_at_the_table, draft_with, payment_term
from tests.statements import seen_statements

PLACE = "420102"


def facts_of(case: Case, draft: AgreementDraft | None = None):
    chosen = draft or draft_with(payment_term(case))
    return facts_for_check(case, chosen, agreed_on=TODAY)


def reds(case: Case, draft: AgreementDraft | None = None) -> set[str]:
    return {finding.code for finding in check(facts_of(case, draft)).reds}


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2026, 6, 1), date(2026, 9, 30), 4),
        (date(2026, 6, 15), date(2026, 9, 14), 3),
        (date(2026, 6, 15), date(2026, 9, 13), 2),
        (date(2026, 2, 1), date(2026, 2, 28), 1),
        (date(2026, 6, 1), date(2026, 6, 20), 0),
        (date(2026, 9, 30), date(2026, 6, 1), 0),
        (None, date(2026, 6, 1), 0),
    ],
)
def test_onlywhole_months_count(first: date | None, last: date | None, months: int) -> None:
    assert whole_months(first, last) == months


def test_claims_bring_what_was_asked_for_and_what_the_law_gives(cast: Cast) -> None:
    case = case_at_the_table(cast)
    case.claims[0].calculated_fen = 30_000_00
    case.claims[0].period_from, case.claims[0].period_to = date(2026, 6, 1), date(2026, 9, 30)
    (claim,) = facts_of(case).claims
    assert (claim.claimed, claim.statutory, claim.months) == (Decimal(12600), Decimal(30000), 4)
    assert "far_below_statutory" in {item.code for item in check(facts_of(case)).ambers}


def test_the_minimum_wage_is_that_of_the_place_on_the_day(cast: Cast) -> None:
    case = case_at_the_table(cast)
    cast.body.division_code = PLACE
    assert facts_of(case).minimum_wage is None
    db.session.add(
        LocalFigure(
            region_code=PLACE,
            region_name="城东区",
            kind=ParameterKind.MINIMUM_WAGE.value,
            qualifier="",
            valid_from=date(2026, 1, 1),
            value="4000",
            source="样例",
            entered_by_id=cast.supervisor.id,
            entered_at=MONDAY_MORNING,
        )
    )
    db.session.commit()
    assert facts_of(case).minimum_wage == Decimal(4000)
    case.claims[0].claimed_fen = 16_000_00
    case.claims[0].period_from, case.claims[0].period_to = date(2026, 6, 1), date(2026, 9, 30)
    assert "pay_below_minimum" in reds(case)


def test_an_injury_is_graded_by_the_facts_of_the_worker(cast: Cast) -> None:
    case = case_at_the_table(cast)
    case.claims[0].type = "work_injury"
    draft = draft_with(payment_term(case, claim_type="work_injury"))
    assert "injury_before_grading" in reds(case, draft)
    worker = case.applicants[0]
    sheet = {"common": {}, "injury": {"grade": "9"}}
    db.session.add(
        WorkerFacts(
            party_id=worker.id, facts=sheet, edited_by_id=cast.mediator.id, edited_at=MONDAY_MORNING
        )
    )
    db.session.commit()
    assert "injury_before_grading" not in reds(case, draft)


def test_the_worker_comes_with_job_and_tags(cast: Cast) -> None:
    case = case_at_the_table(cast)
    worker = case.applicants[0]
    worker.tags = [WorkerTag.MIGRANT.value]
    worker.employment = Employment(started_on=date(2024, 3, 1), monthly_wage_fen=5_000_00)
    found = facts_of(case).worker(worker.id)
    assert (found.employed_from, found.monthly_wage) == (date(2024, 3, 1), Decimal(5000))
    assert WorkerTag.MIGRANT in found.tags


def test_the_inviting_court_is_the_one_to_ask(cast: Cast) -> None:
    case = case_at_the_table(
        cast,
        entry_path=EntryPath.COURT_DELEGATED_PAPER,
        sender_organisation_id=cast.court.id,
        sender_name=cast.court.name,
    )
    assert facts_of(case).court == cast.court.name
    typed = TermDraft(TermKind.OTHER, text="双方共同向江城市江北区人民法院申请司法确认。")
    assert "wrong_court" in reds(case, draft_with(payment_term(case), typed, copies=4))


def test_the_ways_are_those_that_the_draft_would_open(cast: Cast) -> None:
    case = case_at_the_table(cast)
    ways = {way.kind: way for way in facts_of(case).ways}
    assert not ways[RouteKind.JUDICIAL_CONFIRMATION].why_not
    assert ways[RouteKind.JUDICIAL_CONFIRMATION].until == date(2026, 12, 23)
    confirmed = TermDraft(
        TermKind.EMPLOYMENT_CONFIRM, particulars=EmploymentConfirm(date(2024, 3, 1), None)
    )
    mixed = facts_of(case, draft_with(payment_term(case), confirmed))
    assert (
        "确认劳动关系"
        in {way.kind: way for way in mixed.ways}[RouteKind.ARBITRATION_REVIEW].why_not
    )


def test_twenty_applicants_cost_as_many_statements_as_one(cast: Cast) -> None:
    many = tuple(f"工友{number}号" for number in range(20))
    made = [case_at_the_table(cast, names) for names in (("王秀兰",), many)]
    for claim in (claim for case in made for claim in case.claims):
        claim.type = "work_injury"
    db.session.commit()
    counts = []
    # The first one also reads what is read once in a transaction.
    for case_id in [case.id for case in (made[0], *made)]:
        db.session.expire_all()
        case = cases.get_for(cast.mediator, case_id)
        draft = draft_with(payment_term(case))
        with seen_statements() as seen:
            check(facts_for_check(case, draft, agreed_on=TODAY))
        counts.append(len(seen))
    assert counts[1] == counts[2] <= 10
