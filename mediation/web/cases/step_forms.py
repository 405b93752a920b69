"""The forms of the steps before mediation and of the two notes: their shape only."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.decline_reasons import DeclineReason
from mediation.domain.parties import Consent
from mediation.domain.sessions import ChosenBy, Disclosure, NoteKind
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, ListedField, OneOfField

SHORT, LONG = 200, 2000


def short_text(label: str, hint: str = "", *, required: str = "") -> Any:
    """One line of words; `required` is the sentence that asks for them."""
    asked = [InputRequired(required)] if required else [Optional()]
    limit = Length(max=SHORT, message=f"最多 {SHORT} 字。")
    return StringField(label, [*asked, limit], description=hint)


def long_text(label: str, hint: str = "", *, required: str = "", limit: int = LONG) -> Any:
    """Several lines of words; `required` is the sentence that asks for them."""
    asked = [InputRequired(required)] if required else [Optional()]
    shape = Length(max=limit, message=f"最多 {limit} 字。")
    return TextAreaField(label, [*asked, shape], description=hint)


def day(label: str, hint: str = "", *, required: str = "请填写日期。") -> Any:
    """A date that must be given."""
    return DayField(label, [InputRequired(required)], description=hint)


class SupplementRequestForm(FlaskForm):
    """What is missing and by when."""

    items = long_text(
        "要补正的材料", "一次告知齐全，每行一种。", required="请写明要补正的材料，一次告知齐全。"
    )
    due_on = day("补正期限", "到期未补正的，可以办理不予受理或撤回。")


class SupplementForm(FlaskForm):
    """What the applicant brought."""

    received = long_text("收到的材料", "已按补正清单填好，没有收到的请删去。")
    received_on = day("收到之日", "三个工作日的受理审查从这一天重新起算。")


class InquiryForm(FlaskForm):
    """When and how the respondent was asked."""

    inquired_on = day("征询之日")
    answer_due_on = day(
        "请对方在此日前答复", "通常为五日（17号令第10条：五日内不回应视为不愿协商）。"
    )
    way = short_text("怎样联系的", "例如：电话联系人事经理王某，发送征询函和权利义务告知书。")


class AnswerForm(FlaskForm):
    """What the respondent answered."""

    answer = OneOfField("对方的答复", [InputRequired("请选择。")], choices=choices_of(Consent))
    answered_on = day("答复之日", "拒绝或逾期不答复的，仲裁时效从这一天中断（17号令第31条）。")
    note = short_text("备注", "例如：谁答复的、有什么条件。")


class AcceptanceForm(FlaskForm):
    """The day of acceptance; for a case from outside also the day its file was taken over."""

    accepted_on = day("受理之日", "调解期限从这一天起算，当日不计。")
    file_received_on = day("接收材料之日")


class DeclineForm(FlaskForm):
    """The coded reason of a refusal."""

    reason = ListedField(
        "不予受理的原因",
        [InputRequired("请选择原因。")],
        choices=choices_of(DeclineReason, "请选择"),
        description="原因和救济途径会印在不予受理通知书上。",
    )
    note = long_text("具体情况", "选择“其他”或“不属于劳动人事争议”时必须写明。")


class ReasonForm(FlaskForm):
    """Why something is taken up again."""

    reason = long_text("原因", required="请写明原因。", limit=500)


class AssignmentForm(FlaskForm):
    """Who mediates and how that person was chosen."""

    mediator_id = ListedField("调解员", [InputRequired("请选择调解员。")], coerce=int)
    chosen_by = OneOfField(
        "产生方式", [InputRequired("请选择产生方式。")], choices=choices_of(ChosenBy)
    )
    reason = short_text("说明", "更换调解员时必须写明原因；新调解员须重新告知权利义务、作披露。")


class BeginningForm(FlaskForm):
    """The telling of rights and the disclosure."""

    rights_told_on = day("告知之日", "双方当天不同时到场的，填最后告知的一天。")
    disclosure = OneOfField(
        "回避与披露",
        [InputRequired("请选择回避与披露的情况。")],
        choices=choices_of(Disclosure),
    )
    disclosure_note = long_text("披露的内容", "已披露的，写明披露了什么、当事人如何表示。")


class NoteForm(FlaskForm):
    """A note; which kinds are offered depends on who writes."""

    kind = OneOfField("种类", [InputRequired("请选择种类。")], choices=choices_of(NoteKind))
    text = long_text("内容", required="请填写内容。", limit=4000)
