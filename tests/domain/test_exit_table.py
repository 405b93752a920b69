"""The decision table of the ways out, cell by cell: ○ open, × shut."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.domain.agreement.words import TermKind
from mediation.domain.arbitration_status import ArbitrationStatus
from mediation.domain.claim_types import ClaimType
from mediation.domain.entry_path import EntryPath
from mediation.domain.exits import PAYMENT_ORDER_CLAIMS, Applicant
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import FORCE_GIVING, ExitKind, PerformanceState
from tests.domain.exit_cells import (
    BROKEN,
    EFFECT,
    FACTS,
    ROUTES,
    WAGES,
    grants,
    is_open,
    pays,
    refusals,
    says,
    signs,
    waits,
)

T, C = TermKind, ClaimType
REFUSED = refusals(*FORCE_GIVING)


# 调解仲裁法 art. 10 names three types; art. 16, 解释(一) arts. 13(3), 51(2) hang on it.
HEAD = "履行 确认 审查 支付令 仲裁 诉a 诉b 诉c 监察"


@pytest.mark.parametrize(
    ("legal_type", "cells"),
    [
        (LegalType.ENTERPRISE_COMMITTEE, "○ ○ ○ ○ ○ ○ ○ ○ ○"),
        (LegalType.PEOPLES_COMMITTEE, "○ ○ ○ ○ ○ ○ ○ ○ ○"),
        (LegalType.TOWNSHIP_BODY, "○ ○ ○ ○ ○ ○ ○ ○ ○"),
        (LegalType.COURT_LISTED, "○ ○ ○ × ○ × × ○ ○"),
        (LegalType.OTHER_BODY, "○ ○ ○ × ○ × × ○ ○"),
    ],
)
def test_the_type_of_the_body(legal_type: LegalType, cells: str) -> None:
    in_time = replace(BROKEN, filed_on=EFFECT + timedelta(days=10), filed=REFUSED)
    assert signs(HEAD, in_time, legal_type=legal_type) == cells


# What a court or a commission took up ends in its own decree (特邀 20, 调解仲裁法 42).
PATH_HEAD = "履行 确认 审查 支付令 法院调解书 仲裁调解书 仲裁 诉a 诉b 诉c 监察"
OUTSIDE = "○ ○ ○ ○ × × ○ ○ ○ ○ ○"


@pytest.mark.parametrize(
    ("path", "cells"),
    [
        (EntryPath.OWN_INTAKE, OUTSIDE),
        (EntryPath.NEW_EMPLOYMENT_FORM, OUTSIDE),
        (EntryPath.COURT_DELEGATED_ONLINE, OUTSIDE),
        (EntryPath.COURT_DELEGATED_PAPER, OUTSIDE),
        (EntryPath.COURT_ENTRUSTED_ORDINARY, "○ × × × ○ × × × × × ×"),
        (EntryPath.COURT_ENTRUSTED_SUMMARY, "○ × × × ○ × × × × × ×"),
        (EntryPath.COMMISSION_ENTRUSTED, "○ × × × × ○ × × × × ×"),
    ],
)
def test_the_way_the_case_came(path: EntryPath, cells: str) -> None:
    in_time = replace(BROKEN, filed_on=EFFECT + timedelta(days=10), filed=REFUSED)
    assert signs(PATH_HEAD, in_time, entry_path=path) == cells


# The kinds of money, after the default; 诉b is for remuneration and nothing else.
MONEY_HEAD = "支付令 仲裁 诉a 诉b 诉c 监察"
BACK = pays(C.TRAINING_PENALTY, payer=PartyKind.WORKER)


@pytest.mark.parametrize(
    ("terms", "cells"),
    [
        ([pays(C.WAGES)], "○ ○ ○ ○ ○ ○"),
        ([pays(C.OVERTIME)], "○ ○ ○ ○ ○ ○"),
        ([pays(C.WAGES, C.OVERTIME)], "○ ○ ○ ○ ○ ○"),
        ([pays(C.ANNUAL_LEAVE)], "○ ○ ○ × ○ ×"),
        ([pays(C.SEVERANCE)], "○ ○ ○ × ○ ×"),
        ([pays(C.UNLAWFUL_DISMISSAL)], "○ ○ ○ × ○ ×"),
        ([pays(C.DOUBLE_WAGE)], "○ ○ ○ × ○ ×"),
        ([pays(C.WORK_INJURY)], "○ ○ ○ × ○ ×"),
        ([pays(C.SOCIAL_INSURANCE)], "× ○ × × × ×"),
        ([pays(C.WELFARE)], "× ○ × × × ×"),
        ([pays(C.WAGES, C.WELFARE)], "× ○ × × × ×"),
        ([pays()], "× ○ × × × ×"),
        ([BACK], "× ○ × × × ×"),
        ([pays(C.WAGES), pays(C.SEVERANCE, number=2)], "○ ○ ○ × ○ ○"),
        ([pays(C.WAGES), pays(C.WELFARE, number=2)], "○ ○ ○ × ○ ○"),
        ([pays(C.WAGES), says(T.WITHDRAWAL)], "○ ○ ○ ○ ○ ○"),
        ([pays(C.WAGES), says(T.DEFAULT)], "○ ○ ○ ○ ○ ○"),
        ([pays(C.WAGES), says(T.EMPLOYMENT_END)], "○ ○ ○ × ○ ○"),
        ([pays(C.WAGES), says(T.EMPLOYMENT_CONFIRM)], "○ ○ ○ × ○ ○"),
        ([pays(C.WAGES), says(T.SOCIAL_INSURANCE)], "○ ○ ○ × ○ ○"),
    ],
)
def test_the_kinds_of_money_and_the_other_clauses(terms: list, cells: str) -> None:
    assert signs(MONEY_HEAD, BROKEN, terms=tuple(terms), filed=REFUSED) == cells


@pytest.mark.parametrize("kind", TermKind)
def test_confirmed_employment_shuts_the_review_alone(kind: TermKind) -> None:
    terms = (WAGES, says(kind))
    review = "×" if kind is TermKind.EMPLOYMENT_CONFIRM else "○"
    assert signs("确认 审查", terms=terms) == f"○ {review}"


# Days since effect: 33号令 art. 74 fifteen, 民诉法 art. 205 thirty; the last day is still in time.
@pytest.mark.parametrize(
    ("days", "cells"),
    [
        (-1, "× ×"),
        (0, "○ ○"),
        (1, "○ ○"),
        (14, "○ ○"),
        (15, "○ ○"),
        (16, "○ ×"),
        (29, "○ ×"),
        (30, "○ ×"),
        (31, "× ×"),
        (365, "× ×"),
    ],
)
def test_the_two_windows(days: int, cells: str) -> None:
    assert signs("确认 审查", filed_on=EFFECT + timedelta(days=days)) == cells


@pytest.mark.parametrize(
    ("day", "cells"),
    [
        (date(2027, 12, 31), "○ ○ ○"),
        (date(2028, 1, 1), "○ ○ ○"),
        (date(2028, 12, 31), "○ ○ ○"),
        # 监察条例 art. 20: not looked into after two years; the limitation is only a plea.
        (date(2029, 1, 1), "○ × ○"),
    ],
)
def test_limitation_is_a_plea_and_the_look_back_a_bar(day: date, cells: str) -> None:
    assert signs("仲裁 监察 诉b", BROKEN, filed_on=day) == cells


# What the day is waiting for: default of payment, or the answer of court or commission.
@pytest.mark.parametrize(
    ("performance", "cells"),
    [
        (PerformanceState.PENDING, "○ ○ ○ × × × ×"),
        (PerformanceState.PARTLY, "○ ○ ○ × × × ×"),
        (PerformanceState.BREACHED, "○ ○ ○ ○ ○ ○ ○"),
        (PerformanceState.PERFORMED, "× ○ ○ × × × ×"),
        (PerformanceState.NONE_DUE, "○ ○ ○ × ○ × ×"),
    ],
)
def test_what_has_been_paid(performance: PerformanceState, cells: str) -> None:
    assert signs("履行 确认 审查 支付令 仲裁 诉b 监察", performance=performance) == cells


@pytest.mark.parametrize(
    ("refused", "cells"),
    [
        (set(), "× × ×"),
        ({ExitKind.PAYMENT_ORDER}, "○ × ×"),
        ({ExitKind.JUDICIAL_CONFIRMATION}, "× ○ ×"),
        # 9号文 point 1: whoever was refused the review goes to arbitration, due or not.
        ({ExitKind.ARBITRATION_REVIEW}, "× × ○"),
    ],
)
def test_what_a_refusal_opens(refused: set[ExitKind], cells: str) -> None:
    assert signs("诉a 诉c 仲裁", filed=refusals(*refused)) == cells


# One side or both: 民诉法 art. 205 and 33号令 art. 74 want both, art. 16 is for the worker.
@pytest.mark.parametrize(
    ("applicant", "cells"),
    [
        (Applicant.BOTH, "○ ○ ○ ○ ○ ○ ○ ○"),
        (Applicant.WORKER, "× × ○ ○ ○ ○ ○ ○"),
        (Applicant.EMPLOYER, "× × × ○ × × × ×"),
    ],
)
def test_who_applies(applicant: Applicant, cells: str) -> None:
    in_time = replace(BROKEN, filed_on=EFFECT + timedelta(days=10), filed=REFUSED)
    head = "确认 审查 支付令 仲裁 诉a 诉b 诉c 监察"
    assert signs(head, in_time, applicant=applicant) == cells


@pytest.mark.parametrize("granted", FORCE_GIVING)
@pytest.mark.parametrize("route", [name for name in ROUTES if name not in {"履行", "执行"}])
def test_nothing_but_performance_and_enforcement_is_left_after_force_was_given(
    route: str, granted: ExitKind
) -> None:
    filed = (*grants(granted), *REFUSED)
    assert not is_open(route, BROKEN, filed=filed)
    assert signs("履行 执行", BROKEN, filed=filed) == "○ ○"


@pytest.mark.parametrize("waiting", FORCE_GIVING)
def test_one_application_at_a_time(waiting: ExitKind) -> None:
    assert (
        signs("确认 审查 支付令 仲裁 诉b 监察 履行", BROKEN, filed=waits(waiting))
        == "× × × × × × ○"
    )


@pytest.mark.parametrize(
    ("status", "cells"),
    [
        (ArbitrationStatus.NOT_APPLIED, "○ ○"),
        (ArbitrationStatus.GUIDED, "○ ○"),
        (ArbitrationStatus.REFUSED, "○ ○"),
        (ArbitrationStatus.NOT_NEEDED, "○ ○"),
        (ArbitrationStatus.ACCEPTED, "× ×"),
        (ArbitrationStatus.FINAL_AWARD, "× ×"),
        (ArbitrationStatus.OTHER_AWARD, "× ×"),
    ],
)
def test_what_is_before_the_commission_is_not_taken_twice(
    status: ArbitrationStatus, cells: str
) -> None:
    assert signs("仲裁 监察", BROKEN, arbitration=status) == cells


def test_the_inspection_waits_for_the_end_of_mediation() -> None:
    assert not is_open("监察", BROKEN, still_mediating=True)
    assert is_open("仲裁", BROKEN, still_mediating=True)


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_is_open_before_the_agreement_takes_effect(route: str) -> None:
    assert not is_open(route, BROKEN, effective_on=None)
    assert not is_open(route, FACTS, filed_on=date(2026, 11, 22))


def test_the_kinds_of_money_of_article_sixteen_are_all_tried_above() -> None:
    tried = {C.WAGES, C.OVERTIME, C.ANNUAL_LEAVE, C.SEVERANCE, C.UNLAWFUL_DISMISSAL}
    assert {*tried, C.DOUBLE_WAGE, C.WORK_INJURY} == PAYMENT_ORDER_CLAIMS
