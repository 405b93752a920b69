"""Signatures: who may sign, in which order, and when the agreement takes effect."""

from datetime import date, timedelta

import pytest

from mediation.domain.agreement.words import SigningCapacity, SigningWay
from mediation.domain.case_flow import CaseState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import CaseEvent, Representative
from mediation.services import signing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    body_signatures,
    case_at_the_table,
    draft_with,
    effective,
    party_signatures,
    payment_term,
    settled,
    signature,
)

FRIDAY = date(2026, 11, 20)


def sign(case, cast: Cast, *signatures):
    return signing.sign(case, signatures=signatures, by=cast.mediator, at=MONDAY_MORNING)


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def test_effect_comes_with_the_seal_when_the_committee_mediated(cast: Cast) -> None:
    case = case_at_the_table(cast, ("王秀兰", "李强"))
    agreement = settled(case, cast, draft_with(payment_term(case)), FRIDAY)
    sign(case, cast, *party_signatures(case, on=FRIDAY))
    assert agreement.state is AgreementState.SIGNING
    assert agreement.effective_on is None
    sign(case, cast, *body_signatures(TODAY))
    assert agreement.state is AgreementState.EFFECTIVE
    assert agreement.effective_on == TODAY
    assert len(agreement.signatures) == 5


def test_a_delegated_case_takes_effect_with_the_last_party(cast: Cast) -> None:
    case = case_at_the_table(cast, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    agreement = settled(case, cast, draft_with(payment_term(case), copies=4), FRIDAY)
    worker, company = party_signatures(case, on=FRIDAY)
    sign(case, cast, worker)
    assert agreement.state is AgreementState.SIGNING
    sign(case, cast, company)
    assert agreement.effective_on == FRIDAY


def test_one_missing_applicant_of_many_keeps_it_without_effect(cast: Cast) -> None:
    case = case_at_the_table(cast, [f"工人{number}" for number in range(10)])
    agreement = settled(case, cast, draft_with(payment_term(case)))
    everybody = party_signatures(case)
    sign(case, cast, *everybody[1:])
    assert agreement.state is AgreementState.SIGNING
    sign(case, cast, everybody[0], *body_signatures())
    assert agreement.state is AgreementState.EFFECTIVE


def test_nobody_signs_twice(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    worker = party_signatures(case)[0]
    sign(case, cast, worker)
    with pytest.raises(InvalidInput) as error:
        sign(case, cast, worker)
    assert fields(error) == {"signatures-0-signer"}
    assert len(agreement.signatures) == 1


def test_the_body_does_not_seal_before_the_parties(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(InvalidInput, match="不能先盖"):
        sign(case, cast, *body_signatures())


def test_the_seal_is_not_older_than_the_last_party(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)), FRIDAY)
    with pytest.raises(InvalidInput) as error:
        sign(case, cast, *party_signatures(case), *body_signatures(FRIDAY))
    assert fields(error) == {"signatures-3-signed_on"}


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), FRIDAY])
def test_a_signature_is_between_the_agreement_and_today(cast: Cast, day: date) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(InvalidInput) as error:
        sign(case, cast, *party_signatures(case, on=day))
    assert fields(error) == {"signatures-0-signed_on", "signatures-1-signed_on"}


@pytest.mark.parametrize(
    ("kind", "authority", "may_sign"),
    [
        ("lawyer", "special", True),
        ("lawyer", "general", False),
        ("elected", "general", False),
        ("statutory", "general", True),
    ],
)
def test_only_a_special_authority_signs_for_a_party(
    cast: Cast, kind: str, authority: str, may_sign: bool
) -> None:
    case = case_at_the_table(cast)
    worker = case.applicants[0]
    worker.representatives.append(Representative(name="何律", kind=kind, authority=authority))
    db.session.commit()
    agreement = settled(case, cast, draft_with(payment_term(case)))
    given = signature(SigningCapacity.REPRESENTATIVE, party_id=worker.id, signer="何律")
    if may_sign:
        sign(case, cast, given)
        assert agreement.signatures[0].capacity == "representative"
    else:
        with pytest.raises(InvalidInput, match="特别授权"):
            sign(case, cast, given)


def test_somebody_who_is_no_representative_cannot_sign_for_a_party(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    stranger = signature(
        SigningCapacity.REPRESENTATIVE, party_id=case.applicants[0].id, signer="路人"
    )
    with pytest.raises(InvalidInput, match="没有登记"):
        sign(case, cast, stranger)


def test_a_seal_is_a_seal(cast: Cast) -> None:
    case = case_at_the_table(cast)
    settled(case, cast, draft_with(payment_term(case)))
    inked = signature(SigningCapacity.BODY_SEAL, signer="调解中心", way=SigningWay.INK)
    with pytest.raises(InvalidInput) as error:
        sign(case, cast, *party_signatures(case), inked)
    assert fields(error) == {"signatures-2-way"}


def test_an_agreement_in_force_takes_no_more_signatures(cast: Cast) -> None:
    case = case_at_the_table(cast)
    effective(case, cast, draft_with(payment_term(case)))
    with pytest.raises(ActionNotPossible):
        sign(case, cast, *body_signatures())


def test_a_party_that_refuses_ends_the_agreement_but_not_yet_the_case(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    signing.refuse(
        case,
        reason="被申请人负责人到场后拒绝盖章",
        refused_on=TODAY,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    assert agreement.state is AgreementState.REFUSED
    assert case.state is CaseState.SETTLED
    assert case.claims[0].agreed_fen is None
    event = db.session.query(CaseEvent).filter_by(code="sign_agreement").one()
    assert "拒绝盖章" in event.note


def test_a_refusal_says_why(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(InvalidInput):
        signing.refuse(case, reason=" ", refused_on=TODAY, by=cast.mediator, at=MONDAY_MORNING)
    assert agreement.state is AgreementState.SIGNING
