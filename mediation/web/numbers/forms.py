"""The forms about numbers."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from mediation.domain.numbering import LONGEST
from mediation.web.fields import WHOLE_NUMBER, number


class PatternForm(FlaskForm):
    """A pattern and the year from which it counts."""

    pattern = StringField(
        "编号格式",
        [
            InputRequired("请填写编号格式。"),
            Length(max=LONGEST, message=f"最多 {LONGEST} 个字符，请缩短。"),
        ],
        filters=[lambda text: (text or "").strip()],
    )
    from_year = number("从哪一年起", [InputRequired(WHOLE_NUMBER)])
    # What the page showed, so that nobody's change is written over unseen.
    seen = HiddenField()

    @property
    def edition(self) -> int:
        """The edition of the series that was shown; one that no series has when it is no number."""
        text = str(self.seen.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


class RegisterForm(FlaskForm):
    """The last number in the register that the office kept before."""

    last = number("已经编到第几号", [InputRequired(WHOLE_NUMBER)])
    reason = StringField(
        "以前登记在哪里",
        [InputRequired("请写明以前的编号登记在哪里。"), Length(max=300, message="最多 300 字。")],
        description="例如“2026 年纸质发文登记簿”；写进编号台账，永久保存。",
    )


class GapForm(FlaskForm):
    """Why numbers were never given."""

    reason = TextAreaField(
        "说明",
        [
            InputRequired("请写明这些编号为什么没有文书或者案件。"),
            Length(max=300, message="最多 300 字。"),
        ],
        description="保存后不能修改，永久保存。",
    )
