"""The forms of signing in."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length


class LoginForm(FlaskForm):
    """Who comes in."""

    username = StringField(
        "用户名",
        [InputRequired("请填写用户名。"), Length(max=40, message="用户名最多 40 个字符。")],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        "密码",
        [InputRequired("请填写密码。"), Length(max=128, message="密码最多 128 个字符。")],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(FlaskForm):
    """One's own new password."""

    current = PasswordField(
        "现在的密码",
        [InputRequired("请填写现在的密码。"), Length(max=128, message="密码最多 128 个字符。")],
        render_kw={"autocomplete": "current-password"},
    )
    new = PasswordField(
        "新密码",
        [InputRequired("请填写新密码。"), Length(max=128, message="密码最多 128 个字符。")],
        render_kw={"autocomplete": "new-password"},
        description="至少 10 个字符，可以用一句容易记的话；不要包含用户名。",
    )
    again = PasswordField(
        "再输一次新密码",
        [
            InputRequired("请再输一次新密码。"),
            EqualTo("new", message="两次输入的新密码不一致，请重新输入。"),
        ],
        render_kw={"autocomplete": "new-password"},
    )
