"""The words of a registered agreement are to change before all have signed: back to a draft."""

from datetime import timedelta

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case
from mediation.queries.agreement_facts import draft_of
from mediation.queries.draft_history import kept_drafts
from mediation.services import agreements, issuing, signing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    effective,
    party_signatures,
    payment_term,
    settled,
)


def revise(case: Case, cast: Cast, reason: str = "付款日期要提前"):
    return agreements.revise(case, reason=reason, by=cast.mediator, at=MONDAY_MORNING)


def test_a_new_draft_begins_with_the_terms_and_the_old_one_keeps_its_signature(cast: Cast) -> None:
    case = case_at_the_table(cast)
    old = settled(case, cast, draft_with(payment_term(case)))
    first, *_ = party_signatures(case)
    signing.sign(case, signatures=[first], by=cast.mediator, at=MONDAY_MORNING)
    new = revise(case, cast)
    assert (old.state, new.state) == (AgreementState.REPLACED, AgreementState.DRAFT)
    assert [row.signer for row in old.signatures] == [first.signer]
    assert not new.signatures
    assert draft_of(new) == draft_of(old)
    assert new.draft_number == old.draft_number + 1
    assert [row.kept_by for row in kept_drafts(case)] == [cast.mediator.name] * 2
    assert case.state is CaseState.MEDIATING
    assert (case.settled_on, case.outcome) == (None, None)
    assert {claim.agreed_fen for claim in case.claims} == {None}


def test_what_is_registered_again_is_printed_as_a_paper_of_its_own(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    first = issuing.issue(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    new = revise(case, cast)
    later = payment_term(case, due_on=TODAY + timedelta(days=3))
    agreements.save_draft(
        case, draft_with(later), agreement_id=new.id, by=cast.mediator, at=MONDAY_MORNING
    )
    agreements.settle(
        case, agreement_id=new.id, agreed_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
    )
    second = issuing.issue(case, "agreement", by=cast.mediator, at=MONDAY_MORNING)
    assert second.number != first.number
    assert second.supersedes_id == first.id
    db.session.expire_all()
    assert case.state is CaseState.SETTLED


def test_without_a_reason_or_once_it_is_in_force_nothing_is_taken_back(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(InvalidInput, match="请写明哪里要改"):
        revise(case, cast, " ")
    assert agreement.state is AgreementState.SIGNING
    other = case_at_the_table(cast)
    effective(other, cast, draft_with(payment_term(other)))
    with pytest.raises(ActionNotPossible):
        revise(other, cast)
    assert other.state is CaseState.SETTLED
