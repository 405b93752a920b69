"""A case sent on is followed to its end, by the office and by the receiver on its desk."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.domain.errors import ActionNotPossible, InvalidInput, NotVisible
from mediation.domain.escalation import Level
from mediation.domain.referral_events import Reported
from mediation.domain.referrals import ReferralKind, ReferralState, ReferralStep
from mediation.domain.sharing import AnswerOutcome, SharePurpose
from mediation.extensions import db
from mediation.models import Case, CaseEvent, Organisation, Referral
from mediation.queries import inbox
from mediation.services import (
    asking_for_help,
    consents,
    morning_run,
    referring,
    share_progress,
    sharing,
)
from mediation.services.closing import close
from mediation.services.referral_following import record_event
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.services.share_terms import grant

S, Step = CaseState, ReferralStep
TODAY = MONDAY_MORNING.date()
SENT, ACCEPTED, MADE = date(2026, 11, 2), date(2026, 11, 4), date(2026, 11, 18)
ENDED = {"ended_on": SENT, "remedies_told_on": SENT, "received_on": date(2026, 10, 12)}


def sent(cast: Cast, *papers: str) -> tuple[Case, Referral]:
    """A failed case that the commission has got."""
    case = make_case(cast, state=S.UNSETTLED, infringed_on=date(2026, 9, 30), **ENDED)
    row = referring.refer(
        case,
        receiver_id=cast.commission.id,
        reason="申请人要求仲裁",
        papers=papers or ("调解申请书",),
        sent_on=SENT,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )
    return case, row


def told(cast: Cast, row: Referral, step: ReferralStep, on: date, **more: Any) -> None:
    record_event(row, Reported(step, on, **more), by=cast.mediator, at=MONDAY_MORNING)


def awarded(cast: Cast, kind: str) -> tuple[Case, Referral]:
    """A closed case whose award was made."""
    case, row = sent(cast)
    told(cast, row, Step.ACCEPTED, ACCEPTED, number="东劳人仲案〔2026〕第9号")
    close(case, note="", remedies_told_on=None, by=cast.mediator, at=MONDAY_MORNING)
    decided = {"number": "东劳人仲裁〔2026〕第9号", "codes": (kind,), "amount_fen": 12_600_00}
    told(cast, row, Step.DECIDED, MADE, **decided)
    return case, row


def running(case: Case) -> dict[tuple[str, int | None], date]:
    return {row.key: row.due_on for row in case.clocks if row.state is ClockState.RUNNING}


def test_a_final_award_starts_the_way_of_each_party_after_the_case_was_closed(cast: Cast) -> None:
    """调解仲裁法 arts. 48-49: the worker sues in 15 days, the employer attacks it in 30."""
    case, row = awarded(cast, "final_award")
    worker, employer = case.parties[0].id, case.parties[1].id
    told(cast, row, Step.SERVED, date(2026, 11, 20), party_id=worker)
    told(cast, row, Step.SERVED, date(2026, 11, 19), party_id=employer)
    assert case.state is S.CLOSED
    after = running(case)
    # 5 December is a Saturday, 19 December too.
    assert after[("K32", worker)] == date(2026, 12, 7)
    assert after[("K34", employer)] == date(2026, 12, 21)
    assert ("K34", worker) not in after
    assert ("K32", employer) not in after
    assert all(rule != "K31" for rule, _ in after)


def test_an_award_that_took_effect_ends_the_referral_and_starts_enforcement(cast: Cast) -> None:
    case, row = awarded(cast, "final_award")
    told(cast, row, Step.EFFECTIVE, MADE)
    assert row.state is ReferralState.FINISHED
    assert running(case)[("K21", None)].year == 2028
    with pytest.raises(ActionNotPossible):
        told(cast, row, Step.SERVED, TODAY)
    assert "裁决、裁判生效" in (newest_event(case).note or "")


def test_the_five_days_run_from_the_application_that_went_along(cast: Cast) -> None:
    case, row = sent(cast, "劳动人事争议仲裁申请书")
    told(cast, row, Step.RECEIVED, TODAY)
    assert running(case)[("K29", None)] == date(2026, 11, 30)
    other, letter_only = sent(cast)
    told(cast, letter_only, Step.RECEIVED, TODAY)
    assert ("K29", None) not in running(other)
    assert ("K27", None) in running(other)


def newest_event(case: Case) -> CaseEvent:
    statement = select(CaseEvent).filter_by(case_id=case.id).order_by(CaseEvent.id.desc())
    event = db.session.scalars(statement).first()
    assert event is not None
    return event


def test_a_bureau_takes_a_referral_and_reports_the_award(cast: Cast) -> None:
    case, row = sent(cast)
    made = grant(case, cast.commission, cast.mediator, purpose=SharePurpose.ARBITRATION_REFERRAL)

    def report(step: ReferralStep, on: date, **more: Any) -> None:
        given = Reported(step, on, **more)
        share_progress.report(made, given, by=cast.hr_liaison, at=MONDAY_MORNING)

    with pytest.raises(ActionNotPossible, match="先接收"):
        report(Step.RECEIVED, TODAY)
    sharing.acknowledge(made, by=cast.hr_liaison, at=MONDAY_MORNING)
    assert [event.step for event in row.events] == [Step.RECEIVED]
    sharing.answer(
        made,
        outcome=AnswerOutcome.DOCKETED,
        docket="东劳人仲案〔2026〕第9号",
        answered_on=TODAY,
        note="",
        by=cast.hr_liaison,
        at=MONDAY_MORNING,
    )
    report(Step.DECIDED, TODAY, number="裁9号", codes=("other_award",), amount_fen=100_00)
    report(Step.SERVED, TODAY, party_id=case.parties[0].id)
    assert ("K33", case.parties[0].id) in running(case)
    event = newest_event(case)
    assert (event.code, event.by_id) == ("referral_reported", cast.hr_liaison.id)
    assert "王秀兰" in (event.note or "")
    with pytest.raises(InvalidInput):
        report(Step.EFFECTIVE, TODAY)
    given = Reported(Step.SETTLED, TODAY)
    with pytest.raises(NotVisible):
        share_progress.report(made, given, by=cast.court_liaison, at=MONDAY_MORNING)


def consent(case: Case, cast: Cast, receiver: Organisation | None) -> None:
    purpose = ConsentPurpose.SHARING if receiver else ConsentPurpose.SENSITIVE
    consents.give(
        case,
        party_id=case.parties[0].id,
        purpose=purpose,
        receiver_id=receiver.id if receiver else None,
        way=ConsentWay.PAPER,
        given_on=TODAY,
        paper="正卷",
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def ask(case: Case, cast: Cast, kind: ReferralKind, receiver: Organisation) -> Referral:
    return asking_for_help.request_help(
        case,
        kind=kind,
        receiver_id=receiver.id,
        reason="请指派律师",
        papers=("法律援助申请表",),
        sent_on=TODAY,
        by=cast.mediator,
        at=MONDAY_MORNING,
    )


def test_help_needs_a_separate_consent_and_leaves_mediation_alone(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput, match="单独同意"):
        ask(case, cast, ReferralKind.LEGAL_AID, cast.justice_bureau)
    consent(case, cast, cast.justice_bureau)
    row = ask(case, cast, ReferralKind.LEGAL_AID, cast.justice_bureau)
    assert case.state is S.MEDIATING
    told(cast, row, Step.RECEIVED, TODAY)
    assert running(case)[("K44A", None)] == date(2026, 11, 30)
    with pytest.raises(InvalidInput, match="不需要再转"):
        ask(case, cast, ReferralKind.LEGAL_AID, cast.justice_bureau)
    told(cast, row, Step.NOT_ACCEPTED, TODAY, note="不符合条件")
    assert row.state is ReferralState.REFUSED
    assert not {"K44A", "K44B"} & {rule for rule, _ in running(case)}


def test_support_needs_the_consent_to_sensitive_information_too(cast: Cast) -> None:
    case = make_case(cast)
    consent(case, cast, cast.county_union)
    with pytest.raises(InvalidInput, match="敏感"):
        ask(case, cast, ReferralKind.PSYCHOLOGICAL_SUPPORT, cast.county_union)
    consent(case, cast, None)
    assert ask(case, cast, ReferralKind.PSYCHOLOGICAL_SUPPORT, cast.county_union).id
    with pytest.raises(InvalidInput, match="请选择"):
        ask(case, cast, ReferralKind.HARDSHIP_AID, cast.court)


def test_who_waits_too_long_is_told_once_and_no_more_after_the_answer(cast: Cast) -> None:
    case, row = sent(cast)
    assert morning_run.run(at=MONDAY_MORNING).answers == 1
    assert morning_run.run(at=MONDAY_MORNING).answers == 0

    def waiting() -> list[tuple[Level, date]]:
        rows = inbox.page(cast.mediator, inbox.InboxTab.WAITING).rows
        return [(item.level, item.due_on) for item in rows if item.referral_id]

    assert waiting() == [(Level.ANSWER_LATE, date(2026, 11, 9))]
    told(cast, row, Step.RECEIVED, TODAY)
    assert waiting() == []
    purpose = SharePurpose.WAGE_SUPERVISION
    due = {"answer_due_on": TODAY, "purpose": purpose}
    grant(case, cast.hr_bureau, cast.mediator, **due)
    assert morning_run.run(at=MONDAY_MORNING).answers == 0
    tomorrow = MONDAY_MORNING + timedelta(days=1)
    assert morning_run.run(at=tomorrow).answers == 1
