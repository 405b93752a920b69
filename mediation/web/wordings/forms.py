"""The forms of the wordings: an edition, a case to look at, the search."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.documents.passages import LONGEST
from mediation.domain.papers import PaperStage
from mediation.queries import paper_wordings
from mediation.services.paper_wordings import WordingData
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField
from mediation.web.intake.fields import LineField, StoryField

MOST_WORDS = 60
OF_THE_OFFICE = "own"


def _key(value: object) -> int | None:
    return int(str(value)) if value not in (None, "") else None


class CaseNumberForm(FlaskForm):
    """On which case the words are looked at."""

    case_number = LineField(
        "用哪一件案件预览", 100, description="填写您能查看的案件的案号；纸面标明“草稿”，不留存。"
    )


class WordingForm(CaseNumberForm):
    """The words of a passage, where and from when they count."""

    text = StoryField("文书用语", LONGEST)
    region = LineField(
        "地区代码", 6, description="行政区划代码的前几位：33 省、3301 市、330102 区；留空为全国。"
    )
    body = ListedField("只用于一个调解组织", coerce=_key)
    valid_from = DayField("自何日起", [InputRequired("请填写自何日起使用。")])
    reason = LineField("来源和理由", 300, [InputRequired("请写明来源和理由，供第二人复核。")])

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Offer the bodies that mediate."""
        super().__init__(*args, **kwargs)
        bodies = [(body.id, body.name) for body in paper_wordings.bodies()]
        self.body.choices = options([("", "不限于一个"), *bodies])

    def typed(self) -> WordingData:
        """The edition."""
        return WordingData(
            text=self.text.data or "",
            region=self.region.data or "",
            body_id=self.body.data,
            valid_from=self.valid_from.data,
            reason=self.reason.data or "",
        )


class SearchForm(FlaskForm):
    """What the list is narrowed to; sent by GET."""

    class Meta:
        """A form that reads needs no token."""

        csrf = False

    stage = ListedField("文书", choices=choices_of(PaperStage, "全部"))
    whose = ListedField("用语", choices=options([("", "全部"), (OF_THE_OFFICE, "已有本单位用语")]))
    words = LineField("文书名称、段落、文字", MOST_WORDS)
