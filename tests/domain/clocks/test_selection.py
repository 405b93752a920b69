"""Which clocks the dated events of a case start, end and switch off."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.clocks import (
    RULES,
    ClockEvent,
    ClockFacts,
    ClockRule,
    Happened,
    deadline_of,
    find_rule,
    started_clocks,
)
from mediation.domain.entry_path import EntryPath
from tests.domain.clocks.counting import CALENDAR, TODAY, day

E = ClockEvent


def facts(path: EntryPath, *events: tuple[ClockEvent, str], region: str = "") -> ClockFacts:
    happened = tuple(Happened(event, day(on)) for event, on in events)
    return ClockFacts(path, happened, region=region)


def started(known: ClockFacts, rules: tuple[ClockRule, ...] = RULES) -> dict[str, date]:
    return {clock.rule.code: clock.start.on for clock in started_clocks(known, rules)}


@pytest.mark.parametrize("path", EntryPath)
def test_nothing_runs_before_anything_happened(path: EntryPath) -> None:
    assert started(facts(path)) == {}


def test_an_own_case_starts_its_three_clocks_on_three_days() -> None:
    known = facts(
        EntryPath.OWN_INTAKE,
        (E.APPLICATION_RECEIVED, "2026-11-02"),
        (E.BOTH_WILLING, "2026-11-04"),
        (E.CASE_ACCEPTED, "2026-11-05"),
    )
    assert started(known) == {"K01": day("2026-11-04"), "K03": day("2026-11-02")} | {
        "K04": day("2026-11-05")
    }


def test_a_case_from_court_runs_from_the_confirmation_and_has_no_15_days() -> None:
    known = facts(
        EntryPath.COURT_DELEGATED_ONLINE,
        (E.APPLICATION_RECEIVED, "2026-11-02"),
        (E.TASK_RECEIVED, "2026-11-10"),
        (E.CONFIRMED_ONLINE, "2026-11-12"),
    )
    assert started(known) == {
        "K06": day("2026-11-12"),
        "K11": day("2026-11-10"),
        "K12": day("2026-11-12"),
    }


def test_a_case_from_the_commission_runs_from_the_consent() -> None:
    known = facts(EntryPath.COMMISSION_ENTRUSTED, (E.PARTIES_CONSENTED, "2026-11-10"))
    assert started(known) == {"K14": day("2026-11-10")}


def test_an_effective_agreement_opens_both_windows_unless_one_is_shut() -> None:
    known = facts(EntryPath.OWN_INTAKE, (E.AGREEMENT_EFFECTIVE, "2026-11-20"))
    assert started(known) == dict.fromkeys(("K15", "K17"), day("2026-11-20"))
    # 33号令 art. 75: no review of an agreement that confirms an employment relation.
    assert set(started(replace(known, shut=frozenset({"K15"})))) == {"K17"}


@pytest.mark.parametrize(
    ("event", "codes"),
    [
        (E.FINAL_AWARD_RECEIVED, {"K32", "K34"}),
        (E.OTHER_AWARD_RECEIVED, {"K33"}),
        (E.SET_ASIDE_RULING_RECEIVED, {"K35"}),
        (E.INJURY_HAPPENED, {"K36", "K37"}),
        (E.CONFIRMATION_ACCEPTED, {"K19A", "K19B"}),
        (E.ARBITRATION_ACCEPTED, {"K30A", "K31"}),
        (E.EMPLOYMENT_ENDED, {"K42"}),
        (E.NOTICE_PUBLISHED, {"K43A"}),
    ],
)
def test_an_event_starts_its_clocks(event: ClockEvent, codes: set[str]) -> None:
    assert set(started(facts(EntryPath.OWN_INTAKE, (event, "2026-11-20")))) == codes


def test_every_start_of_the_table_starts_its_row() -> None:
    for rule in RULES:
        path = next(iter(rule.entry_paths), EntryPath.OWN_INTAKE)
        on = rule.valid_from.isoformat()
        assert rule.code in started(facts(path, (rule.starts, on))), rule.code


def test_the_event_that_meets_a_clock_ends_it_and_an_earlier_one_does_not() -> None:
    known = facts(
        EntryPath.OWN_INTAKE,
        (E.SUIT_FILED, "2026-11-01"),
        (E.OTHER_AWARD_RECEIVED, "2026-11-02"),
        (E.SUIT_FILED, "2026-11-10"),
    )
    (clock,) = started_clocks(known)
    assert clock.ended is not None
    assert clock.ended.on == day("2026-11-10")


def test_a_region_switches_one_count_of_the_double_wage_off() -> None:
    national = find_rule("K27A", on=TODAY)
    off = replace(national, region="33", valid_from=date(2026, 1, 1), is_used=False)
    events = (
        (E.DOUBLE_WAGE_FIRST_MONTH, "2026-03-09"),
        (E.DOUBLE_WAGE_ENDED, "2026-10-09"),
    )
    rows = (*RULES, off)
    here = facts(EntryPath.OWN_INTAKE, *events, region="330106")
    elsewhere = facts(EntryPath.OWN_INTAKE, *events, region="320500")
    assert set(started(here, rows)) == {"K27B"}
    assert set(started(elsewhere, rows)) == {"K27A", "K27B"}


def test_a_stretch_and_an_interruption_reach_the_clock_they_concern() -> None:
    events = (
        Happened(E.INFRINGEMENT_KNOWN, day("2025-06-03")),
        Happened(E.FORCE_MAJEURE, day("2026-02-02"), until=day("2026-02-11")),
        Happened(E.APPRAISAL, day("2026-03-01"), until=day("2026-03-31")),
    )
    known = ClockFacts(EntryPath.OWN_INTAKE, events)
    (clock,) = started_clocks(known)
    suspended = deadline_of(clock, known, calendar=CALENDAR, today=TODAY)
    # Ten days of force majeure; an appraisal does not suspend the limitation.
    assert suspended.safe_date == day("2026-06-13")
    renewed = replace(known, events=(*events, Happened(E.CLAIM_MADE, day("2026-05-06"))))
    assert deadline_of(clock, renewed, calendar=CALENDAR, today=TODAY).start == day("2026-05-06")
