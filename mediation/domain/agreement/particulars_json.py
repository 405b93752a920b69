"""Particulars of a clause as JSON and back: what the table keeps and a form posts."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from mediation.domain.agreement.particulars import PARTICULARS, Particulars
from mediation.domain.agreement.words import TermKind


def to_json(particulars: Particulars | None) -> dict[str, Any] | None:
    """Plain JSON values; days as ISO text, sums as decimal text."""
    if particulars is None:
        return None
    return {field.name: _plain(getattr(particulars, field.name)) for field in fields(particulars)}


def from_json(kind: TermKind, values: Mapping[str, Any] | None) -> Particulars | None:
    """The particulars of this kind of term; what is unknown or unreadable is left out."""
    cls = PARTICULARS.get(kind)
    if cls is None or values is None:
        return None
    hints = get_type_hints(cls)
    read = {name: _read(hints[name], values[name]) for name in hints if name in values}
    known = {name: value for name, value in read.items() if value is not _BAD}
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
