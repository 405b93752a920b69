"""Imports run one way; the contracts stand in pyproject.toml."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import MIGRATIONS, PACKAGE, ROOT, functions_of, shown, tree_of

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the project that lies in `folder`."""
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copied_project(tmp_path: Path) -> Path:
    """The package and its contracts in a folder where a test may break them."""
    ignored = shutil.ignore_patterns("static", "fonts", "__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "mediation", ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/money.py", "import sqlalchemy"),
        ("domain/money.py", "import mediation.models.case"),
        ("documents/fonts.py", "import flask"),
        ("models/case.py", "import reportlab"),
        ("models/case.py", "import mediation.queries"),
        ("models/case.py", "from flask_login import current_user"),
        ("extensions.py", "import config"),
    ],
)
def test_a_broken_contract_is_noticed(copied_project: Path, place: str, line: str) -> None:
    with (copied_project / "mediation" / place).open("a") as file:
        file.write(f"\n{line}\n")
    result = lint_imports(copied_project)
    assert result.returncode == 1
    assert "Contracts: " in result.stdout
    assert " broken." in result.stdout


def test_no_function_of_the_package_hides_an_import() -> None:
    hidden = [
        shown(path, node.lineno)
        for path in PACKAGE.rglob("*.py")
        for function in functions_of(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, "imports inside functions hide circles: " + ", ".join(hidden)


def test_no_migration_imports_the_package() -> None:
    guilty = [
        shown(path, node.lineno)
        for path in MIGRATIONS.rglob("*.py")
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mediation"))
        or (isinstance(node, ast.Import) and node.names[0].name.startswith("mediation"))
    ]
    assert not guilty, "a migration must not change its meaning with the code: " + str(guilty)
