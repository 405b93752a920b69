"""Every route × method × person × relation to the case: each cell is asked, none is left out.

The routes come from the URL map, so that a page is covered on the day it appears. Who must not see
a case gets the very answer that a case nobody ever had gets; what does not write, writes nothing.
"""

import re
from typing import Any

import pytest
from flask import Flask
from flask_login import current_user
from werkzeug.test import TestResponse

from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.services import throttle
from mediation.services.throttle import Allowance
from mediation.web import background, errors, frame
from tests.cast import Cast
from tests.page_checks import PageClient
from tests.stored_rows import differences, fingerprint
from tests.web.cells import (
    Cell,
    allowed_answers,
    cells,
    has_role,
    is_refused,
    is_seen,
)
from tests.web.relations import Related, make_relations
from tests.web.test_route_matrix import (
    PEOPLE,
    World,
    is_about_a_case,
    world,  # noqa: F401  # a fixture
)

pytestmark = pytest.mark.postgresql

# Who sees a case by each of the conditions that are asked of the database: by its mediator, by the
# body or the bodies below it, by a share and its days.
DECIDED_BY_ROWS = {"mediator", "city_supervisor", "stranger", "court_liaison", "justice_liaison"}
# What differs from render to render and says nothing about the case.
CHANGING = re.compile(r"[A-Za-z0-9_.\-]{20,}|[0-9]+")


def ask(client: PageClient, cell: Cell) -> TestResponse:
    """Send it."""
    return client.open(cell.url, method=cell.method, **cell.sent)


def essence(response: TestResponse, cell: Cell) -> tuple[int, str, str]:
    """An answer without what changes from render to render."""
    text = response.get_data(as_text=True) if response.mimetype == "text/html" else ""
    return response.status_code, str(response.location or ""), CHANGING.sub("·", text)


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody asks for so much in a minute; test_costly.py proves the limits."""
    monkeypatch.setattr(throttle, "count", lambda *_key, **_limits: Allowance(True, 1, 60))


@pytest.fixture(autouse=True)
def without_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup beside the requests would outlive its cell; test_keeping_pages.py proves it."""
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


@pytest.fixture(autouse=True)
def one_cookie(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cookie of a session is not written anew with every answer; test_auth.py proves it."""
    monkeypatch.setitem(app.config, "SESSION_REFRESH_EACH_REQUEST", False)


@pytest.fixture(autouse=True)
def one_frame(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame of a page says nothing about what the page is about: it is asked for once."""
    asked: dict[bool, dict[str, Any]] = {}

    def once() -> dict[str, Any]:
        known = current_user.is_authenticated
        if known not in asked:
            asked[known] = frame._frame()
        return asked[known]

    processors = app.template_context_processors[None]
    others = [each if each is not frame._frame else once for each in processors]
    assert once in others
    monkeypatch.setitem(app.template_context_processors, None, others)


@pytest.fixture(autouse=True)
def one_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not the role is told the same everywhere, and so is a method that nobody answers.

    What is out of sight is drawn each time, to be compared.
    """
    draw, drawn = errors.render_template, {}

    def once(template: str, **values: Any) -> str:
        if template not in {"errors/403.html", "errors/400.html"}:
            return draw(template, **values)
        place = (template, repr(values))
        if place not in drawn:
            drawn[place] = draw(template, **values)
        return drawn[place]

    monkeypatch.setattr(errors, "render_template", once)


@pytest.fixture
def related(cast: Cast) -> dict[str, Related]:
    return make_relations(cast)


@pytest.mark.parametrize("person", PEOPLE)
def test_every_cell_answers_as_the_policy_says_and_reading_writes_nothing(
    app: Flask,
    client: PageClient,
    cast: Cast,
    world: World,  # noqa: F811
    related: dict[str, Related],
    person: str,
) -> None:
    roles = getattr(cast, person).roles
    wanted = cells(app, world, related, person)
    prove(client, cast, person, [cell for cell in wanted if is_decided_here(cell, person, roles)])


def is_decided_here(cell: Cell, person: str, roles: frozenset[Role]) -> bool:
    """Whether the relation to the case decides; the longer proof below asks about all cells.

    The guard turns away whoever lacks the role, and test_route_matrix.py asks every address of
    every role. The map of addresses turns a method away that no view has, HEAD is GET without its
    body, and nobody looks at a disguise, whoever asks and on whatever database: one person's own
    case shows it on SQLite.
    """
    if db.engine.dialect.name != "sqlite" and person not in DECIDED_BY_ROWS:
        return False
    if cell.method not in {"GET", "POST"} or cell.is_unknown or cell.sent:
        is_sqlite = db.engine.dialect.name == "sqlite"
        return is_sqlite and (person, cell.relation) == ("mediator", "own")
    return is_about_a_case(cell.rule) and has_role(cell, roles)


@pytest.mark.trust
@pytest.mark.parametrize("person", PEOPLE)
def test_every_cell_without_exception(
    app: Flask,
    client: PageClient,
    cast: Cast,
    world: World,  # noqa: F811
    related: dict[str, Related],
    person: str,
) -> None:
    wanted = cells(app, world, related, person)
    assert len(wanted) > 2500
    prove(client, cast, person, wanted)


def prove(client: PageClient, cast: Cast, person: str, wanted: list[Cell]) -> None:
    """Ask for all; reading and being refused change nothing that is stored."""
    client.checks_pages = False
    user = getattr(cast, person)
    roles = user.roles
    client.sign_in(user)
    writing = [c for c in wanted if not c.reads and not is_refused(c, person, roles)]
    before = fingerprint()
    ask_all(client, [cell for cell in wanted if cell not in writing], person, roles)
    changed = differences(before, fingerprint())
    assert not changed, f"reading or being refused changed {changed}"
    for cell in writing:
        # Some acts end the session.
        client.sign_in(getattr(cast, person))
        ask_all(client, [cell], person, roles)


def ask_all(client: PageClient, wanted: list[Cell], person: str, roles: frozenset[Role]) -> None:
    """Ask every cell; what is out of sight answers exactly as what never was."""
    answers: dict[tuple[str, str, str, str], tuple[tuple[int, str, str], str]] = {}
    for cell in wanted:
        response = ask(client, cell)
        told = f"{person} {cell.relation} {cell.method} {cell.url} {cell.sent}"
        open_to = allowed_answers(cell, person, roles)
        assert response.status_code in open_to, f"{told} answered {response.status_code}"
        if is_about_a_case(cell.rule) and not is_seen(cell, person):
            place = (cell.rule.rule, cell.rule.endpoint, cell.method, repr(cell.sent))
            now = essence(response, cell)
            first, first_told = answers.setdefault(place, (now, told))
            assert now == first, f"{told} differs from {first_told}: {unlike(now, first)}"


def unlike(one: tuple[int, str, str], other: tuple[int, str, str]) -> list[str]:
    """The lines that differ."""
    ours, theirs = one[2].splitlines(), other[2].splitlines()
    return [
        *one[:2],
        *other[:2],
        *(f"{a} / {b}" for a, b in zip(ours, theirs, strict=False) if a != b),
    ][:8]  # type: ignore[list-item]
