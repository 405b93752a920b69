"""Writing only what differs: a row that says the same already is neither dirty nor written."""

from typing import Any

from mediation.extensions import Base


def set_changed(row: Base, **columns: Any) -> None:
    """Set the columns whose value is another one by now."""
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
