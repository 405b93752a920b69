"""The table of statutory periods and which row applies where and when."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.clocks import RULES, ClockFacts, ClockRule, Unit, find_rule, rules_for
from mediation.domain.entry_path import EntryPath

ON = date(2026, 11, 23)
NUMBERS = (1, 3, 4, 5, 6, 7, 8, 11, 14, 15, 17, 27, 28, 32, 33, 34)


def started(facts: ClockFacts) -> dict[str, date]:
    return {clock.rule.code: clock.start for clock in rules_for(facts)}


def test_the_table_holds_exactly_the_periods_of_this_stage() -> None:
    assert {rule.code for rule in RULES} == {f"K{number:02d}" for number in NUMBERS}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.starts}")
def test_every_row_names_its_law_and_what_follows_when_missed(rule: ClockRule) -> None:
    assert rule.law.startswith("《")
    assert rule.article.startswith("第") or "〔" in rule.law
    assert rule.if_missed.endswith("。")
    assert rule.counted_by
    assert len(rule.full_title) <= 80
    assert len(rule.version) <= 20
    assert rule.extension_cap is None or rule.extendable_by


def test_three_and_ten_days_of_the_arbitration_rules_are_working_days() -> None:
    assert find_rule("K14", on=ON).unit is Unit.WORKING_DAY
    assert find_rule("K15", on=ON).unit is Unit.NATURAL_DAY


def test_only_mediation_itself_can_be_extended_and_one_track_has_a_cap() -> None:
    assert {rule.code for rule in RULES if rule.extendable_by} == {
        "K04",
        "K05",
        "K06",
        "K07",
        "K08",
    }
    assert [rule.code for rule in RULES if rule.extension_cap] == ["K05"]


def test_the_path_chooses_between_rows_of_one_code() -> None:
    online = find_rule("K06", on=ON, entry_path=EntryPath.COURT_DELEGATED_ONLINE)
    paper = find_rule("K06", on=ON, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    assert "在线" in online.law
    assert "特邀" in paper.law


def test_a_region_overrides_from_its_own_day_on_and_nowhere_else() -> None:
    national = find_rule("K04", on=ON)
    local = replace(national, length=20, region="330100", valid_from=date(2026, 7, 1))
    rows = (*RULES, local)
    assert find_rule("K04", on=ON, region="330100", rules=rows).length == 20
    assert find_rule("K04", on=date(2026, 6, 30), region="330100", rules=rows).length == 15
    assert find_rule("K04", on=ON, region="330200", rules=rows).length == 15
    assert find_rule("K04", on=ON, rules=rows).length == 15
    assert local.version == "330100/2026-07-01"


def test_a_newer_row_replaces_the_older_from_its_day_on() -> None:
    old = find_rule("K17", on=ON)
    rows = (
        *(rule for rule in RULES if rule.code != "K17"),
        replace(old, valid_to=date(2026, 12, 31)),
        replace(old, length=60, valid_from=date(2027, 1, 1)),
    )
    assert find_rule("K17", on=date(2026, 12, 31), rules=rows).length == 30
    assert find_rule("K17", on=date(2027, 1, 1), rules=rows).length == 60


def test_a_day_before_every_row_gets_the_earliest() -> None:
    assert find_rule("K27", on=date(2001, 1, 1)).code == "K27"


def test_an_unknown_code_or_a_foreign_path_is_refused() -> None:
    with pytest.raises(LookupError, match="K99"):
        find_rule("K99", on=ON)
    with pytest.raises(LookupError, match="K08"):
        find_rule("K08", on=ON, entry_path=EntryPath.OWN_INTAKE)


def test_nothing_runs_before_anything_happened() -> None:
    for path in EntryPath:
        assert started(ClockFacts(entry_path=path)) == {}


def test_an_own_case_starts_its_three_clocks_on_three_days() -> None:
    facts = ClockFacts(
        EntryPath.OWN_INTAKE,
        applied_on=date(2026, 11, 2),
        both_willing_on=date(2026, 11, 4),
        accepted_on=date(2026, 11, 5),
    )
    assert started(facts) == {
        "K01": date(2026, 11, 4),
        "K03": date(2026, 11, 2),
        "K04": date(2026, 11, 5),
    }


def test_a_case_from_court_runs_from_the_confirmation_and_has_no_15_days() -> None:
    facts = ClockFacts(
        EntryPath.COURT_DELEGATED_ONLINE,
        applied_on=date(2026, 11, 2),
        task_received_on=date(2026, 11, 10),
        accepted_on=date(2026, 11, 12),
    )
    assert started(facts) == {"K11": date(2026, 11, 10), "K06": date(2026, 11, 12)}


def test_a_case_from_the_commission_runs_from_the_consent() -> None:
    facts = ClockFacts(
        EntryPath.COMMISSION_ENTRUSTED,
        accepted_on=date(2026, 11, 12),
        consented_on=date(2026, 11, 10),
    )
    assert started(facts) == {"K14": date(2026, 11, 10)}


def test_an_effective_agreement_opens_both_windows() -> None:
    facts = ClockFacts(EntryPath.OWN_INTAKE, agreement_effective_on=date(2026, 11, 20))
    assert started(facts) == {"K15": date(2026, 11, 20), "K17": date(2026, 11, 20)}


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (ArbitrationStatus.FINAL_AWARD, {"K32", "K34"}),
        (ArbitrationStatus.OTHER_AWARD, {"K33"}),
        (ArbitrationStatus.ACCEPTED, set()),
        (ArbitrationStatus.NOT_APPLIED, set()),
    ],
)
def test_an_award_starts_the_days_to_sue(status: ArbitrationStatus, codes: set[str]) -> None:
    facts = ClockFacts(
        EntryPath.OWN_INTAKE, arbitration_status=status, award_received_on=date(2026, 11, 20)
    )
    assert set(started(facts)) == codes


def test_an_award_without_its_date_starts_nothing() -> None:
    facts = ClockFacts(EntryPath.OWN_INTAKE, arbitration_status=ArbitrationStatus.FINAL_AWARD)
    assert started(facts) == {}
