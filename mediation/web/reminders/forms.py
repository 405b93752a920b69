"""The form of a reminder."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from mediation.models import User
from mediation.services.reminders import LONGEST_TEXT
from mediation.web.choices import options
from mediation.web.fields import DayField, ListedField


class ReminderForm(FlaskForm):
    """Whom to remind of what, on which day."""

    for_id = ListedField("提醒谁", coerce=int)
    due_on = DayField("哪一天", [InputRequired("请填写提醒的日期。")])
    text = TextAreaField(
        "提醒什么",
        [
            InputRequired("请写明提醒什么。"),
            Length(max=LONGEST_TEXT, message=f"提醒内容最多 {LONGEST_TEXT} 字。"),
        ],
    )

    def offer(self, receivers: Sequence[User]) -> None:
        """Those who may be reminded."""
        self.for_id.choices = options((user.id, user.name) for user in receivers)

    def typed(self) -> dict[str, Any]:
        """What was typed, as the service takes it."""
        return {
            "for_id": self.for_id.data,
            "due_on": self.due_on.data,
            "text": self.text.data or "",
        }
