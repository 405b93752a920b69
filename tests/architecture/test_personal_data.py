"""Every column is classified: what it holds of persons, why, and its end at disposal."""

from sqlalchemy import Table

import mediation.models  # noqa: F401 - what is classified: without it there are no tables
from mediation.domain.personal_data import Fate
from mediation.domain.personal_tables import CASE_TABLES, TABLES
from mediation.extensions import Base
from mediation.models.columns import Sealed

MAPPED = Base.metadata.tables


def test_every_column_of_every_table_is_classified_once() -> None:
    wrong = {
        name: sorted({column.name for column in table.columns} ^ known)
        for name, table in MAPPED.items()
        for known in [set(TABLES[name].columns) if name in TABLES else set()]
        if {column.name for column in table.columns} != known
    }
    assert not wrong, f"classify in domain/personal_tables.py or office_tables.py: {wrong}"
    assert set(TABLES) == set(MAPPED)


def test_what_is_sealed_counts_as_personal_or_is_a_record_of_the_office() -> None:
    plain = [
        str(column)
        for table in MAPPED.values()
        for column in table.columns
        if isinstance(column.type, Sealed)
        and not TABLES[table.name].columns[column.name].is_personal
    ]
    assert all(name.startswith("impact_assessment.") for name in plain), plain


def hangs_on_the_case(table: Table) -> bool:
    """Whether rows of the table would vanish with their case."""
    parents = {
        key.column.table
        for key in table.foreign_keys
        if key.ondelete == "CASCADE" and key.column.table is not table
    }
    return any(parent.name == "case" or hangs_on_the_case(parent) for parent in parents)


def test_every_table_that_hangs_on_a_case_has_its_end() -> None:
    hanging = {name for name, table in MAPPED.items() if hangs_on_the_case(table)}
    assert hanging | {"case"} == set(CASE_TABLES)
    assert all(entry.fate is not Fate.OUTSIDE for entry in CASE_TABLES.values())


def test_what_stays_points_at_nothing_that_goes() -> None:
    pointing = [
        f"{name}.{key.parent.name}"
        for name, table in MAPPED.items()
        if TABLES[name].fate in {Fate.EMPTIED, Fate.KEPT}
        for key in table.foreign_keys
        if TABLES[key.column.table.name].fate is Fate.ERASED and not key.parent.nullable
    ]
    assert not pointing, "what is erased cannot be cut off here: " + ", ".join(pointing)


def test_what_is_only_kept_holds_nothing_personal() -> None:
    kept = [entry for entry in CASE_TABLES.values() if entry.fate is Fate.KEPT]
    assert not [name for entry in kept for name in entry.personal]
