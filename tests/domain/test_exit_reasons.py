"""What the table says beside open and shut: the sentence, its article, the clauses, the day."""

from dataclasses import replace
from datetime import date

import pytest

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import (
    EXIT_RULES,
    Applicant,
    ExitFacts,
    Route,
    RouteKind,
    no_procedure,
    routes,
    rules_on,
    unfit,
    why_not,
)
from mediation.domain.organisations import LegalType
from mediation.domain.small_flows import ExitKind
from tests.domain.exit_cells import (
    BROKEN,
    DUE,
    FACTS,
    ROUTES,
    WAGES,
    grants,
    pays,
    says,
    waits,
)

LATE = replace(FACTS, filed_on=date(2026, 12, 24))
STATUS = says(TermKind.EMPLOYMENT_CONFIRM)
ENTRUSTED = EntryPath.COURT_ENTRUSTED_SUMMARY


def listed(facts: ExitFacts) -> dict[RouteKind, Route]:
    return {route.kind: route for route in routes(facts)}


@pytest.mark.parametrize(
    ("route", "facts", "words"),
    [
        (
            "确认",
            LATE,
            "已过申请期限：共同申请司法确认 30 日，至 2026-12-23（《民事诉讼法》第二百零五条",
        ),
        ("审查", LATE, "至 2026-12-08（《劳动人事争议仲裁办案规则》第七十四条、第七十五条）"),
        (
            "审查",
            replace(FACTS, terms=(WAGES, STATUS)),
            "协议含有确认劳动关系的内容，不能申请仲裁审查",
        ),
        ("确认", replace(FACTS, applicant=Applicant.WORKER), "司法确认必须由双方当事人共同申请"),
        ("审查", replace(FACTS, applicant=Applicant.EMPLOYER), "仲裁审查必须由双方当事人共同申请"),
        ("支付令", replace(BROKEN, applicant=Applicant.EMPLOYER), "支付令只能由劳动者一方提出"),
        (
            "支付令",
            replace(BROKEN, legal_type=LegalType.OTHER_BODY),
            "只有在企业劳动争议调解委员会、人民调解委员会、乡镇、街道劳动争议调解组织主持下",
        ),
        ("支付令", FACTS, "须约定的付款期限届满而未付（《劳动争议调解仲裁法》第十条、第十六条）"),
        ("支付令", replace(BROKEN, terms=(pays(ClaimType.WELFARE),)), "请在付款条款写明"),
        (
            "诉b",
            replace(BROKEN, terms=(WAGES, pays(ClaimType.SEVERANCE, number=2))),
            "协议第 2 条不是",
        ),
        ("仲裁", FACTS, "须约定的付款期限届满而未付，或者仲裁委员会不予受理仲裁审查"),
        ("确认", replace(FACTS, entry_path=ENTRUSTED), "特邀调解的规定》第二十条"),
        ("审查", replace(FACTS, entry_path=EntryPath.COMMISSION_ENTRUSTED), "第四十二条"),
        ("法院调解书", FACTS, "只适用于法院委托（普通程序）、法院委托（简易程序）的案件"),
        (
            "审查",
            replace(FACTS, filed=grants(ExitKind.JUDICIAL_CONFIRMATION)),
            "协议已经办妥司法确认，可以据此申请强制执行",
        ),
        (
            "审查",
            replace(FACTS, filed=waits(ExitKind.JUDICIAL_CONFIRMATION)),
            "已申请司法确认，尚无结果",
        ),
        ("确认", replace(FACTS, effective_on=None), "协议尚未生效。"),
    ],
)
def test_a_shut_way_says_why(route: str, facts: ExitFacts, words: str) -> None:
    assert words in why_not(ROUTES[route], facts)


def test_every_way_is_listed_once_in_its_order() -> None:
    assert [route.kind for route in routes(FACTS)] == list(RouteKind)


def test_the_last_days_stand_beside_the_ways() -> None:
    found = listed(BROKEN)
    assert found[RouteKind.PERFORMANCE].window.legal_date == DUE
    assert found[RouteKind.JUDICIAL_CONFIRMATION].window.legal_date == date(2026, 12, 23)
    assert found[RouteKind.PAYMENT_ORDER].window is None
    assert found[RouteKind.ARBITRATION].is_open
    assert not found[RouteKind.ARBITRATION].is_late


def test_a_mixed_agreement_keeps_confirmed_employment_apart() -> None:
    mixed = replace(FACTS, terms=(WAGES, STATUS, says(TermKind.DEFAULT, 3)))
    confirmation = listed(mixed)[RouteKind.JUDICIAL_CONFIRMATION]
    assert (confirmation.covers, confirmation.kept_apart) == ((1, 3), (2,))


def test_a_way_for_money_covers_the_clauses_of_that_money() -> None:
    terms = (WAGES, pays(ClaimType.WELFARE, number=2), pays(ClaimType.SEVERANCE, number=3))
    found = listed(replace(BROKEN, terms=terms))
    assert found[RouteKind.PAYMENT_ORDER].covers == (1, 3)
    assert found[RouteKind.INSPECTION].covers == (1,)
    assert found[RouteKind.ARBITRATION].covers == (1, 2, 3)


def test_every_row_names_its_law_what_it_gives_and_what_to_attach() -> None:
    for rule in EXIT_RULES:
        assert rule.law.startswith("《")
        assert "条" in rule.article
        assert rule.gives.endswith("。")
        assert rule.attach


def test_the_procedures_of_the_program_are_ways_of_the_table() -> None:
    assert [kind.procedure for kind in RouteKind if kind.procedure] == list(ExitKind)


def test_no_procedure_is_left_where_a_decree_follows() -> None:
    assert not no_procedure(FACTS)
    assert "第二十条" in no_procedure(replace(FACTS, entry_path=ENTRUSTED))


def test_what_no_day_changes_is_told_apart_from_what_does() -> None:
    assert not unfit(RouteKind.JUDICIAL_CONFIRMATION, LATE)
    assert unfit(RouteKind.ARBITRATION_REVIEW, replace(FACTS, terms=(STATUS,)))


# A region's rows: 浙江条例 art. 11 states no window for the review.
REVIEW = next(rule for rule in EXIT_RULES if rule.route is RouteKind.ARBITRATION_REVIEW)
PROVINCE = replace(REVIEW, region="33", valid_from=date(2020, 10, 1), window="")
CITY = replace(REVIEW, region="3301", valid_from=date(2026, 1, 1), is_used=False)


@pytest.mark.parametrize(
    ("division", "day", "is_open"),
    [
        ("330106", date(2025, 12, 31), True),
        ("330106", date(2026, 12, 31), False),
        ("330206", date(2026, 12, 31), True),
        ("320106", date(2026, 12, 31), False),
        ("", date(2026, 12, 31), False),
    ],
)
def test_the_narrowest_region_in_force_decides(division: str, day: date, is_open: bool) -> None:
    facts = replace(LATE, filed_on=day, effective_on=date(2025, 1, 1), division=division)
    reason = why_not(RouteKind.ARBITRATION_REVIEW, facts, (*EXIT_RULES, PROVINCE, CITY))
    assert (not reason) is is_open


def test_a_day_before_every_row_gets_the_earliest() -> None:
    assert len(rules_on(date(1999, 1, 1))) == len(RouteKind)
