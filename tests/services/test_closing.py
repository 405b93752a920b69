"""The end of a case and the ways back."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, CaseEvent, Payment
from mediation.services import clocks, closing, planning
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

S = CaseState
TODAY = MONDAY_MORNING.date()


def close(case: Case, cast: Cast, **changes: object) -> None:
    given = {"note": "", "by": cast.supervisor, "at": MONDAY_MORNING}
    closing.close(case, **(given | changes))


def reopen(case: Case, cast: Cast, reason: str = "双方愿意再谈") -> None:
    closing.reopen(case, reason=reason, by=cast.supervisor, at=MONDAY_MORNING)


def archive(case: Case, cast: Cast, number: str = "", day: date = TODAY) -> None:
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    closing.archive(case, archived_on=day, archive_number=number, **who)


def performed_case(cast: Cast) -> Case:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    (part,) = agreement.terms[0].instalments
    part.payments.append(
        Payment(
            paid_on=TODAY,
            amount_fen=part.amount_fen,
            voucher="转账回单",
            recorded_by_id=cast.mediator.id,
            recorded_at=MONDAY_MORNING,
        )
    )
    db.session.commit()
    return case


def test_a_performed_agreement_closes_as_performed(cast: Cast) -> None:
    case = performed_case(cast)
    close(case, cast, note="款项已全部到账")
    assert case.state is S.CLOSED
    assert (case.outcome, case.closed_on) == ("performed", TODAY)
    assert (case.next_action, case.next_on) == (NextAction.ARCHIVE, date(2026, 12, 7))
    assert case.owner == cast.registrar
    event = db.session.query(CaseEvent).filter_by(code="close").one()
    assert event.note == "达成协议并已履行。款项已全部到账"


def test_an_unpaid_agreement_does_not_close(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    with pytest.raises(ActionNotPossible, match="履行完毕"):
        close(case, cast)


def test_a_part_agreement_closes_once_the_parties_know_about_the_rest(cast: Cast) -> None:
    case = performed_case(cast)
    case.agreements[0].is_whole = False
    db.session.commit()
    with pytest.raises(InvalidInput) as refused:
        close(case, cast)
    assert refused.value.problems[0].field == "remedies_told_on"
    close(case, cast, remedies_told_on=TODAY)
    assert (case.outcome, case.remedies_told_on) == ("part", TODAY)


@pytest.mark.parametrize(
    ("state", "changes", "outcome"),
    [
        (S.DECLINED, {}, "declined"),
        (S.WITHDRAWN, {}, "withdrawn"),
        (S.UNSETTLED, {"remedies_told_on": TODAY}, "unsettled"),
    ],
)
def test_other_ends_close_with_their_own_outcome(
    cast: Cast, state: CaseState, changes: dict[str, object], outcome: str
) -> None:
    case = make_case(cast, state=state, **changes)
    close(case, cast)
    assert case.outcome == outcome


def test_a_closed_case_is_mediated_again_with_a_reason_and_a_new_term(cast: Cast) -> None:
    case = make_case(cast, state=S.CLOSED, ended_on=date(2026, 11, 18))
    with pytest.raises(InvalidInput):
        reopen(case, cast, reason=" ")
    reopen(case, cast)
    assert case.state is S.MEDIATING
    assert (case.closed_on, case.outcome, case.remedies_told_on) == (None, None, None)
    assert case.next_action == NextAction.PLAN_SESSION
    term = clocks.mediation_clock(case)
    assert term is not None
    assert (term.start_on, term.due_on) == (TODAY, date(2026, 12, 8))


def test_reopening_belongs_to_the_supervisor(cast: Cast) -> None:
    case = make_case(cast, state=S.CLOSED)
    for user in (cast.mediator, cast.registrar):
        with pytest.raises(ActionNotAllowed):
            closing.reopen(case, reason="再谈", by=user, at=MONDAY_MORNING)


def test_an_agreement_in_force_is_not_reopened(cast: Cast) -> None:
    case = make_case(cast, state=S.CLOSED)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    with pytest.raises(ActionNotPossible, match="仍然有效"):
        reopen(case, cast)


def test_what_was_never_accepted_is_not_reopened(cast: Cast) -> None:
    case = make_case(cast, state=S.CLOSED, number=None, accepted_on=None)
    with pytest.raises(ActionNotPossible):
        reopen(case, cast)


def test_archives_are_numbered_in_order_unless_a_number_is_given(cast: Cast) -> None:
    first, second, third = (make_case(cast, state=S.CLOSED) for _ in range(3))
    archive(first, cast)
    archive(second, cast, number="东工档2026-17")
    archive(third, cast)
    assert [case.archive_number for case in (first, second, third)] == [
        "2026-东-0001",
        "东工档2026-17",
        "2026-东-0002",
    ]
    assert first.state is S.ARCHIVED
    assert (first.owner, first.next_action, first.next_on) == (None, None, None)


def test_an_agreement_that_is_not_paid_is_followed_after_the_end_and_not_archived(
    cast: Cast,
) -> None:
    case = performed_case(cast)
    close(case, cast, note="已取得确认裁定")
    (part,) = case.agreements[0].terms[0].instalments
    part.payments.clear()
    part.due_on = date(2026, 12, 18)
    db.session.commit()
    with pytest.raises(ActionNotPossible, match="还有款项没有付清"):
        archive(case, cast)
    planning.replan(case, by=cast.mediator, at=MONDAY_MORNING)
    assert (case.next_action, case.next_on) == (NextAction.FOLLOW_PAYMENT, date(2026, 12, 18))


def test_a_case_is_not_archived_before_it_was_closed(cast: Cast) -> None:
    case = make_case(cast, state=S.CLOSED)
    with pytest.raises(InvalidInput):
        archive(case, cast, day=date(2026, 11, 17))
    with pytest.raises(ActionNotPossible):
        archive(make_case(cast), cast)
