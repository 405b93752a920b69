"""What one click makes of a payment: sums that agree to the 分, and nothing where it is a guess."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.draft import InstalmentDraft, ShareDraft
from mediation.domain.agreement.payment_repairs import (
    fitting_instalments,
    fitting_shares,
    sorted_instalments,
    usual_payees,
    usual_payer,
)
from tests.domain.agreement.corpus.making import parts, to_one
from tests.domain.agreement.samples import COMPANY, PARTIES, WORKERS, draft, payment

SUMS = st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2)


@given(SUMS, st.lists(SUMS, min_size=1, max_size=8), st.lists(SUMS, max_size=8))
def test_a_repaired_payment_adds_up_and_nobody_gets_nothing(
    amount: Decimal, shares: list[Decimal], rows: list[Decimal]
) -> None:
    given_shares = tuple(ShareDraft(key, each) for key, each in enumerate(shares, 1))
    given_rows = tuple(InstalmentDraft(date(2026, 12, 31), each) for each in rows)
    term = payment(amount=amount, shares=given_shares, instalments=given_rows)
    offer = fitting_shares(0, term)
    if offer.repair:
        (mended,) = offer.repair(draft(term)).terms
        assert mended.shares_total == mended.amount
        assert all(share.amount > 0 for share in mended.shares)
    offer = fitting_instalments(0, term) if rows else None
    if offer and offer.repair:
        (mended,) = offer.repair(draft(term)).terms
        assert mended.instalments_total == mended.amount
        assert all(row.amount and row.amount > 0 for row in mended.instalments)


@pytest.mark.parametrize(
    ("amount", "shares", "rows", "words"),
    [
        ("9000", ["8000"], [], "改为 9,000.00 元"),
        # What each of several gets was agreed person by person: the total is the mistake.
        ("9000", ["4000", "4500"], [], "总额改为各人合计 8,500.00 元"),
        ("9000", ["4000", "4500"], ["4500", "4500"], "各人按现有比例分到 9,000.00 元"),
    ],
)
def test_the_sum_that_stands_alone_follows_the_others(
    amount: str, shares: list[str], rows: list[str], words: str
) -> None:
    term = payment(
        amount=Decimal(amount),
        shares=tuple(ShareDraft(key, Decimal(each)) for key, each in enumerate(shares, 1)),
        instalments=parts(*((date(2026, 12, 31), each) for each in rows)),
    )
    assert fitting_shares(0, term).mend == words


def test_instalments_beyond_the_sum_and_two_on_one_day_are_left_to_people() -> None:
    rows = parts((date(2027, 1, 29), "9500"), (date(2027, 1, 29), "100"))
    term = to_one(instalments=rows)
    assert fitting_instalments(0, term).repair is None
    assert sorted_instalments(0, term).repair is None


def test_who_pays_whom_is_offered_only_where_one_answer_is_left() -> None:
    nobody = payment(payer_id=None)
    assert usual_payer(0, nobody, PARTIES).mend == "由被申请人城东悦来酒店有限公司支付"
    second = replace(COMPANY, id=10, name="江城宏基建设有限公司")
    assert usual_payer(0, nobody, (*PARTIES, second)).repair is None
    assert usual_payees(0, payment(shares=()), PARTIES).mend == f"平均付给 {len(WORKERS)} 人"
    assert usual_payees(0, payment(shares=(), payer_id=None), PARTIES).repair is None
