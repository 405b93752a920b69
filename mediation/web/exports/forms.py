"""What whoever takes many cases out of the system must say."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, EqualTo, Length, Optional

from mediation.services.exporting import LONGEST_PASSWORD, SHORTEST_PASSWORD

LENGTH = f"打开密码须为 {SHORTEST_PASSWORD} 到 {LONGEST_PASSWORD} 位。"


class ExportForm(FlaskForm):
    """What for, and with which password the file opens."""

    purpose = StringField(
        "用途",
        [
            DataRequired("请写明用途，例如：报送第四季度统计。"),
            Length(max=50, message="最多 50 字。"),
        ],
        description="写在表格第一行，例如：报送第四季度统计。",
    )
    password = PasswordField(
        "打开密码",
        [Optional(), Length(SHORTEST_PASSWORD, LONGEST_PASSWORD, message=LENGTH)],
        description="可以不填。填了，Excel、WPS 打开时要输入；系统不保存，忘记了无法找回。",
    )
    again = PasswordField(
        "再输一次", [EqualTo("password", message="两次输入的密码不同，请重新输入。")]
    )
