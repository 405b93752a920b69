"""The forms of an agreement: its terms and its exits."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import FieldList, Form, FormField, HiddenField
from wtforms.validators import InputRequired, NumberRange, Optional

from mediation.domain.agreement.draft import ALL_CLAIMS, Extent
from mediation.domain.agreement.particulars import PARTICULARS
from mediation.domain.agreement.sentences import claim_name
from mediation.domain.agreement.splitting import MOST_INSTALMENTS
from mediation.domain.agreement.words import DueEvent, PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.exits import Applicant, state_label
from mediation.domain.small_flows import ExitKind, ExitState
from mediation.web.agreements.particulars_forms import ParticularsField, known_kind
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, OneOfField, SomeOfField, number
from mediation.web.intake.fields import CodeField, KeyField, LineField, MoneyField, StoryField

MOST_TERMS, MOST_PARTIES = 40, 600
DAYS_WORDS = "请填写零至 3650 的整数。"
WORKING = "working"
DAY_UNITS = options([("", "日"), (WORKING, "个工作日")])


class ShareForm(Form):
    """What one party gets of a payment; empty is nothing."""

    payee = KeyField()
    amount = MoneyField("金额")
    account = LineField("收款账户", 120)


class DueForm(Form):
    """When something is due: on a day, or so long after an event and on that day at the latest."""

    due_on = DayField("付款日期", [Optional()])
    due_event = CodeField("付款条件", DueEvent, "（按日期）")
    due_days = number("之后几日内", [Optional(), NumberRange(0, 3650, message=DAYS_WORDS)])
    due_unit = ListedField("日或工作日", [Optional()], choices=DAY_UNITS, validate_choice=False)


class InstalmentForm(DueForm):
    """One part of a payment."""

    amount = MoneyField("金额")
    condition = LineField("条件", 200)


class TermForm(DueForm):
    """One term. The kind is chosen when it is added; it decides which fields are shown.

    `structured` says that the particulars count, not the text alone. The fields from `plan_count`
    on are for the buttons that fill others.
    """

    kind = HiddenField()
    structured = HiddenField()
    clause_id = KeyField()
    particulars = ParticularsField("条款内容")
    text = StoryField("条款文字", 4000)
    payer = ListedField("付款方", [Optional()], coerce=int, validate_choice=False)
    purpose = LineField("款项用途", 200)
    claim_type = ListedField("清偿哪项请求", [Optional()], validate_choice=False)
    amount = MoneyField("金额合计")
    tax = ListedField("税前税后", [Optional()], choices=choices_of(TaxTerm, "（不写明）"))
    method = ListedField("付款方式", [Optional()], choices=choices_of(PaymentMethod, "请选择"))
    shares = FieldList(FormField(ShareForm), max_entries=MOST_PARTIES)
    instalments = FieldList(FormField(InstalmentForm), max_entries=MOST_INSTALMENTS)
    chosen_clause = ListedField("条款库", [Optional()], validate_choice=False)
    plan_count = LineField("分几期", 10)
    plan_day = LineField("每月几日", 10)
    plan_from = DayField("从何日起", [Optional()])
    pasted = StoryField("粘贴名单", 100_000)

    @property
    def is_payment(self) -> bool:
        """Whether this term moves money."""
        return self.term_kind is TermKind.PAYMENT

    @property
    def is_structured(self) -> bool:
        """Whether its particulars count."""
        return self.can_be_structured and bool(self.structured.data)

    @property
    def can_be_structured(self) -> bool:
        """Whether there are particulars of its kind."""
        return self.term_kind in PARTICULARS

    @property
    def term_kind(self) -> TermKind:
        """The kind; what is no kind is free text."""
        return known_kind(self.kind.data)


class AgreementForm(FlaskForm):
    """The whole draft."""

    version = HiddenField()
    extent = OneOfField("解决范围", [InputRequired("请选择。")], choices=choices_of(Extent))
    disputed_facts = StoryField("主要事实和争议事项", 20_000)
    remaining = StoryField("尚未解决的事项", 4000)
    left_open = SomeOfField("尚未处理的请求", choices=[], validate_choice=False)
    copies = number(
        "份数",
        [
            InputRequired("请填写份数。"),
            NumberRange(3, 999, message="至少三份：双方各一份，调解组织一份。"),
        ],
    )
    terms = FieldList(FormField(TermForm), max_entries=MOST_TERMS)

    def name_what_is_left(self, kinds: Sequence[str]) -> None:
        """Offer the kinds of claim that nothing in the draft answers, to be left open."""
        self.left_open.choices = options((kind, claim_name(kind)) for kind in kinds)

    def offer(
        self,
        payers: Sequence[tuple[int, str]],
        claim_types: Sequence[str],
        clauses: Mapping[TermKind, Sequence[tuple[str, str]]],
    ) -> None:
        """Name who may pay, the claims of the case and the clauses of the office."""
        kinds = [(code, ClaimType(code).label) for code in dict.fromkeys(claim_types)]
        every = (ALL_CLAIMS, "付款对象的全部请求")
        for entry in self.terms:
            term = entry.form
            term.payer.choices = options([(0, "请选择"), *payers])
            term.claim_type.choices = options([("", "（不对应请求）"), every, *kinds])
            known = clauses.get(term.term_kind, ())
            term.chosen_clause.choices = options([("", "选择条款"), *known]) if known else []
            for name in ("withdrawn", "reserved"):
                if name in term.particulars.form:
                    _offer_claims(term.particulars.form[name], kinds)


def _offer_claims(field: SomeOfField, kinds: Sequence[tuple[str, str]]) -> None:
    """The claims of the case, and what was chosen before and is asked for no more."""
    known = dict(kinds)
    gone = [code for code in field.data or () if code not in known]
    field.choices = options([*kinds, *((code, claim_name(code)) for code in gone)])


class SettleForm(FlaskForm):
    """The day on which the parties agreed."""

    agreed_on = DayField("达成协议之日", [InputRequired("请填写日期。")])


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

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {
            "kind": ExitKind(self.kind.data),
            "receiver_id": self.receiver.data,
            "applied_on": self.applied_on.data,
            "applicant": Applicant(self.applicant.data),
        }


class ExitResultForm(FlaskForm):
    """What the court or commission answered."""

    state = OneOfField("结果", [InputRequired("请选择。")])
    docket_number = LineField("案号、文号", 80)
    result_on = DayField("日期", [InputRequired("请填写日期。")])
    note = StoryField("说明", 2000)

    def offer(self, kind: ExitKind, states: Sequence[ExitState]) -> None:
        """Name the states that may follow, as a procedure of this kind calls them."""
        self.state.choices = options([(state.value, state_label(kind, state)) for state in states])

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {
            "state": ExitState(self.state.data),
            "docket_number": self.docket_number.data or "",
            "result_on": self.result_on.data,
            "note": self.note.data or "",
        }


class ExitServiceForm(FlaskForm):
    """When the ruling, decree or order reached the other side."""

    served_on = DayField("送达日期", [InputRequired("请填写日期。")])
