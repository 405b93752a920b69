"""The table of statutory periods: what every row must have, which row applies where and when."""

import inspect
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from mediation.domain import referral_dates
from mediation.domain.clocks import (
    MEDIATION_RULES,
    RULES,
    Binds,
    Certainty,
    ClockEvent,
    ClockRule,
    Unit,
    find_rule,
)
from mediation.domain.clocks.events import STRETCHES
from mediation.domain.entry_path import EntryPath
from mediation.queries import clock_events

ON = date(2026, 11, 23)
# K13 is no period: the days of an appraisal are left out of others (在线规则 art. 26).
WITHOUT_A_ROW = {13}
IN_PARTS = {19: "AB", 20: "AB", 30: "ABC", 38: "AB", 39: "AB", 43: "AB", 44: "AB"}

E = ClockEvent
# What the case does not carry itself: a person enters it in the ledger of dates.
BY_HAND = {
    *(E.NEGOTIATION_DEMANDED, E.AGREED_ONLINE, E.ONLINE_APPLICATION),
    *(E.OUTSIDER_KNEW, E.COPY_RECEIVED, E.ANSWER_RECEIVED),
    *(E.RECOGNITION_ACCEPTED, E.CLEAR_RECOGNITION_ACCEPTED, E.GRADING_APPLIED),
    *(E.GRADING_RECEIVED, E.VIOLATION_ENDED, E.NOTICE_PUBLISHED, E.PAPERS_POSTED),
}


def of_code(code: str) -> list[ClockRule]:
    return [rule for rule in RULES if rule.code == code]


def identity(rule: ClockRule) -> str:
    return f"{rule.code}-{rule.version}-{rule.starts}"


def test_every_number_of_the_master_table_has_its_rows() -> None:
    wanted = {"K21A", "K27A", "K27B"}
    for number in set(range(1, 46)) - WITHOUT_A_ROW:
        wanted |= {f"K{number:02}{part}" for part in IN_PARTS.get(number, [""])}
    assert {rule.code for rule in RULES} == wanted
    assert all(ClockEvent.APPRAISAL in rule.paused_by for rule in of_code("K06"))


@pytest.mark.parametrize("rule", RULES, ids=identity)
def test_every_row_says_what_a_page_has_to_say(rule: ClockRule) -> None:
    assert rule.articles
    for article in rule.articles:
        assert article.law.startswith("《")
        assert article.number.startswith("第") or "〔" in article.law
        assert "  " not in article.text
    assert rule.if_missed.endswith("。")
    assert re.search("请|可以|终止|视为|引导|由", rule.if_missed), "it says what to do"
    assert rule.counted_by.startswith("《")
    assert len(rule.full_title) <= 80
    assert len(rule.version) <= 20
    assert len(rule.code) <= 8
    assert rule.starts not in rule.stops
    assert not rule.starts.is_stretch
    assert rule.paused_by <= STRETCHES
    assert not rule.stops & STRETCHES
    assert all(event.interrupts for event in rule.interrupted_by)
    assert rule.extension_cap is None or rule.extendable_by
    assert rule.valid_to is None or rule.valid_from <= rule.valid_to


def test_every_start_is_read_from_the_case_or_entered_by_hand() -> None:
    sources = inspect.getsource(clock_events) + inspect.getsource(referral_dates)
    read_from_the_case = set(re.findall(r"E\.([A-Z_]+)", sources))
    read_from_the_case |= {"DOUBLE_WAGE_FIRST_MONTH", "DOUBLE_WAGE_ENDED"}
    starts = {rule.starts for rule in RULES}
    assert {event for event in starts if event.name not in read_from_the_case} == BY_HAND


def test_only_a_notice_or_a_posting_ends_by_itself() -> None:
    assert {rule.code for rule in RULES if not rule.stops} == {"K43A", "K43B"}


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES}))
def test_the_versions_of_a_row_follow_one_another_without_a_gap(code: str) -> None:
    for path in (None, *EntryPath):
        rows = [
            rule
            for rule in of_code(code)
            if (path is None and not rule.entry_paths) or path in rule.entry_paths
        ]
        rows.sort(key=lambda rule: rule.valid_from)
        for older, newer in pairwise(rows):
            assert older.valid_to is not None
            assert (newer.valid_from - older.valid_to).days == 1
        assert not rows or rows[-1].valid_to is None
        assert max(Counter(rule.version for rule in rows).values(), default=1) == 1


def test_three_five_and_ten_days_of_the_arbitration_rules_are_working_days() -> None:
    # 33号令 art. 80: 3, 5, 10 days are working days, 15 and 45 are natural days.
    for rule in RULES:
        laws = {article.law for article in rule.articles}
        if "《劳动人事争议仲裁办案规则》" in laws:
            working = rule.length in {3, 5, 10}
            assert rule.unit is (Unit.WORKING_DAY if working else Unit.NATURAL_DAY), rule.code


