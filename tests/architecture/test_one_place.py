"""What is done in one place only: commit, ask the time, read the environment, draw paper."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, shown, tree_of

# The faces of the program: what they call takes the moment as an argument.
CLOCKS = {
    PACKAGE / "web" / "clock.py",
    PACKAGE / "commands" / "moment.py",
}
DOOR = PACKAGE / "services" / "transaction.py"
# What the two plain layers may import besides the standard library and the rules.
FOREIGN = {"domain": set[str](), "documents": {"pikepdf", "reportlab", "zxingcpp"}}


def method_calls(paths: Iterable[Path], names: set[str]) -> Iterator[str]:
    """Every place that calls a method with one of the names."""
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr in names:
                yield f"{shown(path, node.lineno)} {ast.unparse(node)}"


def imported_names(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "a relative import"


def package_files(*without: Path) -> list[Path]:
    """The Python files of the package but some."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path not in without]


def test_only_the_door_of_writing_commits() -> None:
    found = list(method_calls(package_files(DOOR), {"commit", "rollback", "begin_nested"}))
    assert not found, "use services.transaction.transaction(): " + "\n".join(found)


def test_only_the_faces_of_the_program_ask_the_time() -> None:
    files = package_files(*CLOCKS)
    calls = method_calls(files, {"now", "today", "utcnow", "localtime"})
    found = [call for call in calls if "clock." not in call]
    assert not found, "pass `on` or `at` instead: " + "\n".join(found)


def test_nothing_in_the_package_reads_the_environment() -> None:
    found = [
        shown(path, node.lineno)
        for path in package_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    assert not found, "settings come from config.py: " + ", ".join(found)


@pytest.mark.parametrize("layer", FOREIGN)
def test_plain_layers_import_next_to_nothing(layer: str) -> None:
    allowed = sys.stdlib_module_names | FOREIGN[layer]
    ours = (f"mediation.{layer}", "mediation.domain")
    found = [
        f"{shown(path)} imports {name}"
        for path in (PACKAGE / layer).rglob("*.py")
        for name in imported_names(path)
        if not name.startswith(ours) and name.partition(".")[0] not in allowed
    ]
    assert not found, "\n".join(found)
