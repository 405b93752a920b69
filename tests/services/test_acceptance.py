"""From the desk to a decision: papers, the respondent's answer, acceptance, refusal."""

from datetime import date

import pytest

from mediation.domain.case_flow import CaseState
from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.parties import Consent
from mediation.extensions import db
from mediation.models import AuditEntry, Case, CaseEvent
from mediation.services import acceptance
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case, number_otherwise

S = CaseState
TODAY = MONDAY_MORNING.date()
LAST_FRIDAY, NEXT_MONDAY = date(2026, 11, 20), date(2026, 11, 30)
WILLING = {"respondent_consent": "agreed", "answered_on": LAST_FRIDAY}


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def accept(case: Case, cast: Cast, **changes: object) -> None:
    given = {"accepted_on": TODAY, "by": cast.registrar, "at": MONDAY_MORNING}
    acceptance.accept(case, **(given | changes))


def test_missing_papers_are_asked_for_and_taken_in(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    acceptance.request_supplement(case, items="身份证复印件", due_on=NEXT_MONDAY, **who)
    assert case.state is S.SUPPLEMENTING
    assert (case.next_action, case.next_on) == (NextAction.AWAIT_SUPPLEMENT, NEXT_MONDAY)
    assert case.waiting_for == "申请人 王秀兰"
    assert case.waiting_since == TODAY
    acceptance.supplement(case, received="身份证复印件", received_on=TODAY, **who)
    assert case.state is S.REGISTERED
    assert case.complete_on == TODAY
    assert case.waiting_for is None


def test_papers_are_not_asked_for_without_naming_them_or_by_a_day_that_is_over(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput) as refused:
        acceptance.request_supplement(case, items=" ", due_on=NEXT_MONDAY, **who)
    assert fields(refused) == {"items"}
    with pytest.raises(InvalidInput) as refused:
        acceptance.request_supplement(case, items="身份证", due_on=LAST_FRIDAY, **who)
    assert fields(refused) == {"due_on"}
    assert case.state is S.REGISTERED


def test_the_respondent_is_asked_and_answers(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    acceptance.inquire(
        case, inquired_on=TODAY, answer_due_on=date(2026, 11, 28), way="电话联系人事经理", **who
    )
    assert case.state is S.INQUIRING
    assert (case.next_action, case.next_on) == (NextAction.AWAIT_ANSWER, date(2026, 11, 28))
    assert case.waiting_for == "被申请人 城东悦来酒店有限公司"
    acceptance.record_answer(
        case, answer=Consent.AGREED, answered_on=TODAY, note="人事经理电话答复", **who
    )
    assert case.state is S.INQUIRING
    assert case.respondent_consent == "agreed"
    assert (case.next_action, case.waiting_for) == (NextAction.DECIDE_ACCEPTANCE, None)
    event = db.session.query(CaseEvent).order_by(CaseEvent.id.desc()).first()
    assert event is not None
    assert event.note == "同意调解。人事经理电话答复"


def test_silence_is_not_recorded_before_the_time_is_over(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING)
    who = {"note": "", "by": cast.registrar, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput) as refused:
        acceptance.record_answer(case, answer=Consent.SILENT, answered_on=TODAY, **who)
    assert fields(refused) == {"answer"}
    assert case.respondent_consent is None


def test_an_answer_before_the_question_is_refused(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING, inquired_on=TODAY)
    who = {"note": "", "by": cast.registrar, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput) as refused:
        acceptance.record_answer(case, answer=Consent.AGREED, answered_on=LAST_FRIDAY, **who)
    assert fields(refused) == {"answered_on"}


def test_acceptance_gives_number_day_event_and_audit_row_together(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING, **WILLING)
    accept(case, cast)
    assert case.state is S.ACCEPTED
    assert case.number == "〔2026〕东工调字第001号"
    assert case.accepted_on == TODAY
    assert case.file_received_on is None
    assert (case.next_action, case.next_on) == (NextAction.ASSIGN_MEDIATOR, date(2026, 11, 25))
    assert case.owner == cast.supervisor
    assert db.session.query(CaseEvent).filter_by(code="accept").one().note == case.number
    assert db.session.query(AuditEntry).filter_by(verb="case.accept").one().subject == case.number


def test_a_case_is_not_accepted_against_or_without_the_respondents_will(cast: Cast) -> None:
    unasked = make_case(cast, state=S.REGISTERED)
    refused = make_case(cast, state=S.INQUIRING, respondent_consent="refused", answered_on=TODAY)
    for case in (unasked, refused):
        with pytest.raises(ActionNotPossible):
            accept(case, cast)
        assert case.number is None


def test_a_refused_acceptance_takes_no_number(cast: Cast) -> None:
    with pytest.raises(ActionNotPossible):
        accept(make_case(cast, state=S.REGISTERED), cast)
    good = make_case(cast, state=S.INQUIRING, **WILLING)
    with pytest.raises(InvalidInput):
        accept(good, cast, accepted_on=date(2026, 12, 1))
    accept(good, cast)
    assert good.number == "〔2026〕东工调字第001号"


def test_a_case_of_the_court_is_accepted_with_the_day_of_its_file(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    accept(case, cast, file_received_on=LAST_FRIDAY)
    assert case.state is S.ACCEPTED
    assert case.file_received_on == LAST_FRIDAY


def test_a_stranger_and_a_mediator_may_not_accept(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING, **WILLING)
    for user in (cast.stranger, cast.mediator, cast.court_liaison, cast.system_admin):
        with pytest.raises(ActionNotAllowed):
            accept(case, cast, by=user)
    assert case.state is S.INQUIRING


def test_a_body_numbers_by_its_own_pattern_and_by_year(cast: Cast) -> None:
    number_otherwise(cast.body, "case", "({year})东劳调{serial:4}")
    first = make_case(cast, state=S.INQUIRING, **WILLING)
    last_year = make_case(
        cast,
        state=S.INQUIRING,
        received_on=date(2025, 12, 20),
        respondent_consent="agreed",
    )
    accept(first, cast)
    accept(last_year, cast, accepted_on=date(2025, 12, 22))
    assert (first.number, last_year.number) == ("(2026)东劳调0001", "(2025)东劳调0001")


def test_a_refusal_keeps_the_coded_reason(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED)
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput) as refused:
        acceptance.decline(case, reason=DeclineReason.OTHER, note=" ", **who)
    assert fields(refused) == {"note"}
    acceptance.decline(case, reason=DeclineReason.DOMESTIC_WORK, note="", **who)
    assert case.state is S.DECLINED
    assert (case.decline_reason, case.declined_on) == ("domestic_work", TODAY)
    assert case.owner == cast.registrar
    assert case.next_action == NextAction.CLOSE


def test_a_refused_application_is_looked_at_again_with_a_reason(cast: Cast) -> None:
    case = make_case(cast, state=S.DECLINED, respondent_consent="refused", answered_on=LAST_FRIDAY)
    who = {"by": cast.registrar, "at": MONDAY_MORNING}
    with pytest.raises(InvalidInput):
        acceptance.reconsider(case, reason="", **who)
    acceptance.reconsider(case, reason="对方改变主意", **who)
    assert case.state is S.REGISTERED
    assert case.decline_reason is None
    assert case.respondent_consent is None
    assert case.next_on == date(2026, 11, 26)


def test_a_case_accepted_again_after_withdrawal_keeps_its_number(cast: Cast) -> None:
    case = make_case(
        cast,
        state=S.WITHDRAWN,
        number="〔2026〕东工调字第077号",
        accepted_on=LAST_FRIDAY,
        **WILLING,
    )
    acceptance.reconsider(case, reason="申请人反悔", by=cast.registrar, at=MONDAY_MORNING)
    accept(case, cast)
    assert case.number == "〔2026〕东工调字第077号"
    assert case.accepted_on == TODAY
