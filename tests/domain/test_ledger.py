"""What may stand in the ledger of dates, and that no event is forgotten between it and the case."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from mediation.domain.clocks import (
    ENTERED_BY_HAND,
    EVENTS_BY_HAND,
    RULES,
    ClockEvent,
    Happened,
    LedgerGroup,
)
from mediation.domain.clocks.events import INTERRUPTIONS, SUSPENSIONS
from mediation.domain.field_notes import FieldNotes
from mediation.domain.ledger import EARLIEST, LedgerEntry, check_entry
from mediation.queries import clock_events

E = ClockEvent
TODAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
# The first day of a job is a fact of the employment; the months without a contract follow from it.
READ_FROM_THE_JOB = {E.EMPLOYMENT_BEGAN, E.DOUBLE_WAGE_FIRST_MONTH, E.DOUBLE_WAGE_ENDED}


def found(
    event: ClockEvent = E.CLAIM_MADE,
    on: date = YESTERDAY,
    proof: str = "快递单号 EMS1234567890CN",
    carried: tuple[Happened, ...] = (),
    entered: tuple[Happened, ...] = (),
    **changes: object,
) -> dict[str, str]:
    """The fields that are refused, each with its sentence."""
    notes = FieldNotes()
    entry = LedgerEntry(event, on, proof, **changes)  # type: ignore[arg-type]  # by name
    check_entry(entry, carried=carried, entered=entered, today=TODAY, notes=notes)
    return {problem.field: problem.sentence for problem in notes.problems}


def test_every_event_is_entered_by_hand_or_told_by_the_case() -> None:
    told = Path(clock_events.__file__).read_text()
    forgotten = {
        event
        for event in ClockEvent
        if event not in EVENTS_BY_HAND | READ_FROM_THE_JOB and f"E.{event.name}" not in told
    }
    assert not forgotten


def test_every_start_and_end_of_a_rule_can_come_about() -> None:
    told = Path(clock_events.__file__).read_text()
    used = {event for rule in RULES for event in (rule.starts, *rule.stops, *rule.paused_by)}
    reachable = EVENTS_BY_HAND | READ_FROM_THE_JOB
    assert {event for event in used - reachable if f"E.{event.name}" not in told} == set()


def test_each_group_has_a_name_and_no_event_stands_in_two() -> None:
    assert list(ENTERED_BY_HAND) == list(LedgerGroup)
    assert all(group.label and events for group, events in ENTERED_BY_HAND.items())
    assert sum(len(events) for events in ENTERED_BY_HAND.values()) == len(EVENTS_BY_HAND)


def test_all_twelve_interruptions_and_every_suspension_can_be_entered() -> None:
    assert len(INTERRUPTIONS) == 12
    assert set(ENTERED_BY_HAND[LedgerGroup.LIMITATION]) >= INTERRUPTIONS | SUSPENSIONS


def test_a_sound_entry_is_taken() -> None:
    assert found() == {}
    assert found(on=TODAY) == {}
    assert found(on=EARLIEST) == {}
    assert found(E.FORCE_MAJEURE, date(2026, 1, 1), until=date(2026, 2, 1)) == {}
    assert found(E.FORCE_MAJEURE, date(2026, 1, 1)) == {}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": TOMORROW}, "happened_on"),
        ({"on": EARLIEST - timedelta(days=1)}, "happened_on"),
        ({"event": E.FORCE_MAJEURE, "until": TOMORROW}, "until_on"),
        ({"event": E.FORCE_MAJEURE, "until": date(2026, 11, 1)}, "until_on"),
        ({"until": TODAY}, "until_on"),
        ({"event": E.CASE_ACCEPTED}, "event"),
        ({"event": E.AGREEMENT_EFFECTIVE}, "event"),
        ({"proof": "  \n "}, "proof"),
        ({"proof": "证据\ue000"}, "proof"),
        ({"proof": "证据\x00"}, "proof"),
        ({"proof": "长" * 501}, "proof"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], field: str) -> None:
    problems = found(**changes)  # type: ignore[arg-type]  # by name
    assert set(problems) == {field}
    assert problems[field].endswith("。")


def test_what_the_case_tells_itself_is_not_entered_again() -> None:
    award = (Happened(E.OTHER_AWARD_RECEIVED, YESTERDAY),)
    assert "登记信息中已有" in found(E.OTHER_AWARD_RECEIVED, YESTERDAY, carried=award)["event"]
    # Received once: another day for the whole case would contradict the registration.
    assert set(found(E.OTHER_AWARD_RECEIVED, TODAY, carried=award)) == {"event"}
    # One of the parties may have received it on a day of its own.
    assert found(E.OTHER_AWARD_RECEIVED, TODAY, carried=award, party_id=7) == {}
    assert set(found(E.OTHER_AWARD_RECEIVED, YESTERDAY, carried=award, party_id=7)) == {"event"}


def test_an_interruption_may_happen_again_but_not_twice_on_one_day() -> None:
    applied = (Happened(E.MEDIATION_APPLIED, YESTERDAY),)
    assert found(E.MEDIATION_APPLIED, date(2026, 3, 2), carried=applied) == {}
    assert set(found(E.MEDIATION_APPLIED, YESTERDAY, carried=applied)) == {"event"}
    claimed = (Happened(E.CLAIM_MADE, YESTERDAY, party_id=3),)
    assert "已经登记过" in found(E.CLAIM_MADE, YESTERDAY, entered=claimed, party_id=3)["event"]
    assert set(found(E.CLAIM_MADE, YESTERDAY, entered=claimed)) == {"event"}
    assert found(E.CLAIM_MADE, YESTERDAY, entered=claimed, party_id=4) == {}
    assert found(E.CLAIM_MADE, TODAY, entered=claimed, party_id=3) == {}
