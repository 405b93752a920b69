"""The ledger of an agreement as pages print it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mediation.domain.agreement.ledger import LedgerLine, PayeeLine, PaymentMark
from mediation.domain.agreement.phone_words import PaymentCall, phone_words
from mediation.domain.agreement.standing import in_words, tone_of
from mediation.domain.identifiers import mask_phone
from mediation.domain.money import from_fen
from mediation.domain.small_flows import ReceiptState
from mediation.domain.urgency import days_left, urgency_of
from mediation.models import Agreement, Case, Instalment, PaymentReceipt
from mediation.queries.agreement_facts import due_after, instalments_of
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import callbacks_of, ledger_of, standing_on
from mediation.queries.receipts import receipts_of
from mediation.services.due_events import told_by_hand
from mediation.services.paper_facts.agreeing import agreement_number

# So many payees stand under an instalment that has begun; more have a page of their own.
SHOWN_PAYEES = 12
PAGE_SIZE = 50
_RECEIPT_TONES = {
    ReceiptState.ASKED: "grey",
    ReceiptState.RECEIVED: "green",
    ReceiptState.DENIED: "red",
}
Receipts = Mapping[tuple[int, int], PaymentReceipt]


@dataclass(frozen=True)
class Slice:
    """One page of many rows."""

    rows: Sequence[Any]
    page: int
    pages: int
    count: int


def sliced(rows: Sequence[Any], page: int) -> Slice:
    """The rows of a page; a page that is none is the nearest one."""
    pages = max(1, -(-len(rows) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    return Slice(rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], page, pages, len(rows))


def ledger_context(case: Case, today: date, page: int = 1) -> dict[str, Any]:
    """The context of agreements/payments.html."""
    agreement = current_agreement(case)
    assert agreement is not None, "the step is open for an agreement in force only"
    account, receipts = ledger_of(agreement), receipts_of(agreement)
    rows = {row.id: row for row in instalments_of(agreement)}
    names = {party.id: party.name for party in case.parties}
    lines = [_line(line, rows[line.part.id], names, receipts, today) for line in account.lines]
    return {
        "agreement": agreement,
        "lines": lines,
        "account": account,
        "overdue_fen": account.overdue_fen(today),
        "standing": standing_words(case, today),
        "payments": sliced(payment_rows(agreement), page),
        "names": names,
        "calls": _calls(case, lines, today),
        "defaulters": _defaulters(lines),
        "events": _events(agreement),
        "callbacks": callbacks_of(agreement),
    }


def standing_words(case: Case, today: date) -> dict[str, str] | None:
    """How the agreement stands, in words and colour; None before it is in force."""
    standing = standing_on(case, today)
    return {"words": in_words(standing), "tone": tone_of(standing)} if standing else None


def line_rows(case: Case, today: date) -> list[dict[str, Any]]:
    """The instalments of the agreement that counts, for the page of the case."""
    agreement = current_agreement(case)
    if agreement is None:
        return []
    rows = {row.id: row for row in instalments_of(agreement)}
    names = {party.id: party.name for party in case.parties}
    return [
        _line(line, rows[line.part.id], names, {}, today) for line in ledger_of(agreement).lines
    ]


def payee_rows(
    line: LedgerLine, names: Mapping[int, str], receipts: Receipts, today: date
) -> list[dict[str, Any]]:
    """The payees of an instalment, each with what it says itself."""
    found = []
    for payee in line.payees:
        mark, said = payee.mark(today), receipts.get((line.part.id, payee.payee_id))
        found.append(
            {
                "line": payee,
                "name": names.get(payee.payee_id, "（未写明收款人）"),
                "mark": _words(mark, payee),
                "tone": _tone(mark, payee.due_on, today),
                "receipt": _receipt(said),
                "is_denied": said is not None and said.state is ReceiptState.DENIED,
            }
        )
    return found


def _receipt(row: PaymentReceipt | None) -> dict[str, str] | None:
    if row is None:
        return None
    at = row.answered_at or row.asked_at
    how = "" if row.answered_at is None else "经办登记" if row.answered_by_id else "凭码"
    told = " ".join(part for part in (f"{at:%m-%d}", how) if part)
    return {"words": row.state.label, "tone": _RECEIPT_TONES[row.state], "told": told}


def _line(
    line: LedgerLine,
    row: Instalment,
    names: Mapping[int, str],
    receipts: Receipts,
    today: date,
) -> dict[str, Any]:
    mark, payees = line.mark(today), payee_rows(line, names, receipts, today)
    is_asked = any(each["receipt"] for each in payees)
    has_begun = mark.is_late or line.paid_fen > 0 or is_asked
    return {
        "line": line,
        "instalment": row,
        "payer": names.get(line.payment.payer_id or 0, ""),
        "payee": payees[0]["name"] if len(payees) == 1 else f"{len(payees)} 名收款人",
        "payees": payees,
        "is_short": 1 < len(payees) <= SHOWN_PAYEES and has_begun,
        "paid_payees": sum(not each.open_fen for each in line.payees),
        "denied": sum(
            bool(each["receipt"]) and each["receipt"]["tone"] == "red" for each in payees
        ),
        "after": _after(row),
        "mark": _words(mark, line),
        "tone": _tone(mark, line.part.due_on, today),
        "left": _left(line, mark, today),
        "is_late": mark.is_late,
    }


def _after(row: Instalment) -> str:
    after = due_after(row)
    if after is None:
        return ""
    return f"{after.label}（{row.event_on} 成就）" if row.event_on else after.label


def _words(mark: PaymentMark, line: PayeeLine | LedgerLine) -> str:
    return f"{mark.label}（含以物抵付）" if line.in_kind_fen else mark.label


def _tone(mark: PaymentMark, due_on: date | None, today: date) -> str:
    if mark in {PaymentMark.PAID, PaymentMark.PAID_LATE}:
        return "green"
    return "red" if mark.is_late else urgency_of(due_on, today).value


def _left(line: LedgerLine, mark: PaymentMark, today: date) -> str:
    if not line.open_fen or line.part.due_on is None:
        return mark.label
    return days_left(line.part.due_on, today)


def payment_rows(agreement: Agreement) -> list[dict[str, Any]]:
    """Every entry with its instalment, the newest first; void ones stay."""
    rows = [
        {"payment": payment, "instalment": row}
        for row in instalments_of(agreement)
        for payment in row.payments
    ]
    return sorted(rows, key=lambda each: each["payment"].id, reverse=True)


def _calls(case: Case, lines: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    """What to say on the telephone about what is late or comes next, one for each payer."""
    waiting = [each for each in lines if each["line"].open_fen and each["line"].part.due_on]
    waiting.sort(key=lambda each: each["line"].part.due_on)
    first = {each["payer"]: each for each in reversed(waiting)}
    number = agreement_number(case) if first else ""
    phones = {party.name: mask_phone(party.phone or "") for party in case.parties}
    return [
        {
            "payer": payer,
            "phone": phones.get(payer),
            "words": phone_words(_call(each, number, case), today),
        }
        for payer, each in first.items()
    ]


def _call(row: dict[str, Any], number: str, case: Case) -> PaymentCall:
    line = row["line"]
    return PaymentCall(
        body=case.body.name,
        agreement_number=number,
        payer=row["payer"],
        payee=row["payee"],
        number=line.part.number,
        open=from_fen(line.open_fen),
        due_on=line.part.due_on,
    )


def _defaulters(lines: list[dict[str, Any]]) -> dict[int, str]:
    """Who is late with something, by key."""
    return {
        each["line"].payment.payer_id: each["payer"]
        for each in lines
        if each["is_late"] and each["line"].payment.payer_id
    }


def _events(agreement: Agreement) -> bool:
    """Whether somebody has to write down what a payment waits for."""
    return bool(told_by_hand(agreement))
