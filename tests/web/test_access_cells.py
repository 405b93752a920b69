"""Every route × method × person × relation to the case: each cell is asked, none is left out.

The routes come from the URL map, so that a page is covered on the day it appears. Who must not see
a case gets the very answer that a case nobody ever had gets; what does not write, writes nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import MapAdapter, Rule
from werkzeug.test import TestResponse

from mediation.domain.roles import Role
from mediation.web import background, costly
from mediation.web.guards import AccessMark
from tests.cast import Cast
from tests.page_checks import PageClient
from tests.stored_rows import differences, fingerprint
from tests.web.relations import NOT_A_KEY, NOWHERE, RELATIONS, Related, make_relations, sees
from tests.web.test_route_matrix import (
    PEOPLE,
    World,
    guarded_rules,
    is_about_a_case,
    values_for,
    world,  # noqa: F401  # a fixture
)

METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "POST")
# A read that asks, by header or field, to be taken for a writing method: it stays a read.
DISGUISES: tuple[dict[str, Any], ...] = (
    {"headers": {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "POST"}},
    {"query_string": {"_method": "POST"}, "headers": {"HX-Request": "true"}},
)
# Ends the session that the other cells need; test_auth.py proves it.
LEFT_OUT = {"auth.logout"}
# What differs from render to render and says nothing about the case.
CHANGING = re.compile(r"[A-Za-z0-9_.\-]{20,}|[0-9]+")


@dataclass(frozen=True, eq=False)
class Cell:
    """One thing to ask, and how."""

    rule: Rule
    mark: AccessMark
    is_sensitive: bool
    method: str
    relation: str
    url: str
    sent: dict[str, Any]

    @property
    def is_unknown(self) -> bool:
        """Whether no view answers this method at this address."""
        return self.method not in (self.rule.methods or set())

    @property
    def reads(self) -> bool:
        """Whether the program must take this for reading, or refuse it for its method."""
        return self.method != "POST" or self.is_unknown


def ways_of_asking() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every method, and GET once more in each disguise."""
    for method in METHODS:
        yield method, {}
    for disguise in DISGUISES:
        yield "GET", disguise


def cells(app: Flask, world: World, related: dict[str, Related], person: str) -> list[Cell]:  # noqa: F811
    """All cells of one person: every way of asking for every address about every case."""
    rules = {rule.rule: rule for rule, _ in guarded_rules(app) if rule.endpoint not in LEFT_OUT}
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        return [
            _cell(
                app, adapter, rule, _filled(rule, world, related, relation, person), relation, how
            )
            for rule in rules.values()
            for relation in relations_of(rule)
            for how in ways_of_asking()
        ]


def relations_of(rule: Rule) -> tuple[str, ...]:
    """The relations that the arguments of an address can tell apart."""
    if not is_about_a_case(rule):
        return ("own",)
    if rule.arguments & set(NOWHERE.values("")):
        return RELATIONS
    return ("own", "foreign", "nonexistent")


def _filled(
    rule: Rule,
    world: World,  # noqa: F811
    related: dict[str, Related],
    relation: str,
    person: str,
) -> dict[str, Any]:
    """What the relation knows by name; for the rest, the own thing, the other one, or none."""
    special = related[relation].values(person)
    usual = values_for(rule, world, own=relation != "foreign")
    if relation == "nonexistent" and not rule.arguments & set(special):
        usual = {n: NOT_A_KEY if isinstance(v, int) else v for n, v in usual.items()}
    return {name: special.get(name, usual[name]) for name in usual}


def _cell(
    app: Flask,
    adapter: MapAdapter,
    rule: Rule,
    values: dict[str, Any],
    relation: str,
    how: tuple[str, dict[str, Any]],
) -> Cell:
    """The cell with the view that really answers: an address may have one for each method."""
    method, sent = how
    url = adapter.build(rule.endpoint, values)
    try:
        answering, _ = adapter.match(url, method, return_rule=True)
    except MethodNotAllowed:
        answering = rule
    view: Any = app.view_functions[answering.endpoint]
    is_sensitive = getattr(view, "is_sensitive", False)
    return Cell(answering, view.access_mark, is_sensitive, method, relation, url, sent)


def is_seen(cell: Cell, person: str) -> bool:
    """Whether what the address names is in the person's sight."""
    at_the_desk = cell.rule.endpoint.startswith("desk.")
    return not is_about_a_case(cell.rule) or sees(person, cell.relation, at_the_desk=at_the_desk)


def is_refused(cell: Cell, person: str, roles: frozenset[Role]) -> bool:
    """Whether the person must be turned away."""
    return not has_role(cell, roles) or not is_seen(cell, person)


def has_role(cell: Cell, roles: frozenset[Role]) -> bool:
    """Whether the view is open to any of the roles."""
    return cell.mark.roles is None or bool(cell.mark.roles & roles)


def allowed_answers(cell: Cell, person: str, roles: frozenset[Role]) -> set[int]:
    """The statuses that the policy leaves open."""
    if not has_role(cell, roles):
        # The address with this method may belong to no view at all, which says nothing.
        return {403, 405} if cell.is_unknown else {403}
    if cell.is_unknown:
        return {405}
    if cell.method == "OPTIONS":
        return {200}
    if not is_seen(cell, person):
        # A view that wants to know the person better asks before it looks at anything.
        return {404, 302} if cell.is_sensitive else {404}
    return set(range(200, 500))


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
    monkeypatch.setattr(costly.throttle, "allow", lambda *_key, **_limits: True)


@pytest.fixture(autouse=True)
def without_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """A backup beside the requests would outlive its cell; test_keeping_pages.py proves it."""
    monkeypatch.setattr(background, "start", lambda _name, _work: True)


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
    wanted = cells(app, world, related, person)
    roles = getattr(cast, person).roles
    # Where the role or the method decides, the case cannot: two relations show it here, and the
    # longer proof below asks about all of them.
    kept = [
        cell
        for cell in wanted
        if cell.relation in ("own", "nonexistent")
        or (has_role(cell, roles) and not cell.is_unknown and not cell.sent)
    ]
    prove(client, cast, person, kept)


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
