"""Who did or saw what. The only writer of audit_entry; every row's hash covers the one before.

A row holds references and keyed hashes, never a person's name, number or words: administrators
read the trail, and it is kept longer than the cases. Names of staff are joined when it is shown.
"""

from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, insert, inspect, select, update

from mediation.domain.redaction import redacted
from mediation.domain.trail import FIRST_HASH, AuditResult, row_bytes
from mediation.extensions import db, keeper
from mediation.models import AuditEntry, AuditHead, Case, User
from mediation.services.transaction import aside, before_commit, transaction

PURPOSE = "audit.chain"
# Longer than any writer waits for its turn: acts of one second may be written in another order.
CLOCK_TOLERANCE = timedelta(minutes=2)

ROWS, HEAD = cast("Table", AuditEntry.__table__), cast("Table", AuditHead.__table__)
WRITTEN = tuple(column.name for column in ROWS.columns if column.name != "id")
END = select(HEAD.c.last_seq, HEAD.c.last_hash, HEAD.c.last_at).with_for_update()

# The token that a request came with; its acts name it besides the account.
_token: ContextVar[int | None] = ContextVar("audit_token", default=None)
# How many rows this request or command has left; the web asks whether a page left any.
_rows_left: ContextVar[int] = ContextVar("audit_rows_left", default=0)


def audit(
    verb: str,
    *,
    by: User | None,
    at: datetime,
    subject: str,
    case_id: int | None = None,
    data: dict[str, Any] | None = None,
    result: AuditResult = AuditResult.OK,
) -> None:
    """Leave a row in the trail, in the open transaction."""
    token = _token.get()
    by_token = {"token": token} if token is not None else {}
    entry = AuditEntry(
        at=at.replace(microsecond=0),
        user_id=_key_of(by) if by else None,
        verb=verb,
        case_id=case_id,
        subject=redacted(subject)[:200],
        result=result,
        data={**(data or {}), **by_token},
    )
    # The head of the chain is locked last, so that writers queue for a moment only.
    before_commit(lambda: _chain(entry))


def viewed(case: Case, *, by: User, at: datetime, what: str = "case.viewed") -> None:
    """Record that somebody looked at, printed or exported a case; a transaction of its own."""
    case_id, subject = case.id, reference_of(case)
    with transaction():
        audit(what, by=by, at=at, subject=subject, case_id=case_id)


def noted(
    verb: str,
    page: str,
    *,
    by: User,
    at: datetime,
    case_id: int | None = None,
    data: dict[str, Any] | None = None,
    result: AuditResult = AuditResult.OK,
) -> None:
    """Record what a page was asked for when no use case has done so; a transaction of its own."""
    with aside():
        subject = page
        if case_id is not None:
            number = db.session.scalar(select(Case.number).where(Case.id == case_id))
            subject = number or f"登记第{case_id}号"
        facts = {"page": page} | (data or {})
        audit(verb, by=by, at=at, subject=subject, case_id=case_id, data=facts, result=result)


def _key_of(user: User) -> int:
    """The key of a user, without reading the row again that the transaction has just let go of."""
    identity: Any = inspect(user).identity
    return int(identity[0]) if identity else user.id


def reference_of(case: Case) -> str:
    """What the trail calls a case: never by its parties, for administrators read the trail."""
    return case.number or f"登记第{case.id}号"


def account_of(user: User) -> str:
    """What the trail calls an account: by its key; the page that shows the trail joins the name."""
    return f"账号第{user.id}号"


def hashed(text: str) -> str:
    """What the trail calls a word that somebody typed: equal words are equal, nothing is told."""
    return f"#{keeper.blind_index(text, 'audit')[:24]}"


def comes_with(token_id: int | None) -> None:
    """Name this token, or none, in every row from here on in this request."""
    _token.set(token_id)


def rows_left() -> int:
    """How many rows were left since the request began; only differences mean anything."""
    return _rows_left.get()


def _chain(entry: AuditEntry) -> None:
    # What waits is written before the head is locked. The rest goes past the session, which would
    # keep count of rows that nobody reads again: every page leaves one.
    db.session.flush()
    chain = db.session.connection()
    end = chain.execute(END).first()
    if end is None:
        chain.execute(insert(HEAD), {"id": 1, "last_seq": 0, "last_hash": FIRST_HASH})
        end = chain.execute(END).one()
    seq, last, before = end
    went_back = before is not None and entry.at < before - CLOCK_TOLERANCE
    for row in [_alarm(entry, before), entry] if went_back else [entry]:
        row.seq, row.previous_hash = seq + 1, last
        row.hash = hash_of(row)
        seq, last = row.seq, row.hash
        chain.execute(insert(ROWS), {name: getattr(row, name) for name in WRITTEN})
    chain.execute(update(HEAD), {"last_seq": seq, "last_hash": last, "last_at": entry.at})
    _rows_left.set(_rows_left.get() + 1)


def _alarm(entry: AuditEntry, before: datetime) -> AuditEntry:
    """The clock of the machine went back; the order of the rows is still that of `seq`."""
    return AuditEntry(
        at=entry.at,
        user_id=None,
        verb="clock.went_back",
        case_id=None,
        subject="系统时钟",
        result=AuditResult.FAILED,
        data={"from": before.isoformat(), "to": entry.at.isoformat()},
    )


def hash_of(entry: Any) -> str:
    """The keyed digest of a row and of the hash before it, as 64 hexadecimal digits."""
    return keeper.mac(row_bytes(entry), PURPOSE)
