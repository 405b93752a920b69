"""The forms of an agreement: its terms, its signatures, its exits."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import FieldList, Form, FormField, HiddenField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from mediation.domain.agreement.draft import ALL_CLAIMS, Extent
from mediation.domain.agreement.words import PaymentMethod, SigningWay, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.exits import Applicant, state_label
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, OneOfField
from mediation.web.intake.fields import KeyField, LineField, MoneyField, StoryField

MOST_TERMS, MOST_INSTALMENTS, MOST_PARTIES = 40, 60, 600


class ShareForm(Form):
    """What one party gets of a payment; empty is nothing."""

    payee = KeyField()
    amount = MoneyField("金额")
    account = LineField("收款账户", 120)


class InstalmentForm(Form):
    """One dated part of a payment."""

    due_on = DayField("付款日期", [Optional()])
    amount = MoneyField("金额")
    condition = LineField("条件", 200)


class TermForm(Form):
    """One term. The kind is chosen when it is added; a payment has particulars."""

    kind = HiddenField()
    text = StoryField("条款文字", 4000)
    payer = ListedField("付款方", [Optional()], coerce=int, validate_choice=False)
    purpose = LineField("款项用途", 200)
    claim_type = ListedField("清偿哪项请求", [Optional()], validate_choice=False)
    amount = MoneyField("金额合计")
    tax = ListedField("税前税后", [Optional()], choices=choices_of(TaxTerm, "（不写明）"))
    method = ListedField("付款方式", [Optional()], choices=choices_of(PaymentMethod, "请选择"))
    due_on = DayField("一次付清的日期", [Optional()])
    shares = FieldList(FormField(ShareForm), max_entries=MOST_PARTIES)
    instalments = FieldList(FormField(InstalmentForm), max_entries=MOST_INSTALMENTS)

    @property
    def is_payment(self) -> bool:
        """Whether this term moves money."""
        return bool(self.kind.data == TermKind.PAYMENT.value)

    @property
    def kind_label(self) -> str:
        """The Chinese name of the kind."""
        known = {kind.value: kind.label for kind in TermKind}
        return known.get(str(self.kind.data), TermKind.OTHER.label)


class AgreementForm(FlaskForm):
    """The whole draft."""

    version = HiddenField()
    extent = OneOfField("解决范围", [InputRequired("请选择。")], choices=choices_of(Extent))
    disputed_facts = StoryField("主要事实和争议事项", 20_000)
    remaining = StoryField("尚未解决的事项", 4000)
    copies = IntegerField(
        "份数",
        [
            InputRequired("请填写份数。"),
            NumberRange(3, 999, message="至少三份：双方各一份，调解组织一份。"),
        ],
    )
    terms = FieldList(FormField(TermForm), max_entries=MOST_TERMS)

    def offer(self, payers: list[tuple[int, str]], claim_types: list[str]) -> None:
        """Name the parties that may pay and the kinds of claim that a payment may settle."""
        kinds = [(ALL_CLAIMS, "付款对象的全部请求")]
        kinds += [(code, ClaimType(code).label) for code in dict.fromkeys(claim_types)]
        for entry in self.terms:
            entry.form.payer.choices = options([(0, "请选择"), *payers])
            entry.form.claim_type.choices = options([("", "（不对应请求）"), *kinds])


class SettleForm(FlaskForm):
    """The day on which the parties agreed."""

    agreed_on = DayField("达成协议之日", [InputRequired("请填写日期。")])


class SignatureForm(Form):
    """One signatory."""

    has_signed = ListedField("签章", [Optional()], choices=choices_of(SigningWay, "（未签）"))
    signed_on = DayField("日期", [Optional()])
    signer = LineField("签名人", 100)
    key = HiddenField()


class SigningForm(FlaskForm):
    """Everybody who has to sign; `fill_way` and `fill_on` are for all rows still empty."""

    fill_way = ListedField(
        "其余各方都按", [Optional()], choices=choices_of(SigningWay, "（选择方式）")
    )
    fill_on = DayField("日期", [Optional()])
    signatures = FieldList(FormField(SignatureForm), max_entries=MOST_PARTIES)


class RefusalForm(FlaskForm):
    """A party will not sign."""

    reason = LineField("谁、为什么不签", 500, [InputRequired("请写明谁、为什么不签。")])
    refused_on = DayField("日期", [InputRequired("请填写日期。")])


class ExitForm(FlaskForm):
    """An application for confirmation, review, a payment order or enforcement."""

    kind = OneOfField("申请", [InputRequired("请选择。")], choices=choices_of(ExitKind))
    receiver = ListedField("向谁申请", [InputRequired("请选择。")], coerce=int)
    applied_on = DayField("申请之日", [InputRequired("请填写日期。")])
    applicant = OneOfField(
        "谁申请",
        [InputRequired("请选择。")],
        choices=choices_of([Applicant.BOTH, Applicant.WORKER, Applicant.EMPLOYER]),
    )


class ExitResultForm(FlaskForm):
    """What the court or commission answered."""

    state = OneOfField("结果", [InputRequired("请选择。")])
    docket_number = LineField("案号、文号", 80)
    result_on = DayField("日期", [InputRequired("请填写日期。")])
    note = StoryField("说明", 2000)

    def offer(self, kind: ExitKind, states: Sequence[ExitState]) -> None:
        """Name the states that may follow, as a procedure of this kind calls them."""
        self.state.choices = options([(state.value, state_label(kind, state)) for state in states])


class ExitServiceForm(FlaskForm):
    """When the ruling, decree or order reached the other side."""

    served_on = DayField("送达日期", [InputRequired("请填写日期。")])
