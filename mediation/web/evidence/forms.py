"""The form that adds files, and the reason that voids one."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired, MultipleFileField
from werkzeug.datastructures import FileStorage
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from mediation.domain.evidence import BROUGHT, EvidenceForm, EvidenceKind
from mediation.domain.file_kinds import ALLOWED, RULES
from mediation.domain.volumes import Volume
from mediation.models import Party
from mediation.services.evidence import About
from mediation.web.choices import choices_of, options
from mediation.web.fields import ListedField, OneOfField

MOST_AT_ONCE = 20
ACCEPT = ",".join(f".{ending}" for rule in RULES.values() for ending in rule.endings)
NO_FILE = "请选择要上传的文件。"


class FilesForm(FlaskForm):
    """A form whose field `files` takes several."""

    files: MultipleFileField

    def validate_files(self, field: MultipleFileField) -> None:
        """No more files than can be looked at while one waits."""
        if len(self.sent) > MOST_AT_ONCE:
            raise ValidationError(f"一次最多 {MOST_AT_ONCE} 个文件，请分几次上传。")

    @property
    def sent(self) -> list[FileStorage]:
        """The files that came."""
        return [each for each in self.files.data or () if isinstance(each, FileStorage)]


class UploadForm(FilesForm):
    """Files, and what is said of them together."""

    files = MultipleFileField(
        "文件", [FileRequired(NO_FILE)], description=f"可以一次选几个。接收 {ALLOWED}。"
    )
    kind = ListedField("材料种类", [DataRequired("请选择材料种类。")])
    form = OneOfField("来源", choices=choices_of(EvidenceForm), default=EvidenceForm.COPY.value)
    party_id = ListedField("提交人", [Optional()])
    volume = OneOfField(
        "归入",
        choices=choices_of(Volume),
        default=Volume.MAIN.value,
        description="正卷当事人可以查阅；内部材料归入副卷。",
    )
    note = StringField(
        "说明",
        [Length(max=200, message="最多 200 字。")],
        description="例如：2026年3月至5月工资条。",
    )

    def offer(self, parties: Sequence[Party]) -> None:
        """The kinds, and the people who may have brought the files."""
        self.kind.choices = choices_of(BROUGHT, "请选择")
        named = [(party.id, f"{party.name}（{party.side.label}）") for party in parties]
        self.party_id.choices = options([("", "本单位收集或不区分"), *named])

    def about(self) -> About:
        """What is said of the files, as the service takes it."""
        return About(
            kind=EvidenceKind(self.kind.data),
            form=EvidenceForm(self.form.data),
            volume=Volume(self.volume.data),
            party_id=int(self.party_id.data) if self.party_id.data else None,
            note=self.note.data or "",
        )


class VoidForm(FlaskForm):
    """Why a file does not count."""

    reason = StringField(
        "作废原因",
        [
            DataRequired("请写明作废的原因，例如：传错案件。"),
            Length(max=200, message="最多 200 字。"),
        ],
    )
