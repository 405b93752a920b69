"""The forms of sharing a case and of taking a share back."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from mediation.domain.sharing import FieldGroup, SharePurpose, groups_for
from mediation.models import Consent, Document, User
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, SomeOfField


class ShareForm(FlaskForm):
    """What is opened, on which basis, until when."""

    basis = StringField(
        "共享依据",
        [
            InputRequired("请写明共享依据，例如当事人书面同意或法律规定。"),
            Length(max=200, message="共享依据最多 200 字。"),
        ],
        description="例如：双方 2026-11-03 书面同意；或法院委派函（2026）东0103诉前调4102号。",
    )
    receiver_user_id = ListedField("给哪位联络员看", coerce=str, default="")
    field_groups = SomeOfField("共享的内容", choices=choices_of(FieldGroup))
    document_ids = SomeOfField("随附文书", coerce=int)
    consent_ids = SomeOfField("所依据的同意记录", coerce=int)
    may_print = BooleanField(
        "允许对方下载、打印",
        description="不勾选的只供在线查看；每页都注明对方的单位、姓名和时间。",
    )
    until_on = DayField("有效期至", [InputRequired("请填写有效期。")])
    answer_due_on = DayField(
        "请对方在此日前回复", [Optional()], description="不需要回复的，可以不填。"
    )
    message = TextAreaField("给对方的留言", [Length(max=1000, message="留言最多 1000 字。")])

    def offer(
        self,
        purpose: SharePurpose,
        papers: Sequence[Document],
        consents: Sequence[Consent],
        liaisons: Sequence[User],
    ) -> None:
        """Offer what this purpose may open, the papers, the consents that allow it, the readers."""
        self.field_groups.choices = choices_of(groups_for(purpose))
        everybody = [("", "接收单位的全部联络员")]
        self.receiver_user_id.choices = options([*everybody, *_named(liaisons)])
        self.consent_ids.choices = options(
            (each.id, f"{each.party.name} {each.given_on} {each.way.label}") for each in consents
        )
        self.document_ids.choices = options(
            (paper.id, f"{paper.title} {paper.number or ''}".strip()) for paper in papers
        )

    def terms(self) -> dict[str, Any]:
        """What was filled in, under the names that the service uses."""
        return {
            "basis": self.basis.data or "",
            "receiver_user_id": int(self.receiver_user_id.data or 0) or None,
            "field_groups": self.field_groups.data or [],
            "document_ids": self.document_ids.data or [],
            "consent_ids": self.consent_ids.data or [],
            "may_print": bool(self.may_print.data),
            "until_on": self.until_on.data,
            "answer_due_on": self.answer_due_on.data,
            "message": self.message.data or "",
        }


def _named(people: Sequence[User]) -> list[tuple[str, str]]:
    return [(str(user.id), f"只给{user.name}") for user in people]


class RevokeForm(FlaskForm):
    """Why a share is taken back."""

    reason = StringField(
        "收回的原因",
        [InputRequired("请写明收回的原因。"), Length(max=200, message="原因最多 200 字。")],
    )
