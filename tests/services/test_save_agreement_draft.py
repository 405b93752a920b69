"""Writing a draft: what is kept, what is refused, and two people at once."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.draft import InstalmentDraft, TermDraft
from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    EditConflict,
    InvalidInput,
    NotVisible,
)
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AgreementTerm, AuditEntry, CaseEvent, Instalment, TermShare
from mediation.queries.agreement_facts import draft_of
from mediation.services import agreements
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case
from tests.services.agreement_steps import (
    case_at_the_table,
    draft_with,
    payment_term,
    saved,
    settled,
    share,
)


def problem_fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def test_a_draft_is_read_back_as_it_was_written(cast: Cast) -> None:
    case = case_at_the_table(cast, ("王秀兰", "李强", "陈静"))
    draft = draft_with(
        payment_term(
            case,
            "54940.00",
            due_on=None,
            instalments=(
                InstalmentDraft(date(2026, 12, 31), Decimal("20000.00"), "签署之日起一个月内"),
                InstalmentDraft(date(2027, 2, 26), Decimal("34940.00")),
            ),
        ),
        payment_term(case, "300.00"),
        TermDraft(TermKind.CONFIDENTIALITY, text="双方对协议内容保密。"),
        is_whole=False,
        remaining="加班费另行解决。",
        copies=5,
    )
    agreement = saved(case, cast, draft)
    db.session.expire_all()
    assert draft_of(agreement) == draft
    assert agreement.draft_number == 1
    assert agreement.state is AgreementState.DRAFT
    assert agreement.saved_at == MONDAY_MORNING


def test_a_single_sum_has_one_instalment_to_pay_into(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    (instalment,) = agreement.terms[0].instalments
    assert (instalment.number, instalment.amount_fen) == (1, 12_600_00)


def test_saving_again_replaces_every_row_and_leaves_none_behind(cast: Cast) -> None:
    case = case_at_the_table(cast, ("王秀兰", "李强"))
    agreement = saved(case, cast, draft_with(payment_term(case), payment_term(case, "99.00")))
    version = agreement.version
    agreements.save_draft(
        case,
        draft_with(payment_term(case, "8000.00")),
        agreement_id=agreement.id,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    assert [term.amount_fen for term in agreement.terms] == [8_000_00]
    assert db.session.query(AgreementTerm).count() == 1
    assert db.session.query(TermShare).count() == 2
    assert db.session.query(Instalment).count() == 1
    assert agreement.version > version


def test_drafts_are_numbered_in_the_case(cast: Cast) -> None:
    case = case_at_the_table(cast)
    numbers = [saved(case, cast, draft_with(payment_term(case))).draft_number for _ in range(3)]
    assert numbers == [1, 2, 3]


def test_every_save_leaves_an_event_and_an_audit_row(cast: Cast) -> None:
    case = case_at_the_table(cast)
    saved(case, cast, draft_with(payment_term(case)))
    events = db.session.query(CaseEvent).filter_by(case_id=case.id, code="draft_agreement").all()
    assert [event.data["draft_number"] for event in events] == [1]
    assert db.session.query(AuditEntry).filter_by(verb="case.draft_agreement").count() == 1


def test_the_second_of_two_writers_is_told_clause_by_clause(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = saved(case, cast, draft_with(payment_term(case)))
    seen = agreement.version
    first = draft_with(payment_term(case, "9000.00"))
    second = draft_with(payment_term(case, "7000.00"))
    agreements.save_draft(
        case,
        first,
        agreement_id=agreement.id,
        by=cast.mediator,
        at=MONDAY_MORNING,
        expected_version=seen,
    )
    with pytest.raises(EditConflict) as error:
        agreements.save_draft(
            case,
            second,
            agreement_id=agreement.id,
            by=cast.supervisor,
            at=MONDAY_MORNING,
            expected_version=seen,
        )
    (change,) = error.value.changes
    assert change.label == "第 1 条"
    assert "12,600.00" in change.before
    assert "9,000.00" in change.after
    assert agreement.terms[0].amount_fen == 9_000_00
    agreements.save_draft(
        case,
        second,
        agreement_id=agreement.id,
        by=cast.supervisor,
        at=MONDAY_MORNING,
        expected_version=error.value.current_version,
    )
    assert agreement.terms[0].amount_fen == 7_000_00


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"payer_id": None}, "terms-0-payer"),
        ({"payer_id": 987654}, "terms-0-payer"),
        ({"amount": None}, "terms-0-amount"),
        ({"amount": Decimal(0)}, "terms-0-amount"),
        ({"instalments": (InstalmentDraft(None, Decimal(1)),)}, "terms-0-instalments-0-due_on"),
        (
            {"instalments": (InstalmentDraft(date(2026, 12, 1), None),)},
            "terms-0-instalments-0-amount",
        ),
    ],
)
def test_what_rows_cannot_hold_is_refused_beside_its_field(
    cast: Cast, changes: dict, field: str
) -> None:
    case = case_at_the_table(cast)
    with pytest.raises(InvalidInput) as error:
        saved(case, cast, draft_with(payment_term(case, **changes)))
    assert field in problem_fields(error)
    assert not case.agreements


def test_a_payee_twice_or_of_another_case_is_refused(cast: Cast) -> None:
    case, other = case_at_the_table(cast), make_case(cast, applicants=("李强",))
    twice = (share(case, 0, "1.00"), share(case, 0, "2.00"))
    for shares in (twice, (share(other, 0, "12600.00"),)):
        with pytest.raises(InvalidInput) as error:
            saved(case, cast, draft_with(payment_term(case, shares=shares)))
        assert problem_fields(error) == {"terms-0-shares"}


def test_an_agreement_of_another_case_is_not_found(cast: Cast) -> None:
    case, other = case_at_the_table(cast), make_case(cast)
    foreign = make_agreement(other)
    with pytest.raises(NotVisible):
        agreements.save_draft(
            case,
            draft_with(payment_term(case)),
            agreement_id=foreign.id,
            by=cast.mediator,
            at=MONDAY_MORNING,
        )


def test_a_registrar_may_not_write_an_agreement(cast: Cast) -> None:
    case = case_at_the_table(cast)
    with pytest.raises(ActionNotAllowed):
        agreements.save_draft(
            case,
            draft_with(payment_term(case)),
            agreement_id=None,
            by=cast.registrar,
            at=MONDAY_MORNING,
        )
    assert not case.agreements


def test_no_draft_is_written_before_mediation_begins(cast: Cast) -> None:
    case = make_case(cast, state=CaseState.ACCEPTED, mediator=cast.mediator)
    with pytest.raises(ActionNotPossible):
        saved(case, cast, draft_with(payment_term(case)))


def test_a_registered_agreement_can_no_longer_be_written(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    with pytest.raises(ActionNotPossible):
        agreements.save_draft(
            case,
            draft_with(payment_term(case, "1.00")),
            agreement_id=agreement.id,
            by=cast.mediator,
            at=MONDAY_MORNING,
        )
    assert agreement.terms[0].amount_fen == 12_600_00
