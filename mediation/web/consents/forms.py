"""The forms of recording a consent and of its withdrawal."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from mediation.domain.consents import ConsentPurpose, ConsentWay
from mediation.models import Case, Organisation
from mediation.web.choices import choices_of, options
from mediation.web.fields import DayField, ListedField, OneOfField


class ConsentForm(FlaskForm):
    """Who consented to what, how and when."""

    party_id = ListedField("当事人", coerce=int)
    purpose = OneOfField(
        "同意的事项", [InputRequired("请选择同意的事项。")], choices=choices_of(ConsentPurpose)
    )
    receiver_id = ListedField(
        "提供给哪个单位", coerce=int, description="只在“提供给其他单位”时选择，每个单位单独同意。"
    )
    way = OneOfField("方式", [InputRequired("请选择方式。")], choices=choices_of(ConsentWay))
    given_on = DayField("同意日期", [InputRequired("请填写同意日期。")])
    paper = StringField(
        "凭证",
        [InputRequired("请写明凭证在哪里。"), Length(max=300, message="凭证最多 300 字。")],
        description="例如：正卷第 12 页同意书；11月3日笔录第 2 页。",
    )

    def offer(self, case: Case, receivers: Sequence[Organisation]) -> None:
        """The parties of the case and the organisations that may get something."""
        self.party_id.choices = options(
            (party.id, f"{party.side.label} {party.name}") for party in case.parties
        )
        rows = ((each.id, each.name) for each in receivers)
        self.receiver_id.choices = options([(0, "（不涉及）"), *rows])

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {
            "party_id": self.party_id.data,
            "purpose": ConsentPurpose(self.purpose.data),
            "receiver_id": self.receiver_id.data or None,
            "way": ConsentWay(self.way.data),
            "given_on": self.given_on.data,
            "paper": self.paper.data or "",
        }


class WithdrawalForm(FlaskForm):
    """When and how a consent was taken back."""

    withdrawn_on = DayField("撤回日期", [InputRequired("请填写撤回日期。")])
    note = StringField("说明", [Length(max=300, message="说明最多 300 字。")])
