"""The forms of a liaison's answer."""

from flask_wtf import FlaskForm
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import DateInput

from mediation.domain.page_seals import LONGEST
from mediation.domain.share_answers import (
    OUTCOMES_BY_PURPOSE,
    RESULT_FIELDS,
    PaperWanted,
    ResultField,
)
from mediation.domain.sharing import SharePurpose
from mediation.web.choices import choices_of
from mediation.web.fields import DayField, OneOfField, SomeOfField


class AnswerForm(FlaskForm):
    """The result: outcome, the receiver's own number, date, note."""

    outcome = OneOfField("办理结果", [InputRequired("请选择办理结果。")])
    docket = StringField(
        "贵单位案号",
        [Length(max=80, message="案号最多 80 字。")],
        description="已立案、受理或确认的必须填写，例如（2026）东0103诉前调确311号。",
    )
    answered_on = DayField("立案、裁定或答复日期", [InputRequired("请填写日期。")])
    note = TextAreaField("说明", [Length(max=1000, message="说明最多 1000 字。")])
    served_on = StringField(ResultField.SERVED_ON.label, widget=DateInput())
    amount = StringField(ResultField.AMOUNT.label)
    due_on = StringField(ResultField.DUE_ON.label, widget=DateInput())
    person = StringField(ResultField.PERSON.label)
    phone = StringField(ResultField.PHONE.label)

    def offer(self, purpose: SharePurpose) -> None:
        """Offer the outcomes and the fields that fit the purpose of the share."""
        self.outcome.choices = choices_of(OUTCOMES_BY_PURPOSE[purpose])
        for field in ResultField:
            if field not in RESULT_FIELDS[purpose]:
                delattr(self, field.value)

    def facts(self) -> dict[ResultField, str]:
        """What was typed into the fields of the result."""
        return {field: self[field.value].data or "" for field in ResultField if field.value in self}


class PageCodeForm(FlaskForm):
    """The text of the code of one page."""

    code = TextAreaField(
        "二维码的文字",
        [
            InputRequired("请粘贴二维码的文字。"),
            Length(max=2 * LONGEST, message="请一次核对一页。"),
        ],
        description="以 HJT2 开头；换行、空格、大小写都没有关系。",
    )


class PapersWantedForm(FlaskForm):
    """Which papers are missing."""

    wanted = SomeOfField("需要补正的材料", choices=choices_of(PaperWanted))
    note = TextAreaField(
        "说明",
        [Length(max=1000, message="最多 1000 字。")],
        description="请一次写全；写下的内容会显示在对方的案件中。",
    )

    def papers(self) -> list[PaperWanted]:
        """The papers that were ticked."""
        return [PaperWanted(each) for each in self.wanted.data or ()]


class MessageForm(FlaskForm):
    """A few words to the other office."""

    text = TextAreaField("留言", [Length(max=1000, message="一次最多 1000 字，请分几次写。")])
