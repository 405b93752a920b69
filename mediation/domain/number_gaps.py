"""Numbers of a sequence that nothing bears: which ones, and what was said about them."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """Why a number was never given or is gone, who said so, and on what day."""

    reason: str
    by: str
    on: str


@dataclass(frozen=True)
class Gap:
    """Serials one after the other that nothing bears, with one explanation or none."""

    first: int
    last: int
    explanation: Explanation | None

    @property
    def count(self) -> int:
        """How many serials they are."""
        return self.last - self.first + 1

    @property
    def words(self) -> str:
        """The serials as they are written in the ledger."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def gaps(last: int, given: Set[int], explained: Mapping[int, Explanation]) -> tuple[Gap, ...]:
    """The serials from 1 to `last` that nothing bears; neighbours of one word are one gap."""
    return tuple(_gaps(last, given, explained))


def _gaps(last: int, given: Set[int], explained: Mapping[int, Explanation]) -> Iterator[Gap]:
    begun: Gap | None = None
    for serial in range(1, last + 1):
        if serial in given:
            continue
        why = explained.get(serial)
        if begun and begun.last == serial - 1 and begun.explanation == why:
            begun = Gap(begun.first, serial, why)
            continue
        if begun:
            yield begun
        begun = Gap(serial, serial, why)
    if begun:
        yield begun
