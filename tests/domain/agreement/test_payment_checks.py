"""协议体检 of the payments: who, whom, how much, when, how; sums and dates."""

from datetime import date
from decimal import Decimal

import pytest

from mediation.domain.agreement.checks import check
from mediation.domain.agreement.draft import InstalmentDraft, ShareDraft
from mediation.domain.agreement.words import PaymentMethod, TermKind
from tests.domain.agreement.samples import (
    AGREED_ON,
    COMPANY,
    DEFAULT,
    WORKERS,
    ambers,
    clause,
    draft,
    facts,
    payment,
    reds,
)


def with_payment(**changes):
    return facts(draft(payment(**changes), DEFAULT))


def parts(*pairs: tuple[date, str]) -> tuple[InstalmentDraft, ...]:
    return tuple(InstalmentDraft(day, Decimal(amount)) for day, amount in pairs)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"payer_id": None}, "payer_missing"),
        ({"payer_id": 404}, "payer_missing"),
        ({"shares": ()}, "payee_missing"),
        ({"shares": (ShareDraft(404, Decimal("9000.00")),)}, "payee_stranger"),
        ({"shares": (ShareDraft(COMPANY.id, Decimal("9000.00")),)}, "payee_is_payer"),
        (
            {"shares": (ShareDraft(1, Decimal("1.00")), ShareDraft(1, Decimal("8999.00")))},
            "payee_twice",
        ),
        ({"amount": None}, "amount_missing"),
        ({"amount": Decimal(0)}, "amount_missing"),
        ({"purpose": " "}, "purpose_missing"),
        ({"due_on": None}, "due_missing"),
        ({"instalments": (InstalmentDraft(None, Decimal("9000.00")),)}, "due_missing"),
        ({"method": None}, "method_missing"),
        ({"amount": Decimal("9000.01")}, "shares_do_not_add_up"),
        ({"instalments": parts((AGREED_ON, "8999.99"))}, "instalments_do_not_add_up"),
        ({"due_on": date(2026, 11, 22)}, "due_in_past"),
    ],
)
def test_a_payment_with_a_hole_is_red(changes: dict, code: str) -> None:
    assert code in reds(with_payment(**changes))


def test_a_sound_payment_has_no_red() -> None:
    assert not reds(with_payment())


def test_the_difference_is_told_to_the_fen() -> None:
    (finding,) = check(with_payment(amount=Decimal("9000.01"))).reds
    assert "0.01" in finding.reason
    assert finding.where == "terms-0-shares"


def test_paid_at_once_is_neither_late_nor_in_need_of_a_default_clause() -> None:
    at_once = facts(draft(payment(due_on=AGREED_ON)))
    assert not reds(at_once)
    assert "default_clause_missing" not in ambers(at_once)


def test_money_paid_later_wants_a_default_clause() -> None:
    assert "default_clause_missing" in ambers(facts(draft(payment())))
    assert "default_clause_missing" not in ambers(with_payment())


@pytest.mark.parametrize(
    ("day", "is_rest"),
    [
        (date(2027, 2, 28), True),  # a Sunday of a year without a notice
        (date(2027, 1, 1), True),
        (date(2026, 12, 31), False),
        (date(2027, 2, 26), False),
    ],
)
def test_a_rest_day_is_pointed_out_with_the_working_day_before(day: date, is_rest: bool) -> None:
    found = [
        item for item in check(with_payment(due_on=day)).ambers if item.code == "due_on_rest_day"
    ]
    assert bool(found) is is_rest


def test_a_sunday_says_so_and_offers_the_friday_before() -> None:
    report = check(with_payment(due_on=date(2027, 2, 28)))
    (finding,) = [item for item in report.ambers if item.code == "due_on_rest_day"]
    assert "星期日" in finding.title
    assert "2027-02-26（周五）" in finding.mend
    assert "未录入" in finding.reason


def test_a_make_up_saturday_is_a_working_day() -> None:
    """NAR-03: the end of February 2026 is a Saturday on which people work."""
    agreed = facts(draft(payment(due_on=date(2026, 2, 28)), DEFAULT), agreed_on=date(2025, 11, 28))
    assert not ambers(agreed)


def test_instalments_are_dated_one_by_one() -> None:
    days = parts((date(2026, 12, 31), "4000.00"), (date(2026, 11, 20), "5000.00"))
    report = check(with_payment(due_on=None, instalments=days))
    assert [item.where for item in report.reds] == ["terms-0-instalments-1-due_on"]
    assert "instalments_out_of_order" in {item.code for item in report.ambers}


def test_two_instalments_on_one_day_are_out_of_order() -> None:
    days = parts((date(2026, 12, 31), "4000.00"), (date(2026, 12, 31), "5000.00"))
    assert "instalments_out_of_order" in ambers(with_payment(due_on=None, instalments=days))


def test_a_transfer_without_an_account_is_pointed_out_and_cash_is_not() -> None:
    shares = (ShareDraft(1, Decimal("9000.00")),)
    assert "account_missing" in ambers(with_payment(shares=shares))
    assert "account_missing" not in ambers(with_payment(shares=shares, method=PaymentMethod.CASH))


def test_tax_is_asked_of_an_employer_only() -> None:
    assert "tax_open" in ambers(with_payment(tax=None))
    back = (ShareDraft(COMPANY.id, Decimal("9000.00")),)
    worker_pays = with_payment(payer_id=WORKERS[0].id, shares=back, tax=None)
    assert "tax_open" not in ambers(worker_pays)
    assert not reds(worker_pays)


def test_an_applicant_left_out_is_named() -> None:
    two = (ShareDraft(1, Decimal("4500.00")), ShareDraft(2, Decimal("4500.00")))
    (finding,) = [
        item
        for item in check(with_payment(shares=two)).ambers
        if item.code == "applicant_without_share"
    ]
    assert "陈静" in finding.reason


def test_an_agreement_without_money_asks_for_no_money() -> None:
    report = check(facts(draft(clause("劳动关系于2026年11月20日解除。", TermKind.EMPLOYMENT_END))))
    assert not report.reds
