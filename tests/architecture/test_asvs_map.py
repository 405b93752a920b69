"""docs/asvs.json: every requirement that applies is mapped, and every test it names exists."""

import ast
import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.architecture.source import ROOT, tree_of

# The requirements of levels 1 and 2 that apply to this program, by section.
APPLY = """
1.1.1-2 1.2.1-5 1.2.9 1.3.1-7 1.3.10-11 1.5.1-2
2.1.1-3 2.2.1-3 2.3.1-4 2.4.1
3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-4 3.7.2
4.1.1-3 4.2.1
5.1.1 5.2.1-3 5.3.1-2 5.4.1-3
6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-2 6.8.4
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2
8.1.1-2 8.2.1-3 8.3.1 8.4.1
9.1.1-3 9.2.1-4
11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
12.1.1-3 12.2.1-2 12.3.1-4
13.1.1 13.2.1-5 13.3.1-2 13.4.1-5
14.1.1-2 14.2.1-4 14.3.1-3
15.1.1-3 15.2.1-3 15.3.1-7
16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
"""
NUMBER, LEAST_SHARE = 200, 0.85
REQUIREMENTS: list[dict[str, Any]] = json.loads((ROOT / "docs" / "asvs.json").read_text())[
    "requirements"
]


def wanted() -> list[str]:
    """The ids of `APPLY`, one by one."""
    found = []
    for piece in APPLY.split():
        section, _, last = piece.rpartition(".")
        first, _, end = last.partition("-")
        found += [f"v5.0.0-{section}.{n}" for n in range(int(first), int(end or first) + 1)]
    return found


def test_every_requirement_stands_there_once() -> None:
    counted = Counter(row["id"] for row in REQUIREMENTS)
    assert len(wanted()) == NUMBER
    assert counted == Counter(wanted())


@pytest.mark.parametrize("row", REQUIREMENTS, ids=lambda row: row["id"])
def test_an_entry_is_complete(row: dict[str, Any]) -> None:
    assert row["level"] in {1, 2}
    assert row["means"].endswith(".")
    assert row["how"] in {"test", "review", "operator"}
    if row["how"] == "test":
        assert row["tests"]
    else:
        assert row["note"]
        assert date.fromisoformat(row["date"]) >= date(2026, 11, 23)
    for name in row["tests"]:
        assert is_there(name), name


def is_there(name: str) -> bool:
    """Whether a test of that name stands in its file; the file is read, not run."""
    file, _, function = name.partition("::")
    path = ROOT / file
    return path.is_file() and function in {
        node.name for node in tree_of(path).body if isinstance(node, ast.FunctionDef)
    }


def test_enough_of_them_are_proven_by_tests_alone() -> None:
    proven = [row for row in REQUIREMENTS if row["how"] == "test" and "gap" not in row]
    assert len(proven) / NUMBER >= LEAST_SHARE


def test_names_of_tests_are_of_tests() -> None:
    names = {name for row in REQUIREMENTS for name in row["tests"]}
    assert all(re.fullmatch(r"tests/[a-z_/]+\.py::test_\w+", name) for name in names)
    assert not is_there("tests/web/test_auth.py::test_that_nobody_wrote")
