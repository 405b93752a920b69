"""The statutory clocks of a case: started, moved with a reason, met, lapsed, never deleted."""

from datetime import date, timedelta

import pytest

from mediation.domain.agreement.words import TermKind
from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState, DayKind
from mediation.domain.entry_path import EntryPath
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import AgreementTerm, CalendarDay, Case, Clock
from mediation.services import clocks
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case

S, C = CaseState, ClockState
TODAY = MONDAY_MORNING.date()


def refresh(case: Case, today: date = TODAY, **facts: object) -> None:
    with transaction():
        for name, value in facts.items():
            setattr(case, name, value)
        clocks.refresh(case, today=today)


def running(case: Case) -> dict[str, date]:
    """Rule and legal date of the clocks that run."""
    return {row.rule: row.due_on for row in case.clocks if row.state is C.RUNNING}


def only(case: Case, rule: str) -> Clock:
    (row,) = [row for row in case.clocks if row.rule == rule]
    return row


def test_an_own_case_at_the_desk_has_three_working_days_and_fifteen_days(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED, received_on=date(2026, 11, 20))
    refresh(case)
    assert running(case) == {"K01": date(2026, 11, 25), "K03": date(2026, 12, 7)}
    clock = only(case, "K03")
    assert (clock.safe_on, clock.start_on) == (date(2026, 12, 5), date(2026, 11, 20))
    assert any("第十四条" in sentence for sentence in clock.trace)


@pytest.mark.parametrize(
    ("path", "rule", "due"),
    [
        (EntryPath.OWN_INTAKE, "K04", date(2026, 12, 3)),
        (EntryPath.NEW_EMPLOYMENT_FORM, "K05", date(2026, 12, 3)),
        (EntryPath.COURT_DELEGATED_ONLINE, "K06", date(2026, 12, 17)),
        (EntryPath.COURT_DELEGATED_PAPER, "K06", date(2026, 12, 17)),
        (EntryPath.COURT_ENTRUSTED_ORDINARY, "K07", date(2026, 12, 2)),
        (EntryPath.COURT_ENTRUSTED_SUMMARY, "K08", date(2026, 11, 24)),
        (EntryPath.COMMISSION_ENTRUSTED, "K14", date(2026, 12, 1)),
    ],
)
def test_the_way_a_case_came_chooses_the_term(
    cast: Cast, path: EntryPath, rule: str, due: date
) -> None:
    # Own cases count from acceptance on the 18th, others from taking over the file on the 17th.
    case = make_case(cast, entry_path=path, file_received_on=date(2026, 11, 17))
    refresh(case)
    term = clocks.mediation_clock(case)
    assert term is not None
    assert (term.rule, term.due_on) == (rule, due)


def test_a_task_of_the_court_is_confirmed_within_three_working_days(cast: Cast) -> None:
    case = make_case(
        cast,
        state=S.REGISTERED,
        entry_path=EntryPath.COURT_DELEGATED_ONLINE,
        received_on=date(2026, 11, 20),
    )
    refresh(case)
    assert running(case) == {"K11": date(2026, 11, 25)}


def test_the_decision_clock_waits_while_others_must_act_and_then_starts_anew(cast: Cast) -> None:
    case = make_case(cast, state=S.INQUIRING)
    refresh(case)
    assert "K01" not in running(case)
    refresh(case, respondent_consent="agreed", answered_on=TODAY)
    assert running(case)["K01"] == date(2026, 11, 26)


def test_a_decision_that_was_made_meets_the_clock(cast: Cast) -> None:
    case = make_case(cast)
    refresh(case)
    clock = only(case, "K01")
    assert (clock.state, clock.ended_on, clock.end_reason) == (C.MET, date(2026, 11, 18), "已受理")


def test_a_term_that_passed_undone_lapses(cast: Cast) -> None:
    case = make_case(cast)
    refresh(case, today=date(2026, 12, 4))
    clock = only(case, "K04")
    assert (clock.state, clock.ended_on) == (C.LAPSED, date(2026, 12, 3))


def test_what_was_done_late_is_met_and_says_so(cast: Cast) -> None:
    case = make_case(cast, state=S.UNSETTLED, ended_on=date(2026, 12, 7))
    refresh(case, today=date(2026, 12, 7))
    clock = only(case, "K04")
    assert clock.state is C.MET
    assert clock.end_reason == "调解已结束（已逾期）"


def test_refreshing_again_changes_nothing(cast: Cast) -> None:
    case = make_case(cast, infringed_on=date(2026, 9, 30))
    refresh(case)
    before = [(row.id, row.rule, row.due_on, row.state) for row in case.clocks]
    refresh(case, today=TODAY + timedelta(days=1))
    assert [(row.id, row.rule, row.due_on, row.state) for row in case.clocks] == before


