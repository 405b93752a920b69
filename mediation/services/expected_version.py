"""What a program read must still be so when it changes it: asked under the lock of the change.

    with unchanged(case, 7):
        acceptance.accept(case, …)

The first transaction inside raises ChangedMeanwhile, and does nothing, when the version is another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import inspect, select

from mediation.domain.errors import ChangedMeanwhile
from mediation.extensions import db
from mediation.services.transaction import FirstOfAll, first_of_all


@contextmanager
def unchanged(row: Any, version: int | None) -> Iterator[None]:
    """Within the block, the first transaction asks; None: any version will do."""
    if version is None:
        yield
        return
    token = first_of_all.set(_Expectation(row, version, first_of_all.get()))
    try:
        yield
    finally:
        first_of_all.reset(token)


class _Expectation:
    """Asked once, after what else wanted to be the first."""

    def __init__(self, row: Any, version: int, before: FirstOfAll | None) -> None:
        mapper = inspect(row).mapper
        self.statement = select(mapper.version_id_col).where(
            mapper.primary_key[0] == inspect(row).identity[0]
        )
        self.version, self.before, self.is_asked = version, before, False

    def begin(self) -> None:
        """Raise unless the row has the version that was read."""
        if self.before:
            self.before.begin()
        if self.is_asked:
            return
        if db.session.scalar(self.statement.with_for_update()) != self.version:
            raise ChangedMeanwhile
        self.is_asked = True

    def succeed(self) -> None:
        """The change is safe."""
        if self.before:
            self.before.succeed()
