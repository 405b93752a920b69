"""The forms of the ledger: payments, events, receipts, call-backs."""

from decimal import Decimal
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, Form, FormField
from wtforms.validators import InputRequired, Optional

from mediation.domain.agreement.words import DueEvent, PaymentWay
from mediation.domain.callbacks import CallbackWay, Satisfaction, ToldPerformance
from mediation.domain.small_flows import ReceiptState
from mediation.services.payments import PaidSum, PaymentEntry
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, OneOfField
from mediation.web.intake.fields import KeyField, LineField, MoneyField, StoryField

ALL_PAYEES = 0
REACHED = options([("yes", "联系上了"), ("no", "没有联系上")])
# As many as one page of the payees of an instalment shows.
MOST_PAYEES = 50
DAY = InputRequired("请填写日期。")


class PaymentHead(FlaskForm):
    """What every entry of a payment has, for one payee or for many."""

    paid_on = DayField("付款日期", [DAY])
    way = OneOfField("付的是什么", [InputRequired("请选择。")], choices=choices_of(PaymentWay))
    voucher = LineField("凭证", 200, [InputRequired("请写明凭证，例如银行回单号、收条。")])
    paid_by = LineField("代付人", 100)
    is_another = BooleanField("这是另一笔付款（与已登记的同日、同额）")

    def entry(self, instalment_id: int, sums: tuple[PaidSum, ...]) -> PaymentEntry:
        """What was typed, as the service takes it."""
        return PaymentEntry(
            instalment_id=instalment_id,
            paid_on=self.paid_on.data,
            voucher=str(self.voucher.data or ""),
            sums=sums,
            way=PaymentWay(self.way.data),
            paid_by=str(self.paid_by.data or ""),
            is_another=bool(self.is_another.data),
        )


class PaymentForm(PaymentHead):
    """What one payee got, or all of them by their shares."""

    payee = ListedField("付给谁", [Optional()], coerce=int)
    amount = MoneyField("金额", [InputRequired("请填写金额。")])

    def offer(self, payees: list[tuple[int, str]]) -> None:
        """The payees of the instalment; several may be paid by one sum."""
        everybody = [(ALL_PAYEES, "全体收款人（按各自未付的比例）")] if len(payees) > 1 else []
        self.payee.choices = options([*everybody, *payees])

    @property
    def sums(self) -> tuple[PaidSum, ...]:
        """The one sum."""
        return (PaidSum(self.amount.data or Decimal(0), self.payee.data or None),)


class PaidPayeeForm(Form):
    """One payee of many: ticked when paid."""

    payee = KeyField()
    is_paid = BooleanField("已付")
    amount = MoneyField("金额")


class PaidPayeesForm(PaymentHead):
    """Several payees paid on one day: tick them."""

    payees = FieldList(FormField(PaidPayeeForm), max_entries=MOST_PAYEES)

    @property
    def sums(self) -> tuple[PaidSum, ...]:
        """The sums of those that were ticked, each with the field it was typed into."""
        rows = [entry.form for entry in self.payees if entry.form.is_paid.data]
        return tuple(
            PaidSum(row.amount.data or Decimal(0), row.payee.data, row.amount.name) for row in rows
        )


class VoidPaymentForm(FlaskForm):
    """Why an entry was wrong."""

    reason = LineField("作废的原因", 200, [InputRequired("请写明作废的原因。")])


class DueEventForm(FlaskForm):
    """What a payment waited for has happened."""

    event = OneOfField("什么事项", [InputRequired("请选择。")])
    on = DayField("发生之日", [DAY])

    def offer(self, events: list[DueEvent]) -> None:
        """The events that this agreement waits for."""
        self.event.choices = choices_of(events)


class ConfirmationForm(FlaskForm):
    """What a payee says at the desk."""

    state = OneOfField(
        "本人答复",
        [InputRequired("请选择。")],
        choices=choices_of([ReceiptState.RECEIVED, ReceiptState.DENIED]),
    )
    note = LineField("怎样确认的", 500, [InputRequired("请写明怎样确认，例如本人到场。")])


class CallbackForm(FlaskForm):
    """A call: whom, how, what was said, when again."""

    party = ListedField("回访谁", [InputRequired("请选择。")], coerce=int)
    called_on = DayField("回访日期", [DAY])
    way = OneOfField("方式", [InputRequired("请选择。")], choices=choices_of(CallbackWay))
    reached = OneOfField(
        "联系上没有",
        [InputRequired("请选择。")],
        choices=REACHED,
    )
    performance = ListedField(
        "对履行情况的说法", [Optional()], choices=choices_of(ToldPerformance, "请选择")
    )
    satisfaction = ListedField(
        "对调解工作", [Optional()], choices=choices_of(Satisfaction, "（没有表示）")
    )
    note = StoryField("其他需求和意见", 1000)
    again_on = DayField("再次回访的日期", [Optional()])

    def offer(self, parties: list[tuple[int, str]]) -> None:
        """Whom one may call."""
        self.party.choices = options(parties)

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        said, content = self.performance.data, self.satisfaction.data
        return {
            "party_id": self.party.data,
            "called_on": self.called_on.data,
            "way": CallbackWay(self.way.data),
            "was_reached": self.reached.data == "yes",
            "performance": ToldPerformance(said) if said else None,
            "satisfaction": Satisfaction(content) if content else None,
            "note": self.note.data or "",
            "again_on": self.again_on.data,
        }
