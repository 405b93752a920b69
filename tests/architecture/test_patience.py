"""No test is decided by how busy the machine is: who waits is patient, who measures is named.

What shall be quick is measured in time of the processor (`time.process_time`).
"""

import ast
from collections.abc import Iterator

from tests.architecture.source import ROOT, project_files, shown, tree_of

TESTS = [path for path in project_files(".py") if path.is_relative_to(ROOT / "tests")]
# Seconds: a wait that ends early when all is well is this long at least, or a moment in a loop;
# and nobody sleeps longer than such a moment.
PATIENT, MOMENT = 60, 0.1
CLOCKS = {"perf_counter", "monotonic"}
# Who looks at the clock on the wall all the same.
WATCHES = {
    "tests/postgres_server.py": "gives up on a server that does not start",
    "tests/trust/live_server.py": "the same, and tells how long a start took",
    "tests/trust/test_kill.py": "gives up on people who cannot act",
    "tests/trust/test_slow_clients.py": "compares waits with slow clients and without",
    "tests/trust/test_spoilt_questions.py": "five minutes of sleep are told from a busy machine",
}


def seconds_of(tree: ast.AST) -> Iterator[tuple[ast.Call, str, float]]:
    """Every call that waits a number of seconds: the call, its name, the number."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = {each.arg: each.value for each in call.keywords}
        value = given.get("timeout")
        if value is None and name in {"sleep", "wait", "join", "result"} and call.args:
            value = call.args[0]
        if isinstance(value, ast.Constant) and isinstance(value.value, int | float):
            yield call, name, value.value


def test_whoever_waits_is_patient() -> None:
    hasty = [
        f"{shown(path, call.lineno)} {name} {seconds}"
        for path in TESTS
        for call, name, seconds in seconds_of(tree_of(path))
        if (seconds > MOMENT if name == "sleep" else MOMENT < seconds < PATIENT)
    ]
    assert not hasty, "\n".join(hasty)


def test_only_those_named_look_at_the_clock_on_the_wall() -> None:
    found = {
        shown(path)
        for path in TESTS
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Attribute) and node.attr in CLOCKS)
        or (isinstance(node, ast.alias) and node.name in CLOCKS)
    }
    assert found == WATCHES.keys()
