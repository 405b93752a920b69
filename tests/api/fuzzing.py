"""Requests drawn by Schemathesis from the description, sent by accounts that may do the thing."""

import warnings
from collections import Counter
from contextvars import Context
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

with warnings.catch_warnings():
    # What it brings along warns of things that are its own.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

from mediation.domain.case_flow import CaseState
from mediation.domain.sharing import SharePurpose
from mediation.extensions import db
from mediation.services import throttle
from mediation.services.throttle import Allowance
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_case, make_session
from tests.file_factories import make_evidence
from tests.services.meetings import held
from tests.services.share_terms import grant, make_paper

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
)
# Who asks, by the beginning of the address; the others are asked by a supervisor.
LIAISON = "/desk"
NUMBERS = range(1, 6)
KEYS = (
    *("case_id", "share_id", "document_id", "evidence_id", "draft_id", "session_id"),
    *("meeting_id", "task_id"),
)


@dataclass
class Fuzzed:
    """What was asked and how it was answered."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many there were."""
        return sum(self.statuses.values())


def make_things(cast: Cast) -> None:
    """Cases in several states, with papers, files, shares and agreements under small keys."""
    for state in (CaseState.REGISTERED, CaseState.ACCEPTED, CaseState.MEDIATING, CaseState.SETTLED):
        case = make_case(cast, state=state)
        paper = make_paper(case, sha256=sha256(b"%PDF-1.4 paper").hexdigest())
        make_evidence(case, by=cast.mediator)
        if state is CaseState.MEDIATING:
            make_session(case)
            make_agreement(case)
            paper_ids = [paper.id]
            grant(case, cast.court, cast.mediator, document_ids=paper_ids, may_print=True)
            grant(case, cast.justice_bureau, cast.mediator, purpose=SharePurpose.LEGAL_AID)
            held(cast, case.id)
    db.session.commit()


def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for so much in a minute; other tests prove the limits."""
    monkeypatch.setattr(throttle, "count", lambda *_key, **_limits: Allowance(True, 1, 60))


def fuzz(app: Flask, cast: Cast, *, each: int, number: int) -> Fuzzed:
    """Ask every operation `each` times; the same number draws the same requests."""
    tokens = {
        "liaison": make_api_token(cast.court_liaison.id, MONDAY_MORNING),
        "supervisor": make_api_token(cast.supervisor.id, MONDAY_MORNING),
    }
    schema = Context().run(schemathesis.openapi.from_wsgi, "/api/v1/openapi.json", app)
    found = Fuzzed()
    for offered in schema.get_all_operations():
        operation = offered.ok()
        who = "liaison" if operation.path.startswith(LIAISON) else "supervisor"
        _ask(operation, tokens[who], found, each, number)
    return found


def _ask(operation: Any, token: str, found: Fuzzed, each: int, number: int) -> None:
    numbers = [name for name in KEYS if f"{{{name}}}" in operation.path]

    @seed(number)
    @settings(
        max_examples=each,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), keys=st.fixed_dictionaries(
        {name: st.sampled_from(NUMBERS) for name in numbers}
    ))  # fmt: skip
    def ask(case: Any, keys: dict[str, int]) -> None:
        case.path_parameters = dict(case.path_parameters or {}) | keys
        headers = {"Authorization": f"Bearer {token}"}
        if "If-Match" in case.headers and keys.get("case_id") != 1:
            headers["If-Match"] = "*"
        if operation.method.upper() == "POST":
            headers["Idempotency-Key"] = str(uuid4())
        db.session.rollback()
        answer = Context().run(case.call, headers=headers)
        found.statuses[answer.status_code] += 1
        try:
            case.validate_response(answer, checks=CHECKS)
        except (AssertionError, BaseExceptionGroup) as error:
            found.faults.append(f"{operation.method} {operation.path}: {error}"[:2000])

    ask()
