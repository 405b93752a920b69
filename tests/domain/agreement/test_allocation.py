"""Which claim an agreed or paid sum answers."""

from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.allocation import AgreedShare, ClaimToAnswer, allocate
from mediation.domain.agreement.draft import ALL_CLAIMS

WAGES = ClaimToAnswer(1, 7, "wages", 6000_00)
OVERTIME = ClaimToAnswer(2, 7, "overtime", 3000_00)
OTHERS_WAGES = ClaimToAnswer(3, 8, "wages", 5000_00)
CLAIMS = (WAGES, OVERTIME, OTHERS_WAGES)


def test_a_named_kind_answers_the_payees_claim_of_that_kind() -> None:
    shares = [AgreedShare(7, "wages", 4000_00), AgreedShare(8, "wages", 4500_00)]
    assert allocate(shares, CLAIMS) == {1: 4000_00, 3: 4500_00}


def test_a_package_is_shared_by_what_was_claimed() -> None:
    assert allocate([AgreedShare(7, ALL_CLAIMS, 4500_00)], CLAIMS) == {1: 3000_00, 2: 1500_00}


def test_claims_without_a_sum_share_equally() -> None:
    vague = ClaimToAnswer(4, 7, "other", None)
    shared = allocate([AgreedShare(7, ALL_CLAIMS, 900_00)], (WAGES, OVERTIME, vague))
    assert shared == {1: 300_00, 2: 300_00, 4: 300_00}


def test_a_payment_without_a_name_or_a_claim_answers_nothing() -> None:
    assert allocate([AgreedShare(7, None, 100_00)], CLAIMS) == {}
    assert allocate([AgreedShare(8, "overtime", 100_00)], CLAIMS) == {}


def test_several_payments_add_up_on_one_claim() -> None:
    shares = [AgreedShare(7, "wages", 1_00), AgreedShare(7, "wages", 2_00)]
    assert allocate(shares, CLAIMS) == {1: 3_00}


@given(st.integers(1, 10**9), st.lists(st.one_of(st.none(), st.integers(0, 10**8)), min_size=1))
def test_not_a_fen_is_lost_or_made(amount: int, claimed: list[int | None]) -> None:
    claims = [ClaimToAnswer(key, 7, "wages", fen) for key, fen in enumerate(claimed)]
    shared = allocate([AgreedShare(7, "wages", amount)], claims)
    assert sum(shared.values()) == amount
