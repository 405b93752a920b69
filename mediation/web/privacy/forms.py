"""The forms of retention, disposal and requests of persons."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput

from mediation.domain.personal_requests import (
    RefusalGround,
    Requester,
    RequestKind,
    Verification,
)
from mediation.domain.retention import Period, PeriodUnit, RetentionMark
from mediation.services.personal_requests import RequestData
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, ListedField, OneOfField

LONG, SHORT = 2000, 100


def short_text(label: str, *, required: str = "", most: int = SHORT, hint: str = "") -> StringField:
    """One line of text; a sentence for `required` makes it so."""
    checks = [InputRequired(required)] if required else [Optional()]
    limit = Length(max=most, message=f"最多 {most} 字，请缩短。")
    return StringField(label, [*checks, limit], description=hint)


def long_text(label: str, *, required: str = "", hint: str = "") -> TextAreaField:
    """Several lines of text; a sentence for `required` makes them so."""
    checks = [InputRequired(required)] if required else [Optional()]
    limit = Length(max=LONG, message=f"最多 {LONG} 字，请缩短。")
    return TextAreaField(label, [*checks, limit], description=hint)


class RuleForm(FlaskForm):
    """A period, its basis and from when it holds."""

    unit = ListedField("计算单位", choices=choices_of(PeriodUnit))
    length = IntegerField("期限", [Optional()], description="选择“永久”时不填。")
    basis = short_text("依据", required="请写明依据，例如本单位保管期限表的名称和文号。", most=300)
    valid_from = DayField("自何日起", [InputRequired("请填写自何日起执行。")])

    def period(self) -> Period:
        """What was chosen."""
        unit = PeriodUnit(self.unit.data)
        return Period(unit, 0 if unit is PeriodUnit.PERMANENT else self.length.data or 0)


class ProposalForm(FlaskForm):
    """The ticked cases and records, and why they may go."""

    case_ids = SelectMultipleField(
        "案件", coerce=int, option_widget=CheckboxInput(), validate_choice=False
    )
    records = SelectMultipleField("记录", option_widget=CheckboxInput(), validate_choice=False)
    reason = short_text(
        "鉴定意见",
        required="请写明鉴定意见，例如“期限届满，无保存价值”。",
        most=500,
        hint="例如：保管期限届满，经鉴定无继续保存价值。",
    )


class DecisionForm(FlaskForm):
    """The word of the person who approves."""

    note = short_text("审批意见", most=300, hint="不批准时必须写明理由。")


class ExecutionForm(FlaskForm):
    """The number of cases, typed once more."""

    counted = IntegerField(
        "请填写清单上的件数",
        [InputRequired("请填写件数。"), NumberRange(min=1, message="请填写件数。")],
        description="销毁后不能恢复，请核对清单后填写。",
    )


class MarkForm(FlaskForm):
    """Why a case is kept longer."""

    kind = OneOfField("办理", [InputRequired("请选择。")], choices=choices_of(RetentionMark))
    reason = short_text("理由", required="请写明理由。", most=500)


class RequestForm(FlaskForm):
    """A request of a person, as taken down at the desk."""

    kind = OneOfField("请求", [InputRequired("请选择请求。")], choices=choices_of(RequestKind))
    person_name = short_text("信息所指的人", required="请填写信息所指的人的姓名。", most=50)
    identity_number = short_text(
        "证件号码", required="请填写完整的证件号码，用来查找信息。", most=40
    )
    requester = OneOfField(
        "由谁提出", [InputRequired("请选择由谁提出。")], choices=choices_of(Requester)
    )
    requester_name = short_text("代为提出的人", most=50, hint="本人提出的不填。")
    verification = ListedField("怎样核实身份", choices=choices_of(Verification))
    contact = short_text("联系方式", most=SHORT, hint="用来告知结果。")
    details = long_text("请求的内容", required="请写明请求的内容。")
    received_on = DayField("收到日期", [InputRequired("请填写收到日期。")])

    def typed(self) -> RequestData:
        """What was typed, as the service takes it."""
        return RequestData(
            kind=RequestKind(self.kind.data),
            person_name=self.person_name.data or "",
            identity_number=self.identity_number.data or "",
            requester=Requester(self.requester.data),
            requester_name=self.requester_name.data or "",
            verification=Verification(self.verification.data),
            contact=self.contact.data or "",
            details=self.details.data or "",
            received_on=self.received_on.data,
        )


class AnswerForm(FlaskForm):
    """What was done about a request."""

    answer = long_text("办理结果", required="请写明办理结果。", hint="写明做了什么、怎样告知。")


class RefusalForm(FlaskForm):
    """Why a request is refused."""

    ground = ListedField("理由", choices=[])
    answer = long_text("告知请求人的话", required="请写明告知请求人的理由。")

    def offer(self, kind: RequestKind) -> None:
        """The grounds that fit this kind of request."""
        self.ground.choices = choices_of(each for each in RefusalGround if kind in each.fits)


class VersionedForm(FlaskForm):
    """A record that two people may correct at the same time."""

    version = HiddenField()

    @property
    def expected_version(self) -> int:
        """The version that the page was made from."""
        text = str(self.version.data or "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0
