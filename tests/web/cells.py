"""The cells of access: every route × method × person × relation, and what the policy allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import MapAdapter, Rule

from mediation.domain.roles import Role
from mediation.web.guards import AccessMark
from tests.web.relations import NOT_A_KEY, NOWHERE, RELATIONS, Related, sees
from tests.web.test_route_matrix import (
    World,
    at_the_desk,
    guarded_rules,
    is_about_a_case,
    values_for,
)

METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "POST")
# A read that asks, by header or field, to be taken for a writing method: it stays a read.
DISGUISES: tuple[dict[str, Any], ...] = (
    {"headers": {"X-HTTP-Method-Override": "DELETE", "X-Method-Override": "POST"}},
    {"query_string": {"_method": "POST"}, "headers": {"HX-Request": "true"}},
)
# Ends the session that the other cells need; test_auth.py proves it.
LEFT_OUT = {"auth.logout"}


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


def cells(app: Flask, world: World, related: dict[str, Related], person: str) -> list[Cell]:
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
    world: World,
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
    desk = at_the_desk(cell.rule)
    return not is_about_a_case(cell.rule) or sees(person, cell.relation, at_the_desk=desk)


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
