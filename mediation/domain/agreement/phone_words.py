"""What one says on the telephone before a payment is due, on the day, and when it is late."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mediation.domain.money import figures


@dataclass(frozen=True)
class PaymentCall:
    """The facts of one call to a payer."""

    body: str
    agreement_number: str
    payer: str
    payee: str
    number: int
    open: Decimal
    due_on: date


def phone_words(call: PaymentCall, today: date) -> str:
    """The sentences to read out; they threaten with nothing that the law does not give."""
    day = f"{call.due_on.month}月{call.due_on.day}日"
    hello = f"您好，这里是{call.body}。"
    sum_ = f"{figures(call.open)}元"
    about = f"按照{call.agreement_number}调解协议书，{call.payer}"
    late = (today - call.due_on).days
    if late > 0:
        return (
            f"{hello}{about}应当在{day}前付给{call.payee}的第{call.number}期款项，现在还欠{sum_}，"
            f"已经逾期{late}日。请问什么时候付清？已经付了的，请把付款凭证发给我们。"
            "一直不付的，收款人可以依法申请支付令、仲裁或者强制执行。"
        )
    when = "今天" if not late else f"{day}前"
    return (
        f"{hello}{about}应当在{when}付给{call.payee}第{call.number}期款项{sum_}。"
        "请按时付款，付款后把凭证发给我们登记。有困难的，请现在告诉我们，由我们联系对方。"
    )