def test_a_clock_that_moves_keeps_its_old_value_in_a_voided_row(cast: Cast) -> None:
    case = make_case(cast)
    refresh(case)
    until = date(2026, 12, 20)
    with transaction():
        clocks.keep_segment(
            only(case, "K04"), clocks.EXTENSION, from_on=TODAY, to_on=until, reason="双方书面同意"
        )
    refresh(case)
    old, new = [row for row in case.clocks if row.rule == "K04"]
    assert (old.state, old.due_on) == (C.VOIDED, date(2026, 12, 3))
    assert old.end_reason == "届满日由 2026-12-03 改为 2026-12-20"
    assert (new.state, new.due_on) == (C.RUNNING, date(2026, 12, 20))


def test_a_new_holiday_moves_the_day_and_leaves_the_old_one_to_be_seen(cast: Cast) -> None:
    case = make_case(cast)
    refresh(case)
    db.session.add(CalendarDay(day=date(2026, 12, 3), kind=DayKind.REST, name="停工一日"))
    db.session.commit()
    refresh(case)
    assert running(case)["K04"] == date(2026, 12, 4)
    assert [row.state for row in case.clocks if row.rule == "K04"] == [C.VOIDED, C.RUNNING]


def test_applying_for_mediation_starts_the_limitation_anew(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED, infringed_on=date(2026, 3, 2))
    refresh(case)
    clock = only(case, "K27")
    assert (clock.start_on, clock.due_on) == (date(2026, 11, 16), date(2027, 11, 16))
    assert any("申请调解，时效中断" in sentence for sentence in clock.trace)
    assert clock.is_provisional


def test_each_later_interruption_starts_the_limitation_anew(cast: Cast) -> None:
    case = make_case(cast, infringed_on=date(2026, 3, 2))
    refresh(case)
    refresh(case, ended_on=TODAY, ending_reason="expired")
    old, new = [row for row in case.clocks if row.rule == "K27"]
    assert old.state is C.VOIDED
    assert new.start_on == TODAY
    assert any("调解期限届满未达成协议，时效中断" in sentence for sentence in new.trace)


def test_a_limitation_that_was_over_is_not_revived(cast: Cast) -> None:
    case = make_case(cast, state=S.REGISTERED, infringed_on=date(2025, 3, 3))
    refresh(case)
    clock = only(case, "K27")
    assert (clock.due_on, clock.state) == (date(2026, 3, 3), C.LAPSED)


def test_back_pay_is_counted_from_the_end_of_the_job_and_not_before_it(cast: Cast) -> None:
    employed = make_case(cast, state=S.REGISTERED)
    refresh(employed)
    assert "K28" not in running(employed)
    left = make_case(cast, state=S.REGISTERED, employment_ended_on=date(2026, 9, 30))
    refresh(left)
    assert running(left)["K28"] == date(2027, 11, 16)


def test_an_award_starts_a_red_clock_that_mediation_does_not_stop(cast: Cast) -> None:
    award = {"arbitration_status": "other_award", "award_received_on": date(2026, 11, 16)}
    case = make_case(cast, **award)
    refresh(case)
    assert running(case)["K33"] == date(2026, 12, 1)
    refresh(case, today=date(2026, 12, 2))
    assert only(case, "K33").state is C.LAPSED


def test_a_final_award_has_a_clock_for_either_side(cast: Cast) -> None:
    award = {"arbitration_status": "final_award", "award_received_on": date(2026, 11, 16)}
    case = make_case(cast, **award)
    refresh(case)
    assert {"K32", "K34"} <= set(running(case))


def test_an_effective_agreement_opens_both_windows(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED, settled_on=date(2026, 11, 20))
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=date(2026, 11, 20))
    refresh(case)
    assert running(case)["K15"] == date(2026, 12, 7)
    assert running(case)["K17"] == date(2026, 12, 21)
    assert only(case, "K04").state is C.MET


def test_an_agreement_that_confirms_employment_has_no_review_window(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED)
    agreement = make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY)
    agreement.terms.append(
        AgreementTerm(position=1, kind=TermKind.EMPLOYMENT_CONFIRM, text="确认劳动关系")
    )
    db.session.commit()
    refresh(case)
    assert "K15" not in running(case)
    assert "K17" in running(case)


def test_a_broken_agreement_interrupts_the_limitation(cast: Cast) -> None:
    case = make_case(cast, state=S.SETTLED, infringed_on=date(2026, 9, 30))
    due = date(2026, 11, 25)
    make_agreement(case, state=AgreementState.EFFECTIVE, effective_on=TODAY, due_on=due)
    refresh(case, today=date(2026, 11, 30))
    newest = [row for row in case.clocks if row.rule == "K27"][-1]
    assert newest.start_on == due
