"""Mixed agreements and enforcement: each clause goes one way at a time. ○ open, × shut."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediation.domain.agreement.words import TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.exits import (
    Applicant,
    ExitFacts,
    RouteKind,
    no_procedure,
    opened_by_refusal,
    recommended,
    routes,
    why_not,
)
from mediation.domain.exits.state_words import state_label
from mediation.domain.organisations import LegalType
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitKind, ExitState, PerformanceState, exit_steps
from tests.domain.exit_cells import (
    BROKEN,
    DUE,
    EFFECT,
    FACTS,
    WAGES,
    grants,
    is_open,
    pays,
    refusals,
    says,
    signs,
    waits,
)

C, L, K = ClaimType, LegalType, ExitKind
P = PerformanceState
BREACHED, PENDING, PERFORMED = P.BREACHED, P.PENDING, P.PERFORMED
SEVERANCE, WELFARE = pays(C.SEVERANCE, number=2), pays(C.WELFARE, number=2)
BODIES = {"第十条": L.PEOPLES_COMMITTEE, "法院名册": L.COURT_LISTED, "其他": L.OTHER_BODY}
MONEY = {"工资": (WAGES,), "补偿": (pays(C.SEVERANCE),), "福利": (pays(C.WELFARE),)}
SIDES = {"双方": Applicant.BOTH, "劳动者": Applicant.WORKER}
DAYS = (10, 20, 40)  # since effect: within 15, within 30, after both
HEAD = "确认 审查 支付令 仲裁 诉b 监察"
# Body, money, then for both sides and for the worker alone the cells after 10, 20 and 40 days.
TABLE = [
    ("第十条", "工资", "○○○○○○ ○×○○○○ ××○○○○", "××○○○○ ××○○○○ ××○○○○"),
    ("第十条", "补偿", "○○○○×× ○×○○×× ××○○××", "××○○×× ××○○×× ××○○××"),
    ("第十条", "福利", "○○×○×× ○××○×× ×××○××", "×××○×× ×××○×× ×××○××"),
    ("法院名册", "工资", "○○×○×○ ○××○×○ ×××○×○", "×××○×○ ×××○×○ ×××○×○"),
    ("法院名册", "补偿", "○○×○×× ○××○×× ×××○××", "×××○×× ×××○×× ×××○××"),
    ("法院名册", "福利", "○○×○×× ○××○×× ×××○××", "×××○×× ×××○×× ×××○××"),
    ("其他", "工资", "○○×○×○ ○××○×○ ×××○×○", "×××○×○ ×××○×○ ×××○×○"),
    ("其他", "补偿", "○○×○×× ○××○×× ×××○××", "×××○×× ×××○×× ×××○××"),
    ("其他", "福利", "○○×○×× ○××○×× ×××○××", "×××○×× ×××○×× ×××○××"),
]


@pytest.mark.parametrize(("body", "money", "together", "alone"), TABLE)
def test_body_by_money_by_days_by_sides(body: str, money: str, together: str, alone: str) -> None:
    # 9 bodies and kinds of money × 3 days × 2 sides × 6 ways: 324 cells.
    for side, cells in zip(SIDES.values(), (together, alone), strict=True):
        for days, wanted in zip(DAYS, cells.split(), strict=True):
            facts = replace(
                BROKEN,
                legal_type=BODIES[body],
                terms=MONEY[money],
                applicant=side,
                filed_on=EFFECT + timedelta(days=days),
            )
            assert signs(HEAD, facts).replace(" ", "") == wanted, (side, days)


@pytest.mark.parametrize(
    ("kind", "force_from", "performance", "cell"),
    [
        (kind, force_from, performance, cell)
        for kind in (K.JUDICIAL_CONFIRMATION, K.ARBITRATION_REVIEW, K.PAYMENT_ORDER)
        for force_from, performance, cell in (
            (EFFECT, BREACHED, "○"),
            (date(2027, 1, 1), BREACHED, "○"),
            # Not yet in force on 1 January 2027, or not served at all.
            (date(2027, 1, 2), BREACHED, "×"),
            (None, BREACHED, "×"),
            (EFFECT, PENDING, "×"),
            (EFFECT, P.PARTLY, "×"),
            (EFFECT, PERFORMED, "×"),
        )
    ],
)
def test_enforcement_wants_force_and_default(
    kind: ExitKind, force_from: date | None, performance: PerformanceState, cell: str
) -> None:
    filed = grants(kind, force_from=force_from)
    assert signs("执行", BROKEN, filed=filed, performance=performance) == cell


@pytest.mark.parametrize("filed", [(), waits(K.JUDICIAL_CONFIRMATION), refusals(K.PAYMENT_ORDER)])
def test_without_a_result_there_is_nothing_to_enforce(filed: tuple) -> None:
    reason = why_not(RouteKind.ENFORCEMENT, replace(BROKEN, filed=filed))
    assert "须先有法院的司法确认裁定" in reason
    assert "第二百四十七条" in reason


@pytest.mark.parametrize(
    ("force_from", "words"),
    [(None, "还没有登记送达"), (date(2027, 2, 1), "自 2027-02-01 起才能申请强制执行")],
)
def test_what_has_no_force_yet_says_from_when(force_from: date | None, words: str) -> None:
    facts = replace(BROKEN, filed=grants(K.PAYMENT_ORDER, force_from=force_from))
    assert words in why_not(RouteKind.ENFORCEMENT, facts)
    assert "不能再申请仲裁" in why_not(RouteKind.ARBITRATION, facts)


@pytest.mark.parametrize(
    ("terms", "asking", "cell"),
    [
        ((WAGES,), Applicant.WORKER, "○"),
        ((WAGES,), Applicant.EMPLOYER, "×"),
        ((pays(C.TRAINING_PENALTY, payer=PartyKind.WORKER),), Applicant.EMPLOYER, "○"),
        ((pays(C.TRAINING_PENALTY, payer=PartyKind.WORKER),), Applicant.WORKER, "×"),
        ((WAGES,), None, "○"),
    ],
)
def test_the_creditor_enforces(terms: tuple, asking: Applicant | None, cell: str) -> None:
    filed = grants(K.JUDICIAL_CONFIRMATION)
    assert signs("执行", BROKEN, terms=terms, filed=filed, applicant=asking) == cell


def test_the_two_years_are_a_plea_and_no_bar() -> None:
    late = replace(BROKEN, filed=grants(K.JUDICIAL_CONFIRMATION), filed_on=date(2030, 1, 1))
    assert is_open("执行", late)
    assert covered(late)[RouteKind.ENFORCEMENT] == (1,)
    (route,) = [each for each in routes(late) if each.kind is RouteKind.ENFORCEMENT]
    assert route.is_late
    assert route.window.legal_date == DUE.replace(year=2028)


@pytest.mark.parametrize(
    ("state", "cell"),
    [
        (ExitState.APPLIED, "×"),
        (ExitState.ACCEPTED, "×"),
        (ExitState.STAYED, "×"),
        (ExitState.ENFORCED, "×"),
        (ExitState.WITHDRAWN, "○"),
        (ExitState.REFUSED, "○"),
    ],
)
def test_what_is_enforced_is_not_enforced_twice(state: ExitState, cell: str) -> None:
    before = grants(K.JUDICIAL_CONFIRMATION)
    filed = (*before, replace(before[0], kind=K.ENFORCEMENT, state=state, force_from=None))
    assert signs("执行", BROKEN, filed=filed) == cell
    # It shuts no other way that force had not shut, and opens none.
    assert signs("仲裁 支付令", BROKEN, filed=filed) == "× ×"


def covered(facts: ExitFacts) -> dict[RouteKind, tuple[int, ...]]:
    return {route.kind: route.covers for route in routes(facts)}


MIXED = replace(BROKEN, terms=(WAGES, WELFARE, pays(C.SEVERANCE, number=3)))


def test_a_mixed_agreement_is_split_over_the_ways() -> None:
    found = {route.kind: route for route in routes(MIXED)}
    order = found[RouteKind.PAYMENT_ORDER]
    assert (order.covers, order.stays) == ((1, 3), (2,))
    assert found[RouteKind.INSPECTION].covers == (1,)
    assert found[RouteKind.ARBITRATION].covers == (1, 2, 3)


def test_a_clause_that_is_filed_leaves_the_others_free() -> None:
    ordered = replace(MIXED, filed=waits(K.PAYMENT_ORDER, covers=frozenset({1, 3})))
    found = covered(ordered)
    assert found[RouteKind.ARBITRATION] == (2,)
    assert found[RouteKind.PAYMENT_ORDER] == ()
    assert signs("支付令 仲裁 监察", ordered) == "× ○ ×"
    assert "尚无结果" in why_not(RouteKind.PAYMENT_ORDER, ordered)


def test_a_payment_order_runs_beside_what_was_refused() -> None:
    facts = replace(MIXED, filed=refusals(K.JUDICIAL_CONFIRMATION))
    assert covered(facts)[RouteKind.PAYMENT_ORDER] == (1, 3)
    assert is_open("诉c", facts)
    beside = replace(facts, filed=(*facts.filed, *waits(K.PAYMENT_ORDER, covers=frozenset({1}))))
    assert covered(beside)[RouteKind.SUIT_AFTER_REFUSAL] == (3,)


def test_only_what_is_due_goes_by_itself() -> None:
    terms = (
        replace(WAGES, performance=BREACHED),
        replace(SEVERANCE, performance=PENDING),
        replace(pays(C.OVERTIME, number=3), performance=PERFORMED),
    )
    found = covered(replace(BROKEN, terms=terms))
    assert found[RouteKind.PAYMENT_ORDER] == (1,)
    # The commission judges the whole dispute, but for what was paid.
    assert found[RouteKind.ARBITRATION] == (1, 2)
    forced = replace(BROKEN, terms=terms, filed=grants(K.JUDICIAL_CONFIRMATION))
    assert covered(forced)[RouteKind.ENFORCEMENT] == (1,)


def test_a_suit_takes_the_clauses_that_were_refused() -> None:
    facts = replace(MIXED, filed=refusals(K.PAYMENT_ORDER, covers=frozenset({3})))
    assert covered(facts)[RouteKind.SUIT_AFTER_ORDER] == (3,)


def test_an_agreement_of_what_is_kept_apart_has_nothing_to_confirm() -> None:
    facts = replace(FACTS, terms=(says(TermKind.EMPLOYMENT_CONFIRM, 1),))
    assert "没有可以申请司法确认的条款" in why_not(RouteKind.JUDICIAL_CONFIRMATION, facts)


@pytest.mark.parametrize(
    ("filed", "is_shut"),
    [
        ((), False),
        (waits(K.JUDICIAL_CONFIRMATION), True),
        (waits(K.PAYMENT_ORDER, covers=frozenset({1, 3})), False),
        # What has force can be enforced, so there is still something to file.
        (grants(K.JUDICIAL_CONFIRMATION), False),
        (grants(K.PAYMENT_ORDER, force_from=None), True),
        (refusals(K.JUDICIAL_CONFIRMATION), False),
    ],
)
def test_when_nothing_is_left_to_file(filed: tuple, is_shut: bool) -> None:
    assert bool(no_procedure(replace(MIXED, filed=filed))) is is_shut


@pytest.mark.parametrize(
    ("facts", "best"),
    [
        (FACTS, RouteKind.JUDICIAL_CONFIRMATION),
        (BROKEN, RouteKind.PAYMENT_ORDER),
        (replace(BROKEN, legal_type=L.OTHER_BODY), RouteKind.ARBITRATION),
        (replace(BROKEN, filed=grants(K.JUDICIAL_CONFIRMATION)), RouteKind.ENFORCEMENT),
        (replace(BROKEN, filed=refusals(K.PAYMENT_ORDER)), RouteKind.SUIT_AFTER_ORDER),
        (replace(BROKEN, filed=refusals(K.JUDICIAL_CONFIRMATION)), RouteKind.SUIT_AFTER_REFUSAL),
        (replace(FACTS, filed_on=date(2027, 6, 1)), None),
        (replace(FACTS, performance=PERFORMED), None),
    ],
)
def test_the_way_that_is_named_first(facts: ExitFacts, best: RouteKind | None) -> None:
    found = recommended(routes(facts))
    assert (found.route.kind if found else None) is best
    assert found is None or found.why.endswith("。")


@pytest.mark.parametrize(
    ("kind", "opens"),
    [
        (K.JUDICIAL_CONFIRMATION, [RouteKind.SUIT_AFTER_REFUSAL]),
        (K.ARBITRATION_REVIEW, [RouteKind.ARBITRATION]),
        (K.PAYMENT_ORDER, [RouteKind.SUIT_AFTER_ORDER]),
        (K.ENFORCEMENT, []),
    ],
)
def test_the_table_knows_what_a_refusal_opens(kind: ExitKind, opens: list[RouteKind]) -> None:
    facts = replace(BROKEN, filed=refusals(kind))
    assert [route.kind for route in opened_by_refusal(kind, routes(facts))] == opens


def test_what_was_granted_may_fall_and_enforcement_may_be_taken_up_again() -> None:
    for kind in (K.JUDICIAL_CONFIRMATION, K.ARBITRATION_REVIEW, K.PAYMENT_ORDER):
        assert exit_steps(kind)[ExitState.GRANTED] == {ExitState.REFUSED}
    assert ExitState.ACCEPTED in exit_steps(K.ENFORCEMENT)[ExitState.STAYED]
    assert state_label(K.PAYMENT_ORDER, ExitState.GRANTED) == "已发出支付令"
    assert state_label(K.ENFORCEMENT, ExitState.ENFORCED) == "执行完毕"
