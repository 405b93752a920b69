"""Facts of the papers that follow an agreement: 履行催告书, 收款确认单, 回访记录."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from mediation.documents.facts import (
    CallbackRecordFacts,
    DemandLetterFacts,
    OwedFacts,
    PaymentReceiptFacts,
    RemedyFacts,
)
from mediation.domain.agreement.ledger import Ledger, LedgerLine, PayeeLine
from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.exits import Route, RouteKind
from mediation.domain.identifiers import mask_accounts
from mediation.domain.money import from_fen
from mediation.domain.papers import Extra
from mediation.domain.parties import PartyKind
from mediation.domain.small_flows import ExitState
from mediation.models import Agreement, Callback, Case, Instalment, Party
from mediation.queries.agreement_facts import due_after, instalments_of
from mediation.queries.exit_facts import routes_of
from mediation.queries.performance import callbacks_of, ledger_of
from mediation.services.paper_facts import people
from mediation.services.paper_facts.agreeing import agreement_number, effective
from mediation.services.paper_facts.order import PaperOrder

# How long a payer gets when nothing else is said (the office's own span).
PAY_WITHIN = timedelta(days=7)
MOST_ACCOUNTS = 10
ENFORCEMENT = RemedyFacts(
    text="向人民法院申请强制执行", basis="《民事诉讼法》第二百四十七条、第二百五十条"
)


def demand_letter(order: PaperOrder) -> DemandLetterFacts:
    """履行催告书 to one payer: what is late, by when to pay, what the payees may do otherwise."""
    case, today = order.case, order.at.date()
    chosen, payer = effective(case), _party(case, order.subject_id)
    late = late_lines(ledger_of(chosen), payer.id, today)
    if not late:
        raise ActionNotPossible(f"{payer.name}没有逾期未付的款项。")
    assert chosen.agreed_on is not None, "an agreement in force was agreed on a day"
    return DemandLetterFacts(
        **people.frame(order),
        **people.both_names(case),
        **people.contact(case),
        addressee=payer.name,
        addressed_as="你" if payer.kind is PartyKind.WORKER else "你单位",
        agreement_number=agreement_number(case),
        signed_on=chosen.agreed_on,
        effective_on=chosen.effective_on,
        owed=tuple(_owed_of_lines(chosen, late, today)),
        pay_by=order.day(Extra.REPLY_BY) or today + PAY_WITHIN,
        accounts=tuple(_accounts(chosen, late)),
        remedies=tuple(_remedies(chosen, today)),
    )


def payment_receipt(order: PaperOrder) -> PaymentReceiptFacts:
    """收款确认单 of one payee about one instalment, with the code where one was made."""
    case = order.case
    chosen = effective(case)
    instalment_id, payee_id = read_part(order.subject)
    line = ledger_of(chosen).line(instalment_id)
    payee = line.of(payee_id) if line else None
    if line is None or payee is None:
        raise NotVisible
    party, told = _party(case, payee_id), order.extra or {}
    payer = next((each for each in case.parties if each.id == line.payment.payer_id), None)
    return PaymentReceiptFacts(
        **people.frame(order),
        payee_name=party.name,
        payee_label=party.side.label,
        payer_name=payer.name if payer else "",
        agreement_number=agreement_number(case),
        owed=(_owed(chosen, line, payee, "", order.at.date()),),
        code=told.get("code", ""),
        page_address=told.get("page_address", ""),
        code_good_until=told.get("code_good_until"),
        contact_phone=case.body.phone or "",
    )


def callback_record(order: PaperOrder) -> CallbackRecordFacts:
    """回访记录 of a call that was written down, or empty for a party, to be filled in by hand."""
    case = order.case
    call = _call(effective(case), order) if order.subject.startswith("callback") else None
    party = call.party if call else _party(case, order.subject_id)
    told = _told(call) if call else {"way": CallbackWay.PHONE.label}
    return CallbackRecordFacts(
        **people.frame(order),
        **told,
        party_name=party.name,
        party_label=party.side.label,
        agreement_number=agreement_number(case),
        phone=party.phone or "",
    )


def _told(call: Callback) -> dict[str, Any]:
    performance = ToldPerformance(call.performance).label if call.performance else ""
    day, again = call.called_on, call.again_on
    # The hour is known when the call was written down at once; else the day alone is printed.
    at_once = call.recorded_at if call.recorded_at.date() == day else None
    told_day = "" if at_once else f"（{day.year}年{day.month}月{day.day}日）"
    return {
        "way": f"{CallbackWay(call.way).label}{told_day}",
        "visited_at": at_once,
        "visitors": (call.recorded_by.name,),
        "performance": performance if call.was_reached else "没有联系上被回访人",
        "satisfaction": Satisfaction(call.satisfaction).label if call.satisfaction else "",
        "needs": call.note or "无",
        "handling": f"{again.year}年{again.month}月{again.day}日再次回访" if again else "无",
    }


def _call(agreement: Agreement, order: PaperOrder) -> Callback:
    for row in callbacks_of(agreement):
        if row.id == order.subject_id:
            return row
    raise NotVisible


def read_part(subject: str) -> tuple[int, int]:
    """The instalment and the payee of "part:3:17"; NotVisible for anything else."""
    _, _, rest = subject.partition(":")
    first, _, second = rest.partition(":")
    if not (first.isdecimal() and second.isdecimal()):
        raise NotVisible
    return int(first), int(second)


def late_lines(account: Ledger, payer_id: int, today: date) -> tuple[LedgerLine, ...]:
    """What this payer should have paid and did not."""
    return tuple(line for line in account.late(today) if line.payment.payer_id == payer_id)


def _owed_of_lines(
    agreement: Agreement, lines: tuple[LedgerLine, ...], today: date
) -> Iterator[OwedFacts]:
    several = len({payee.payee_id for line in lines for payee in line.payees}) > 1
    names = {party.id: party.name for party in agreement.case.parties}
    for line in lines:
        for payee in line.payees:
            if payee.open_fen:
                name = names.get(payee.payee_id, "") if several else ""
                yield _owed(agreement, line, payee, name, today)


def _owed(
    agreement: Agreement, line: LedgerLine, payee: PayeeLine, name: str, today: date
) -> OwedFacts:
    (row,) = (each for each in instalments_of(agreement) if each.id == line.part.id)
    payments = sum(bool(term.instalments) for term in agreement.terms)
    late = payee.mark(today).is_late and line.part.due_on is not None
    return OwedFacts(
        number=line.part.number,
        payee=name,
        purpose=line.payment.purpose if payments > 1 else "",
        due=line.part.due_on,
        when=_when(row),
        amount=from_fen(payee.promised_fen),
        paid=from_fen(payee.paid_fen),
        days_late=line.days_late(today) if late else None,
    )


def _when(row: Instalment) -> str:
    after = due_after(row)
    return after.label if after else ""


def _accounts(agreement: Agreement, lines: tuple[LedgerLine, ...]) -> Iterator[str]:
    waiting = {payee.payee_id for line in lines for payee in line.payees if payee.open_fen}
    if len(waiting) > MOST_ACCOUNTS:
        yield "各收款人的账户见调解协议书附表"
        return
    seen = set()
    for term in agreement.terms:
        for share in term.shares:
            # Anybody in the debtor's office may open the letter; who pays has the agreement.
            number = mask_accounts(share.account or "")
            line = f"户名{share.payee.name}，{number}（完整账号见调解协议书）"
            if share.payee_id in waiting and share.account and line not in seen:
                seen.add(line)
                yield line


def _remedies(agreement: Agreement, today: date) -> Iterator[RemedyFacts]:
    """What a payee may do alone; what needs both sides is no remedy against one of them."""
    if any(row.state is ExitState.GRANTED for row in agreement.exits):
        yield ENFORCEMENT
    for route in routes_of(agreement.case, today=today):
        if route.is_open and not route.rule.needs_both and route.kind is not RouteKind.PERFORMANCE:
            yield _remedy(route)


def _remedy(route: Route) -> RemedyFacts:
    window = route.window if route.window and not route.is_late else None
    return RemedyFacts(
        text=route.kind.act,
        by=window.legal_date if window else None,
        basis=route.rule.basis,
        by_is_provisional=bool(window and window.provisional),
    )


def _party(case: Case, party_id: int) -> Party:
    for each in case.parties:
        if each.id == party_id:
            return each
    raise NotVisible
