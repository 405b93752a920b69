"""The migration "number patterns" moves what an organisation had set, there and back."""

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import select, text

from mediation.extensions import db
from mediation.models import NumberPattern
from tests.cast import make_cast

pytestmark = pytest.mark.postgresql

BEFORE = "0018"
SET = "UPDATE organisation SET number_pattern = '({year})东劳调{serial:4}' WHERE short_name = '东'"


def test_the_pattern_of_an_organisation_becomes_its_first_for_cases(app: Flask) -> None:
    make_cast()
    db.session.remove()
    db.engine.dispose()
    flask_migrate.downgrade(revision=BEFORE)
    with db.engine.begin() as connection:
        connection.execute(text(SET))
    db.engine.dispose()
    flask_migrate.upgrade()
    (row,) = db.session.scalars(select(NumberPattern))
    assert (row.series, row.from_year, row.pattern) == ("case", 2000, "({year})东劳调{serial:4}")
    assert row.body.short_name == "东"
    assert row.set_by_id is None
    db.session.remove()
    db.engine.dispose()
    flask_migrate.downgrade(revision=BEFORE)
    with db.engine.connect() as connection:
        kept = connection.scalars(text("SELECT number_pattern FROM organisation")).all()
    assert [pattern for pattern in kept if pattern] == ["({year})东劳调{serial:4}"]
    db.engine.dispose()
    flask_migrate.upgrade()
