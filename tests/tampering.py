"""What somebody with full access to the database, and perhaps to keys, could do to the trail."""

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, insert, select, text, update

from mediation.domain.trail import FIRST_HASH, AuditResult
from mediation.extensions import db
from mediation.models import AuditCheckpoint, AuditEntry, AuditHead
from mediation.services.audit import audit, hash_of
from mediation.services.transaction import transaction
from tests.clock import MONDAY_MORNING

TABLES = ("audit_entry", "audit_checkpoint", "audit_witness")


def leave_rows(count: int, verb: str = "calendar.day_set") -> None:
    """Leave some rows in the trail, one transaction each."""
    for number in range(count):
        with transaction():
            audit(verb, by=None, at=MONDAY_MORNING, subject=f"第{number}行")
    db.session.rollback()


def fill(count: int) -> None:
    """Leave very many rows at once, chained as the program would."""
    last, rows = FIRST_HASH, list[dict[str, Any]]()
    for seq in range(1, count + 1):
        row = {
            "seq": seq,
            "at": MONDAY_MORNING + timedelta(seconds=seq),
            "user_id": None,
            "verb": "case.viewed",
            "case_id": seq % 5000,
            "subject": f"〔2026〕东工调字第{seq % 5000:03d}号",
            "result": AuditResult.OK,
            "data": {"page": "cases.show"},
            "previous_hash": last,
        }
        row["hash"] = last = hash_of(_Row(row))
        rows.append(row)
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.execute(insert(AuditEntry), rows)
        connection.execute(update(AuditHead).values(last_seq=count, last_hash=last))


def take_guards_away() -> None:
    """Switch the triggers off, as the owner of the tables can."""
    db.session.rollback()
    with db.engine.begin() as connection:
        for table in TABLES:
            if connection.dialect.name == "sqlite":
                connection.execute(text(f"DROP TRIGGER {table}_no_update"))
                connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
            else:
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


def last_seq() -> int:
    with db.engine.connect() as connection:
        return connection.scalar(select(AuditHead.last_seq)) or 0


def edit(seq: int, /, **values: Any) -> None:
    with db.engine.begin() as connection:
        connection.execute(update(AuditEntry).where(AuditEntry.seq == seq).values(**values))


def cut_out(seq: int) -> None:
    with db.engine.begin() as connection:
        connection.execute(delete(AuditEntry).where(AuditEntry.seq == seq))


def swap(one: int, other: int) -> None:
    """Let two rows change their places."""
    for source, target in ((one, -1), (other, one), (-1, other)):
        edit(source, seq=target)


def slip_in(seq: int) -> None:
    """Put an invented row before this one; all later rows move up."""
    with db.engine.begin() as connection:
        rows = connection.execute(
            select(AuditEntry.id, AuditEntry.seq, AuditEntry.previous_hash)
            .where(AuditEntry.seq >= seq)
            .order_by(AuditEntry.seq.desc())
        ).all()
        for row in rows:
            moved = update(AuditEntry).where(AuditEntry.id == row.id).values(seq=row.seq + 1)
            connection.execute(moved)
        invented = {
            "seq": seq,
            "at": MONDAY_MORNING,
            "verb": "share.opened",
            "subject": "假的",
            "result": AuditResult.OK,
            "data": {},
            "previous_hash": rows[-1].previous_hash,
            "hash": "e" * 64,
        }
        connection.execute(insert(AuditEntry).values(**invented))
        connection.execute(update(AuditHead).values(last_seq=AuditHead.last_seq + 1))


def cut_tail(count: int, *, wind_head_back: bool = True) -> None:
    """Take the last rows away and let the head say that nothing is missing."""
    keep = last_seq() - count
    with db.engine.begin() as connection:
        connection.execute(delete(AuditEntry).where(AuditEntry.seq > keep))
        if wind_head_back:
            last = connection.scalar(select(AuditEntry.hash).where(AuditEntry.seq == keep))
            connection.execute(update(AuditHead).values(last_seq=keep, last_hash=last))


def write_anew(first: int) -> None:
    """Chain all rows from this one on again, with the stolen key of the chain."""
    with db.engine.begin() as connection:
        rows = connection.execute(select(AuditEntry.__table__).order_by(AuditEntry.seq)).all()
        last = FIRST_HASH
        for row in rows:
            if row.seq >= first:
                changed = _Row(row._mapping, previous_hash=last)
                values = {"previous_hash": last, "hash": hash_of(changed)}
                connection.execute(
                    update(AuditEntry).where(AuditEntry.id == row.id).values(**values)
                )
                last = values["hash"]
            else:
                last = row.hash
        connection.execute(update(AuditHead).values(last_seq=len(rows), last_hash=last))


def forget_checkpoints() -> None:
    with db.engine.begin() as connection:
        connection.execute(delete(AuditCheckpoint))


class _Row:
    """A row with some of its values changed."""

    def __init__(self, values: Any, **changed: Any) -> None:
        self.__dict__.update({**values, **changed})
