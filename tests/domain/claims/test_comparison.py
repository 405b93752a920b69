"""The four numbers of a claim, and which claim carries what the law supports."""

from mediation.domain.claim_types import ClaimType as T
from mediation.domain.claims.comparison import (
    ClaimAsked,
    FourNumbers,
    carried_by_another,
    statutory_sums,
    total,
    total_gap,
)
from mediation.domain.claims.heads import Head


def test_several_heads_of_one_type_answer_one_claim() -> None:
    claims = [ClaimAsked(1, 7, T.SEVERANCE), ClaimAsked(2, 7, T.OVERTIME)]
    amounts = {7: {Head.SEVERANCE: 100, Head.NOTICE_PAY: 20, Head.OVERTIME: 5}}
    assert statutory_sums(claims, amounts) == {1: 120, 2: 5}


def test_a_claim_is_open_while_one_of_its_heads_lacks_something() -> None:
    claims = [ClaimAsked(1, 7, T.SEVERANCE)]
    assert statutory_sums(claims, {7: {Head.SEVERANCE: 100, Head.NOTICE_PAY: None}}) == {1: None}
    assert statutory_sums(claims, {}) == {1: None}


def test_a_head_that_answers_with_a_base_or_a_bound_is_no_part_of_the_sum() -> None:
    claims = [ClaimAsked(1, 7, T.OVERTIME)]
    for beside in (None, 3):
        amounts = {7: {Head.OVERTIME: 5, Head.OVERTIME_BASE: beside}}
        assert statutory_sums(claims, amounts) == {1: 5}
    assert statutory_sums(claims, {7: {Head.OVERTIME_BASE: 3}}) == {1: None}


def test_of_two_claims_of_one_type_the_first_carries_the_sum() -> None:
    claims = [ClaimAsked(1, 7, T.WAGES), ClaimAsked(2, 7, T.WAGES), ClaimAsked(3, 8, T.WAGES)]
    amounts = {7: {Head.UNPAID_WAGES: 100}, 8: {Head.UNPAID_WAGES: 30}}
    assert statutory_sums(claims, amounts) == {1: 100, 2: None, 3: 30}
    assert carried_by_another(claims) == {2}


def test_the_gap_is_what_the_proposal_gives_more_or_less_than_the_law() -> None:
    assert FourNumbers(120, 100, 80).gap == -20
    assert FourNumbers(120, 100, 130).gap == 30
    assert FourNumbers(120, None, 80).gap is None
    assert FourNumbers(120, 100).gap is None


def test_more_claimed_than_supported_is_a_warning_and_as_much_is_none() -> None:
    warning = FourNumbers(120_00, 100_00).warning
    assert "主张 120.00 元" in warning
    assert "差额 20.00 元" in warning
    assert not FourNumbers(100_00, 100_00).warning
    assert not FourNumbers(100_00, None).warning
    assert not FourNumbers(None, 100_00).warning


def test_a_total_counts_what_is_known() -> None:
    rows = [FourNumbers(1, 2, 3, None), FourNumbers(10, None, 30, None)]
    assert total(rows) == FourNumbers(11, 2, 33, None)
    assert total([]) == FourNumbers()


def test_the_gap_of_all_counts_only_claims_in_which_both_sides_are_known() -> None:
    rows = [FourNumbers(0, 100, 80), FourNumbers(0, None, 50), FourNumbers(0, 30, None)]
    assert total_gap(rows) == -20
    assert total_gap(rows[1:]) is None
