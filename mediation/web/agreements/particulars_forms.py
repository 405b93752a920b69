"""The fields of a clause's particulars: one small form for each kind of term.

A field is called as the record of `domain.agreement.particulars` calls it. `NEEDS` names the answer
without which a field is of no use.
"""

from typing import Any

from wtforms import BooleanField, Form, FormField
from wtforms.utils import unset_value
from wtforms.validators import NumberRange, Optional

from mediation.domain.agreement.particulars import (
    PARTICULARS,
    Confidentiality,
    DefaultClause,
    DefaultExtra,
    EmploymentConfirm,
    EmploymentContinue,
    EmploymentEnd,
    EndGround,
    Handover,
    HandoverItem,
    InsuranceClause,
    InsuranceTreatment,
    Particulars,
    Withdrawal,
)
from mediation.domain.agreement.words import TermKind
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, OneOfField, SomeOfField, number
from mediation.web.intake.fields import CodeField, LineField, MoneyField

LONGEST_GRACE = 365
USUAL_SPAN = 4
SPANS = {
    **dict.fromkeys(("ground", "accelerates"), 8),
    **dict.fromkeys(("items", "treatment", "withdrawn", "reserved", "done", "extra"), 12),
}
NEEDS = {
    **dict.fromkeys(("from_on", "to_on", "by"), ("treatment", InsuranceTreatment.MAKE_UP.value)),
    "per_ten_thousand": ("extra", DefaultExtra.DAILY_RATE.value),
    "fixed": ("extra", DefaultExtra.FIXED_SUM.value),
}


def known_kind(code: object) -> TermKind:
    """The kind of a term as it was posted; what is no kind is free text."""
    known = {kind.value: kind for kind in TermKind}
    return known.get(str(code), TermKind.OTHER)


class ParticularsForm(Form):
    """No fields by itself: the particulars of a term of text alone."""

    def span(self, field: Any) -> int:
        """How wide a field stands in the grid."""
        return SPANS.get(field.short_name, USUAL_SPAN)

    def needs(self, field: Any) -> tuple[str, str]:
        """The name of the field, and the answer there, without which this one is hidden."""
        other, answer = NEEDS.get(field.short_name, ("", ""))
        return (self[other].name, answer) if other in self else ("", "")


class EmploymentEndForm(ParticularsForm):
    """劳动关系解除、终止."""

    ended_on = DayField("解除、终止之日", [Optional()])
    ground = CodeField("原因", EndGround, "请选择")


class EmploymentContinueForm(ParticularsForm):
    """劳动关系继续履行."""

    resume_on = DayField("最迟到岗之日", [Optional()])
    post = LineField("岗位（留空为原岗位）", 50)
    monthly_wage = MoneyField("月工资不低于")


class EmploymentConfirmForm(ParticularsForm):
    """确认劳动关系."""

    from_on = DayField("自何日起", [Optional()])
    to_on = DayField("至何日止（留空为仍存续）", [Optional()])


class HandoverForm(ParticularsForm):
    """离职证明与档案."""

    items = SomeOfField("办理事项", coerce=HandoverItem, choices=choices_of(HandoverItem))
    by = DayField("最迟办结之日", [Optional()])


class InsuranceClauseForm(ParticularsForm):
    """社会保险."""

    treatment = OneOfField(
        "怎样处理", coerce=InsuranceTreatment, choices=choices_of(InsuranceTreatment)
    )
    from_on = DayField("补缴期间自", [Optional()])
    to_on = DayField("补缴期间至", [Optional()])
    by = DayField("最迟补缴之日", [Optional()])


class WithdrawalForm(ParticularsForm):
    """其他请求的处理; the claims of the case are offered when the page is made."""

    withdrawn = SomeOfField("撤回的请求", choices=[], validate_choice=False)
    reserved = SomeOfField("不处理、保留权利的请求", choices=[], validate_choice=False)
    done = BooleanField("履行完毕后，双方再无其他争议")


class DefaultClauseForm(ParticularsForm):
    """逾期责任."""

    grace_days = number(
        "宽限（日）", [Optional(), NumberRange(0, LONGEST_GRACE, message="宽限期为零至 365 日。")]
    )
    accelerates = BooleanField("其余未到期款项提前到期")
    extra = OneOfField("另加付", coerce=DefaultExtra, choices=choices_of(DefaultExtra))
    per_ten_thousand = MoneyField("日利率（万分之）")
    fixed = MoneyField("违约金（元）")


class ConfidentialityForm(ParticularsForm):
    """保密."""

    sums_only = BooleanField("只对金额保密")


FORMS: dict[type[Particulars], type[ParticularsForm]] = {
    EmploymentEnd: EmploymentEndForm,
    EmploymentContinue: EmploymentContinueForm,
    EmploymentConfirm: EmploymentConfirmForm,
    Handover: HandoverForm,
    InsuranceClause: InsuranceClauseForm,
    Withdrawal: WithdrawalForm,
    DefaultClause: DefaultClauseForm,
    Confidentiality: ConfidentialityForm,
}


class ParticularsField(FormField):
    """The form that the kind of the term asks for: by what is shown, or by what was posted."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(ParticularsForm, label, **kwargs)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Choose the form, then read it."""
        cls: Any = type(data)
        if formdata:
            term = self.name.removesuffix(self.short_name)
            kind = known_kind(formdata.get(f"{term}kind"))
            cls = PARTICULARS.get(kind) if formdata.get(f"{term}structured") else None
        self.form_class = FORMS.get(cls, ParticularsForm)
        super().process(formdata, data, extra_filters)


def particulars_in(kind: TermKind, form: Any) -> Particulars | None:
    """The particulars as they were typed; a choice that nobody made is as a new record has it."""
    cls = PARTICULARS.get(kind)
    if cls is None or not isinstance(form, FORMS[cls]):
        return None
    given = {field.short_name: field.data for field in form if not _is_unmade(field)}
    return cls(**{name: _plain(value) for name, value in given.items()})


def _is_unmade(field: Any) -> bool:
    return field.data is None and isinstance(field, OneOfField | SomeOfField)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
