"""Fields that several forms share, with their Chinese sentences."""

import unicodedata
from typing import Any

from wtforms import (
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TimeField,
)
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

DAY_WORDS = "请按“2026-11-03”的格式填写日期。"
WHOLE_NUMBER = "请填写整数。"


class DayField(DateField):
    """A date; what cannot be read as one is answered in Chinese."""

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("invalid_value_message", DAY_WORDS)
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Full-width digits are folded; digits of other scripts are no date here."""
        folded = [unicodedata.normalize("NFKC", each).strip() for each in valuelist]
        if not all(each.isascii() for each in folded):
            self.data = None
            raise ValueError(DAY_WORDS)
        super().process_formdata(folded)


class HourField(TimeField):
    """A time of day; what cannot be read as one is answered in Chinese."""

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("invalid_value_message", "请按“09:30”的格式填写时间。")
        super().__init__(label, validators, **kwargs)


class OneOfField(RadioField):
    """One of a few, as radio buttons."""

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("invalid_choice_message", "请选择其中一项。")
        kwargs.setdefault("invalid_value_message", "请选择其中一项。")
        super().__init__(label, validators, **kwargs)


class ListedField(SelectField):
    """One of many, as a list that opens."""

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("invalid_choice_message", "请在列表中选择一项。")
        kwargs.setdefault("invalid_value_message", "请在列表中选择一项。")
        super().__init__(label, validators, **kwargs)


class SomeOfField(SelectMultipleField):
    """Any of a few, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("invalid_choice_message", "请只勾选列出的项目。")
        kwargs.setdefault("invalid_value_message", "请只勾选列出的项目。")
        super().__init__(label, validators, **kwargs)


def number(label: str, checks: list[Any], hint: str = "") -> IntegerField:
    """A whole number, typed as text."""
    return IntegerField(
        label,
        checks,
        description=hint,
        widget=TextInput(),
        invalid_value_message=WHOLE_NUMBER,
    )
