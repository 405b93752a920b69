"""履约账本: what was promised, what came and what is open, per instalment and per payee, in 分.

An instalment is shared among the payees of its payment so that everybody gets exactly his share of
the whole and every instalment comes to exactly its sum. Money for one payee counts for that payee;
money for all counts in proportion to what each of them still had open when it was written down.
Whatever comes or is voided: open = promised − paid, and nobody is paid more than was promised.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mediation.domain.agreement.words import PaymentWay
from mediation.domain.money import from_fen, split_exactly, to_fen

# Stands for the payee of a payment that names none; nobody has this key.
NOBODY = 0


@dataclass(frozen=True)
class PromisedPart:
    """One instalment: its key, its number, its sum and the day by which it is due."""

    id: int
    number: int
    amount_fen: int
    due_on: date | None = None


@dataclass(frozen=True)
class PromisedPayment:
    """One payment of the agreement: the number of its clause, who gets how much, in which parts."""

    clause: int
    shares: tuple[tuple[int, int], ...]
    parts: tuple[PromisedPart, ...]
    payer_id: int | None = None
    purpose: str = ""


@dataclass(frozen=True)
class Received:
    """What came for one instalment, in the order in which it was written down."""

    part_id: int
    amount_fen: int
    paid_on: date
    payee_id: int | None = None
    way: PaymentWay = PaymentWay.MONEY
    is_void: bool = False


class PaymentMark(StrEnum):
    """How a promised sum stands on a day."""

    PAID = "paid"
    PAID_LATE = "paid_late"
    OPEN = "open"
    PARTLY = "partly"
    WAITS = "waits"
    LATE = "late"
    LATE_PARTLY = "late_partly"

    @property
    def label(self) -> str:
        """The Chinese words shown in the ledger."""
        return _MARKS[self]

    @property
    def is_late(self) -> bool:
        """Whether money is missing that should have come."""
        return self in {PaymentMark.LATE, PaymentMark.LATE_PARTLY}


_MARKS = {
    PaymentMark.PAID: "已付清",
    PaymentMark.PAID_LATE: "逾期付清",
    PaymentMark.OPEN: "未到期",
    PaymentMark.PARTLY: "已付一部分",
    PaymentMark.WAITS: "待条件成就",
    PaymentMark.LATE: "逾期未付",
    PaymentMark.LATE_PARTLY: "逾期，只付了一部分",
}


@dataclass(frozen=True)
class PayeeLine:
    """What one payee was promised of an instalment and got."""

    payee_id: int
    promised_fen: int
    due_on: date | None
    paid_fen: int = 0
    in_kind_fen: int = 0
    last_paid_on: date | None = None

    @property
    def open_fen(self) -> int:
        """What is still to come."""
        return self.promised_fen - self.paid_fen

    def mark(self, today: date) -> PaymentMark:
        """How it stands."""
        return _mark(self.promised_fen, self.paid_fen, self.due_on, self.last_paid_on, today)


@dataclass(frozen=True)
class LedgerLine:
    """One instalment with the lines of its payees."""

    part: PromisedPart
    payment: PromisedPayment
    payees: tuple[PayeeLine, ...]

    @property
    def paid_fen(self) -> int:
        """What came of it."""
        return sum(line.paid_fen for line in self.payees)

    @property
    def in_kind_fen(self) -> int:
        """What of it was not money."""
        return sum(line.in_kind_fen for line in self.payees)

    @property
    def open_fen(self) -> int:
        """What is still to come."""
        return self.part.amount_fen - self.paid_fen

    @property
    def last_paid_on(self) -> date | None:
        """When the last of it came."""
        days = [line.last_paid_on for line in self.payees if line.last_paid_on]
        return max(days, default=None)

    def of(self, payee_id: int) -> PayeeLine | None:
        """The line of one payee."""
        return next((line for line in self.payees if line.payee_id == payee_id), None)

    def mark(self, today: date) -> PaymentMark:
        """How it stands."""
        part = self.part
        return _mark(part.amount_fen, self.paid_fen, part.due_on, self.last_paid_on, today)

    def days_late(self, today: date) -> int:
        """How many days it is late; 0 when it is not."""
        if not self.mark(today).is_late or self.part.due_on is None:
            return 0
        return (today - self.part.due_on).days


@dataclass(frozen=True)
class Ledger:
    """Every instalment of an agreement, in the order of the paper."""

    lines: tuple[LedgerLine, ...]

    @property
    def promised_fen(self) -> int:
        """What the agreement promises in all."""
        return sum(line.part.amount_fen for line in self.lines)

    @property
    def paid_fen(self) -> int:
        """What came in all."""
        return sum(line.paid_fen for line in self.lines)

    @property
    def open_fen(self) -> int:
        """What is still to come in all."""
        return self.promised_fen - self.paid_fen

    def overdue_fen(self, today: date) -> int:
        """What should have come and did not."""
        return sum(line.open_fen for line in self.late(today))

    def late(self, today: date) -> tuple[LedgerLine, ...]:
        """The instalments that are late."""
        return tuple(line for line in self.lines if line.mark(today).is_late)

    def line(self, part_id: int) -> LedgerLine | None:
        """The line of one instalment."""
        return next((line for line in self.lines if line.part.id == part_id), None)


def ledger(promised: Sequence[PromisedPayment], received: Iterable[Received]) -> Ledger:
    """Set what came against what was promised; void entries count for nothing."""
    came: dict[int, list[Received]] = {}
    for item in received:
        if not item.is_void:
            came.setdefault(item.part_id, []).append(item)
    return Ledger(
        tuple(
            LedgerLine(part, payment, _payee_lines(part, parts, came.get(part.id, ())))
            for payment in promised
            for part, parts in zip(payment.parts, promised_to_each(payment), strict=True)
        )
    )


def promised_to_each(payment: PromisedPayment) -> list[dict[int, int]]:
    """For each instalment, 分 by payee.

    Each instalment is split by what each payee has still to get, so that the last one gives
    everybody exactly the rest of his share.
    """
    shares = dict(payment.shares) or {NOBODY: sum(part.amount_fen for part in payment.parts)}
    left = dict(shares)
    adds_up = sum(shares.values()) == sum(part.amount_fen for part in payment.parts)
    found = []
    for part in payment.parts:
        # Shares and instalments that do not agree (the check lets two people sign such a paper)
        # are shared by the shares; the sum of the instalment stands.
        parts = _split(part.amount_fen, left if adds_up else shares)
        left = {payee: fen - parts[payee] for payee, fen in left.items()}
        found.append(parts)
    return found


def _split(fen: int, weights: dict[int, int]) -> dict[int, int]:
    if not fen or not any(weights.values()):
        return dict.fromkeys(weights, 0)
    parts = split_exactly(from_fen(fen), list(weights.values()))
    return {payee: to_fen(part) for payee, part in zip(weights, parts, strict=True)}


@dataclass
class _Account:
    """What came for one payee so far."""

    promised: int
    paid: int = 0
    in_kind: int = 0
    days: list[date] = field(default_factory=list)

    @property
    def open(self) -> int:
        return self.promised - self.paid

    def take(self, fen: int, item: Received) -> None:
        if fen:
            self.paid += fen
            self.in_kind += fen if item.way is PaymentWay.IN_KIND else 0
            self.days.append(item.paid_on)


def _payee_lines(
    part: PromisedPart, promised: dict[int, int], came: Sequence[Received]
) -> tuple[PayeeLine, ...]:
    accounts = {payee: _Account(fen) for payee, fen in promised.items()}
    for item in came:
        own = accounts.get(item.payee_id or NOBODY)
        # When an earlier entry for all was voided, a later one may come out a 分 differently for
        # one payee; that 分 is the others'. More than the instalment is refused when written down.
        named = min(item.amount_fen, own.open) if own else 0
        if own:
            own.take(named, item)
        open_ones = {key: each.open for key, each in accounts.items()}
        rest = min(item.amount_fen - named, sum(open_ones.values()))
        for key, fen in _split(rest, open_ones).items():
            accounts[key].take(fen, item)
    return tuple(
        PayeeLine(
            payee_id=payee,
            promised_fen=account.promised,
            due_on=part.due_on,
            paid_fen=account.paid,
            in_kind_fen=account.in_kind,
            last_paid_on=max(account.days, default=None),
        )
        for payee, account in accounts.items()
    )


def _mark(
    promised: int, paid: int, due_on: date | None, last_paid_on: date | None, today: date
) -> PaymentMark:
    if paid >= promised:
        late = due_on is not None and last_paid_on is not None and last_paid_on > due_on
        return PaymentMark.PAID_LATE if late else PaymentMark.PAID
    if due_on is not None and due_on < today:
        return PaymentMark.LATE_PARTLY if paid else PaymentMark.LATE
    if paid:
        return PaymentMark.PARTLY
    return PaymentMark.OPEN if due_on is not None else PaymentMark.WAITS
