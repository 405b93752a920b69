"""The forms of the library: a clause of each kind, giving one up, the search."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import InputRequired, Optional

from mediation.domain.agreement.clauses import Beginning, PayerRole, PaymentOutline, beginning_of
from mediation.domain.agreement.particulars import (
    PARTICULARS,
    DefaultExtra,
    EndGround,
    HandoverItem,
    InsuranceTreatment,
)
from mediation.domain.agreement.words import DueEvent, PaymentMethod, TaxTerm, TermKind
from mediation.domain.claim_types import ClaimType
from mediation.domain.office_clauses import (
    ARTICLE_LENGTH,
    PURPOSE_LENGTH,
    TEXT_LENGTH,
    TITLE_LENGTH,
    Edition,
)
from mediation.services.office_clauses import ClauseData
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, ListedField, SomeOfField, number
from mediation.web.intake.fields import CodeField, LineField, MoneyField, StoryField

MOST_WORDS = 60
OPEN = "留空，由调解员填写"
# The fields of each kind that stand for its particulars; days and sums of a case are left open.
BEGINNINGS: dict[TermKind, tuple[str, ...]] = {
    TermKind.PAYMENT: (
        *("payer", "purpose", "claim_type", "tax", "method", "parts"),
        *("due_event", "due_days", "due_in_working_days"),
    ),
    TermKind.EMPLOYMENT_END: ("ground",),
    TermKind.CERTIFICATE: ("items",),
    TermKind.SOCIAL_INSURANCE: ("treatment",),
    TermKind.WITHDRAWAL: ("done",),
    TermKind.DEFAULT: ("accelerates", "grace_days", "extra", "per_ten_thousand", "fixed"),
    TermKind.CONFIDENTIALITY: ("sums_only",),
}
EVERY_BEGINNING = tuple(name for names in BEGINNINGS.values() for name in names)


class ClauseForm(FlaskForm):
    """What every clause says, and the particulars of its kind; `shaped` leaves the others out."""

    title = LineField("条款名称", TITLE_LENGTH, [InputRequired("请填写条款名称。")])
    is_structured = BooleanField(
        "先印这类条款的固定句式", description="不勾选的，只印下面的条文。", default=True
    )
    payer = CodeField("通常由谁支付", PayerRole)
    purpose = LineField(
        "款项用途", PURPOSE_LENGTH, description="例如“＿＿年＿＿月至＿＿年＿＿月工资”。"
    )
    claim_type = CodeField("对应的请求", ClaimType, empty="不限定")
    tax = CodeField("税前税后", TaxTerm, empty="不写明")
    method = CodeField("付款方式", PaymentMethod, empty=OPEN)
    parts = number("分几期", [InputRequired("请填写期数，一次付清的填 1。")])
    due_event = CodeField("何时支付", DueEvent, empty="按约定的日期")
    due_days = number("之后几日内", [Optional()], hint="当日支付的填 0。")
    due_in_working_days = BooleanField("按工作日计算")
    ground = CodeField("解除、终止的原因", EndGround, empty=OPEN)
    items = SomeOfField("办理的事项", choices=choices_of(HandoverItem))
    treatment = CodeField("社会保险费", InsuranceTreatment)
    done = BooleanField("本协议履行完毕后，双方再无其他争议")
    accelerates = BooleanField("其余款项提前到期")
    grace_days = number("宽限几日", [Optional()], hint="不设宽限的留空。")
    extra = CodeField("另外加付", DefaultExtra)
    per_ten_thousand = MoneyField("每日万分之几", description="不按日加付的留空。")
    fixed = MoneyField("固定违约金（元）", description="没有固定数额的留空。")
    sums_only = BooleanField("只对金额保密")
    text = StoryField(
        "条文",
        TEXT_LENGTH,
        description="需要填写的地方用 ＿＿ 留空；写“用人单位”“劳动者”，不写某一案的人和事。",
    )
    article = LineField(
        "依据", ARTICLE_LENGTH, [InputRequired("请写明依据，例如“劳动合同法 50”。")]
    )
    region = LineField(
        "地区代码", 6, description="行政区划代码的前几位：33 省、3301 市；留空为全国。"
    )
    employer = LineField(
        "只用于一家用人单位", 100, description="填写全称或者统一社会信用代码；不限用人单位的留空。"
    )
    is_preset = BooleanField("这一范围的新草稿自动带入这一条")
    valid_from = DayField("自何日起", [InputRequired("请填写自何日起使用。")])
    reason = LineField("来源和理由", 300, [InputRequired("请写明来源和理由，供第二人复核。")])

    def shaped(self, kind: TermKind) -> "ClauseForm":
        """The form with the fields of this kind alone."""
        self.kind = kind
        self.beginnings = BEGINNINGS.get(kind, ())
        for name in set(EVERY_BEGINNING) - set(self.beginnings):
            del self[name]
        if kind is TermKind.PAYMENT or kind not in PARTICULARS:
            del self.is_structured
        return self

    def typed(self) -> ClauseData:
        """The clause."""
        return ClauseData(
            title=self.title.data or "",
            text=self.text.data or "",
            particulars=self._beginning(),
            article=self.article.data or "",
            region=self.region.data or "",
            employer=self.employer.data or "",
            is_preset=self.is_preset.data,
            valid_from=self.valid_from.data,
            reason=self.reason.data or "",
        )

    def _beginning(self) -> Beginning | None:
        if "is_structured" in self and not self.is_structured.data:
            return None
        values = {name: self[name].data for name in self.beginnings}
        return beginning_of(self.kind, values)


def form_of(kind: TermKind, edition: Edition | None, **usual: Any) -> ClauseForm:
    """The form of a kind, filled with an edition that it follows."""
    beginning = PaymentOutline() if kind is TermKind.PAYMENT else None
    data: dict[str, Any] = {**usual}
    if edition is not None:
        clause = edition.clause
        beginning = clause.particulars
        data |= {"title": clause.title, "text": clause.text, "article": clause.article}
        data |= {"region": edition.region, "employer": edition.employer_name}
        data |= {"is_preset": edition.is_preset, "is_structured": beginning is not None}
    elif kind in PARTICULARS:
        beginning = PARTICULARS[kind]()
    begun = {name: getattr(beginning, name) for name in BEGINNINGS.get(kind, ()) if beginning}
    return ClauseForm(data={**begun, **data}).shaped(kind)


class SearchForm(FlaskForm):
    """What the list is narrowed to; sent by GET."""

    class Meta:
        """A form that reads needs no token."""

        csrf = False

    kind = ListedField("种类", choices=choices_of(TermKind, "全部"))
    words = LineField("名称、条文、依据、范围", MOST_WORDS)
