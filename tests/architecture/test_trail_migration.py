"""The migration "keep the trail" chains what was in the trail anew, hides names, and says so."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import flask_migrate
import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import select, text

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditEntry, User
from mediation.services import trail_check
from mediation.services.audit import account_of, hashed
from mediation.services.trail_check import TrailReport
from tests.architecture.source import MIGRATIONS
from tests.cast import make_cast

pytestmark = pytest.mark.postgresql

FIRST = "0" * 64
SECONDS = 1795395600
OLD_ROWS = (
    ("account.signed_in", "mediator"),
    ("account.sign_in_failed", "lisi"),
    ("case.viewed", "1"),
)


@pytest.fixture
def old_rows(app: Flask) -> Flask:
    """A database from before, with three rows chained as rows were then."""
    make_cast()
    db.session.remove()
    db.engine.dispose()
    flask_migrate.downgrade(revision=before_trail())
    last = FIRST
    for verb, subject in OLD_ROWS:
        last = insert_old_row(verb, subject, last)
    with db.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_head"))
        connection.execute(
            text("INSERT INTO audit_head (id, last_hash) VALUES (1, :h)"), {"h": last}
        )
    return app


def before_trail() -> str:
    """The revision under the one that is tested."""
    revisions = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    (found,) = (each for each in revisions if each.path.endswith("_keep_the_trail.py"))
    assert isinstance(found.down_revision, str)
    return found.down_revision


def insert_old_row(verb: str, subject: str, previous: str) -> str:
    facts: list[Any] = [previous, SECONDS, None, verb, None, subject, {}]
    plain = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(plain.encode()).hexdigest()
    values = {"verb": verb, "subject": subject, "previous": previous, "hash": digest}
    values["at"] = datetime.fromtimestamp(SECONDS, UTC).replace(tzinfo=None).isoformat(" ")
    statement = (
        "INSERT INTO audit_entry (at, verb, subject, data, previous_hash, hash) "
        "VALUES (:at, :verb, :subject, '{}', :previous, :hash)"
    )
    with db.engine.begin() as connection:
        connection.execute(text(statement), values)
    return digest


def entries() -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq)))


def test_old_rows_are_chained_anew_with_the_key(old_rows: Flask) -> None:
    flask_migrate.upgrade()
    assert trail_check.verify(db.engine) == TrailReport(sound=4)
    said = entries()[-1]
    assert (said.verb, said.result) == ("trail.chained_anew", AuditResult.OK)
    assert said.data["rows"] == 3
    assert said.data["old_chain_whole"] is True


def test_names_in_old_rows_become_references_and_hashes(old_rows: Flask) -> None:
    flask_migrate.upgrade()
    mediator = db.session.scalars(select(User).filter_by(username="mediator")).one()
    subjects = [row.subject for row in entries()]
    assert subjects[:3] == [account_of(mediator), hashed("lisi"), "1"]


def test_an_old_chain_that_was_broken_is_said(old_rows: Flask) -> None:
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET subject = 'x' WHERE id = 2"))
    flask_migrate.upgrade()
    said = entries()[-1]
    assert (said.result, said.data["old_chain_whole"]) == (AuditResult.FAILED, False)


def test_going_back_restores_a_chain_as_it_was_made_before(old_rows: Flask) -> None:
    flask_migrate.upgrade()
    db.engine.dispose()
    flask_migrate.downgrade(revision=before_trail())
    with db.engine.connect() as connection:
        rows = connection.execute(text("SELECT previous_hash, hash FROM audit_entry ORDER BY id"))
        links = rows.all()
        head = connection.scalar(text("SELECT last_hash FROM audit_head"))
    assert [row[0] for row in links[1:]] == [row[1] for row in links[:-1]]
    assert head == links[-1][1]
