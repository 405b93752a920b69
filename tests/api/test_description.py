"""The description is true: no 5xx and no answer that it does not name, whatever is asked."""

import pytest
from flask import Flask

from mediation.api.operations import OPERATIONS
from tests.api.fuzzing import fuzz, without_limits
from tests.cast import Cast


def test_nothing_that_is_asked_gets_an_answer_that_is_not_described(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_limits(monkeypatch)
    found = fuzz(app, cast, each=3, number=1)
    assert not found.faults, "\n".join(found.faults[:10])
    assert found.requests >= 2 * len(OPERATIONS)
    # Some of it must get through, or nothing is proved.
    assert found.statuses[200] >= len(OPERATIONS) // 4, found.statuses
