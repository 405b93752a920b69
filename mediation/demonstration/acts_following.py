"""What follows an agreement: some are paid by name, payees answer, parties are called back."""

from datetime import timedelta
from decimal import Decimal

from mediation.demonstration.lives import Stage
from mediation.domain.agreement.words import PaymentWay
from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.money import from_fen
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ReceiptState
from mediation.models import Agreement
from mediation.queries.case_facts import current_agreement
from mediation.queries.performance import ledger_of
from mediation.services import issuing, payments, receipts
from mediation.services.callbacks import CallbackEntry, record_callback
from mediation.services.payments import PaidSum, PaymentEntry

PAGE = "http://127.0.0.1:5000/receipts"


def _in_force(stage: Stage) -> Agreement:
    agreement = current_agreement(stage.case)
    assert agreement is not None, "what is followed was agreed"
    return agreement


def pay_some(stage: Stage, places: tuple[int, ...], paid_by: str = "", part: int = 1) -> None:
    """Some of the payees of an instalment are paid all of it, by the payer or in its place."""
    line = ledger_of(_in_force(stage)).lines[part - 1]
    sums = tuple(
        PaidSum(from_fen(line.payees[place].open_fen), line.payees[place].payee_id)
        for place in places
    )
    entry = PaymentEntry(
        instalment_id=line.part.id,
        paid_on=stage.on,
        voucher=f"银行回单 {stage.life.serial:04d}-{part}（代发明细）",
        sums=sums,
        paid_by=paid_by,
    )
    payments.record_payments(stage.case, entry, by=stage.mediator, at=stage.at)


def answer_receipt(stage: Stage, place: int = 0, came: bool = True, part: int = 1) -> None:
    """A payee gets the paper with the code, and answers on the telephone."""
    line = ledger_of(_in_force(stage)).lines[part - 1]
    extra = {
        "subject": f"part:{line.part.id}:{line.payees[place].payee_id}",
        "page_address": PAGE,
    }
    kind = PaperKind.PAYMENT_RECEIPT.value
    paper = issuing.issue(stage.case, kind, by=stage.mediator, at=stage.at, extra=extra)
    state = ReceiptState.RECEIVED if came else ReceiptState.DENIED
    receipts.answer(str(paper.facts["code"]), state, address=None, at=stage.at)


def call_back(
    stage: Stage, said: ToldPerformance | None, note: str = "", again_in: int | None = None
) -> None:
    """The first applicant is called; who says nothing was not reached."""
    entry = CallbackEntry(
        party_id=stage.case.applicants[0].id,
        called_on=stage.on,
        way=CallbackWay.PHONE,
        was_reached=said is not None,
        performance=said,
        satisfaction=Satisfaction.CONTENT if said is ToldPerformance.DONE else Satisfaction.MOSTLY,
        note=note,
        again_on=stage.on + timedelta(days=again_in) if again_in else None,
    )
    record_callback(stage.case, entry, by=stage.mediator, at=stage.at)


def take_goods(stage: Stage, value: int, what: str, part: int = 2) -> None:
    """The payee takes a thing in place of money (民法典 art. 515)."""
    line = ledger_of(_in_force(stage)).lines[part - 1]
    entry = PaymentEntry(
        instalment_id=line.part.id,
        paid_on=stage.on,
        voucher=what,
        sums=(PaidSum(Decimal(value), line.payees[0].payee_id),),
        way=PaymentWay.IN_KIND,
    )
    payments.record_payments(stage.case, entry, by=stage.mediator, at=stage.at)
