"""Short files, short functions, short views, honest names."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import (
    MIGRATIONS,
    PACKAGE,
    functions_of,
    line_count,
    project_files,
    shown,
)

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_VIEW = 20
NAMES_WITHOUT_A_SUBJECT = {"util", "utils", "helper", "helpers", "common", "misc"}
# Spelt in two halves so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
MACHINE_PATH = re.compile("/" + "work/|/" + "root/|/" + "home/")


# A migration is written once, mostly by Alembic, and read as a list: as long as the list is.
READ_AS_PROGRAMS = [
    path
    for path in project_files(".py", ".html", ".css", ".js")
    if not path.is_relative_to(MIGRATIONS / "versions")
]


@pytest.mark.parametrize("path", READ_AS_PROGRAMS, ids=shown)
def test_a_file_has_at_most_three_hundred_lines(path: Path) -> None:
    length = len(path.read_text().splitlines())
    assert length <= LONGEST_FILE


def test_a_function_has_at_most_forty_lines() -> None:
    long = [
        f"{shown(path, node.lineno)} {node.name}: {line_count(node)} lines"
        for path in READ_AS_PROGRAMS
        if path.suffix == ".py"
        for node in functions_of(path)
        if line_count(node) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_a_view_has_at_most_twenty_lines() -> None:
    long = [
        f"{shown(path, node.lineno)} {node.name}: {line_count(node)} lines"
        for path in (PACKAGE / "web").rglob("views*.py")
        for node in functions_of(path)
        if line_count(node) > LONGEST_VIEW
    ]
    assert not long, "\n".join(long)


def test_no_file_is_named_for_nothing() -> None:
    nameless = [
        shown(path) for path in project_files(".py") if path.stem in NAMES_WITHOUT_A_SUBJECT
    ]
    assert not nameless


@pytest.mark.parametrize("pattern", [UNFINISHED, MACHINE_PATH], ids=["unfinished", "machine path"])
def test_no_source_file_speaks_of_unfinished_work_or_of_one_machine(
    pattern: re.Pattern[str],
) -> None:
    found = [
        f"{shown(path, number)} {line.strip()}"
        for path in project_files(".py", ".html", ".css", ".js", ".md", ".toml", ".txt", "")
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)
