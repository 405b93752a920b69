"""Items as they come from files, for the tests of the calculators."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mediation.domain.claims.reading.answers import answer
from mediation.domain.claims.reading.printing import as_plain

PUBLISHED_CASES = Path(__file__).with_name("published_cases.json")


def published_cases() -> list[dict[str, Any]]:
    """Published worked cases, each with the figures that are right for it."""
    cases: list[dict[str, Any]] = json.loads(PUBLISHED_CASES.read_text())
    return cases


def answered(kind: str, **inputs: object) -> dict[str, Any]:
    """The whole answer to one item as plain data."""
    return dict(as_plain(answer(kind, inputs)))


def result(kind: str, **inputs: object) -> Mapping[str, Any]:
    """The figures of one item; fails with what was wrong or missing."""
    plain = answered(kind, **inputs)
    assert not plain["errors"], plain["errors"]
    assert not plain["missing"], plain["missing"]
    figures: Mapping[str, Any] = plain["result"]
    return figures


def words(kind: str, **inputs: object) -> str:
    """All warnings of one item in one text."""
    return "\n".join(answered(kind, **inputs)["warnings"])
