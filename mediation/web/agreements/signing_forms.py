"""The forms of signing: the signatures on paper, the pad, the signed paper that comes back."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField
from wtforms.validators import InputRequired, Optional

from mediation.domain.agreement.words import SigningWay
from mediation.web.agreements.forms import MOST_PARTIES
from mediation.web.choices import choices_of
from mediation.web.evidence.forms import FilesForm
from mediation.web.fields import DayField, HourField, ListedField
from mediation.web.intake.fields import LineField

# On a screen one signs on the pad itself.
BY_HAND = tuple(way for way in SigningWay if way is not SigningWay.PEN)
LONGEST_PLACE = 200


class SignatureForm(Form):
    """One signatory."""

    has_signed = ListedField("签章", [Optional()], choices=choices_of(BY_HAND, "（未签）"))
    signed_on = DayField("日期", [Optional()])
    signed_time = HourField("时间", [Optional()])
    place = LineField("地点", LONGEST_PLACE)
    signer = LineField("签名人", 100)
    key = HiddenField()


class SigningForm(FlaskForm):
    """Everybody who has to sign; `fill_way` and `fill_on` are for all rows still empty."""

    fill_way = ListedField(
        "其余各方都按", [Optional()], choices=choices_of(BY_HAND, "（选择方式）")
    )
    fill_on = DayField("日期", [Optional()])
    signatures = FieldList(FormField(SignatureForm), max_entries=MOST_PARTIES)


class PadForm(FlaskForm):
    """One signature by pen; the pad fills `strokes`."""

    signer = ListedField("签名人", [InputRequired("请选择由谁签名。")])
    place = LineField(
        "签署地点", LONGEST_PLACE, [InputRequired("请填写签署地点，例如：第一调解室。")]
    )
    has_read = BooleanField(
        "我已阅读（或者由调解员逐条宣读）调解协议书全部内容，理解其含义和法律后果，自愿签名。",
        [InputRequired("请先打开调解协议书阅读全文，再勾选。")],
    )
    document_id = HiddenField()
    strokes = HiddenField()


class ScanForm(FilesForm):
    """The signed paper as it came back from the scanner or the camera."""

    files = MultipleFileField("签署件", [FileRequired("请选择签署件的扫描件或者照片。")])


class RefusalForm(FlaskForm):
    """A party will not sign."""

    reason = LineField("谁、为什么不签", 500, [InputRequired("请写明谁、为什么不签。")])
    refused_on = DayField("日期", [InputRequired("请填写日期。")])
