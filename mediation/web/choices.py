"""The options of a select or of radio buttons, made from an enum and its Chinese labels."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from wtforms.fields.choices import SelectChoice


def choices_of(members: Iterable[StrEnum], empty: str | None = None) -> list[SelectChoice]:
    """One option a member, in the order of the enum; `empty` is what choosing nothing is called."""
    options = [SelectChoice(member.value, label_of(member)) for member in members]
    return options if empty is None else [SelectChoice("", empty), *options]


def label_of(member: StrEnum) -> str:
    """The Chinese label that stands beside the enum."""
    return str(getattr(member, "label", member.value))


def options(pairs: Iterable[tuple[str | int, str]]) -> list[SelectChoice]:
    """Options from (value, text) pairs, for records chosen from the database."""
    return [SelectChoice(value, text) for value, text in pairs]


def chosen(field: Any) -> str:
    """What was chosen in a filter; anything that is not offered is nothing."""
    known = {value for value, *_ in field.choices}
    return field.data if field.data in known else ""
