"""Seal personal data, and find numbers by keyed digests instead of their last four signs.

Rows are sealed with the key file of the run, in batches. On SQLite pages that held plain text are
overwritten; on PostgreSQL the tables are written anew, and their old files disappear.

Revision ID: 0003
Revises: 0002
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import context, op
from flask import current_app

revision = "0003"
down_revision = "0002"

TEXT, JSON, BYTES = "TEXT", "JSON", "BLOB"
BATCH = 500
# Table → column → the type it has without a seal.
SEALED: dict[str, dict[str, str]] = {
    "party": {
        "identity_number": "VARCHAR(40)",
        "phone": "VARCHAR(40)",
        "address": "VARCHAR(300)",
        "service_address": "VARCHAR(300)",
        "service_phone": "VARCHAR(40)",
        "bank_account": "VARCHAR(40)",
        "tags": JSON,
    },
    "representative": {"identity_number": "VARCHAR(40)", "phone": "VARCHAR(40)"},
    "claim": {"facts": TEXT},
    "employer": {"phone": "VARCHAR(40)"},
    "user": {"phone": "VARCHAR(40)"},
    "agreement": {"disputed_facts": TEXT, "remaining": TEXT},
    "agreement_term": {"text": TEXT, "purpose": "VARCHAR(200)"},
    "term_share": {"account": "VARCHAR(120)"},
    "instalment": {"condition": "VARCHAR(200)"},
    "payment": {"voucher": "VARCHAR(200)"},
    "exit_procedure": {"result_note": TEXT},
    "case": {
        "facts": TEXT,
        "reasons": TEXT,
        "next_note": "VARCHAR(200)",
        "supplement_items": TEXT,
        "decline_note": TEXT,
        "disclosure_note": TEXT,
        "pause_reason": "VARCHAR(200)",
        "ending_note": TEXT,
        "closing_note": TEXT,
    },
    "assignment": {"reason": "VARCHAR(200)"},
    "session_record": {
        "rights_answer": TEXT,
        "applicant_statement": TEXT,
        "respondent_statement": TEXT,
        "issues": TEXT,
        "undisputed_facts": TEXT,
        "result": TEXT,
    },
    "note": {"text": TEXT},
    "share": {"message": TEXT, "answer_note": TEXT, "revoke_reason": "VARCHAR(200)"},
    "referral": {"reason": TEXT, "receipt_note": TEXT},
    "clock_segment": {"reason": "VARCHAR(200)"},
    "case_event": {"note": "VARCHAR(500)", "data": JSON},
    "document": {"facts": JSON, "content": BYTES},
    "draft": {"fields": JSON},
}
Convert = Callable[[str, str, Any], Any]


def upgrade() -> None:
    """Seal what is there."""
    _begin()
    _add_columns({"identity_index": 64, "phone_index": 64})
    _index_parties(_digests)
    _change_search_grams(_sealed_tails)
    _drop_columns("identity_last4", "phone_last4")
    for table, columns in SEALED.items():
        _convert(table, columns, _sealed)
        _retype(table, {name: (kind, BYTES) for name, kind in columns.items()})


def downgrade() -> None:
    """Lay everything open again, with the same key file."""
    _begin()
    for table, columns in SEALED.items():
        _convert(table, columns, _unsealed)
        _retype(table, {name: (BYTES, kind) for name, kind in columns.items()})
    _add_columns({"identity_last4": 4, "phone_last4": 4})
    _index_parties(_tails)
    _change_search_grams(_plain_tails)
    _drop_columns("identity_index", "phone_index")


def _begin() -> None:
    if _is_sqlite():
        op.execute("PRAGMA secure_delete = ON")


def _keeper() -> Any:
    """The keys of the run; the layout of what they seal has a version of its own."""
    return current_app.extensions["keeper"]


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _sealed(purpose: str, kind: str, value: Any) -> bytes:
    if kind == BYTES:
        return _keeper().seal(bytes(value), purpose)
    if kind == JSON:
        value = json.dumps(json.loads(value), ensure_ascii=False, separators=(",", ":"))
    return _keeper().seal(str(value).encode(), purpose)


def _unsealed(purpose: str, kind: str, value: Any) -> Any:
    plain = _keeper().unseal(bytes(value), purpose)
    return plain if kind == BYTES else plain.decode()


def _convert(table: str, columns: dict[str, str], convert: Convert) -> None:
    """Convert every value: in place on SQLite, into a column beside it on PostgreSQL."""
    beside = "" if _is_sqlite() else "_converted"
    if beside:
        for name, kind in columns.items():
            made = "BYTEA" if convert is _sealed or kind == BYTES else "TEXT"
            op.execute(f'ALTER TABLE "{table}" ADD COLUMN {name}{beside} {made}')
    chosen = ", ".join(
        f'CAST("{name}" AS TEXT) AS "{name}"'
        if kind == JSON and convert is _sealed
        else f'"{name}"'
        for name, kind in columns.items()
    )
    for rows in _batches(f'SELECT id, {chosen} FROM "{table}"'):  # names of ours
        for row in rows:
            changed = {
                name: convert(f"{table}.{name}", kind, row[name])
                for name, kind in columns.items()
                if row[name] is not None
            }
            _write(table, row["id"], {name + beside: value for name, value in changed.items()})
        context.config.print_stdout(f"{table}: {len(rows)} rows to {rows[-1]['id']}")


def _batches(statement: str, key: str = "id") -> Iterator[list[Any]]:
    last = 0
    while True:
        asked = sa.text(f"{statement} WHERE {key} > :last ORDER BY {key} LIMIT {BATCH}")
        rows = list(op.get_bind().execute(asked, {"last": last}).mappings())
        if not rows:
            return
        yield rows
        last = rows[-1][key]


def _write(table: str, row_id: int, values: dict[str, Any], key: str = "id") -> None:
    if not values:
        return
    sets = ", ".join(f'"{name}" = :{name}' for name in values)
    statement = f'UPDATE "{table}" SET {sets} WHERE {key} = :row_id'  # names of ours
    op.get_bind().execute(sa.text(statement), values | {"row_id": row_id})


def _retype(table: str, types: dict[str, tuple[str, str]]) -> None:
    changed = {name: both for name, both in types.items() if both[0] != both[1]}
    if _is_sqlite():
        _rebuild(table, changed)
        return
    written = {JSON: "USING {}::json", BYTES: "USING {}"}
    parts = []
    for name, (_old, new) in types.items():
        kind = "BYTEA" if new == BYTES else new
        using = written.get(new, "USING {}").format(f"{name}_converted")
        parts.append(f'ALTER COLUMN "{name}" TYPE {kind} {using}')
    op.execute(f'ALTER TABLE "{table}" {", ".join(parts)}')
    dropped = ", ".join(f"DROP COLUMN {name}_converted" for name in types)
    op.execute(f'ALTER TABLE "{table}" {dropped}')


def _rebuild(table: str, types: dict[str, tuple[str, str]]) -> None:
    """Give columns another type by the way SQLite's manual describes; checks and keys stay."""
    bind = op.get_bind()
    asked = sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = :table AND sql > ''")
    made = bind.execute(asked, {"table": table}).all()
    definition = next(sql for kind, sql in made if kind == "table")
    for name, (old, new) in types.items():
        pattern = rf'([(,]\s*"?{name}"?\s+){re.escape(old)}(?=[\s,)])'
        definition, count = re.subn(pattern, rf"\g<1>{new}", definition)
        if count != 1:
            raise RuntimeError(f"{table}.{name} is no {old}")
    head, body = definition.split("(", 1)
    if not head.strip().strip('"').endswith(table):
        raise RuntimeError(f"the definition of {table} begins with {head}")
    bind.exec_driver_sql(f'CREATE TABLE "_{table}" ({body}')
    bind.exec_driver_sql(f'INSERT INTO "_{table}" SELECT * FROM "{table}"')
    bind.exec_driver_sql(f'DROP TABLE "{table}"')
    bind.exec_driver_sql(f'ALTER TABLE "_{table}" RENAME TO "{table}"')
    for kind, sql in made:
        if kind != "table":
            bind.exec_driver_sql(sql)


