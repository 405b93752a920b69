"""The inventory of personal information, made from the tables as they are mapped."""

from dataclasses import dataclass

from mediation.domain.personal_data import PersonalKind, TableEntry
from mediation.domain.personal_tables import TABLES
from mediation.extensions import Base
from mediation.models.columns import Sealed


@dataclass(frozen=True)
class InventoryColumn:
    """One column that holds something of persons."""

    name: str
    kind: PersonalKind
    is_sealed: bool


@dataclass(frozen=True)
class InventoryTable:
    """One table with its personal columns."""

    name: str
    entry: TableEntry
    columns: list[InventoryColumn]


def inventory() -> list[InventoryTable]:
    """Every table with personal information, in the order of the classification."""
    found = []
    for name, entry in TABLES.items():
        table = Base.metadata.tables.get(name)
        if table is None or not entry.personal:
            continue
        columns = [
            InventoryColumn(column, kind, isinstance(table.c[column].type, Sealed))
            for column, kind in entry.personal.items()
        ]
        found.append(InventoryTable(name, entry, columns))
    return found
