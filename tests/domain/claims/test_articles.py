"""Every calculator is pure, cites its article in code and in its answer, and has frozen facts."""

import ast
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from mediation.domain import claims
from mediation.domain.claims.calculation import Calculation, Line
from mediation.domain.claims.heads import Head
from mediation.domain.claims.reading.answers import answer
from tests.architecture.source import tree_of
from tests.domain.claims.items import published_cases

FOLDER = Path(claims.__path__[0])
ARTICLE = re.compile(r"\barts?\. \d|〔\d{4}〕|号")


def calculators() -> list[tuple[Path, ast.FunctionDef]]:
    """The public functions that answer with a calculation."""
    return [
        (path, node)
        for path in sorted(FOLDER.glob("*.py"))
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is not None
        and ast.unparse(node.returns) == "Calculation"
    ]


FOUND = calculators()


def test_every_head_has_a_calculator_of_its_own() -> None:
    # Two kinds share 工伤: one grade, and the table of all grades.
    assert len(FOUND) == len(Head) + 1


@pytest.mark.parametrize(("path", "node"), FOUND, ids=[node.name for _, node in FOUND])
def test_a_calculator_names_its_article(path: Path, node: ast.FunctionDef) -> None:
    docstring = ast.get_docstring(node) or ""
    assert ARTICLE.search(docstring), docstring
    assert ARTICLE.search(ast.get_docstring(tree_of(path)) or "") or path.stem.startswith("injury")


@pytest.mark.parametrize(("path", "node"), FOUND, ids=[node.name for _, node in FOUND])
def test_the_facts_of_a_calculator_cannot_be_changed(path: Path, node: ast.FunctionDef) -> None:
    module = import_module(f"mediation.domain.claims.{path.stem}")
    for argument in node.args.args:
        kind = getattr(module, ast.unparse(argument.annotation or argument), None)
        if is_dataclass(kind):
            assert kind.__dataclass_params__.frozen  # type: ignore[union-attr]  # what the decorator leaves
            assert fields(kind)


@pytest.mark.parametrize("head", Head, ids=lambda head: head.value)
def test_every_answer_cites_an_article_even_when_something_is_missing(head: Head) -> None:
    calculation = answer(head.value, {}).calculation
    assert calculation is not None
    assert calculation.head is head
    assert calculation.articles


def test_every_published_answer_adds_up() -> None:
    for case in published_cases():
        calculation = answer(case["kind"], case["inputs"]).calculation
        assert calculation is not None
        if calculation.amount is not None:
            assert sum(line.amount for line in calculation.lines) == calculation.amount


def test_a_breakdown_that_does_not_add_up_is_refused() -> None:
    lines = (Line("经济补偿", Decimal("10.00")),)
    with pytest.raises(ValueError, match="do not add up"):
        Calculation(Head.SEVERANCE, Decimal("10.01"), lines=lines)
