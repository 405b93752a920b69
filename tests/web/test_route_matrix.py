"""Every route × every role × own, other and shared case: who gets in, and what leaks.

The table is made from the URL map, so that a page is covered on the day it appears. Canaries are
words that stand in one place only; whoever is not entitled must never be sent one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from mediation.domain.case_flow import CaseState
from mediation.domain.sessions import NoteKind
from mediation.domain.sharing import FieldGroup, SharePurpose
from mediation.domain.small_flows import AgreementState, ShareState
from mediation.domain.volumes import Volume
from mediation.extensions import db
from mediation.models import Agreement, CalculationRun, Case, Document, Evidence, Note, Share
from mediation.services import throttle
from mediation.services.throttle import Allowance
from mediation.web import background
from mediation.web.guards import AccessMark
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING
from tests.factories import make_agreement, make_calculation, make_case, make_session
from tests.file_factories import make_evidence, make_job
from tests.page_checks import PageClient
from tests.services.sent_in import send
from tests.tampering import last_seq
from tests.trail_watch import check_told
from tests.web.route_values import ANYTHING

pytestmark = pytest.mark.postgresql

PEOPLE = (
    *("registrar", "mediator", "second_mediator", "supervisor", "city_supervisor"),
    *("stranger", "other_mediator", "court_liaison", "hr_liaison", "justice_liaison"),
    *("system_admin", "security_admin", "audit_admin"),
)
# Who sees the case of the cast's body that 李敏 mediates, and the one that nobody sees but its own
# body and the city.
SEES_OWN = {"registrar", "mediator", "supervisor", "city_supervisor"}
SEES_OTHER = {"stranger", "other_mediator", "city_supervisor"}

OWN_CANARY, OTHER_CANARY, VAULT_CANARY = "金丝雀自家", "金丝雀别家", "金丝雀密语"
READERS = {
    OWN_CANARY: SEES_OWN | {"court_liaison"},
    OTHER_CANARY: SEES_OTHER | {"justice_liaison"},
    VAULT_CANARY: {"mediator", "other_mediator"},
}


@dataclass
class World:
    """The keys that the addresses are filled with."""

    own: Case
    other: Case
    own_share: Share
    other_share: Share
    own_paper: Document
    other_paper: Document
    agreement: Agreement
    instalment_id: int
    own_file: Evidence
    other_file: Evidence
    job_id: int
    own_calculation: CalculationRun
    other_calculation: CalculationRun


def make_paper(case: Case, cast: Cast) -> Document:
    """An issued paper, as the service would leave it; its bytes carry the case's canary."""
    paper = Document(
        case_id=case.id,
        body_id=case.body_id,
        kind="receipt",
        title="收件回执",
        number=f"{case.id}-1",
        volume=Volume.MAIN,
        facts={},
        content=f"%PDF-1.4 {case.title}".encode(),
        sha256="0" * 64,
        pages=1,
        template_version="1",
        issued_by_id=cast.mediator.id,
        issued_at=MONDAY_MORNING,
    )
    db.session.add(paper)
    db.session.commit()
    return paper


def make_share(case: Case, cast: Cast, receiver_id: int, paper: Document) -> Share:
    """A share in force that opens the names only."""
    share = Share(
        case_id=case.id,
        receiver_id=receiver_id,
        purpose=SharePurpose.COURT_RESULT,
        basis="当事人单独同意",
        field_groups=[FieldGroup.PARTIES.value],
        until_on=date(2027, 2, 28),
        state=ShareState.NEW,
        shared_by_id=cast.mediator.id,
        shared_at=MONDAY_MORNING,
        documents=[paper],
    )
    db.session.add(share)
    db.session.commit()
    return share


@pytest.fixture(autouse=True)
def without_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup beside the requests would outlive its test; test_keeping_pages.py proves it."""
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for so much in a minute; test_costly.py proves the limits."""
    monkeypatch.setattr(throttle, "count", lambda *_key, **_limits: Allowance(True, 1, 60))


@pytest.fixture
def world(cast: Cast) -> World:
    own = make_case(cast, applicants=(OWN_CANARY,), state=CaseState.SETTLED, facts=OWN_CANARY)
    make_session(own)
    agreement = make_agreement(own, state=AgreementState.SIGNING)
    other = make_case(
        cast,
        applicants=(OTHER_CANARY,),
        body=cast.other_body,
        registered_by=cast.stranger,
        mediator=cast.other_mediator,
        owner=cast.other_mediator,
    )
    for case, author in ((own, cast.mediator), (other, cast.other_mediator)):
        note = Note(
            case_id=case.id,
            author_id=author.id,
            kind=NoteKind.VAULT,
            text=VAULT_CANARY,
            written_at=MONDAY_MORNING,
        )
        db.session.add(note)
    db.session.commit()
    own_paper, other_paper = make_paper(own, cast), make_paper(other, cast)
    send(cast)
    return World(
        own=own,
        other=other,
        own_share=make_share(own, cast, cast.court.id, own_paper),
        other_share=make_share(other, cast, cast.justice_bureau.id, other_paper),
        own_paper=own_paper,
        other_paper=other_paper,
        agreement=agreement,
        instalment_id=agreement.terms[0].instalments[0].id,
        own_file=make_evidence(own, by=cast.mediator, content=OWN_CANARY.encode()),
        other_file=make_evidence(other, by=cast.other_mediator, content=OTHER_CANARY.encode()),
        job_id=make_job(cast.supervisor).id,
        own_calculation=make_calculation(own, by=cast.mediator),
        other_calculation=make_calculation(other, by=cast.other_mediator),
    )


