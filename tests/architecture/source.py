"""The project's own files, as the architecture tests read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mediation"
TEMPLATES = ROOT / "templates"
MIGRATIONS = ROOT / "migrations"
FOLDERS = ("mediation", "templates", "migrations", "tests", "benchmarks", "tools")


def project_files(*endings: str) -> list[Path]:
    """Every file of our own writing with one of the endings; vendored files are not ours."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    own = (path for path in (*ROOT.glob("*"), *inside) if "vendor" not in path.parts)
    return sorted(path for path in own if path.suffix in endings and path.is_file())


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(), str(path))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a Python file, methods and inner ones too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def line_count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from `def` to its end."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def shown(path: Path, line: int | None = None) -> str:
    """A place in the project as an editor can open it."""
    place = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
    return place if line is None else f"{place}:{line}"
