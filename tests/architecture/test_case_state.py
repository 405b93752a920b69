"""`case.state` is assigned in one function: `services.moving.move`."""

import ast
from collections.abc import Iterator

import pytest

from mediation.domain.case_flow import CaseState
from tests.architecture.source import PACKAGE, shown
from tests.cast import Cast
from tests.factories import make_case

pytestmark = pytest.mark.postgresql

MOVER = PACKAGE / "services" / "moving.py"
OTHER_FILE = str(PACKAGE / "services" / "invented.py")


def state_writes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every way to write the state of a case that Python code of ours could use."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield from (target for target in node.targets if _is_case_state(target))
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            yield from (target for target in [node.target] if _is_case_state(target))
        elif isinstance(node, ast.Call) and (_is_setattr(node) or _is_bulk_update(node)):
            yield node


def _is_case_state(target: ast.AST) -> bool:
    if isinstance(target, ast.Tuple | ast.List):
        return any(_is_case_state(element) for element in target.elts)
    if not (isinstance(target, ast.Attribute) and target.attr == "state"):
        return False
    return "case" in _last_name(target.value).lower()


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else "case"


def _is_setattr(call: ast.Call) -> bool:
    """`setattr(case, name, …)`, where the name hides what is set; `setattr(x, "state", …)`."""
    if not (isinstance(call.func, ast.Name) and call.func.id == "setattr"):
        return False
    target, name = call.args[:2]
    if isinstance(name, ast.Constant):
        return name.value == "state"
    return "case" in _last_name(target).lower()


def _is_bulk_update(call: ast.Call) -> bool:
    """`update(Case).values(state=…)`."""
    if not (isinstance(call.func, ast.Attribute) and call.func.attr in {"values", "update"}):
        return False
    return any(word.arg == "state" for word in call.keywords)


def test_only_the_mover_assigns_the_state_of_a_case() -> None:
    others = [path for path in PACKAGE.rglob("*.py") if path != MOVER]
    found = [
        f"{shown(path, node.lineno)} {ast.unparse(node)}"
        for path in others
        for node in state_writes(ast.parse(path.read_text()))
    ]
    assert not found, "\n".join(found)


def test_the_mover_assigns_it_once() -> None:
    writes = [
        node
        for node in state_writes(ast.parse(MOVER.read_text()))
        if isinstance(node, ast.Attribute)
    ]
    assert len(writes) == 1


@pytest.mark.parametrize(
    "line",
    [
        "case.state = CaseState.CLOSED",
        "agreement.case.state = x",
        "the_case.state = x",
        "a, case.state = 1, 2",
        "load().state = x",
        "setattr(case, 'state', x)",
        "setattr(case, name, x)",
        "update(Case).values(state=x)",
    ],
)
def test_every_way_of_writing_is_seen(line: str) -> None:
    assert list(state_writes(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "agreement.state = x",
        "case.state == x",
        "setattr(case, 'number', x)",
        "setattr(employer, name, x)",
        "case.state",
    ],
)
def test_reading_and_other_states_are_not_mistaken_for_writing(line: str) -> None:
    assert not list(state_writes(ast.parse(line)))


def test_a_write_that_reading_the_code_misses_is_seen_when_it_happens(cast: Cast) -> None:
    case = make_case(cast)
    disguised = {"__name__": "disguised"}
    exec(compile("def write(row, name, x): setattr(row, name, x)", OTHER_FILE, "exec"), disguised)
    with pytest.raises(AssertionError, match="assigns the state of a case"):
        disguised["write"](case, "state", CaseState.ARCHIVED)
