"""The forms of the public page: the short code of a paper, or the paper as a PDF."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms.validators import InputRequired

from mediation.web.intake.fields import LineField

LONGEST = 60


class PaperCodeForm(FlaskForm):
    """The code as it stands at the foot of each page."""

    code = LineField("校验码", LONGEST, [InputRequired("请输入文书页脚的校验码。")])


class PaperFileForm(FlaskForm):
    """A paper as the file that somebody was sent."""

    file = FileField(
        "电子文书（PDF）",
        [FileRequired("请选择 PDF 文件。")],
        description="文件只用于本次核验，不会保存。",
    )

    def content(self) -> bytes:
        """The bytes that came."""
        with self.file.data.stream as stream:
            content: bytes = stream.read()
        return content
