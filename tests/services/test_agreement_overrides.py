"""Letting a red finding pass: two persons, a reason, this draft and these words alone."""

import pytest

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import TermDraft
from mediation.domain.agreement.words import TermKind
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import AgreementState, OverrideState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import (
    Agreement,
    AgreementOverride,
    AuditEntry,
    Case,
    CaseEvent,
    Notice,
    User,
)
from mediation.queries import overrides
from mediation.queries.agreement_facts import draft_of, facts_for_check
from mediation.services import agreement_overrides, agreements, issuing
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.services.agreement_steps import (
    TODAY,
    case_at_the_table,
    draft_with,
    payment_term,
    saved,
    settled,
)

VOID = TermDraft(TermKind.OTHER, text="申请人不再追究被申请人的刑事责任。")
REASON = "金丝雀理由：双方坚持保留，已当面说明该句不发生效力。"


def bad_draft(case: Case, cast: Cast, *more: TermDraft) -> Agreement:
    return saved(case, cast, draft_with(payment_term(case), VOID, *more))


def found(case: Case, agreement: Agreement, code: str = "crime_bargained") -> str:
    report = check(facts_for_check(case, draft_of(agreement), agreed_on=TODAY))
    return next(item.fingerprint for item in report.findings if item.code == code)


def asked(
    case: Case, agreement: Agreement, by: User, *, fingerprint: str = "", reason: str = REASON
) -> AgreementOverride:
    return agreement_overrides.ask(
        case,
        agreement_id=agreement.id,
        fingerprint=fingerprint or found(case, agreement),
        reason=reason,
        by=by,
        at=MONDAY_MORNING,
    )


def decided(
    case: Case, wish: AgreementOverride, by: User, *, is_granted: bool = True, note: str = ""
) -> AgreementOverride:
    return agreement_overrides.decide(
        case, override_id=wish.id, is_granted=is_granted, note=note, by=by, at=MONDAY_MORNING
    )


def settle(case: Case, agreement: Agreement, cast: Cast) -> Agreement:
    return agreements.settle(
        case, agreement_id=agreement.id, agreed_on=TODAY, by=cast.mediator, at=MONDAY_MORNING
    )


