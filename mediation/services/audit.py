"""Who did or saw what. The only writer of audit_entry; every row's hash covers the one before."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from mediation.extensions import db
from mediation.models import AuditEntry, AuditHead, Case, User
from mediation.services.transaction import before_commit, transaction

FIRST_HASH = "0" * 64


def audit(
    verb: str,
    *,
    by: User | None,
    at: datetime,
    subject: str,
    case_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> None:
    """Leave a row in the trail, in the open transaction."""
    entry = AuditEntry(
        at=at.replace(microsecond=0),
        user_id=by.id if by else None,
        verb=verb,
        case_id=case_id,
        subject=subject,
        data=data or {},
    )
    # The head of the chain is locked last, so that writers queue for a moment only.
    before_commit(lambda: _chain(entry))


def viewed(case: Case, *, by: User, at: datetime, what: str = "case.viewed") -> None:
    """Record that somebody looked at, printed or exported a case; a transaction of its own."""
    case_id, subject = case.id, reference_of(case)
    with transaction():
        audit(what, by=by, at=at, subject=subject, case_id=case_id)


def reference_of(case: Case) -> str:
    """What the trail calls a case: never by its parties, for administrators read the trail."""
    return case.number or f"登记第{case.id}号"


def _chain(entry: AuditEntry) -> None:
    head = db.session.get(AuditHead, 1, with_for_update=True, populate_existing=True)
    if head is None:
        head = AuditHead(id=1, last_hash=FIRST_HASH)
        db.session.add(head)
    entry.previous_hash = head.last_hash
    entry.hash = hash_of(entry)
    head.last_hash = entry.hash
    db.session.add(entry)
    db.session.flush()


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 over the row and the hash before it, as 64 hexadecimal digits."""
    facts = [
        entry.previous_hash,
        int(entry.at.timestamp()),
        entry.user_id,
        entry.verb,
        entry.case_id,
        entry.subject,
        entry.data,
    ]
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()
