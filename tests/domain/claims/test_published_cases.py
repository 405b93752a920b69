"""Published worked cases: the right figure, or a warning, never the wrong published one."""

from typing import Any

import pytest

from tests.domain.claims.items import answered, published_cases

CASES = published_cases()
TRAPS = [case for case in CASES if case["status"] == "trap"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_case_comes_out_as_the_law_says(case: dict[str, Any]) -> None:
    plain = answered(case["kind"], **case["inputs"])
    right = {
        name: figure
        for name, figure in case["expected"].items()
        if not name.startswith("published_")
    }
    assert {name: plain["result"].get(name) for name in right} == right
    assert plain["articles"]
    assert plain["steps"]


@pytest.mark.parametrize("case", TRAPS, ids=lambda case: case["id"])
def test_the_wrong_published_figure_is_named_as_wrong_only(case: dict[str, Any]) -> None:
    plain = answered(case["kind"], **case["inputs"])
    wrong = {figure for name, figure in case["expected"].items() if name.startswith("published_")}
    assert wrong
    assert not wrong & set(map(str, plain["result"].values()))
    assert any("已废止" in warning for warning in plain["warnings"])


def test_every_published_field_is_understood() -> None:
    unread = [
        (case["id"], warning)
        for case in CASES
        for warning in answered(case["kind"], **case["inputs"])["warnings"]
        if "未用于" in warning
    ]
    assert not unread
