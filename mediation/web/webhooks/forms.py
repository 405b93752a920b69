"""The form of a webhook."""

from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.webhooks import LONGEST_URL, WebhookEvent
from mediation.services.webhooks import WebhookWish
from mediation.web.choices import choices_of
from mediation.web.fields import ListedField, SomeOfField
from mediation.web.intake.fields import LineField


class WebhookForm(FlaskForm):
    """Who is told, where, of what."""

    organisation_id = ListedField("机构", [InputRequired("请选择机构。")], coerce=int)
    url = LineField(
        "地址",
        LONGEST_URL,
        [InputRequired("请填写 https:// 地址。")],
        description="只能是 https；内网地址要先在系统设置中放行所在网段。",
    )
    events = SomeOfField("事件", choices=choices_of(WebhookEvent))

    def wish(self) -> WebhookWish:
        """What was typed, as the service takes it."""
        events = frozenset(WebhookEvent(value) for value in self.events.data or ())
        return WebhookWish(self.organisation_id.data, self.url.data or "", events)
