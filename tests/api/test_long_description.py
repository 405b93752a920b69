"""The longer proof of the description: thousands of requests drawn from it."""

import logging
import os

import pytest
from flask import Flask

from tests.api.fuzzing import fuzz, make_things, without_limits
from tests.cast import Cast

pytestmark = pytest.mark.trust
LOG = logging.getLogger(__name__)


def test_five_thousand_requests_get_described_answers(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_limits(monkeypatch)
    make_things(cast)
    number = int(os.environ.get("FUZZ_SEED", "2026"))
    found = fuzz(app, cast, each=90, number=number)
    LOG.info("%d requests: %s", found.requests, dict(sorted(found.statuses.items())))
    told = "\n".join(dict.fromkeys(found.faults))
    assert not found.faults, f"{len(found.faults)} of {found.requests}:\n{told[:6000]}"
    assert found.requests >= 5000, found.statuses