def guarded_rules(app: Flask) -> Iterator[tuple[Rule, AccessMark]]:
    """Every address of the program but the static files and the public ones."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        mark = app.view_functions[rule.endpoint].access_mark
        if not mark.is_public:
            yield rule, mark


def values_for(rule: Rule, world: World, own: bool) -> dict[str, object]:
    """What fills the address, from the own case or from the other one."""
    case = world.own if own else world.other
    known = {
        **ANYTHING,
        "case_id": case.id,
        "share_id": (world.own_share if own else world.other_share).id,
        "document_id": (world.own_paper if own else world.other_paper).id,
        "agreement_id": world.agreement.id,
        "draft_id": world.agreement.id,
        "instalment_id": world.instalment_id,
        "payee_id": case.parties[0].id,
        # The token of the person who asks would be stopped.
        "token_id": 2**31 - 1,
        "evidence_id": (world.own_file if own else world.other_file).id,
        "job_id": world.job_id,
        "party_id": case.parties[0].id,
        "calculation_id": (world.own_calculation if own else world.other_calculation).id,
        "person": f"party-{case.parties[0].id}",
    }
    missing = rule.arguments - known.keys()
    assert not missing, f"teach the matrix what fills {missing} of {rule.rule}"
    return {name: known[name] for name in rule.arguments}


def is_about_a_case(rule: Rule) -> bool:
    return bool(
        rule.arguments & {"case_id", "share_id", "document_id", "evidence_id", "calculation_id"}
    )


def at_the_desk(rule: Rule) -> bool:
    """Whether a liaison is asked for: on the pages of the desk, or by a program."""
    return rule.endpoint.startswith("desk.") or "/desk/" in rule.rule


def sees(person: str, rule: Rule, own: bool) -> bool:
    """Whether the thing that the address names is in this person's sight."""
    if at_the_desk(rule):
        receivers = {"court_liaison"} if own else {"justice_liaison"}
        return person in receivers
    return person in (SEES_OWN if own else SEES_OTHER)


def addresses(app: Flask, world: World) -> list[tuple[str, str, Rule, AccessMark, bool]]:
    """(method, url, rule, mark, about the own case) for everything that can be asked."""
    found = []
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        for rule, mark in guarded_rules(app):
            if rule.endpoint == "auth.logout":
                continue
            for own in (True, False) if is_about_a_case(rule) else (True,):
                url = adapter.build(rule.endpoint, values_for(rule, world, own))
                methods = sorted((rule.methods or set()) & {"GET", "POST"})
                found += [(method, url, rule, mark, own) for method in methods]
    # Reading first: what writing changes must not decide what reading shows.
    return sorted(found, key=lambda item: (item[0] != "GET", item[1]))


@pytest.mark.parametrize("person", PEOPLE)
def test_who_gets_in_what_leaks_and_that_each_answer_leaves_one_row(
    app: Flask, client: PageClient, cast: Cast, world: World, person: str
) -> None:
    roles = getattr(cast, person).roles
    # A page is as sound on the one database as on the other.
    client.checks_pages = db.engine.dialect.name == "sqlite"
    sign_in(client, getattr(cast, person))
    client.get("/password")
    for method, url, rule, mark, own in addresses(app, world):
        before = last_seq()
        response = client.open(url, method=method)
        told = f"{person} {method} {url} answered {response.status_code}"
        check_told(app, response, rule.endpoint, last_seq() - before)
        if mark.roles is not None and not mark.roles & roles:
            assert response.status_code == 403, told
        else:
            is_seen = not is_about_a_case(rule) or sees(person, rule, own)
            check_seen(response, rule, is_seen=is_seen, told=told)
        check_leaks(person, response.get_data().decode(errors="replace"), told)


def check_leaks(person: str, text: str, told: str) -> None:
    """No canary is sent to anybody but its readers."""
    for canary, readers in READERS.items():
        assert person in readers or canary not in text, told


def check_seen(response: TestResponse, rule: Rule, *, is_seen: bool, told: str) -> None:
    """What is out of sight is answered as what never was; the rest is answered."""
    if not is_seen:
        assert response.status_code == 404, told
        return
    assert response.status_code < 500, told
    if response.request.method == "GET" and rule.endpoint in {"cases.show", "desk.show"}:
        assert response.status_code == 200, told


def test_lists_counts_and_search_know_nothing_of_what_is_out_of_sight(
    app: Flask, cast: Cast, world: World
) -> None:
    for person in PEOPLE:
        visitor = sign_in(app.test_client(), getattr(cast, person))
        for url in ("/cases?view=all", "/search?q=金丝雀", "/dates", "/diary", "/"):
            response = visitor.get(url, follow_redirects=True)
            check_leaks(person, response.get_data(as_text=True), f"{person} {url}")


def test_a_visitor_who_is_not_signed_in_gets_nowhere(
    app: Flask, client: PageClient, cast: Cast, world: World
) -> None:
    for method, url, rule, _mark, _own in addresses(app, world):
        response = client.open(url, method=method)
        if hasattr(app.view_functions[rule.endpoint], "is_for_programs"):
            assert response.status_code == 401, f"{method} {url} answered {response.status_code}"
            continue
        assert response.status_code == 302, f"{method} {url} answered {response.status_code}"
        assert response.location.startswith("/login"), f"{method} {url}"
