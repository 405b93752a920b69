"""Column types that every table shares: enums as readable text, instants, JSON, and labels."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

SHANGHAI = ZoneInfo("Asia/Shanghai")


def enum_type(kind: type[StrEnum], name: str) -> Enum:
    """Store the value as text with a named CHECK: readable in SQL and refused when wrong."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Instant(TypeDecorator[datetime]):
    """A moment: stored as UTC without zone, read back in Asia/Shanghai."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse moments without a zone; store the rest as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Read the stored UTC moment as Shanghai time."""
        return None if value is None else value.replace(tzinfo=UTC).astimezone(SHANGHAI)


def key() -> Mapped[int]:
    """The integer key that every table has."""
    return mapped_column(Integer, primary_key=True)


def reference(target: str, *, index: bool = True, cascade: bool = False, **kwargs: Any) -> Any:
    """A foreign key, indexed unless an index of its own covers it."""
    ondelete = "CASCADE" if cascade else None
    return mapped_column(ForeignKey(target, ondelete=ondelete), index=index, **kwargs)


JsonList = JSON(none_as_null=True)
JsonObject = JSON(none_as_null=True)
