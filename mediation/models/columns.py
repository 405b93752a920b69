"""Column types that every table shares: enums as readable text, instants, JSON, sealed values."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.operators import eq, is_, is_not, ne
from sqlalchemy.types import TypeDecorator

from mediation.extensions import keeper

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


class Sealed(TypeDecorator[Any]):
    """What nobody reads without the key file; `purpose` is "table.column" and part of the seal.

    Bytes sealed for one column do not open in another. NULL stays NULL. The database can neither
    compare nor order what is sealed: look for it by a blind index.
    """

    impl = LargeBinary
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.purpose = purpose

    class comparator_factory(TypeDecorator.Comparator[Any]):  # SQLAlchemy's name
        """Only whether there is something may be asked of the database."""

        def operate(self, op: Any, *other: Any, **kwargs: Any) -> Any:
            """Pass on IS NULL and IS NOT NULL."""
            if other and other[0] is None and op in (eq, ne, is_, is_not):
                return super().operate(op, *other, **kwargs)
            raise TypeError("a sealed column cannot be compared: use a blind index")

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        """Seal on the way in."""
        return None if value is None else keeper.seal(self.packed(value), self.purpose)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Unseal on the way out; CannotUnseal when the bytes or the keys are not ours."""
        return None if value is None else self.unpacked(keeper.unseal(bytes(value), self.purpose))

    def packed(self, value: Any) -> bytes:
        """The value as bytes."""
        raise NotImplementedError

    def unpacked(self, plain: bytes) -> Any:
        """The value of these bytes."""
        raise NotImplementedError


class SealedText(Sealed):
    """Text of any length."""

    cache_ok = True

    def packed(self, value: Any) -> bytes:
        """UTF-8."""
        return str(value).encode()

    def unpacked(self, plain: bytes) -> Any:
        """The text."""
        return plain.decode()


class SealedJson(Sealed):
    """A list or an object."""

    cache_ok = True

    def packed(self, value: Any) -> bytes:
        """Compact JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def unpacked(self, plain: bytes) -> Any:
        """The list or object."""
        return json.loads(plain)


class SealedBytes(Sealed):
    """Bytes as they are, of a paper or a picture."""

    cache_ok = True

    def packed(self, value: Any) -> bytes:
        """The bytes."""
        return bytes(value)

    def unpacked(self, plain: bytes) -> Any:
        """The bytes."""
        return plain


def sealed_text(purpose: str) -> SealedText:
    """The type of a text column; `purpose` is "table.column"."""
    return SealedText(purpose)


def sealed_json(purpose: str) -> SealedJson:
    """The type of a column of lists or objects; `purpose` is "table.column"."""
    return SealedJson(purpose)


def sealed_bytes(purpose: str) -> SealedBytes:
    """The type of a column of bytes; `purpose` is "table.column"."""
    return SealedBytes(purpose)
