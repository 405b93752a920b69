"""Rules of an office: what may be overridden, and which row counts where and when."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.claim_types import ClaimType
from mediation.domain.clocks import RULES, Certainty, Unit, find_rule
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import EXIT_RULES, RouteKind, find_exit_rule
from mediation.domain.office_rules import (
    OfficeRow,
    RuleKind,
    clocks_with,
    content_of,
    differences,
    exits_with,
    national_clock,
    national_exit,
    problems,
)
from mediation.domain.organisations import LegalType

DAY = date(2026, 1, 1)
HENAN = OfficeRow(
    kind=RuleKind.CLOCK,
    code="K06",
    region="41",
    valid_from=DAY,
    valid_to=None,
    content={"extension_cap": 30},
    law="某中级人民法院诉前调解工作规程",
    article="第八条",
)
ZHEJIANG = OfficeRow(
    kind=RuleKind.EXIT,
    code="arbitration_review",
    region="33",
    valid_from=DAY,
    valid_to=None,
    content={"window": ""},
    law="《浙江省劳动人事争议调解仲裁条例》",
    article="第十一条",
)


def length_in(division: str, day: date, *rows: OfficeRow) -> int:
    found = find_rule("K04", on=day, region=division, rules=clocks_with(rows))
    return found.length


def fields_of(row: OfficeRow, reason: str = "省条例") -> list[str]:
    return [problem.field for problem in problems(row, reason)]


def test_only_what_differs_from_the_shipped_row_is_kept() -> None:
    rule = national_clock("K06", DAY)
    assert rule is not None
    typed = {"length": 30, "unit": "ND", "extension_cap": 30, "rolls": True, "is_used": True}
    assert content_of(rule, typed) == {"extension_cap": 30}
    review = national_exit("arbitration_review", DAY)
    assert review is not None
    assert content_of(review, {"legal_types": frozenset(LegalType)}) == {}


def test_without_rows_the_shipped_tables_count() -> None:
    assert clocks_with(()) == RULES
    assert exits_with(()) == EXIT_RULES


def test_both_rows_of_a_code_get_their_twin_with_the_basis_of_the_office() -> None:
    for path in (EntryPath.COURT_DELEGATED_ONLINE, EntryPath.COURT_DELEGATED_PAPER):
        rules = clocks_with((HENAN,))
        rule = find_rule("K06", on=DAY, entry_path=path, region="410105", rules=rules)
        assert (rule.extension_cap, rule.length, rule.region) == (30, 30, "41")
        assert rule.basis == "某中级人民法院诉前调解工作规程第八条"
        assert rule.certainty is Certainty.OFFICE
        elsewhere = find_rule("K06", on=DAY, entry_path=path, region="420105", rules=rules)
        assert elsewhere.extension_cap is None


TERM = replace(HENAN, code="K04", content={"length": 20})
PROVINCE = replace(TERM, region="42")
CITY = replace(TERM, region="4201", content={"length": 25}, valid_from=date(2026, 6, 1))
BRIEF = replace(TERM, region="43", valid_to=date(2026, 12, 31))
NATION = replace(TERM, region="", content={"length": 18}, valid_from=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("division", "day", "length"),
    [
        ("420103", date(2025, 12, 31), 15),
        ("420103", date(2026, 1, 1), 20),
        ("420103", date(2026, 5, 31), 20),
        ("420103", date(2026, 6, 1), 25),
        ("420203", date(2026, 6, 1), 20),
        ("440103", date(2026, 6, 1), 15),
        ("", date(2026, 6, 1), 15),
        ("430103", date(2026, 12, 31), 20),
        ("430103", date(2027, 1, 1), 18),
        ("440103", date(2027, 1, 1), 18),
        ("420203", date(2027, 1, 1), 20),
    ],
)
def test_region_and_day_pick_the_row(division: str, day: date, length: int) -> None:
    assert length_in(division, day, PROVINCE, CITY, BRIEF, NATION) == length


def test_a_row_without_content_leaves_the_wider_one() -> None:
    back = replace(CITY, content={}, valid_from=date(2026, 9, 1))
    ended = replace(CITY, valid_to=date(2026, 8, 31))
    assert length_in("420103", date(2026, 8, 31), PROVINCE, ended, back) == 25
    assert length_in("420103", date(2026, 9, 1), PROVINCE, ended, back) == 20


def test_a_way_out_is_overridden_field_by_field() -> None:
    content = {"money": ["wages"], "legal_types": ["other_body"], "is_used": False}
    rules = exits_with((replace(ZHEJIANG, code="payment_order", content=content),))
    rule = find_exit_rule(RouteKind.PAYMENT_ORDER, on=DAY, division="330106", rules=rules)
    assert rule.money == {ClaimType.WAGES}
    assert rule.legal_types == {LegalType.OTHER_BODY}
    assert not rule.is_used
    assert rule.basis == "《浙江省劳动人事争议调解仲裁条例》第十一条"


def test_the_difference_is_told_in_words() -> None:
    (cap, basis) = differences(HENAN, ())
    assert (cap.label, cap.before) == ("延长", "双方当事人可以延长，不设上限")
    assert cap.after == "双方当事人可以延长，最多 30 日"
    assert (basis.label, basis.after) == ("依据", "某中级人民法院诉前调解工作规程第八条")
    window = differences(ZHEJIANG, ())[0]
    assert (window.label, window.before, window.after) == ("申请期限", "K15", "不设期限")


def test_the_difference_is_told_against_what_counts_in_the_region() -> None:
    longer = replace(CITY, content={"length": 30}, valid_from=date(2026, 9, 1))
    (change, *_) = differences(longer, (PROVINCE, CITY))
    assert (change.before, change.after) == ("25 日", "30 日")
    back = replace(CITY, content={}, valid_from=date(2026, 9, 1))
    (change, *_) = differences(back, (PROVINCE, CITY))
    assert (change.before, change.after) == ("25 日", "20 日")


@pytest.mark.parametrize("row", [HENAN, ZHEJIANG, replace(HENAN, region="", valid_to=DAY)])
def test_a_whole_rule_has_no_problems(row: OfficeRow) -> None:
    assert not problems(row, "本地规程")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"content": {"length": 0}}, "length"),
        ({"content": {"length": 3661}}, "length"),
        ({"content": {"length": None}}, "length"),
        ({"content": {"unit": "H"}}, "unit"),
        ({"content": {"extension_cap": 0}}, "extension_cap"),
        ({"content": {"extendable_by": "", "extension_cap": 10}}, "extension_cap"),
        ({"content": {}}, "reason"),
        ({"code": "K99"}, "code"),
        ({"region": "3"}, "region"),
        ({"region": "杭州"}, "region"),
        ({"region": "３３"}, "region"),
        ({"valid_to": date(2025, 12, 31)}, "valid_to"),
        ({"valid_from": date(202, 1, 1)}, "valid_from"),
        ({"law": " "}, "law"),
        ({"article": ""}, "article"),
        ({"article": "条" * 101}, "article"),
    ],
)
def test_a_period_that_cannot_be_is_told_beside_its_field(changes: dict, field: str) -> None:
    assert fields_of(replace(HENAN, **changes)) == [field]


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"legal_types": []}, "legal_types"),
        ({"entry_paths": []}, "entry_paths"),
        ({"kept_apart": ["employment_confirm"]}, "kept_apart"),
    ],
)
def test_a_way_out_that_cannot_be_is_told_beside_its_field(content: dict, field: str) -> None:
    assert fields_of(replace(ZHEJIANG, content=content)) == [field]


@pytest.mark.parametrize("reason", ["", "  ", "由" * 301])
def test_a_reason_is_wanted(reason: str) -> None:
    assert fields_of(HENAN, reason) == ["reason"]


def test_the_longest_and_the_shortest_period_are_kept() -> None:
    for length in (1, 3660):
        assert not problems(replace(HENAN, content={"length": length}), "规程")


def test_the_unit_may_change() -> None:
    rules = clocks_with((replace(TERM, content={"unit": "WD"}),))
    assert find_rule("K04", on=DAY, region="41", rules=rules).unit is Unit.WORKING_DAY
