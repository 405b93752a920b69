"""The forms of one's own account."""

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length


class BindForm(FlaskForm):
    """The first code of an authenticator."""

    code = StringField(
        "手机上显示的 6 位验证码",
        [
            InputRequired("请填写手机上显示的 6 位验证码。"),
            Length(max=20, message="验证码是 6 位数字。"),
        ],
    )
