"""Two people at the same form, and eight at the same trail: nobody's words vanish unseen.

Whatever is edited has a version column; the table below names a page for each of them, and a test
holds it complete.
"""

import random
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.small_flows import AgreementState
from mediation.extensions import Base, db
from mediation.models import AuditEntry
from mediation.web.kept_fields import TOKENS
from tests.cast import PASSWORD, make_cast
from tests.factories import make_agreement, make_case, make_session
from tests.how_often import EACH, PAIRS
from tests.page_checks import parsed
from tests.trust.http_person import Person
from tests.trust.live_server import LiveServer, database_of
from tests.trust.mixed_acts import Acknowledged, broken, chain, one_case
from tests.typed_forms import values_of_form

pytestmark = pytest.mark.proof


@dataclass(frozen=True)
class Edited:
    """Where a thing is edited, by whom, and one field of it that holds words."""

    page: str
    username: str
    field: str


EDITED = {
    "organisation": Edited("/admin/organisations/{organisation}", "sysadmin", "address"),
    "user": Edited("/admin/users/{user}", "sysadmin", "name"),
    "case": Edited("/cases/{case}/edit", "registrar", "facts"),
    "employer": Edited("/cases/{case}/edit", "registrar", "respondents-0-address"),
    "agreement": Edited("/cases/{case}/agreements/{agreement}", "mediator", "terms-0-purpose"),
}

# Decided once or edited by one office: where the second of two is proved to be told.
ELSEWHERE = {
    "disposal_list": "tests/services/test_disposal.py",
    "handoff_pack": "tests/services/handoff/test_making.py",
    "impact_assessment": "tests/web/test_protection.py",
    "paper_service": "tests/services/test_paper_service.py",
    "payment_receipt": "tests/services/test_receipts.py",
    "personal_request": "tests/web/test_privacy.py",
    "role_request": "tests/web/test_role_requests.py",
    "office_rule": "tests/services/test_office_rules.py",
    "paper_wording": "tests/services/test_paper_wordings.py",
    "office_clause": "tests/services/test_office_clauses.py",
    "number_pattern": "tests/services/test_number_patterns.py",
    "worker_facts": "tests/services/test_calculating.py",
    "security_incident": "tests/web/test_protection.py",
    "agreement_override": "tests/services/test_agreement_overrides.py",
    "incoming_case": "tests/services/test_incoming.py",
    "received_pack": "tests/services/test_received_packs.py",
    "joint_meeting": "tests/services/test_meetings.py",
    "joint_task": "tests/services/test_meetings.py",
}


def test_everything_that_has_a_version_is_raced_for() -> None:
    versioned = {
        mapper.local_table.name
        for mapper in Base.registry.mappers
        if mapper.version_id_col is not None
    }
    assert versioned == set(EDITED) | set(ELSEWHERE)
    assert all(Path(file).is_file() for file in ELSEWHERE.values())


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveServer]:
    with database_of(request.param, tmp_path) as url, LiveServer(url, tmp_path) as live:
        yield live


@pytest.fixture
def looking(server: LiveServer) -> Iterator[Flask]:
    app = server.make_app()
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def keys(looking: Flask) -> dict[str, int]:
    cast = make_cast()
    case = make_case(cast)
    make_session(case)
    agreement = make_agreement(case, state=AgreementState.DRAFT)
    found = {"organisation": cast.body.id, "user": cast.registrar.id}
    found |= {"case": case.id, "agreement": agreement.id}
    db.session.rollback()
    return found


def edit_form(person: Person, path: str, field: str) -> tuple[str, dict[str, Any]]:
    """Open the page and take its form: where it goes, and what a browser would send."""
    status, _, body = person.get(path)
    assert status == 200, f"{path} answered {status}"
    for form in parsed(body.decode()).iter("form"):
        fields = values_of_form(form)
        if field in fields and form.get("method", "").lower() == "post":
            return address_of(form, path), {n: v for n, v in fields.items() if n not in TOKENS}
    raise AssertionError(f"{path} has no form with {field}")


def address_of(form: Element, path: str) -> str:
    return form.get("action") or path


def new_words() -> str:
    """Words that nobody wrote before."""
    return "工资" + "".join(secrets.choice("安柏晨德恩芳国海嘉凯兰明") for _ in range(8))


@pytest.mark.parametrize("kind", EDITED)
def test_of_two_who_save_one_is_told(
    server: LiveServer,
    looking: Flask,
    keys: dict[str, int],
    kind: str,
    figure: Callable[[str], None],
) -> None:
    edited = EDITED[kind]
    path = edited.page.format(**keys)
    server.start()
    pair = [Person(server.port), Person(server.port)]
    for person in pair:
        person.sign_in(edited.username, PASSWORD)
    told = 0
    for number in range(PAIRS):
        sent = [new_words() for _ in pair]
        forms = [edit_form(person, path, edited.field) for person in pair]
        statuses = saved_at_once(pair, forms, edited.field, sent)
        winners = [words for words, status in zip(sent, statuses, strict=True) if status == 302]
        assert set(statuses) <= {302, 409}, f"{kind} {number}: {statuses}"
        assert len(winners) == 1, f"{kind} {number}: both were told of success, {statuses}"
        _, now = edit_form(pair[0], path, edited.field)
        assert now[edited.field] == winners, f"{kind} {number}: {now[edited.field]} is stored"
        told += statuses.count(409)
    figure(f"{PAIRS} pairs at one {kind} on {db.engine.dialect.name}: {told} told, 0 silent")


def saved_at_once(
    pair: list[Person], forms: list[tuple[str, dict[str, Any]]], field: str, sent: list[str]
) -> list[int]:
    """Both press the button at the same moment."""
    statuses = [0, 0]
    gate = threading.Barrier(2)

    def save(place: int) -> None:
        address, fields = forms[place]
        gate.wait()
        statuses[place] = pair[place].post(address, {**fields, field: sent[place]})[0]

    threads = [threading.Thread(target=save, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def test_eight_times_fifty_acts_at_once_leave_one_chain(
    server: LiveServer, looking: Flask, figure: Callable[[str], None]
) -> None:
    make_cast()
    db.session.rollback()
    server.start()
    people = [Person(server.port) for _ in range(8)]
    said = Acknowledged()
    for person in people:
        person.sign_in("registrar", PASSWORD)

    def act(person: Person, seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(EACH):
            one_case(person, said, chance)

    threads = [
        threading.Thread(target=act, args=pair) for pair in zip(people, range(8), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A busy machine may turn an act away with 503; that is no acknowledgement.
    assert said.acts >= 8 * EACH
    assert not broken(said)
    hashes = list(db.session.scalars(select(AuditEntry.previous_hash)))
    assert len(hashes) == len(set(hashes)) >= said.acts
    assert not chain(said)
    figure(f"{len(hashes)} audited acts by 8 at once on {db.engine.dialect.name}: no fork")