def test_what_two_persons_let_pass_stops_the_agreement_no_more(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    wish = asked(case, agreement, cast.mediator)
    with pytest.raises(InvalidInput):
        settle(case, agreement, cast)
    decided(case, wish, cast.supervisor)
    assert (wish.state, wish.decided_by_id) == (OverrideState.GRANTED, cast.supervisor.id)
    assert settle(case, agreement, cast).state is AgreementState.SIGNING
    paper = issuing.issue(case, PaperKind.AGREEMENT.value, by=cast.mediator, at=MONDAY_MORNING)
    assert paper.pages


def test_nobody_decides_on_his_own_wish(cast: Cast) -> None:
    case = case_at_the_table(cast)
    wish = asked(case, bad_draft(case, cast), cast.supervisor)
    with pytest.raises(ActionNotAllowed):
        decided(case, wish, cast.supervisor)
    with pytest.raises(ActionNotAllowed):
        decided(case, wish, cast.mediator)
    assert overrides.count_waiting_for(cast.supervisor) == 0


def test_of_two_who_decide_the_second_is_told(cast: Cast) -> None:
    case = case_at_the_table(cast)
    wish = asked(case, bad_draft(case, cast), cast.mediator)
    decided(case, wish, cast.supervisor)
    with pytest.raises(ActionNotPossible):
        decided(case, wish, cast.city_supervisor, is_granted=False, note="不放行。")
    assert (wish.state, wish.decided_by_id) == (OverrideState.GRANTED, cast.supervisor.id)


def test_it_counts_for_the_same_words_alone(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    decided(case, asked(case, agreement, cast.mediator), cast.supervisor)
    moved = draft_with(payment_term(case), payment_term(case, purpose="另一笔"), VOID)
    agreements.save_draft(
        case, moved, agreement_id=agreement.id, by=cast.mediator, at=MONDAY_MORNING
    )
    with pytest.raises(InvalidInput):
        settle(case, agreement, cast)


def test_it_counts_for_its_draft_alone(cast: Cast) -> None:
    case = case_at_the_table(cast)
    first = bad_draft(case, cast)
    decided(case, asked(case, first, cast.mediator), cast.supervisor)
    second = bad_draft(case, cast)
    with pytest.raises(InvalidInput):
        settle(case, second, cast)


@pytest.mark.parametrize("reason", ["", "   ", "没有关系。", "长" * 1001])
def test_a_reason_is_a_sentence(cast: Cast, reason: str) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    with pytest.raises(InvalidInput) as error:
        asked(case, agreement, cast.mediator, reason=reason)
    assert [problem.field for problem in error.value.problems] == ["reason"]
    assert not db.session.query(AgreementOverride).count()


def test_what_keeps_the_ledger_right_never_passes(cast: Cast) -> None:
    case = case_at_the_table(cast)
    no_day = TermDraft(TermKind.OTHER, text="被申请人于2027年2月30日前归还工具。")
    agreement = bad_draft(case, cast, no_day)
    with pytest.raises(ActionNotPossible, match="不能放行"):
        asked(case, agreement, cast.mediator, fingerprint=found(case, agreement, "no_such_day"))


def test_a_finding_that_is_not_there_cannot_be_asked_about_nor_granted(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    with pytest.raises(ActionNotPossible, match="没有这条必改"):
        asked(case, agreement, cast.mediator, fingerprint="0" * 64)
    wish = asked(case, agreement, cast.mediator)
    with pytest.raises(ActionNotPossible, match="不用再申请"):
        asked(case, agreement, cast.mediator)
    agreements.save_draft(
        case,
        draft_with(payment_term(case)),
        agreement_id=agreement.id,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    with pytest.raises(ActionNotPossible, match="没有这条必改"):
        decided(case, wish, cast.supervisor)


def test_a_refusal_says_why_and_another_wish_may_follow(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    wish = asked(case, agreement, cast.mediator)
    with pytest.raises(InvalidInput):
        decided(case, wish, cast.supervisor, is_granted=False)
    decided(case, wish, cast.supervisor, is_granted=False, note="可以删去，不必保留。")
    assert wish.state is OverrideState.REFUSED
    again = asked(case, agreement, cast.mediator)
    assert overrides.of_agreement(agreement.id)[again.finding_hash].id == again.id


def test_a_wish_taken_back_counts_no_more(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    wish = decided(case, asked(case, agreement, cast.mediator), cast.supervisor)
    with pytest.raises(ActionNotAllowed):
        agreement_overrides.withdraw(
            case, override_id=wish.id, by=cast.supervisor, at=MONDAY_MORNING
        )
    agreement_overrides.withdraw(case, override_id=wish.id, by=cast.mediator, at=MONDAY_MORNING)
    assert wish.state is OverrideState.WITHDRAWN
    with pytest.raises(InvalidInput):
        settle(case, agreement, cast)


def test_the_wish_of_another_case_is_not_found(cast: Cast) -> None:
    case, other = case_at_the_table(cast), case_at_the_table(cast, ("李强",))
    wish = asked(case, bad_draft(case, cast), cast.mediator)
    with pytest.raises(NotVisible):
        overrides.override_of(other, wish.id)


def test_the_supervisor_is_told_and_the_asker_of_the_answer(cast: Cast) -> None:
    case = case_at_the_table(cast)
    wish = asked(case, bad_draft(case, cast), cast.mediator)
    assert overrides.count_waiting_for(cast.supervisor) == 1
    ((row, _, about),) = overrides.waiting_for(cast.supervisor)
    assert (row.id, about.id) == (wish.id, case.id)
    assert overrides.count_waiting_for(cast.mediator) == 0
    decided(case, wish, cast.supervisor)
    told = {(each.user_id, each.code) for each in db.session.query(Notice)}
    assert (cast.supervisor.id, "override_asked") in told
    assert (cast.mediator.id, "override_decided") in told
    assert overrides.count_waiting_for(cast.supervisor) == 0


def test_event_and_trail_keep_the_rule_and_never_the_words(cast: Cast) -> None:
    case = case_at_the_table(cast)
    wish = asked(case, bad_draft(case, cast), cast.mediator)
    decided(case, wish, cast.supervisor)
    events = [each for each in db.session.query(CaseEvent) if "override" in each.code]
    assert [each.code for each in events] == ["ask_override", "decide_override"]
    assert {each.data["code"] for each in events} == {"crime_bargained"}
    rows = db.session.query(AuditEntry).filter(AuditEntry.case_id == case.id)
    written = "".join(f"{row.subject}{row.data}" for row in rows)
    written += "".join(f"{each.note}{each.data}" for each in events)
    assert "金丝雀" not in written
    assert "王秀兰" not in written


def test_the_record_of_what_passed_lies_in_the_side_volume(cast: Cast) -> None:
    case = case_at_the_table(cast)
    agreement = bad_draft(case, cast)
    kind = PaperKind.OVERRIDE_RECORD.value
    with pytest.raises(ActionNotPossible, match="没有经两人放行"):
        issuing.issue(case, kind, by=cast.mediator, at=MONDAY_MORNING)
    decided(case, asked(case, agreement, cast.mediator), cast.supervisor)
    paper = issuing.issue(case, kind, by=cast.mediator, at=MONDAY_MORNING)
    assert paper.volume is Volume.SIDE
    (passed,) = paper.facts["overridden"]
    assert passed["reason"] == REASON
    assert passed["asked_by"] == cast.mediator.name
    assert passed["agreed_by"] == cast.supervisor.name
    assert "刑事" in passed["detail"]


def test_the_signing_copy_is_not_given_out_while_a_red_finding_stands(cast: Cast) -> None:
    """The case may learn after the settlement what makes the agreement unfair."""
    case = case_at_the_table(cast)
    agreement = settled(case, cast, draft_with(payment_term(case)))
    case.disclosure = None
    db.session.commit()
    kind = PaperKind.AGREEMENT.value
    with pytest.raises(ActionNotPossible, match="不能出具签署稿"):
        issuing.issue(case, kind, by=cast.mediator, at=MONDAY_MORNING)
    mark = found(case, agreement, "mediator_not_cleared")
    decided(case, asked(case, agreement, cast.mediator, fingerprint=mark), cast.supervisor)
    assert issuing.issue(case, kind, by=cast.mediator, at=MONDAY_MORNING)
