"""One file of the corpus."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """One file of the corpus."""

    what: str
    name: str
    content: Callable[[], bytes]
    verdict: str
