"""The page by which a case is sent in: the letter, then the dispute; and the answers to it."""

from typing import Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import FileField, HiddenField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.entry_path import EntryPath
from mediation.domain.incoming import (
    CHANNELS_BY_KIND,
    FilingDate,
    IncomingRefusal,
    paths_of,
)
from mediation.domain.organisations import OrganisationKind
from mediation.domain.source_channels import SourceChannel
from mediation.queries import incoming
from mediation.web.choices import choices_of
from mediation.web.evidence.forms import NO_FILE, FilesForm
from mediation.web.fields import DayField, ListedField, OneOfField, number
from mediation.web.intake.fields import CodeField, LineField, StoryField
from mediation.web.intake.forms import DisputeForm

LATER = [Optional()]
MOST_LINES = 100


def body_choices() -> list[SelectChoice]:
    """The mediation bodies that take cases."""
    bodies = [SelectChoice(str(each.id), each.name) for each in incoming.receiving_bodies()]
    return [SelectChoice("", "请选择"), *bodies]


class LetterFields:
    """What the sender says beside the dispute."""

    body_id = ListedField("转给哪个调解组织", coerce=str)
    channel = CodeField("转来方式", SourceChannel)
    entry_path = CodeField("程序", EntryPath)
    docket = LineField("案号", 80)
    letter_number = LineField("来文文号、工单号", 80)
    letter_on = DayField("来文日期", [InputRequired("请填写来文日期。")])
    cause = LineField("案由", 100)
    term_days = number("调解期限（日）", LATER)
    return_by = DayField("要求反馈的日期", LATER)
    filing_date = CodeField("以后立案的起诉日", FilingDate, default=FilingDate.NOT_SAID)
    first_came_on = DayField("当事人到法院的日期", LATER)
    contact_name = LineField("承办法官、联系人", 60)
    contact_phone = LineField("联系电话", 40)
    message = StoryField("给调解组织的话", 1000)
    paper_list = StoryField("随案移交的纸质材料", 5000)


class SendingForm(LetterFields, DisputeForm):
    """A case on its way to a mediation body."""

    def __init__(self, *args: Any, sender: OrganisationKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body_id.choices = body_choices()
        channels = CHANNELS_BY_KIND[sender]
        self.channel.choices = choices_of(channels)
        open_paths = {path for channel in channels for path in paths_of(channel)}
        self.entry_path.choices = choices_of([path for path in EntryPath if path in open_paths])


class RefusalForm(FlaskForm):
    """Why a case is not taken."""

    refusal = OneOfField(
        "原因",
        [InputRequired("请选择原因。")],
        choices=choices_of(IncomingRefusal),
    )
    note = TextAreaField("说明", [Length(max=1000, message="最多 1000 字。")])


class PapersForm(FilesForm):
    """Files that go with a case."""

    files = MultipleFileField(
        "文件",
        [FileRequired(NO_FILE)],
        description="起诉状、证据、送达地址确认书等，可以一次选几个。",
    )


class BatchForm(FlaskForm):
    """Many cases in one file."""

    body_id = ListedField("转给哪个调解组织", coerce=str)
    file = FileField(
        "表格或 JSON 文件",
        [FileRequired(NO_FILE)],
        description="按模板填写的 xlsx，或者 JSON；最多 100 件、1 MB。",
    )

    def offer(self) -> None:
        """The bodies that take cases."""
        self.body_id.choices = body_choices()


class BatchRowsForm(FlaskForm):
    """The cases that were read from a file, on their way through the preview."""

    rows = HiddenField()
