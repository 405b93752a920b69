"""Requests drawn by Schemathesis from the description, sent by accounts that may do the thing."""

import warnings
from collections import Counter
from contextvars import Context
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import uuid4

import pikepdf
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
from mediation.domain.referrals import ReferralKind, ReferralState
from mediation.domain.sharing import SharePurpose
from mediation.domain.small_flows import AgreementState
from mediation.extensions import db
from mediation.models import Case, Referral
from mediation.services import throttle
from mediation.services.received import receiving
from mediation.services.throttle import Allowance
from tests.api_tokens import make_api_token
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_calculation, make_case, make_session
from tests.file_factories import make_evidence, make_job
from tests.services.carried import LIMITS, carried
from tests.services.handoff.cases import pack_row
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
# Words of an address that lead somewhere, drawn as often as nonsense.
WORDS = {
    "kind": ("receipt", "acceptance_notice", "severance"),
    "way": ("payment_order", "judicial_confirmation"),
    "volume": ("main", "side"),
    "contract": ("arbitration", "court"),
    "person": ("party-1", "party-3"),
    "field": ("phone", "identity_number"),
}


@dataclass
class Fuzzed:
    """What was asked and how it was answered."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def requests(self) -> int:
        """How many there were."""
        return sum(self.statuses.values())


def make_things(cast: Cast) -> list[dict[str, int]]:
    """Cases in several states with what hangs on them; gives the keys that belong together."""
    settled = (CaseState.SETTLED, CaseState.SETTLED)
    places = []
    for state in (CaseState.REGISTERED, CaseState.ACCEPTED, CaseState.MEDIATING, *settled):
        case = make_case(cast, state=state)
        paper = make_paper(case, **blank_paper())
        keys = {
            "case_id": case.id,
            "party_id": case.parties[0].id,
            "payee_id": case.parties[0].id,
            "document_id": paper.id,
            "evidence_id": make_evidence(case, by=cast.mediator).id,
            "calculation_id": make_calculation(case, by=cast.mediator).id,
        }
        places.append(keys)
    mediated, signed, followed = (db.session.get_one(Case, keys["case_id"]) for keys in places[2:])
    places[2] |= _shared(mediated, cast, places[2]["document_id"])
    places[2] |= {"session_id": make_session(mediated).id} | _agreed(mediated, AgreementState.DRAFT)
    places[3] |= _agreed(signed, AgreementState.SIGNING)
    places[4] |= _agreed(followed, AgreementState.EFFECTIVE) | _sent_on(followed, cast)
    make_job(cast.supervisor)
    held(cast, mediated.id)
    db.session.commit()
    return places


def blank_paper() -> dict[str, Any]:
    """The bytes of a paper that can be printed and marked, and their hash."""
    made, content = pikepdf.new(), BytesIO()
    made.add_blank_page()
    made.save(content)
    return {"content": content.getvalue(), "sha256": sha256(content.getvalue()).hexdigest()}


def _shared(case: Case, cast: Cast, paper_id: int) -> dict[str, int]:
    grant(case, cast.justice_bureau, cast.mediator, purpose=SharePurpose.LEGAL_AID)
    share = grant(case, cast.court, cast.mediator, document_ids=[paper_id], may_print=True)
    return {"share_id": share.id}


def _agreed(case: Case, state: AgreementState) -> dict[str, int]:
    day = MONDAY_MORNING.date() if state is AgreementState.EFFECTIVE else None
    agreement = make_agreement(case, state=state, effective_on=day)
    return {"draft_id": agreement.id, "instalment_id": agreement.terms[0].instalments[0].id}


def _sent_on(case: Case, cast: Cast) -> dict[str, int]:
    referral = Referral(
        kind=ReferralKind.ARBITRATION,
        state=ReferralState.SENT,
        case_id=case.id,
        receiver_id=cast.hr_bureau.id,
        reason="不愿继续调解",
        papers=[],
        sent_on=MONDAY_MORNING.date(),
    )
    db.session.add(referral)
    db.session.commit()
    receiving.receive(carried(), limits=LIMITS, by=cast.supervisor, at=MONDAY_MORNING)
    return {"referral_id": referral.id, "pack_id": pack_row(referral, cast).id}


def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for so much in a minute; other tests prove the limits."""
    monkeypatch.setattr(throttle, "count", lambda *_key, **_limits: Allowance(True, 1, 60))


def fuzz(app: Flask, cast: Cast, *, each: int, number: int) -> Fuzzed:
    """Ask every operation `each` times; the same number draws the same requests."""
    places = make_things(cast)
    tokens = {
        "liaison": make_api_token(cast.court_liaison.id, MONDAY_MORNING),
        "supervisor": make_api_token(cast.supervisor.id, MONDAY_MORNING),
    }
    schema = Context().run(schemathesis.openapi.from_wsgi, "/api/v1/openapi.json", app)
    found = Fuzzed()
    for offered in schema.get_all_operations():
        operation = offered.ok()
        who = "liaison" if operation.path.startswith(LIAISON) else "supervisor"
        _ask(operation, _keys(operation, places), tokens[who], found, each, number)
    return found


def _keys(operation: Any, places: list[dict[str, int]]) -> Any:
    """What fills the address: keys that belong together, keys that do not, and any words."""
    arguments = {each.name: each.definition["schema"]["type"] for each in operation.path_parameters}
    whole = [name for name, kind in arguments.items() if kind == "integer"]
    mixed = st.fixed_dictionaries({name: st.sampled_from(NUMBERS) for name in whole})
    known = [{n: keys.get(n, 1) for n in whole} for keys in places if set(keys) >= set(whole)]
    together = st.one_of(mixed, *[st.just(keys) for keys in known])
    words = {name: st.sampled_from(WORDS[name]) for name in arguments.keys() & WORDS.keys()}
    return st.tuples(together, st.fixed_dictionaries({}, optional=words))


def _ask(operation: Any, drawn: Any, token: str, found: Fuzzed, each: int, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=each,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), keys=drawn)
    def ask(case: Any, keys: Any) -> None:
        case.path_parameters = dict(case.path_parameters or {}) | keys[0] | keys[1]
        headers = {"Authorization": f"Bearer {token}"}
        if "If-Match" in case.headers and keys[0].get("case_id") != 1:
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
