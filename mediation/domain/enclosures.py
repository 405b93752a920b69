"""A list of papers as people type it: one a line, copies and pages if they matter."""

import re
from dataclasses import dataclass

# Counts stand at the end of a line; 第2页 is part of a name.
_COUNT = re.compile(r"(?<![第0-9])([1-9][0-9]{0,3})\s*([份页])$")
_AROUND = " \t　,，;；"


@dataclass(frozen=True)
class Enclosure:
    """One paper that goes along."""

    name: str
    copies: int = 1
    pages: int | None = None


def read_enclosures(text: str) -> tuple[Enclosure, ...]:
    """Read 工资条 4份 12页, one a line; a line without a name is no paper."""
    found = (_read(line) for line in text.splitlines())
    return tuple(each for each in found if each.name)


def _read(line: str) -> Enclosure:
    name, counts = line.strip(_AROUND), dict[str, int]()
    while found := _COUNT.search(name):
        counts.setdefault(found[2], int(found[1]))
        name = name[: found.start()].strip(_AROUND)
    return Enclosure(name, counts.get("份", 1), counts.get("页"))
