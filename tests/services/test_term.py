"""The mediation term: extended by both sides, paused, gone on with."""

import re
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from mediation.domain.case_flow import CaseState
from mediation.domain.clock_states import ClockState
from mediation.domain.entry_path import EntryPath
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.next_step import NextAction
from mediation.domain.pausing import PauseKind
from mediation.extensions import db
from mediation.models import Case, CaseEvent
from mediation.services import clocks, evidence, term
from mediation.services.proving import Paper
from mediation.services.transaction import transaction
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_case
from tests.file_factories import make_evidence

TODAY = MONDAY_MORNING.date()
CONSENT = Paper("双方同意书原件存正卷第 12 页")
COURT = {"entry_path": EntryPath.COURT_DELEGATED_PAPER, "file_received_on": date(2026, 11, 17)}


def fields(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {problem.field for problem in error.value.problems}


def extend(case: Case, cast: Cast, until: date, **changes: object) -> None:
    given = {
        "agreed_on": TODAY,
        "consent": CONSENT,
        "note": "",
        "by": cast.mediator,
        "at": MONDAY_MORNING,
    }
    term.extend(case, extended_to=until, **(given | changes))


def pause(case: Case, cast: Cast, kind: PauseKind, **changes: object) -> None:
    given = {
        "reason": "",
        "paused_on": TODAY,
        "check_on": date(2026, 12, 7),
        "by": cast.mediator,
        "at": MONDAY_MORNING,
    }
    term.pause(case, kind=kind, **(given | changes))


def resume(case: Case, cast: Cast, day: date) -> None:
    at = MONDAY_MORNING + (day - TODAY)
    term.resume(case, resumed_on=day, note="", by=cast.mediator, at=at)


def due_on(case: Case) -> date:
    clock = clocks.mediation_clock(case)
    assert clock is not None
    return clock.due_on


def test_both_sides_put_off_the_end(cast: Cast) -> None:
    case = make_case(cast)
    extend(case, cast, date(2026, 12, 20))
    # A Sunday that the parties named stands as written.
    assert due_on(case) == date(2026, 12, 20)
    clock = clocks.mediation_clock(case)
    assert clock is not None
    assert [(item.kind, item.to_on) for item in clock.segments] == [
        ("extension", date(2026, 12, 20))
    ]


def test_the_consent_of_both_sides_is_kept_with_the_extension(cast: Cast) -> None:
    case = make_case(cast)
    file = make_evidence(case, by=cast.mediator, name="延期同意书.pdf")
    extend(case, cast, date(2026, 12, 20), consent=Paper("第 12 页", file.id))
    clock = clocks.mediation_clock(case)
    assert clock is not None
    (segment,) = clock.segments
    assert segment.reason == "双方书面同意延长；双方同意书：材料“延期同意书.pdf”，第 12 页"
    event = db.session.scalars(select(CaseEvent)).one()
    assert "材料“延期同意书.pdf”" in str(event.note)


@pytest.mark.parametrize(
    ("paper", "field", "words"),
    [
        (Paper(), "paper", "存放在哪里"),
        (Paper("  "), "paper", "存放在哪里"),
        (Paper("第\ue000页"), "paper", "U+E000"),
        (Paper("存正卷", 999), "evidence_id", "本案的材料"),
    ],
)
def test_without_the_paper_of_both_sides_nothing_is_extended(
    cast: Cast, paper: Paper, field: str, words: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput, match=re.escape(words)) as refused:
        extend(case, cast, date(2026, 12, 20), consent=paper)
    assert fields(refused) == {field}
    assert not [item for clock in case.clocks for item in clock.segments]


def test_a_consent_of_another_case_or_a_void_one_does_not_count(cast: Cast) -> None:
    case, other = make_case(cast), make_case(cast, applicants=("李四",))
    foreign = make_evidence(other, by=cast.mediator)
    with pytest.raises(InvalidInput) as refused:
        extend(case, cast, date(2026, 12, 20), consent=Paper("", foreign.id))
    assert fields(refused) == {"evidence_id"}
    own = make_evidence(case, by=cast.mediator)
    evidence.void(own, case, reason="传错案件", by=cast.mediator, at=MONDAY_MORNING)
    with pytest.raises(InvalidInput, match="已经作废"):
        extend(case, cast, date(2026, 12, 20), consent=Paper("", own.id))


@pytest.mark.parametrize(
    ("until", "changes", "field"),
    [
        (date(2026, 12, 3), {}, "extended_to"),
        (date(2026, 12, 20), {"agreed_on": date(2026, 11, 24)}, "agreed_on"),
        (date(2026, 12, 20), {"agreed_on": date(2026, 11, 17)}, "agreed_on"),
        (date(2206, 12, 20), {}, "extended_to"),
    ],
)
def test_a_faulty_extension_is_refused(
    cast: Cast, until: date, changes: dict[str, object], field: str
) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        extend(case, cast, until, **changes)
    assert fields(refused) == {field}
    assert not [item for clock in case.clocks for item in clock.segments]


def test_a_term_that_is_over_is_extended_only_by_a_consent_given_in_time(cast: Cast) -> None:
    case = make_case(cast)
    late = {"at": MONDAY_MORNING + timedelta(days=14)}
    with pytest.raises(InvalidInput):
        extend(case, cast, date(2026, 12, 20), agreed_on=date(2026, 12, 7), **late)
    extend(case, cast, date(2026, 12, 20), agreed_on=date(2026, 12, 2), **late)
    assert due_on(case) == date(2026, 12, 20)


def test_the_new_form_track_is_extended_by_fifteen_days_at_most(cast: Cast) -> None:
    case = make_case(cast, entry_path=EntryPath.NEW_EMPLOYMENT_FORM)
    with pytest.raises(InvalidInput):
        extend(case, cast, date(2026, 12, 19))
    extend(case, cast, date(2026, 12, 18))
    assert due_on(case) == date(2026, 12, 18)


def test_ten_days_of_a_commission_are_not_extended(cast: Cast) -> None:
    case = make_case(cast, entry_path=EntryPath.COMMISSION_ENTRUSTED)
    with pytest.raises(ActionNotPossible, match="不能延长"):
        extend(case, cast, date(2026, 12, 20))


def test_a_pause_is_looked_at_again_on_its_day(cast: Cast) -> None:
    case = make_case(cast)
    pause(case, cast, PauseKind.INJURY)
    assert case.state is CaseState.PAUSED
    assert (case.next_action, case.next_on) == (NextAction.CHECK_PAUSE, date(2026, 12, 7))
    assert "等待工伤认定" in str(case.next_note)


def test_a_pause_for_another_reason_is_written_out(cast: Cast) -> None:
    case = make_case(cast)
    with pytest.raises(InvalidInput) as refused:
        pause(case, cast, PauseKind.OTHER)
    assert fields(refused) == {"reason"}
    with pytest.raises(InvalidInput) as refused:
        pause(case, cast, PauseKind.INJURY, check_on=date(2026, 11, 20))
    assert fields(refused) == {"check_on"}


def test_appraisal_in_a_courts_case_is_left_out_of_the_term(cast: Cast) -> None:
    case = make_case(cast, **COURT)
    with transaction():
        clocks.refresh(case, today=TODAY)
    pause(case, cast, PauseKind.APPRAISAL)
    clock = clocks.mediation_clock(case)
    assert clock is not None
    assert (clock.state, clock.due_on) == (ClockState.PAUSED, date(2026, 12, 17))
    resume(case, cast, date(2026, 12, 3))
    # Ten days, 23 November to 2 December, are not counted: 17 becomes 27, a Sunday, then Monday.
    assert case.state is CaseState.MEDIATING
    assert due_on(case) == date(2026, 12, 28)
    old, new = [row for row in case.clocks if row.rule == "K06"]
    assert (old.state, old.due_on) == (ClockState.VOIDED, date(2026, 12, 17))
    (segment,) = new.segments
    assert (segment.from_on, segment.to_on) == (TODAY, date(2026, 12, 2))
    assert any("鉴定、评估：2026-11-23 至 2026-12-02 不计入期限" in line for line in new.trace)


def test_two_appraisals_add_up(cast: Cast) -> None:
    case = make_case(cast, **COURT)
    pause(case, cast, PauseKind.APPRAISAL)
    resume(case, cast, date(2026, 11, 25))
    again = MONDAY_MORNING + timedelta(days=7)
    pause(case, cast, PauseKind.APPRAISAL, paused_on=again.date(), at=again)
    resume(case, cast, date(2026, 12, 2))
    clock = clocks.mediation_clock(case)
    assert clock is not None
    assert clock.safe_on == date(2026, 12, 21)
    assert len(clock.segments) == 2


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({}, PauseKind.APPRAISAL), (COURT, PauseKind.INJURY), (COURT, PauseKind.OBSTACLE)],
)
def test_no_other_pause_stops_the_term(
    cast: Cast, changes: dict[str, object], kind: PauseKind
) -> None:
    case = make_case(cast, **changes)
    clocks_before = clocks.mediation_deadline(case, today=TODAY)
    assert clocks_before is not None
    pause(case, cast, kind)
    clock = clocks.mediation_clock(case)
    assert clock is not None
    assert clock.state is ClockState.RUNNING
    resume(case, cast, date(2026, 11, 27))
    assert due_on(case) == clocks_before.legal_date


def test_going_on_is_not_before_the_pause(cast: Cast) -> None:
    case = make_case(cast)
    pause(case, cast, PauseKind.INJURY)
    with pytest.raises(InvalidInput):
        resume(case, cast, date(2026, 11, 20))
    resume(case, cast, TODAY)
    assert case.next_action == NextAction.PLAN_SESSION
