"""Particulars of a clause as JSON and back: what the table keeps and a form posts."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_type_hints

from mediation.domain.agreement.particulars import PARTICULARS, Particulars
from mediation.domain.agreement.words import TermKind

Record = TypeVar("Record")


def to_json(record: Any) -> dict[str, Any] | None:
    """The fields of particulars as plain JSON values; days as ISO text, sums as decimal text."""
    if record is None:
        return None
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def from_json(kind: TermKind, values: Mapping[str, Any] | None) -> Particulars | None:
    """The particulars of this kind of term; what is unknown or unreadable is left out."""
    cls = PARTICULARS.get(kind)
    return None if cls is None or values is None else read(cls, values)


def read(cls: type[Record], values: Mapping[str, Any]) -> Record:
    """A record of this class; what is unknown or unreadable is left at its default."""
    hints = get_type_hints(cls)
    found = {name: _read(hints[name], values[name]) for name in hints if name in values}
    known = {name: value for name, value in found.items() if value is not _BAD}
    return cls(**known)


_BAD = object()


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _read(hint: Any, value: Any) -> Any:
    wanted = [each for each in get_args(hint) if each not in (type(None), ...)]
    if isinstance(value, list):
        read = [_one(wanted[0], item) for item in value] if wanted else []
        return tuple(item for item in read if item is not _BAD)
    if value is None:
        return None if type(None) in get_args(hint) else _BAD
    return _one(wanted[0] if wanted else hint, value)


def _one(kind: Any, value: Any) -> Any:
    try:
        if kind is date:
            return date.fromisoformat(str(value))
        if kind is Decimal:
            return Decimal(str(value))
        return value if isinstance(value, kind) else kind(value)
    except (ValueError, TypeError, InvalidOperation):
        return _BAD
