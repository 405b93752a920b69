"""Keeping facts: every issued paper's facts become JSON and come back equal."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

Record = TypeVar("Record")
Plain = dict[str, Any]


class FactsError(ValueError):
    """Kept facts do not fit the paper they claim to be."""


def to_plain(facts: object) -> Plain:
    """Return facts as a JSON object: dates in ISO form, amounts as text."""
    if not is_dataclass(facts) or isinstance(facts, type):
        raise FactsError(f"not facts: {facts!r}")
    return {field.name: _plain(getattr(facts, field.name)) for field in fields(facts)}


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return to_plain(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # datetime is a date too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_word(key): _word(text) for key, text in value.items()}
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | bool):
        return value
    raise FactsError(f"not a plain fact: {value!r}")


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise FactsError(f"not a text: {value!r}")
    return value


def from_plain(kind: type[Record], data: Mapping[str, Any]) -> Record:
    """Rebuild facts from a JSON object; FactsError on unknown, missing or malformed entries."""
    known = {field.name: field for field in fields(typing.cast(Any, kind))}
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise FactsError(f"{kind.__name__}: unknown entries {unknown}")
    missing = sorted(name for name, field in known.items() if name not in data and _needed(field))
    if missing:
        raise FactsError(f"{kind.__name__}: missing entries {missing}")
    hints = _hints(typing.cast(Any, kind))
    return kind(**{name: _value(hints[name], value, name) for name, value in data.items()})


def _needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _value(hint: Any, value: Any, name: str) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        return _optional(hint, value, name)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise FactsError(f"{name}: not a list")
        return tuple(_value(get_args(hint)[0], each, name) for each in value)
    if is_dataclass(hint) or get_origin(hint) is Mapping:
        return _object(hint, value, name)
    return _simple(hint, value, name)


def _object(hint: Any, value: Any, name: str) -> Any:
    if not isinstance(value, Mapping):
        raise FactsError(f"{name}: not an object")
    if is_dataclass(hint):
        return from_plain(typing.cast(type, hint), value)
    return {_word(key): _word(text) for key, text in value.items()}


def _optional(hint: Any, value: Any, name: str) -> Any:
    if value is None:
        return None
    (inner,) = (each for each in get_args(hint) if each is not type(None))
    return _value(inner, value, name)


def _simple(hint: Any, value: Any, name: str) -> Any:
    try:
        if hint is datetime and isinstance(value, str):
            return datetime.fromisoformat(value)
        if hint is date and isinstance(value, str):
            return date.fromisoformat(value)
        if hint is Decimal and isinstance(value, str):
            return Decimal(value)
        if issubclass(hint, StrEnum) and isinstance(value, str):
            return hint(value)
    except (ValueError, InvalidOperation) as error:
        raise FactsError(f"{name}: {value!r} is no {hint.__name__}") from error
    if type(value) is hint:
        return value
    raise FactsError(f"{name}: {value!r} is no {hint.__name__}")
