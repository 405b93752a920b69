"""The longer proof of the description: as many requests drawn from it as the run asks for."""

import logging
import os

import pytest
from flask import Flask

from mediation.api.operations import OPERATIONS
from tests.api.fuzzing import fuzz, without_limits
from tests.cast import Cast
from tests.how_often import REQUESTS

pytestmark = pytest.mark.trust
LOG = logging.getLogger(__name__)


def test_thousands_of_requests_get_described_answers(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_limits(monkeypatch)
    number = int(os.environ.get("FUZZ_SEED", "2026"))
    # Where there is nothing to fill in, one request says it all: the others make up for those.
    each = 1 + 3 * REQUESTS // (2 * len(OPERATIONS))
    found = fuzz(app, cast, each=each, number=number)
    LOG.info("%d requests: %s", found.requests, dict(sorted(found.statuses.items())))
    told = "\n".join(dict.fromkeys(found.faults))
    assert not found.faults, f"{len(found.faults)} of {found.requests}:\n{told[:6000]}"
    assert found.requests >= REQUESTS, found.statuses
