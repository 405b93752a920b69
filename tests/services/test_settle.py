"""Registering an agreement: red findings stop it, claims learn what was agreed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import ALL_CLAIMS, ShareDraft, TermDraft
from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Claim
from mediation.services import agreements
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    payment_term,
    saved,
    settled,
)


def test_the_chosen_draft_waits_for_signatures_and_the_others_are_replaced(cast: Cast) -> None:
    case = case_at_the_table(cast)
    first = saved(case, cast, draft_with(payment_term(case)))
    second = settled(case, cast, draft_with(payment_term(case)))
    assert first.state is AgreementState.REPLACED
    assert second.state is AgreementState.SIGNING
    assert second.agreed_on == TODAY
    assert case.state is CaseState.SETTLED
    assert (case.settled_on, case.outcome) == (TODAY, "whole")


def test_a_part_agreement_says_so_in_the_outcome(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case), is_whole=False, remaining="加班费。"))
    assert case.outcome == "part"


def test_a_red_finding_stops_it_and_nothing_is_changed(cast: Cast) -> None:
    case = case_at_the_table(cast)
    vague = TermDraft(TermKind.SOCIAL_INSURANCE, text="被申请人尽快办理社保转移。")
    agreement = saved(case, cast, draft_with(payment_term(case), vague))
    with pytest.raises(InvalidInput) as error:
        agreements.settle(
            case, agreement_id=agreement.id, agreed_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
        )
    assert "terms-1-text" in {problem.field for problem in error.value.problems}
    db.session.expire_all()
    assert case.state is CaseState.MEDIATING
    assert agreement.state is AgreementState.DRAFT
    assert case.outcome is None


def test_due_dates_are_judged_by_the_day_of_agreement_not_of_recording(cast: Cast) -> None:
    """An agreement of last month, recorded today, may fall due between the two."""
    case = case_at_the_table(cast, accepted_on=date(2026, 10, 8))
    draft = draft_with(payment_term(case, due_on=date(2026, 11, 10)))
    assert settled(case, cast, draft, date(2026, 10, 28)).state is AgreementState.SIGNING


def test_money_paid_at_once_is_due_on_the_day_of_agreement(cast: Cast) -> None:
    case = case_at_the_table(cast)
    assert settled(case, cast, draft_with(payment_term(case, due_on=TODAY)))
    late = case_at_the_table(cast)
    yesterday = draft_with(payment_term(late, due_on=TODAY - timedelta(days=1)))
    with pytest.raises(InvalidInput):
        settled(late, cast, yesterday)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 11, 1)])
def test_the_day_of_agreement_is_not_in_the_future_nor_before_acceptance(
    cast: Cast, day: date
) -> None:
    case = case_at_the_table(cast)
    with pytest.raises(InvalidInput) as error:
        settled(case, cast, draft_with(payment_term(case)), day)
    assert [problem.field for problem in error.value.problems] == ["agreed_on"]


def test_claims_learn_what_was_agreed_for_each_applicant(cast: Cast) -> None:
    case = case_at_the_table(cast, ("王秀兰", "李强"))
    first, second = (party.id for party in case.applicants)
    shares = (ShareDraft(first, Decimal("9000.01")), ShareDraft(second, Decimal("999.99")))
    settled(case, cast, draft_with(payment_term(case, "10000.00", shares=shares)))
    assert {claim.party_id: claim.agreed_fen for claim in case.claims} == {
        first: 9_000_01,
        second: 999_99,
    }


def test_a_payment_for_everything_is_shared_among_claims_by_what_was_claimed(cast: Cast) -> None:
    case = case_at_the_table(cast)
    db.session.add(
        Claim(
            case=case,
            party=case.applicants[0],
            position=1,
            type="overtime",
            claimed_fen=6_300_00,
        )
    )
    db.session.commit()
    settled(case, cast, draft_with(payment_term(case, "9000.00", claim_type=ALL_CLAIMS)))
    assert [claim.agreed_fen for claim in case.claims] == [6_000_00, 3_000_00]


def test_a_payment_that_names_no_claim_answers_none(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case, claim_type=None)))
    assert case.claims[0].agreed_fen is None


def test_without_a_session_nothing_can_have_been_agreed(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(ActionNotPossible):
        settled(case, cast, draft_with(payment_term(case)))


def test_an_empty_draft_and_a_foreign_one_cannot_be_registered(cast: Cast) -> None:
    case, other = case_at_the_table(cast), make_case(cast)
    with pytest.raises(ActionNotPossible):
        settled(case, cast, draft_with())
    foreign = make_agreement(other)
    with pytest.raises(NotVisible):
        agreements.settle(
            case, agreement_id=foreign.id, agreed_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
        )
