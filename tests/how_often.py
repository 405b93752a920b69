"""How often the longer proofs repeat themselves: once in every run, often in `make test-trust`."""

import os
import random
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

# Crashes, and what else is counted in rounds; two people meet five times as often,
# and of eight at once each acts so many times.
ROUNDS = int(os.environ.get("TRUST_ROUNDS") or 1)
PAIRS = min(200, 5 * ROUNDS)
EACH = min(9, 2 * ROUNDS)
BACKUPS = min(40, ROUNDS)
REQUESTS = int(os.environ.get("TRUST_REQUESTS") or 100)


def as_many_as_asked(things: Sequence[Thing]) -> list[Thing]:
    """All of them; where fewer requests are asked for, the same few at every run."""
    if len(things) <= REQUESTS:
        return list(things)
    return random.Random(REQUESTS).sample(things, REQUESTS)
