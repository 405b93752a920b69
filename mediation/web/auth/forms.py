"""The forms of signing in."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length


def _secret(label: str, sentence: str, token: str, description: str = "") -> PasswordField:
    """A password field that takes what a password manager pastes."""
    return PasswordField(
        label,
        [InputRequired(sentence), Length(max=128, message="密码最多 128 个字符。")],
        render_kw={"autocomplete": token},
        description=description,
    )


class LoginForm(FlaskForm):
    """Who comes in."""

    username = StringField(
        "用户名",
        [InputRequired("请填写用户名。"), Length(max=40, message="用户名最多 40 个字符。")],
        render_kw={"autocomplete": "username"},
    )
    password = _secret("密码", "请填写密码。", "current-password")


class CodeForm(FlaskForm):
    """The second factor."""

    code = StringField(
        "动态验证码",
        [InputRequired("请填写手机上显示的 6 位验证码。"), Length(max=60, message="验证码太长。")],
        description="打开手机上的身份验证器，输入 6 位数字；手机不在身边时输入一个恢复码。",
    )


class PasswordForm(FlaskForm):
    """One's own new password."""

    current = _secret("现在的密码", "请填写现在的密码。", "current-password")
    new = _secret(
        "新密码",
        "请填写新密码。",
        "new-password",
        "至少 15 个字符（已启用动态验证码的至少 12 个），可以用一句容易记的话，汉字、空格都可以；"
        "不要包含用户名、姓名、单位名称。",
    )
    again = PasswordField(
        "再输一次新密码",
        [
            InputRequired("请再输一次新密码。"),
            EqualTo("new", message="两次输入的新密码不一致，请重新输入。"),
        ],
        render_kw={"autocomplete": "new-password"},
    )