def _add_columns(lengths: dict[str, int]) -> None:
    for name, length in lengths.items():
        op.add_column("party", sa.Column(name, sa.String(length), nullable=True))
        op.create_index(f"ix_party_{name}", "party", [name], unique=False)


def _drop_columns(*names: str) -> None:
    for name in names:
        op.drop_index(f"ix_party_{name}", table_name="party")
        op.drop_column("party", name)


def _index_parties(columns_of: Callable[[str, str], dict[str, str | None]]) -> None:
    for rows in _batches("SELECT id, identity_number, phone FROM party"):
        for row in rows:
            found = columns_of(row["identity_number"] or "", row["phone"] or "")
            _write("party", row["id"], found)


def _digests(identity: str, phone: str) -> dict[str, str | None]:
    identity, phone = _letters(identity), _digits(phone)
    return {
        "identity_index": _keeper().blind_index(identity, "identity_number") if identity else None,
        "phone_index": _keeper().blind_index(phone, "phone") if phone else None,
    }


def _tails(identity: str, phone: str) -> dict[str, str | None]:
    return {"identity_last4": identity[-4:] or None, "phone_last4": _digits(phone)[-4:] or None}


def _letters(number: str) -> str:
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def _digits(number: str) -> str:
    return "".join(sign for sign in _letters(number) if sign in "0123456789")


Words = tuple[list[str], list[str]]


def _change_search_grams(change: Callable[[Words, set[str]], Words]) -> None:
    """Change how the ends of numbers stand in the search index of each case."""
    for rows in _batches("SELECT case_id, text, grams FROM case_search", "case_id"):
        for row in rows:
            tails = _tails_of_case(row["case_id"])
            words = row["text"].split(" "), row["grams"].split(" ")
            text, grams = change(words, tails)
            written = {"text": " ".join(text), "grams": " ".join(grams)}
            _write("case_search", row["case_id"], written, "case_id")


def _tails_of_case(case_id: int) -> set[str]:
    asked = sa.text("SELECT identity_number, phone FROM party WHERE case_id = :case_id")
    found = op.get_bind().execute(asked, {"case_id": case_id}).all()
    numbers = [_letters(identity or "") for identity, _ in found]
    numbers += [_digits(phone or "") for _, phone in found]
    return {number[-4:] for number in numbers if len(number) >= 4}


def _gram(tail: str) -> str:
    return "※t" + _keeper().blind_index(tail, "tail")[:20]


def _sealed_tails(words: Words, tails: set[str]) -> Words:
    plain = {tail.lower() for tail in tails}
    text, grams = ([each for each in part if each not in plain] for part in words)
    return text, [*grams, *(_gram(tail) for tail in sorted(tails))]


def _plain_tails(words: Words, tails: set[str]) -> Words:
    sealed, plain = {_gram(tail) for tail in tails}, [tail.lower() for tail in sorted(tails)]
    text, grams = words
    return [*text, *plain], [*plain, *(each for each in grams if each not in sealed)]
