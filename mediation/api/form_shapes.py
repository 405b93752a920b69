"""The shape of what a program sends, read from the form of the page that takes the same.

So the description names what the form asks for, in its words, and nothing stands twice. A shape
knows types and lengths; everything else is the form's to say.
"""

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    SelectMultipleField,
    TimeField,
)
from wtforms.fields.core import UnboundField
from wtforms.validators import DataRequired, InputRequired, Length

from mediation.web.choices import label_of
from mediation.web.intake.fields import KeyField

LONGEST_WORD, LONGEST_LIST = 20_000, 1000
REQUIRED = (InputRequired, DataRequired)


class Shape(BaseModel):
    """What may be sent; what is not named is refused."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Shape):
    """An empty object: everything is said by the address."""


def shape_of(form: type[Form], name: str, *, without: frozenset[str] = frozenset()) -> type[Shape]:
    """The shape of what fills a form."""
    fields: dict[str, Any] = {
        field: _field(f"{name}{field.title().replace('_', '')}", unbound)
        for field, unbound in _fields_of(form)
        if field not in without and not _is_machinery(unbound)
    }
    return create_model(name, __base__=Shape, __doc__=(form.__doc__ or name).strip(), **fields)


def _fields_of(form: type[Form]) -> Iterator[tuple[str, Any]]:
    """The fields of a form in the order in which they were written."""
    found = {
        name: value for name in dir(form) if isinstance(value := getattr(form, name), UnboundField)
    }
    yield from sorted(found.items(), key=lambda item: item[1].creation_counter)


def _is_machinery(unbound: Any) -> bool:
    return issubclass(unbound.field_class, HiddenField) and not _is_key(unbound)


def _is_key(unbound: Any) -> bool:
    return issubclass(unbound.field_class, KeyField)


def _field(name: str, unbound: Any) -> tuple[Any, Any]:
    validators = _validators(unbound)
    kind = _kind(name, unbound, validators)
    # Whether it must be there the form says, which may leave a field out for some cases.
    must = "必填。" if any(isinstance(each, REQUIRED) for each in validators) else ""
    return kind | None, Field(default=None, description=must + _words(unbound))


def _kind(name: str, unbound: Any, validators: list[Any]) -> Any:
    cls = unbound.field_class
    if issubclass(cls, FieldList):
        inner = unbound.args[0]
        kind = shape_of(inner.args[0], name) if issubclass(inner.field_class, FormField) else str
        return _list_of(kind, unbound.kwargs.get("max_entries") or LONGEST_LIST)
    if issubclass(cls, FormField):
        return shape_of(unbound.args[0], name)
    if issubclass(cls, SelectMultipleField):
        return _list_of(int if unbound.kwargs.get("coerce") is int else _text(LONGEST_WORD))
    return _plain_kind(cls, unbound, validators)


def _plain_kind(cls: type, unbound: Any, validators: list[Any]) -> Any:
    kinds = ((BooleanField, bool), (DateField, date), (TimeField, time), (IntegerField, int))
    for field_class, kind in kinds:
        if issubclass(cls, field_class):
            return kind
    if _is_key(unbound) or unbound.kwargs.get("coerce") is int:
        return int
    return _text(_length(unbound, validators))


def _list_of(kind: Any, most: int = LONGEST_LIST) -> Any:
    return Annotated[list[kind], Field(max_length=most)]


def _text(most: int) -> Any:
    return Annotated[str, Field(max_length=most)]


def _length(unbound: Any, validators: list[Any]) -> int:
    lengths = [each.max for each in validators if isinstance(each, Length) and each.max > 0]
    # Fields of the intake page say their length as their second argument.
    lengths += [each for each in unbound.args[1:2] if isinstance(each, int)]
    return min(lengths, default=LONGEST_WORD)


def _validators(unbound: Any) -> list[Any]:
    given = [*unbound.args[1:], unbound.kwargs.get("validators")]
    return [each for group in given if isinstance(group, (list, tuple)) for each in group]


def _words(unbound: Any) -> str:
    label = unbound.args[0] if unbound.args and isinstance(unbound.args[0], str) else ""
    listed = "；".join(f"{value} {words}" for value, words in _choices(unbound) if value)
    parts = (label, unbound.kwargs.get("description", ""), listed)
    return "。".join(str(part).rstrip("。") for part in parts if part)


def _choices(unbound: Any) -> Iterator[tuple[str, str]]:
    """The codes that a field knows by itself, with their words."""
    for given in unbound.args[1:2]:
        if isinstance(given, type) and issubclass(given, StrEnum):
            yield from ((member.value, label_of(member)) for member in given)
    for choice in unbound.kwargs.get("choices") or ():
        yield str(choice.value), str(choice.label)
