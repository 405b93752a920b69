"""Every stored text of a full database, found from the mapped columns, and words to put there."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import Column, Enum, String, UniqueConstraint, func, select, update
from sqlalchemy.exc import IntegrityError

from mediation.extensions import db
from mediation.models import Case, Share
from mediation.models.columns import SealedText
from tests.cast import Cast
from tests.services.test_raw_database import fill_every_table
from tests.stored_rows import tables
from tests.web.relations import Related, make_relations
from tests.web.test_route_matrix import World, guarded_rules, values_for

# Written by the machine alone and never shown as typed: chained, hashed, counted or drawn.
MACHINE_TABLES = {
    "audit_checkpoint", "audit_entry", "audit_head", "audit_witness", "case_search", "throttle",
    "number_sequence", "posted_form", "known_browser", "old_password", "recovery_code",
    "second_factor", "stored_file", "share_view", "office_certificate",
}  # fmt: skip
MACHINE_COLUMNS = {
    "path", "password_hash", "name_key", "identity_index", "phone_index", "sha256", "token_hash",
    # Texts that the program writes as JSON and reads back.
    "answer_facts", "application",
    "prefix", "secret_digest", "old_secret_digest", "last_address_digest",
    "answered_with", "signed_with",
    "params_mac", "claim", "batch", "draft.subject", "template_version", "rule_version", "subject",
}  # fmt: skip
# Who opens an address: the first of these whose roles allow it.
READERS = (
    "supervisor", "mediator", "registrar", "court_liaison", "system_admin", "security_admin",
    "audit_admin",
)  # fmt: skip
# Codes of ours: the words stand in enums and tables of the program.
CODES = {
    "kind", "code", "mode", "outcome", "tax", "method", "way", "capacity", "authority", "nature",
    "industry", "rule", "source_channel", "main_claim_type", "arbitration_status", "next_action",
    "respondent_consent", "decline_reason", "disclosure", "pause_kind", "ending_reason", "sex",
    "chosen_by", "from_state", "to_state", "respondent_role", "identity_kind", "answer_outcome",
    "claim_type", "type", "head", "event", "performance", "satisfaction", "passage", "series",
    "contract",
}  # fmt: skip


def text_columns() -> list[Column[Any]]:
    """Every column that keeps what somebody typed."""
    return [
        column
        for table in tables()
        if table.name not in MACHINE_TABLES
        for column in table.columns
        if isinstance(column.type, String | SealedText)
        and not isinstance(column.type, Enum)
        and column.name not in MACHINE_COLUMNS | CODES
    ]


def fill(cast: Cast) -> dict[str, Related]:
    """Something in every table, about a case in every relation."""
    related = make_relations(cast)
    fill_every_table(cast)
    return related


def plant(words: Callable[[int, Column[Any]], str]) -> int:
    """Put `words(number of the column, column)` into every text column of every row."""
    planted = 0
    for number, column in enumerate(text_columns()):
        table, room = column.table, getattr(column.type, "length", None)
        (key_column,) = table.primary_key.columns  # type: ignore[attr-defined]
        for key in db.session.scalars(select(key_column)).all():
            mark = f"{number}-{key}" if stands_alone(column) else ""
            value = mark + words(number, column)
            statement = update(table).where(key_column == key)
            try:
                with db.session.begin_nested():
                    db.session.execute(statement.values({column.name: value[:room]}))
            except IntegrityError:
                continue  # a CHECK wants it empty in this row
            planted += 1
    db.session.commit()
    db.session.expire_all()
    return planted


def stands_alone(column: Column[Any]) -> bool:
    """Whether no two rows may hold the same."""
    unique = [each for each in column.table.constraints if isinstance(each, UniqueConstraint)]  # type: ignore[attr-defined]
    indexes = [each for each in column.table.indexes if each.unique]  # type: ignore[attr-defined]
    return any(column.name in each.columns for each in [*unique, *indexes])


def pages_of(app: Flask, cast: Cast, world: World) -> dict[str, list[str]]:
    """Every address that can be read, by the people who may read it."""
    found: dict[str, list[str]] = {person: [] for person in READERS}
    keys = db.session.scalars(select(Case.id).order_by(Case.id)).all()
    share = db.session.scalar(select(func.max(Share.id)))
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule, mark in guarded_rules(app):
            if "GET" not in (rule.methods or set()):
                continue
            usual = values_for(rule, world, own=True)
            # The last case is the one that has everything.
            choices = [usual, {"case_id": keys[-1], "share_id": share}]
            urls = [adapter.build(rule.endpoint, usual | only(each, usual)) for each in choices]
            may = [p for p in READERS if mark.roles is None or mark.roles & getattr(cast, p).roles]
            for person in may[:1]:
                found[person] += dict.fromkeys(urls)
    return found


def only(values: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """What an address can use."""
    return {name: value for name, value in values.items() if name in names}
