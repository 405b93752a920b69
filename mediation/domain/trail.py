"""What one row of the trail says, in the bytes that its keyed hash covers."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

# What stands before the first row.
FIRST_HASH = "0" * 64


class AuditResult(StrEnum):
    """How it ended."""

    OK = "ok"
    DENIED = "denied"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The Chinese word shown on pages."""
        return {"ok": "成功", "denied": "拒绝", "failed": "未成"}[self.value]


class TrailRow(Protocol):
    """A row as the tables or a plain query give it."""

    seq: Any
    at: Any
    user_id: Any
    verb: Any
    case_id: Any
    subject: Any
    result: Any
    data: Any
    previous_hash: Any
    hash: Any


def row_bytes(row: TrailRow) -> bytes:
    """Everything that a row says, and the hash before it, in one way only."""
    return _plain(
        [
            row.seq,
            row.previous_hash,
            int(row.at.timestamp()),
            row.user_id,
            row.verb,
            row.case_id,
            row.subject,
            str(row.result),
            row.data,
        ]
    )


def root_bytes(seq: int, root: str, at: datetime, witness: int | None = None) -> bytes:
    """What a checkpoint signs: the chain ended at this row with this hash, seen then."""
    return _plain([seq, root, int(at.timestamp()), witness])


def short_root(root: str) -> str:
    """Twelve digits that a person can compare: 3f9a-c210-88de."""
    return "-".join(root[place : place + 4] for place in (0, 4, 8))


def _plain(facts: list[Any] | Mapping[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
