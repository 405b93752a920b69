"""履约账本: promised, paid and open always agree, for the whole and for every payee."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.domain.agreement.ledger import (
    NOBODY,
    Ledger,
    PaymentMark,
    PromisedPart,
    PromisedPayment,
    Received,
    ledger,
    promised_to_each,
)
from mediation.domain.agreement.words import PaymentWay

DUE, BEFORE, AFTER = date(2026, 12, 31), date(2026, 12, 30), date(2027, 1, 3)


def seven(*parts: tuple[int, date | None]) -> PromisedPayment:
    """A payment to seven workers of 1,000.00 each."""
    rows = tuple(
        PromisedPart(number, number, fen, due) for number, (fen, due) in enumerate(parts, 1)
    )
    return PromisedPayment(1, tuple((key, 1000_00) for key in range(1, 8)), rows)


def test_an_employer_paid_three_of_seven() -> None:
    """Who got what is told by name; the instalment is paid in part."""
    came = [Received(1, 1000_00, BEFORE, payee) for payee in (1, 4, 7)]
    (line,) = ledger([seven((7000_00, DUE))], came).lines
    assert [each.payee_id for each in line.payees if not each.open_fen] == [1, 4, 7]
    assert (line.paid_fen, line.open_fen) == (3000_00, 4000_00)
    assert line.mark(DUE) is PaymentMark.PARTLY
    assert line.mark(AFTER) is PaymentMark.LATE_PARTLY
    assert line.days_late(AFTER) == 3
    assert line.payees[0].mark(AFTER) is PaymentMark.PAID
    assert line.payees[1].mark(AFTER) is PaymentMark.LATE


def test_money_for_all_goes_to_those_who_have_something_open() -> None:
    came = [Received(1, 1000_00, BEFORE, 1), Received(1, 3000_00, BEFORE)]
    (line,) = ledger([seven((7000_00, DUE))], came).lines
    assert [each.paid_fen for each in line.payees] == [1000_00, *[500_00] * 6]


def test_a_later_payment_to_one_does_not_rewrite_an_earlier_one_for_all() -> None:
    payment = PromisedPayment(1, ((1, 50_00), (2, 50_00)), (PromisedPart(1, 1, 100_00, DUE),))
    came = [Received(1, 40_00, BEFORE), Received(1, 30_00, BEFORE, 1)]
    (line,) = ledger([payment], came).lines
    assert [each.paid_fen for each in line.payees] == [50_00, 20_00]


def test_goods_count_at_the_value_that_the_payee_took_them_for() -> None:
    came = [
        Received(1, 600_00, BEFORE, 2, PaymentWay.IN_KIND),
        Received(1, 400_00, BEFORE, 2),
    ]
    (line,) = ledger([seven((7000_00, DUE))], came).lines
    second = line.of(2)
    assert second is not None
    assert (second.paid_fen, second.in_kind_fen) == (1000_00, 600_00)
    assert second.mark(AFTER) is PaymentMark.PAID


def test_what_came_after_its_day_stays_told() -> None:
    (line,) = ledger([seven((7000_00, DUE))], [Received(1, 7000_00, AFTER)]).lines
    assert line.mark(AFTER) is PaymentMark.PAID_LATE
    assert line.days_late(AFTER) == 0


def test_what_waits_for_an_event_is_not_late() -> None:
    (line,) = ledger([seven((7000_00, None))], []).lines
    assert line.mark(date(2030, 1, 1)) is PaymentMark.WAITS


def test_the_ledger_tells_what_is_overdue_and_nothing_else() -> None:
    found = ledger([seven((3000_00, DUE), (4000_00, date(2027, 6, 30)))], [])
    assert found.overdue_fen(DUE) == 0
    assert found.overdue_fen(AFTER) == 3000_00
    assert [line.part.number for line in found.late(AFTER)] == [1]


@pytest.mark.parametrize(
    ("mark", "is_late"), [(mark, mark in {"late", "late_partly"}) for mark in PaymentMark]
)
def test_only_missing_money_is_late(mark: PaymentMark, is_late: bool) -> None:
    assert mark.is_late is is_late
    assert mark.label


def test_a_payment_without_payees_is_owed_to_nobody_by_name() -> None:
    payment = PromisedPayment(1, (), (PromisedPart(1, 1, 100_00, DUE),))
    (line,) = ledger([payment], [Received(1, 30_00, BEFORE)]).lines
    assert [(each.payee_id, each.open_fen) for each in line.payees] == [(NOBODY, 70_00)]


def test_shares_that_do_not_agree_leave_the_sum_of_the_instalment() -> None:
    """Two persons may sign in spite of the check; the ledger goes by the instalments."""
    payment = PromisedPayment(1, ((1, 60_00), (2, 20_00)), (PromisedPart(1, 1, 100_00, DUE),))
    (line,) = ledger([payment], []).lines
    assert [each.promised_fen for each in line.payees] == [75_00, 25_00]


SHARES = st.lists(st.integers(1, 10**7), min_size=1, max_size=12)


@st.composite
def payments(draw: st.DrawFn) -> PromisedPayment:
    shares = draw(SHARES)
    total = sum(shares)
    cuts = draw(st.lists(st.integers(1, total), max_size=6, unique=True))
    edges = sorted({0, total, *cuts})
    parts = [b - a for a, b in pairwise(edges)]
    rows = tuple(PromisedPart(number, number, fen, DUE) for number, fen in enumerate(parts, 1))
    return PromisedPayment(1, tuple(enumerate(shares, 1)), rows)


@given(payments())
def test_every_share_and_every_instalment_is_split_exactly(payment: PromisedPayment) -> None:
    split = promised_to_each(payment)
    assert [sum(parts.values()) for parts in split] == [part.amount_fen for part in payment.parts]
    for payee, share in payment.shares:
        assert sum(parts[payee] for parts in split) == share
    assert all(fen >= 0 for parts in split for fen in parts.values())


def must_agree(found: Ledger, payment: PromisedPayment, entries: list[Received]) -> None:
    living = [item for item in entries if not item.is_void]
    assert found.promised_fen == sum(part.amount_fen for part in payment.parts)
    assert found.paid_fen == sum(item.amount_fen for item in living)
    assert found.open_fen == found.promised_fen - found.paid_fen
    for line in found.lines:
        assert line.paid_fen == sum(e.amount_fen for e in living if e.part_id == line.part.id)
        for payee in line.payees:
            assert 0 <= payee.paid_fen <= payee.promised_fen
            assert payee.open_fen == payee.promised_fen - payee.paid_fen
            assert payee.in_kind_fen <= payee.paid_fen


@given(payments(), st.data())
def test_any_sequence_of_payments_and_voidings_keeps_the_sums(
    payment: PromisedPayment, data: st.DataObject
) -> None:
    """Each entry is one that would be accepted when it is written: no more than is open."""
    entries: list[Received] = []
    for _ in range(data.draw(st.integers(0, 14))):
        found = ledger([payment], entries)
        living = [place for place, item in enumerate(entries) if not item.is_void]
        if living and data.draw(st.booleans()):
            place = data.draw(st.sampled_from(living))
            old = entries[place]
            entries[place] = Received(
                old.part_id, old.amount_fen, old.paid_on, old.payee_id, old.way, is_void=True
            )
        else:
            line = data.draw(st.sampled_from(found.lines))
            payee = data.draw(st.sampled_from([None, *line.payees]))
            room = payee.open_fen if payee else line.open_fen
            if not room:
                continue
            fen = data.draw(st.integers(1, room))
            way = data.draw(st.sampled_from(PaymentWay))
            who = payee.payee_id if payee else None
            entries.append(Received(line.part.id, fen, BEFORE, who, way))
        must_agree(ledger([payment], entries), payment, entries)


@given(payments())
def test_all_paid_is_all_paid_to_everybody(payment: PromisedPayment) -> None:
    came = [Received(part.id, part.amount_fen, BEFORE) for part in payment.parts]
    found = ledger([payment], came)
    assert found.open_fen == 0
    assert all(not payee.open_fen for line in found.lines for payee in line.payees)
