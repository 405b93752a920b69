"""The forms of a pack that was carried to us: the file, the answer, a report."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired
from wtforms import BooleanField, FileField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.handoff import Contract, ReceiptOutcome
from mediation.domain.money import to_fen
from mediation.domain.referral_events import DECISIONS, Further, Reported
from mediation.domain.referrals import ReferralStep
from mediation.services.received.replies import PackAnswer
from mediation.web.choices import choices_of, options
from mediation.web.evidence.forms import NO_FILE
from mediation.web.fields import DayField, ListedField, OneOfField, SomeOfField
from mediation.web.intake.fields import MoneyField

NUMBER = Length(max=80, message="最多 80 字。")
NOTE = Length(max=1000, message="最多 1000 字。")
ANSWERS = {
    ReceiptOutcome.ACCEPTED: "接收",
    ReceiptOutcome.DEFECTIVE: "退回补正",
    ReceiptOutcome.REFUSED: "不予接收",
}


class PackForm(FlaskForm):
    """The file on the stick."""

    file = FileField(
        "交换包",
        [FileRequired(NO_FILE)],
        description="对方给您的 .zip 文件，直接选择，不要解压。同一个交换包导入几次都只算一次。",
    )


class PackAnswerForm(FlaskForm):
    """Whether we take it."""

    outcome = OneOfField(
        "答复", [InputRequired("请选择怎样答复。")], choices=options(ANSWERS.items())
    )
    number = StringField("本单位的受理号", [NUMBER], description="已经立案、受理的填写。")
    defects = SomeOfField("需要补正的事项")
    note = TextAreaField("说明", [NOTE], description="不予接收的，写明理由；对方会在回执里看到。")
    is_key_compared = BooleanField("已与对方电话核对，签名钥匙指纹一致")

    def offer(self, contract: Contract, *, is_key_known: bool) -> None:
        """The defects of the contract; nothing to compare when the key is known."""
        self.defects.choices = options(contract.defects.items())
        if is_key_known:
            del self.is_key_compared

    def answer(self) -> PackAnswer:
        """What was filled in."""
        return PackAnswer(
            outcome=ReceiptOutcome(self.outcome.data),
            number=self.number.data or "",
            defects=tuple(self.defects.data or ()),
            note=self.note.data or "",
            is_key_compared="is_key_compared" in self and bool(self.is_key_compared.data),
        )


class PackReportForm(FlaskForm):
    """What came of the case."""

    step = OneOfField("办理到了", [InputRequired("请选择办理到了哪一步。")])
    happened_on = DayField("日期", [InputRequired("请填写日期。")])
    number = StringField("案号、文号", [NUMBER])
    amount = MoneyField("金额（元）", [Optional()])
    decision = ListedField("作出的是", [Optional()])
    further = ListedField("当事人", [Optional()], choices=choices_of(Further, "请选择"))
    party = ListedField("哪一方", [Optional()])
    note = TextAreaField("说明", [NOTE])

    def offer(
        self, contract: Contract, steps: Iterable[ReferralStep], parties: Iterable[str]
    ) -> None:
        """The steps that may follow, the decisions of the kind, the parties of the pack."""
        self.step.choices = options((each.value, each.own_label) for each in steps)
        self.decision.choices = choices_of(DECISIONS.get(contract.referral, ()), "请选择")
        self.party.choices = options([("", "不区分"), *((name, name) for name in parties)])

    def report(self) -> Reported:
        """What was filled in."""
        step = ReferralStep(self.step.data)
        said: dict[ReferralStep, Any] = {
            ReferralStep.DECIDED: self.decision.data,
            ReferralStep.TAKEN_FURTHER: self.further.data,
        }
        return Reported(
            step,
            self.happened_on.data,
            number=self.number.data or "",
            amount_fen=None if self.amount.data is None else to_fen(self.amount.data),
            codes=(said[step],) if said.get(step) else (),
            note=self.note.data or "",
        )
