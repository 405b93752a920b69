"""Pages of lists: `next` is opaque, and what was not written by us is refused."""

import base64
import binascii
from datetime import date
from typing import Generic, TypeVar

from pydantic import BaseModel, Field

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.queries.keyset import Cursor, read_cursor

Row = TypeVar("Row")
BAD_CURSOR = "请原样使用上一页给出的 next。"


class Listing(BaseModel, Generic[Row]):
    """One page of a list."""

    items: list[Row]
    next: str | None = Field(description="下一页的 after；没有下一页的为 null")


def opaque(key: str) -> str | None:
    """How the key of the next page is told; None when there is none."""
    return base64.urlsafe_b64encode(key.encode()).decode().rstrip("=") if key else None


def plain(told: str | None) -> str:
    """The key again; empty for the first page."""
    if not told:
        return ""
    try:
        return base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)).decode("ascii")
    except (binascii.Error, ValueError) as error:
        raise InvalidInput(FieldProblem("after", BAD_CURSOR)) from error


def cursor_of(told: str | None, kind: type[date] = date) -> Cursor | None:
    """Where a page of a list ordered by day, or by moment, and key begins."""
    key = plain(told)
    found = read_cursor(key, kind)
    if key and found is None:
        raise InvalidInput(FieldProblem("after", BAD_CURSOR))
    return found
