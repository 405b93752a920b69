"""Question and answer as people type them: 问：…, 答：…, one a line."""

import re
from dataclasses import dataclass

_SPOKEN = re.compile(r"^\s*([^\s:：]{1,6})\s*[:：]\s*(.*)$")
SPEAKERS = frozenset({"问", "答"})


@dataclass(frozen=True)
class Utterance:
    """One line of a dialogue; without a speaker it goes on with the one before."""

    speaker: str
    text: str


def read_dialogue(typed: str) -> tuple[Utterance, ...]:
    """Read the lines; what is before a colon and is neither 问 nor 答 belongs to the text."""
    return tuple(_read(line) for line in typed.splitlines() if line.strip())


def _read(line: str) -> Utterance:
    found = _SPOKEN.match(line)
    if found is None or found[1] not in SPEAKERS:
        return Utterance("", line.strip())
    return Utterance(found[1], found[2].strip())
