"""Sums divided among payees and over months: exact to 分, by rules that say when they cannot."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediation.domain.agreement.draft import AgreementParty
from mediation.domain.agreement.splitting import (
    PayeeFigures,
    SplitRule,
    monthly_instalments,
    split_by_weight,
    split_evenly,
    weights_by,
    why_not_by,
)
from mediation.domain.money import split_exactly
from mediation.domain.parties import PartyKind, Side

FEN = st.integers(1, 10**11)
SUMS = st.none() | st.integers(0, 10**9)
FIGURES = st.builds(
    PayeeFigures,
    id=st.integers(1, 999),
    name=st.just("工人"),
    asks=st.booleans(),
    claimed_fen=SUMS,
    statutory_fen=SUMS,
    months=st.none() | st.integers(0, 480),
)
WANG = PayeeFigures(1, "王秀兰", True, 100_00, 300_00, 24)
LI = PayeeFigures(2, "李强", True, 300_00, 100_00, 12)
NOBODY = PayeeFigures(3, "旁人", False)


def people(number: int) -> list[AgreementParty]:
    return [
        AgreementParty(key, Side.APPLICANT, PartyKind.WORKER, f"工人{key}")
        for key in range(1, number + 1)
    ]


@given(FEN, st.integers(1, 60))
def test_an_even_split_adds_up_and_differs_by_one_fen_at_most(fen: int, number: int) -> None:
    total = Decimal(fen) / 100
    shares = split_evenly(total, people(number))
    assert sum(share.amount for share in shares) == total
    amounts = [share.amount for share in shares]
    assert max(amounts) - min(amounts) <= Decimal("0.01")
    assert all(amount > 0 for amount in amounts)


@given(FEN, st.lists(st.integers(0, 10**9), min_size=1, max_size=40).filter(any))
def test_a_split_by_claims_adds_up_and_gives_nothing_to_who_claims_nothing(
    fen: int, weights: list[int]
) -> None:
    total, payees = Decimal(fen) / 100, people(len(weights))
    shares = split_by_weight(total, payees, weights)
    assert sum(share.amount for share in shares) == total
    claimants = {person.id for person, weight in zip(payees, weights, strict=True) if weight}
    assert {share.payee_id for share in shares} <= claimants


@given(FEN, st.sampled_from(SplitRule), st.lists(FIGURES, min_size=1, max_size=40))
def test_every_rule_that_may_be_used_adds_up(
    fen: int, rule: SplitRule, payees: list[PayeeFigures]
) -> None:
    assume(not why_not_by(rule, payees))
    total = Decimal(fen) / 100
    parts = split_exactly(total, weights_by(rule, payees))
    assert sum(parts) == total
    asked = any(payee.asks for payee in payees)
    assert not asked or all(
        part == 0 for part, payee in zip(parts, payees, strict=True) if not payee.asks
    )


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        (SplitRule.EVENLY, [1, 1, 0]),
        (SplitRule.CLAIMED, [100_00, 300_00, 0]),
        (SplitRule.STATUTORY, [300_00, 100_00, 0]),
        (SplitRule.SERVICE, [24, 12, 0]),
    ],
)
def test_who_asks_counts_by_the_figure_of_the_rule(rule: SplitRule, weights: list[int]) -> None:
    assert weights_by(rule, [WANG, LI, NOBODY]) == weights
    assert not why_not_by(rule, [WANG, LI, NOBODY])


def test_when_nobody_asks_all_count() -> None:
    assert weights_by(SplitRule.EVENLY, [NOBODY, NOBODY]) == [1, 1]


def test_what_is_not_known_is_named_and_not_guessed() -> None:
    unknown = PayeeFigures(4, "陈静", True, 100_00)
    assert "陈静的法定核算还没有结果" in why_not_by(SplitRule.STATUTORY, [WANG, unknown])
    assert "陈静的工作起止日期没有登记" in why_not_by(SplitRule.SERVICE, [WANG, unknown])
    assert "等 5 人" in why_not_by(SplitRule.SERVICE, [unknown] * 5)
    no_sum = PayeeFigures(5, "赵六")
    assert not why_not_by(SplitRule.CLAIMED, [WANG, no_sum])
    assert "没有可以据以分配的数额" in why_not_by(SplitRule.CLAIMED, [no_sum])


@given(FEN, st.integers(1, 60), st.integers(1, 31), st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_instalments_add_up_and_come_a_month_apart(
    fen: int, count: int, day: int, start: date
) -> None:
    assume(fen >= count)
    total = Decimal(fen) / 100
    parts = monthly_instalments(total, count, day, start)
    assert sum(part.amount or 0 for part in parts) == total
    amounts = [part.amount or Decimal(0) for part in parts]
    assert len(set(amounts[:-1])) <= 1
    assert amounts[-1] >= amounts[0]
    days = [part.due_on or start for part in parts]
    assert days[0] >= start
    assert (days[0] - start).days <= 31
    months = [each.year * 12 + each.month for each in days]
    assert months == list(range(months[0], months[0] + count))


def test_the_last_instalment_takes_the_rest_and_short_months_their_last_day() -> None:
    parts = monthly_instalments(Decimal("100.00"), 3, 31, date(2026, 12, 1))
    assert [(str(part.due_on), str(part.amount)) for part in parts] == [
        ("2026-12-31", "33.33"),
        ("2027-01-31", "33.33"),
        ("2027-02-28", "33.34"),
    ]


def test_a_day_that_has_passed_begins_next_month() -> None:
    (first, *_) = monthly_instalments(Decimal(10), 2, 5, date(2026, 12, 6))
    assert first.due_on == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("fen", "count", "day"), [(1, 2, 1), (100, 0, 1), (100, 2, 0), (100, 61, 1)]
)
def test_instalments_that_cannot_be_are_refused(fen: int, count: int, day: int) -> None:
    with pytest.raises(ValueError, match="instalments"):
        monthly_instalments(Decimal(fen) / 100, count, day, date(2026, 1, 1))
