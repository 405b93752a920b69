"""Every form with the keys of another case in its fields: no row belongs to two cases (case 2).

Which case a row belongs to is followed along the foreign keys, so that a table is covered on the
day it appears.
"""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Table, select

from mediation.extensions import db
from mediation.web import background, costly
from tests.how_often import as_many_as_asked
from tests.stored_rows import tables
from tests.trust.fuzzing import PEOPLE, Ground, prepare, visitors


@pytest.fixture(autouse=True)
def without_limits_and_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many forms in one minute of a clock that stands still."""
    monkeypatch.setattr(costly.throttle, "allow", lambda *_key, **_limits: True)
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


def cases_of_rows() -> dict[str, dict[int, set[int]]]:
    """Table → key → the cases that the row belongs to by any of its foreign keys."""
    found: dict[str, dict[int, set[int]]] = {"case": {}}
    db.session.rollback()
    found["case"] = {key: {key} for key in db.session.scalars(select(_table("case").c.id))}
    for table in tables():
        if table.name != "case" and "id" in table.columns:
            found[table.name] = {}
            for row in db.session.execute(select(table)).mappings():
                found[table.name][row["id"]] = _cases_of(table, row, found)
    return found


def _cases_of(table: Table, row: Any, found: dict[str, dict[int, set[int]]]) -> set[int]:
    together: set[int] = set()
    for column in table.columns:
        for key in column.foreign_keys:
            known = found.get(key.column.table.name, {})
            together |= known.get(row[column.name], set()) if row[column.name] else set()
    return together


def _table(name: str) -> Table:
    return next(table for table in tables() if table.name == name)


def mixed(ground: Ground) -> list[tuple[str, dict[str, Any]]]:
    """Each form, as it comes and filled in, with each small key in each field that takes one."""
    return [
        (path, {**sent, name: [str(key)]})
        for path, fields in sorted(ground.forms.items())
        for sent in (fields, filled_in(fields | ground.choices[path]))
        for name, values in fields.items()
        if takes_a_key(name, values)
        for key in range(1, 7)
    ]


def takes_a_key(name: str, values: list[str]) -> bool:
    is_number = bool(values) and all(value.isdecimal() for value in values)
    return name != "version" and (is_number or name.endswith(("_id", "_ids")))


def filled_in(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """The form with something in what was empty: most are refused without it."""
    return {
        name: values if any(values) else ["2026-11-20" if name.endswith("_on") else "说明"]
        for name, values in fields.items()
    }


@pytest.mark.proof
def test_no_form_joins_rows_of_two_cases(app: Flask) -> None:
    ground = prepare(app)
    people = visitors(app)
    before = cases_of_rows()
    assert not [key for rows in before.values() for key in rows if len(rows[key]) > 1]
    taken = 0
    wanted = mixed(ground)
    assert len(wanted) > 100
    tries = [(person, *form) for form in wanted for person in PEOPLE[:4]]
    for person, path, sent in as_many_as_asked(tries):
        answer = people[person].post(path, data=sent)
        assert answer.status_code < 500, f"{person} {path}: {answer.status_code}"
        taken += answer.status_code == 302
    assert taken > 10, "too few forms were taken for this to prove anything"
    joined = [
        f"{table} {key}: cases {sorted(cases)}"
        for table, rows in cases_of_rows().items()
        for key, cases in rows.items()
        if len(cases) > 1
    ]
    assert not joined, joined
