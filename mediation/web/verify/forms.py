"""The form of the public page: the short code of a paper."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.web.intake.fields import LineField

LONGEST = 60


class PaperCodeForm(FlaskForm):
    """The code as it stands at the foot of each page."""

    code = LineField("校验码", LONGEST, [InputRequired("请输入文书页脚的校验码。")])
