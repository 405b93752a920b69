"""The forms of printing."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, SelectField
from wtforms.validators import InputRequired, Optional

from mediation.domain.paper_prints import MOST_COPIES, AddressForm
from mediation.models import Document, User
from mediation.queries.recipients import PostalAddress
from mediation.services.address_prints import AddressWish
from mediation.services.paper_prints import PrintWish
from mediation.web.choices import choices_of, options
from mediation.web.fields import WHOLE_NUMBER, DayField, OneOfField, SomeOfField, number


class PrintForm(FlaskForm):
    """Which of the papers that are offered, and how many copies."""

    papers = SomeOfField("文书", coerce=int)
    copies = number("每份打印几份", [InputRequired(WHOLE_NUMBER)], f"1 到 {MOST_COPIES} 份")
    on_both_sides = BooleanField("双面打印：每份文书都从新的一张纸开始")

    def offer(self, found: Sequence[Document]) -> None:
        """The papers that can be ticked."""
        self.papers.choices = options((paper.id, paper.title) for paper in found)

    def typed(self) -> PrintWish:
        """What was ticked, as the service takes it."""
        both, copies = bool(self.on_both_sides.data), int(self.copies.data)
        return PrintWish(self.papers.data or [], copies, both)


class AddressesForm(FlaskForm):
    """Whose addresses, on what."""

    parties = SomeOfField("收件人", coerce=int)
    form = OneOfField("打印成", choices=choices_of(AddressForm))
    first_label = number(
        "从第几枚空标签开始", [InputRequired(WHOLE_NUMBER)], "从左到右、从上到下数，整张新标签填 1"
    )
    with_phone = BooleanField("印上完整的联系电话（记入查看完整号码的日志）")

    def offer(self, found: Sequence[PostalAddress]) -> None:
        """The parties that can be ticked."""
        self.parties.choices = options((each.party.id, each.name) for each in found)

    def typed(self) -> AddressWish:
        """What was chosen, as the service takes it."""
        return AddressWish(
            self.parties.data or [],
            AddressForm(self.form.data),
            int(self.first_label.data),
            bool(self.with_phone.data),
        )


class DayForm(Form):
    """The day whose sessions are printed for, and whose they are; GET, so without a token."""

    day = DayField("日期", [Optional()])
    mediator = SelectField("调解员", coerce=int, validate_choice=False)

    def offer(self, people: Sequence[tuple[int, str]]) -> None:
        """The mediators of the sessions of the day; 0 is everybody."""
        self.mediator.choices = options([(0, "全部"), *people])


class LogForm(Form):
    """What the log is narrowed to."""

    first = DayField("从", [Optional()])
    last = DayField("到", [Optional()])
    user = SelectField("打印人", coerce=int, validate_choice=False)

    def offer(self, people: Sequence[User]) -> None:
        """Whoever may have printed; 0 is everybody."""
        self.user.choices = options([(0, "全部"), *((each.id, each.name) for each in people)])
