"""The two forms of the public page: the code, and the answer."""

from flask_wtf import FlaskForm
from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from mediation.domain.small_flows import ReceiptState
from mediation.services.receipts import ANSWERS
from mediation.web.choices import choices_of
from mediation.web.fields import OneOfField
from mediation.web.intake.fields import LineField

LONGEST = 60


class CodeForm(FlaskForm):
    """The code as it stands on the paper."""

    code = LineField("确认码", LONGEST, [InputRequired("请输入纸上的确认码。")])


class AnswerForm(FlaskForm):
    """Whether the money came; the code goes along unseen."""

    code = HiddenField(validators=[InputRequired("请输入纸上的确认码。"), Length(max=LONGEST)])
    answer = OneOfField(
        "答复",
        [InputRequired("请选择“收到了”或者“没有收到”。")],
        choices=choices_of(sorted(ANSWERS, key=lambda each: each is ReceiptState.DENIED)),
    )