@pytest.mark.parametrize(
    ("code", "by_whom", "cap"),
    [
        ("K02", "双方当事人", None),
        ("K04", "双方当事人", None),
        ("K05", "双方当事人", 15),
        ("K06", "双方当事人", None),
        ("K07", "双方当事人", None),
        ("K08", "双方当事人", None),
        ("K16", "仲裁委员会主任或者仲裁院负责人", 5),
        ("K19A", "人民法院院长", 10),
        ("K19B", "人民法院院长", None),
        ("K31", "仲裁委员会主任", 15),
        ("K36", "社会保险行政部门", None),
        ("K39A", "劳动能力鉴定委员会", 30),
        ("K41", "劳动保障行政部门负责人", 30),
    ],
)
def test_who_may_extend_and_how_far(code: str, by_whom: str, cap: int | None) -> None:
    rule = find_rule(code, on=ON)
    assert (rule.extendable_by, rule.extension_cap) == (by_whom, cap)


def test_no_right_to_arbitrate_sue_or_confirm_can_be_extended() -> None:
    extendable = {rule.code for rule in RULES if rule.extendable_by}
    assert extendable == {
        *("K02", "K04", "K05", "K06", "K07", "K08", "K16"),
        *("K19A", "K19B", "K31", "K36", "K39A", "K41"),
    }


def test_the_body_is_dunned_only_for_its_own_work() -> None:
    own = {rule.code for rule in RULES if rule.binds is Binds.BODY}
    assert own == {"K01", "K11", "K12"} | MEDIATION_RULES


def test_what_was_not_compared_with_the_text_of_the_law_says_so() -> None:
    in_force = {rule.code for rule in RULES if rule.valid_to is None and not is_verified(rule)}
    assert in_force == {"K05", "K27A", "K27B"}
    # The numbers that 民诉法 had before 2022 were not looked up, but for that of confirmation.
    replaced = {rule.code for rule in RULES if rule.valid_to and not is_verified(rule)}
    assert replaced == {"K19B", "K21", "K21A", "K22", "K23", "K24", "K43A", "K45"}


def is_verified(rule: ClockRule) -> bool:
    return rule.certainty is Certainty.VERIFIED


def test_suits_and_injury_outlive_mediation() -> None:
    outliving = {rule.code for rule in RULES if rule.outlives_mediation}
    assert outliving == {"K32", "K33", "K34", "K35", "K36", "K37"}


@pytest.mark.parametrize(
    ("on", "article"),
    [
        ("2012-12-31", "《人民调解法》第三十三条第一款"),
        ("2013-01-01", "《民事诉讼法》（2012年修正）第一百九十四条"),
        ("2022-01-01", "《民事诉讼法》（2021年修正）第二百零一条"),
        ("2023-12-31", "《民事诉讼法》（2021年修正）第二百零一条"),
        ("2024-01-01", "《民事诉讼法》第二百零五条"),
    ],
)
def test_confirmation_is_cited_by_the_number_of_its_day(on: str, article: str) -> None:
    rule = find_rule("K17", on=date.fromisoformat(on))
    assert rule.length == 30
    assert rule.articles[0].name == article


def test_the_path_chooses_between_rows_of_one_code() -> None:
    online = find_rule("K06", on=ON, entry_path=EntryPath.COURT_DELEGATED_ONLINE)
    paper = find_rule("K06", on=ON, entry_path=EntryPath.COURT_DELEGATED_PAPER)
    assert "在线" in online.basis
    assert online.starts is ClockEvent.CONFIRMED_ONLINE
    assert "特邀" in paper.basis
    assert paper.starts is ClockEvent.FILE_SIGNED_FOR


def test_a_region_overrides_from_its_own_day_on_and_nowhere_else() -> None:
    national = find_rule("K04", on=ON)
    local = replace(national, length=20, region="3301", valid_from=date(2026, 7, 1))
    rows = (*RULES, local)
    assert find_rule("K04", on=ON, region="330106", rules=rows).length == 20
    assert find_rule("K04", on=date(2026, 6, 30), region="330106", rules=rows).length == 15
    assert find_rule("K04", on=ON, region="330200", rules=rows).length == 15
    assert find_rule("K04", on=ON, rules=rows).length == 15
    assert local.version == "3301/2026-07-01"


def test_a_day_before_every_row_gets_the_earliest() -> None:
    assert find_rule("K27", on=date(2001, 1, 1)).code == "K27"


def test_an_unknown_code_or_a_foreign_path_is_refused() -> None:
    with pytest.raises(LookupError, match="K99"):
        find_rule("K99", on=ON)
    with pytest.raises(LookupError, match="K08"):
        find_rule("K08", on=ON, entry_path=EntryPath.OWN_INTAKE)
