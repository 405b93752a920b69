"""Every form of every page with the name of every column added: none of them is written (case 5).

The added values stand nowhere else, so that whatever column took one is found by looking through
the whole database afterwards.
"""

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Boolean, Date, DateTime, Integer, Numeric

from mediation.extensions import db
from mediation.models.columns import Instant
from mediation.web import background, costly
from tests.how_often import as_many_as_asked
from tests.stored_rows import stored_rows, tables
from tests.trust.fuzzing import PEOPLE, prepare, visitors

WORDS, NUMBER, DAY = "金丝雀多余", 424_242, date(1977, 7, 7)
# A draft keeps whatever the page sent, for nobody but the one who sent it.
KEEPS_ANYTHING = {"draft", "posted_form"}


@pytest.fixture(autouse=True)
def without_limits_and_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many forms in one minute of a clock that stands still."""
    monkeypatch.setattr(costly.throttle, "allow", lambda *_key, **_limits: True)
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


def value_for(kind: Any) -> str:
    """What is sent for a column of this type."""
    if isinstance(kind, Boolean):
        return "1"
    if isinstance(kind, Integer | Numeric):
        return str(NUMBER)
    if isinstance(kind, Date | DateTime | Instant):
        return DAY.isoformat()
    return WORDS


def every_column() -> dict[str, str]:
    """The name of every column with the value that would betray it."""
    return {
        column.name: value_for(column.type)
        for table in tables()
        for column in table.columns
        # The token of a form would be another's.
        if column.name != "key"
    }


def betrayed(value: Any) -> bool:
    """Whether a stored value came from the added fields."""
    if isinstance(value, datetime):
        return value.date() == DAY
    if isinstance(value, str | dict | list):
        return WORDS in str(value)
    return bool(value in (NUMBER, DAY))


def betrayals() -> set[str]:
    """The columns that hold an added value at this moment."""
    db.session.rollback()
    return {
        f"{table}.{name}"
        for table, rows in stored_rows(without=KEEPS_ANYTHING).items()
        for row in rows
        for name, value in row.items()
        if betrayed(value)
    }


@pytest.mark.proof
def test_no_form_writes_a_column_that_it_does_not_show(app: Flask) -> None:
    ground = prepare(app)
    people = visitors(app)
    added, taken, found = every_column(), 0, set[str]()
    assert len(ground.forms) > 20
    tries = [(person, path) for path in sorted(ground.forms) for person in PEOPLE]
    for person, path in as_many_as_asked(tries):
        fields = ground.forms[path]
        sent = {**{name: each for name, each in added.items() if name not in fields}, **fields}
        answer = people[person].post(path, data=sent)
        assert answer.status_code < 500, f"{person} {path}: {answer.status_code}"
        if answer.status_code == 302:
            taken += 1
            # At once: the next form may write over it.
            found |= betrayals()
    assert taken >= 3, "too few forms were taken for this to prove anything"
    assert not found, f"written though no page shows it: {sorted(found)}"
