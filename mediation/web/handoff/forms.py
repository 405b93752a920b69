"""The file that comes back from the receiver of a pack."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired
from wtforms import FileField, StringField
from wtforms.validators import Length, Optional


class ReceiptForm(FlaskForm):
    """A receipt, and the fingerprint that was told by telephone when its key is not known yet."""

    receipt = FileField(
        "回执文件",
        [FileRequired("请选择对方交回的回执文件（.zip）。")],
        description="对方用移动介质、内网共享等方式交回的 .zip 文件，原样选择，不要解压。",
    )
    fingerprint = StringField(
        "对方签名钥匙的指纹",
        [Optional(), Length(max=40, message="指纹是 16 位，请核对。")],
        description="第一次收到这个单位的回执时填写：打电话问对方，对方在自己的移送页面上可以看到。",
    )
