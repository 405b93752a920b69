"""Seeing the SQL that a piece of the program sends."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine, event

StatementCounter = Callable[[], AbstractContextManager[list[str]]]


@contextmanager
def seen_statements() -> Iterator[list[str]]:
    """Collect the statements sent while the block runs, without those that begin a transaction."""
    seen: list[str] = []

    def remember(_connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(Engine, "before_cursor_execute", remember)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", remember)
