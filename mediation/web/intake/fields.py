"""Fields of the intake page that know how people type: tidy lines, sums of money, codes."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from wtforms import FieldList, HiddenField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from mediation.domain.money import AmountError, figures, parse_amount
from mediation.web.choices import choices_of
from mediation.web.fields import ListedField

MOST_LISTED = 20
NOT_CHOSEN = SelectChoice("", "请选择")


class LineField(StringField):
    """One line of text; nothing typed is an empty text."""

    def __init__(self, label: str, most: int, validators: Any = (), **kwargs: Any) -> None:
        too_long = Length(max=most, message=f"最多 {most} 个字，请删减。")
        kwargs.setdefault("render_kw", {}).setdefault("maxlength", most)
        super().__init__(label, [*validators, too_long], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed, without the spaces around it."""
        self.data = valuelist[0].strip() if valuelist else ""


class StoryField(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: str, most: int, **kwargs: Any) -> None:
        too_long = Length(max=most, message=f"最多 {most} 个字，请删减。")
        super().__init__(label, [too_long], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed."""
        self.data = valuelist[0] if valuelist else ""


class MoneyField(StringField):
    """A sum in yuan as people write it: 12,600.00, ￥12600, 12600元; None when left empty."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the sum; ValueError carries the sentence of what is wrong."""
        self.data: Decimal | None = None
        if not valuelist or not valuelist[0].strip():
            return
        try:
            self.data = parse_amount(valuelist[0])
        except AmountError as error:
            raise ValueError(error.problem.sentence) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return figures(self.data) if isinstance(self.data, Decimal) else ""


class CodeField(ListedField):
    """One member of an enum; `empty` is the option of choosing none, which gives None."""

    def __init__(
        self, label: str, kind: type[StrEnum], empty: str | None = None, **kwargs: Any
    ) -> None:
        self.kind, self.has_empty = kind, empty is not None
        super().__init__(label, choices=choices_of(kind, empty), coerce=self._member, **kwargs)

    def _member(self, value: Any) -> StrEnum | None:
        if value in (None, "") and self.has_empty:
            return None
        return self.kind(value)

    def pre_validate(self, form: Any) -> None:
        """Choosing nothing is a choice when there is an option for it."""
        if self.data is None and self.has_empty:
            return
        super().pre_validate(form)


class KeyField(HiddenField):
    """The key of a row in the database; anything else than a number is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take a key that the database can hold."""
        typed = valuelist[0] if valuelist else ""
        is_key = typed.isascii() and typed.isdigit() and len(typed) <= 9
        self.data = int(typed) if is_key else None


class ClaimRows(FieldList):
    """Rows of claims whose list of applicants follows the applicants of the same form."""

    claimants: tuple[SelectChoice, ...] = ()

    def name_claimants(self, claimants: tuple[SelectChoice, ...]) -> None:
        """Tell every row, and those still to come, who the applicants are."""
        self.claimants = claimants
        own = {choice.value: [choice] for choice in claimants}
        # A hundred rows that each list a hundred people would make a page of megabytes: in a crowd
        # a row lists its own applicant, and the script lists all when the box is opened.
        is_crowd = len(claimants) > MOST_LISTED
        for entry in self.entries:
            field = entry.form.applicant
            everybody = [*([] if field.data in own else [NOT_CHOSEN]), *claimants]
            field.choices = own.get(field.data, everybody) if is_crowd else everybody

    def _add_entry(self, *args: Any, **kwargs: Any) -> Any:
        entry = super()._add_entry(*args, **kwargs)
        entry.form.applicant.choices = list(self.claimants)
        return entry
