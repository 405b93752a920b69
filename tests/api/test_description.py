"""The description is true: no 5xx and no answer that it does not name, whatever is asked.

A few requests for each operation in every run; `make test-trust` asks for thousands.
"""

import logging
import os

import pytest
from flask import Flask

from mediation.api.operations import OPERATIONS
from tests.api.fuzzing import fuzz, without_limits
from tests.cast import Cast
from tests.how_often import REQUESTS

pytestmark = pytest.mark.proof
LOG = logging.getLogger(__name__)
# Where there is nothing to fill in, one request says it all: the others make up for those.
EACH = 2 + 3 * REQUESTS // (2 * len(OPERATIONS))


def test_nothing_that_is_asked_gets_an_answer_that_is_not_described(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_limits(monkeypatch)
    number = int(os.environ.get("FUZZ_SEED", "2026"))
    found = fuzz(app, cast, each=EACH, number=number)
    LOG.info("%d requests: %s", found.requests, dict(sorted(found.statuses.items())))
    told = "\n".join(dict.fromkeys(found.faults))
    assert not found.faults, f"{len(found.faults)} of {found.requests}:\n{told[:6000]}"
    assert found.requests >= REQUESTS, found.statuses
    # Some of it must get through, or nothing is proved.
    assert found.statuses[200] >= len(OPERATIONS) // 4, found.statuses
