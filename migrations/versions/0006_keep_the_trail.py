"""Keep the trail: numbered rows, a keyed chain, checkpoints, witnesses, runs of the backup.

The rows that are there are chained anew with the key of the key file, because a chain that anybody
can compute proves nothing; a row at the end says so and whether the old chain was whole. Names of
accounts that stood in the rows become references and keyed hashes.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from flask import current_app

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FIRST_HASH = "0" * 64
BATCH = 1000
KEPT = ("audit_entry", "audit_checkpoint", "audit_witness")
REFUSE_FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'this table only grows'; END$$"
)

entries = sa.table(
    "audit_entry",
    sa.column("id", sa.Integer),
    sa.column("seq", sa.Integer),
    sa.column("at", sa.DateTime),
    sa.column("user_id", sa.Integer),
    sa.column("verb", sa.String),
    sa.column("case_id", sa.Integer),
    sa.column("subject", sa.String),
    sa.column("result", sa.String),
    sa.column("data", sa.JSON(none_as_null=True)),
    sa.column("previous_hash", sa.String),
    sa.column("hash", sa.String),
)
heads = sa.table(
    "audit_head",
    sa.column("id", sa.Integer),
    sa.column("last_seq", sa.Integer),
    sa.column("last_hash", sa.String),
    sa.column("last_at", sa.DateTime),
)


def upgrade() -> None:
    """Number, chain anew, guard."""
    _make_tables()
    with op.batch_alter_table("audit_entry") as batch:
        batch.add_column(sa.Column("seq", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("result", _result_type(), nullable=True))
        batch.create_unique_constraint(op.f("uq_audit_entry_seq"), ["seq"])
        batch.create_index(op.f("ix_audit_entry_verb_id"), ["verb", "id"])
        batch.create_index(op.f("ix_audit_entry_at"), ["at"])
    with op.batch_alter_table("audit_head") as batch:
        batch.add_column(sa.Column("last_seq", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("last_at", sa.DateTime(), nullable=True))
    _chain_anew()
    with op.batch_alter_table("audit_entry") as batch:
        batch.alter_column("seq", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("result", existing_type=_result_type(), nullable=False)
    with op.batch_alter_table("audit_head") as batch:
        batch.alter_column("last_seq", existing_type=sa.Integer(), nullable=False)
    _guard()


def downgrade() -> None:
    """Back to the chain that anybody can compute; checkpoints and witnesses are lost."""
    _unguard()
    _chain_as_before()
    with op.batch_alter_table("audit_head") as batch:
        batch.drop_column("last_at")
        batch.drop_column("last_seq")
    with op.batch_alter_table("audit_entry") as batch:
        batch.drop_index(op.f("ix_audit_entry_at"))
        batch.drop_index(op.f("ix_audit_entry_verb_id"))
        batch.drop_constraint(op.f("uq_audit_entry_seq"), type_="unique")
        batch.drop_constraint(op.f("ck_audit_entry_result"), type_="check")
        batch.drop_column("result")
        batch.drop_column("seq")
    op.drop_index(op.f("ix_backup_run_kind_id"), table_name="backup_run")
    op.drop_table("backup_run")
    op.drop_index(op.f("ix_audit_witness_user_id_id"), table_name="audit_witness")
    op.drop_table("audit_witness")
    op.drop_index(op.f("ix_audit_checkpoint_seq"), table_name="audit_checkpoint")
    op.drop_table("audit_checkpoint")


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _result_type() -> sa.Enum:
    return _choice("result", "ok", "denied", "failed")


def _make_tables() -> None:
    op.create_table(
        "audit_checkpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("signature", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_checkpoint")),
    )
    op.create_index(op.f("ix_audit_checkpoint_seq"), "audit_checkpoint", ["seq"], unique=False)
    op.create_table(
        "audit_witness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("signature", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_audit_witness_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_witness")),
    )
    op.create_index(
        op.f("ix_audit_witness_user_id_id"), "audit_witness", ["user_id", "id"], unique=False
    )
    op.create_table(
        "backup_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("kind", "backup", "drill"), nullable=False),
        sa.Column("state", _choice("state", "running", "done", "failed"), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.String(length=120), nullable=True),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True),
        sa.Column("key_id", sa.String(length=60), nullable=True),
        sa.Column("is_off_site", sa.Boolean(), nullable=False),
        sa.Column("rpo_seconds", sa.Integer(), nullable=True),
        sa.Column("rto_seconds", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f("fk_backup_run_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_run")),
    )
    op.create_index(op.f("ix_backup_run_kind_id"), "backup_run", ["kind", "id"], unique=False)


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in KEPT:
            for change in ("update", "delete"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{change} BEFORE {change.upper()} ON {table} BEGIN "
                    "SELECT RAISE(ABORT, 'this table only grows'); END"
                )
        return
    op.execute(REFUSE_FUNCTION)
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def _unguard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in KEPT:
            for change in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_no_{change}")
        return
    for table in KEPT:
        op.execute(f"DROP TRIGGER {table}_no_change ON {table}")
        op.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")
    op.execute("DROP FUNCTION refuse_change()")


def _rows() -> Iterator[dict[str, Any]]:
    """All rows of the trail in the order of the chain, a batch at a time."""
    last = 0
    while True:
        question = sa.select(entries).where(entries.c.id > last).order_by(entries.c.id).limit(BATCH)
        rows = [dict(row) for row in op.get_bind().execute(question).mappings()]
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1]["id"]


def _write(rows: list[dict[str, Any]], *names: str) -> None:
    if not rows:
        return
    change = sa.update(entries).where(entries.c.id == sa.bindparam("row_id"))
    change = change.values({name: sa.bindparam(f"new_{name}") for name in names})
    op.get_bind().execute(
        change,
        [{"row_id": row["id"]} | {f"new_{name}": row[name] for name in names} for row in rows],
    )


def _in_batches(rows: Iterable[dict[str, Any]], *names: str) -> None:
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH:
            _write(waiting, *names)
            waiting = []
    _write(waiting, *names)


def _seconds(at: datetime) -> int:
    return int(at.replace(tzinfo=UTC).timestamp())


def _text(facts: list[Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _hash_before(row: dict[str, Any], previous: str) -> str:
    """The hash that rows had before this migration."""
    facts = [previous, _seconds(row["at"]), row["user_id"], row["verb"], row["case_id"]]
    return hashlib.sha256(_text([*facts, row["subject"], row["data"]])).hexdigest()


def _hash_now(row: dict[str, Any], previous: str) -> str:
    """The keyed hash that rows have from now on."""
    facts = [row["seq"], previous, _seconds(row["at"]), row["user_id"], row["verb"]]
    facts += [row["case_id"], row["subject"], row["result"], row["data"]]
    return str(current_app.extensions["keeper"].mac(_text(facts), "audit.chain"))


class _Chain:
    """The chain while it is made anew: its end, and whether the old one was whole."""

    def __init__(self, accounts: dict[str, int]) -> None:
        self.accounts = accounts
        self.seq, self.last, self.last_at = 0, FIRST_HASH, None
        self.old_last, self.old_whole = FIRST_HASH, True

    def add(self, row: dict[str, Any]) -> dict[str, Any]:
        self.old_whole &= row["previous_hash"] == self.old_last
        self.old_whole &= row["hash"] == _hash_before(row, row["previous_hash"])
        self.old_last = row["hash"]
        row["result"] = "failed" if row["verb"] in FAILURES else "ok"
        self._hide_name(row)
        return self.put(row)

    def put(self, row: dict[str, Any]) -> dict[str, Any]:
        self.seq += 1
        row["seq"], row["previous_hash"] = self.seq, self.last
        row["hash"] = self.last = _hash_now(row, self.last)
        self.last_at = row["at"]
        return row

    def _hide_name(self, row: dict[str, Any]) -> None:
        """A name of an account becomes its key, a name that nobody has a keyed hash."""
        if not row["verb"].startswith("account."):
            return
        account = self.accounts.get(row["subject"])
        if account is not None:
            row["subject"] = f"账号第{account}号"
            return
        index = current_app.extensions["keeper"].blind_index(row["subject"], "audit")
        row["subject"] = f"#{index[:24]}"


FAILURES = {"account.sign_in_failed", "account.refused_disabled", "document.damaged"}


def _chain_anew() -> None:
    bind = op.get_bind()
    users = sa.table("user", sa.column("id", sa.Integer), sa.column("username", sa.String))
    accounts = {name: key for key, name in bind.execute(sa.select(users.c.id, users.c.username))}
    chain = _Chain(accounts)
    names = ("seq", "result", "subject", "previous_hash", "hash")
    _in_batches((chain.add(row) for row in _rows()), *names)
    if chain.seq:
        _say_so(chain)
    bind.execute(sa.delete(heads))
    head = {"id": 1, "last_seq": chain.seq, "last_hash": chain.last, "last_at": chain.last_at}
    bind.execute(sa.insert(heads), head)


def _say_so(chain: _Chain) -> None:
    """One row more: this migration wrote the chain anew, and what it had found."""
    head = op.get_bind().execute(sa.select(heads.c.last_hash)).scalar()
    facts = {"rows": chain.seq, "old_tip": chain.old_last}
    facts["old_chain_whole"] = chain.old_whole and head == chain.old_last
    row = {
        "at": chain.last_at,
        "user_id": None,
        "verb": "trail.chained_anew",
        "case_id": None,
        "subject": "keep_the_trail",
        "result": "ok" if facts["old_chain_whole"] else "failed",
        "data": facts,
    }
    op.get_bind().execute(sa.insert(entries), chain.put(row))


def _chain_as_before() -> None:
    last = FIRST_HASH

    def changed() -> Iterator[dict[str, Any]]:
        nonlocal last
        for row in _rows():
            row["previous_hash"] = last
            row["hash"] = last = _hash_before(row, last)
            yield row

    _in_batches(changed(), "previous_hash", "hash")
    bind = op.get_bind()
    if last == FIRST_HASH:
        bind.execute(sa.delete(heads))
    else:
        bind.execute(sa.update(heads).values(last_hash=last))
