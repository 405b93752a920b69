"""The own case with the child of another: answered as if there were no such child, not touched."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.cast import Cast
from tests.page_checks import INTERFACE, PageClient
from tests.stored_rows import differences, fingerprint, stored_rows, tables
from tests.web.relations import NOT_A_KEY, Related, make_relations
from tests.web.test_route_matrix import (
    World,
    guarded_rules,
    values_for,
    world,  # noqa: F401  # a fixture
)

PEOPLE = ("registrar", "mediator", "supervisor", "court_liaison")
CHILDREN = {"draft_id", "agreement_id", "instalment_id", "session_id", "share_id", "document_id"}
OWNERS = {"case_id", "share_id"}


Pair = tuple[dict[str, Any], dict[str, Any]]


def mixed(rule: Rule, related: dict[str, Related], usual: dict[str, Any]) -> list[Pair]:
    """An address about the own case, one child at a time from another, or from none."""
    own, other = (related[name].values("court_liaison") for name in ("own", "foreign"))
    values = {name: own.get(name, usual[name]) for name in rule.arguments}
    children = sorted(rule.arguments & CHILDREN)
    if len(rule.arguments & (OWNERS | CHILDREN)) < 2:
        children = []
    if "share_id" in children and "case_id" not in rule.arguments:
        children.remove("share_id")
    found = [(values | {each: other[each]}, values | {each: NOT_A_KEY}) for each in children]
    if "person" in rule.arguments:
        none = values | {"person": f"party-{NOT_A_KEY}"}
        found += [(values | {"person": f"party-{key}"}, none) for key in (1, 3)]
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_a_child_of_another_case_is_not_found_under_the_own(
    app: Flask,
    client: PageClient,
    cast: Cast,
    world: World,  # noqa: F811
    person: str,
) -> None:
    related = make_relations(cast)
    client.sign_in(getattr(cast, person))
    client.checks_pages = False
    roles = getattr(cast, person).roles
    before, asked = fingerprint(), 0
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        urls = [
            (method, *(adapter.build(rule.endpoint, values) for values in pair))
            for rule, mark in guarded_rules(app)
            if mark.roles is None or mark.roles & roles
            for pair in mixed(rule, related, values_for(rule, world, own=True))
            for method in (rule.methods or set()) & {"GET", "POST"}
        ]
    for method, url, nowhere in urls:
        answer = client.open(url, method=method).status_code
        # Where the state of the case forbids the act, or nothing was typed, no child is looked for.
        # The interface wants to hear first which state of the thing is meant (428).
        answers = {404, 403, 409, 422} | ({428} if url.startswith(INTERFACE) else set())
        assert answer in answers, f"{person} {method} {url}: {answer}"
        assert answer == client.open(nowhere, method=method).status_code, f"{person} {url}"
        asked += 1
    assert asked >= 2
    assert not differences(before, fingerprint())


def model_columns() -> dict[str, str]:
    """A value for every column of every table that a form might be made to write."""
    names = {column.name for table in tables() for column in table.columns}
    return dict.fromkeys(names - {"name", "text", "reason", "kind", "note"}, "1")


def test_columns_added_to_a_form_are_not_written(client: PageClient, cast: Cast) -> None:
    """A user who edits a password, an organisation or an account adds every column there is."""
    client.sign_in(cast.system_admin)
    client.checks_pages = False
    body, user = cast.body.id, cast.mediator.id
    for url in (f"/admin/organisations/{body}", f"/admin/users/{user}"):
        page = client.page(url)
        before = stored_rows()
        form = next(each for each in page.iter("form") if each.get("action") == url)
        fields = {each.get("name"): each.get("value", "") for each in form.iter("input")}
        for chosen in form.iter("select"):
            marked = [each for each in chosen.iter("option") if "selected" in each.attrib]
            fields[chosen.get("name")] = marked[0].get("value", "") if marked else ""
        sent = {**model_columns(), **{str(name): value for name, value in fields.items() if name}}
        answer = client.post(url, data=sent)
        assert answer.status_code in {302, 200, 422}, url
        after = stored_rows()
        for name, rows in before.items():
            for old, new in zip(rows, after[name], strict=False):
                changed = {key for key in old if old[key] != new[key]} - set(fields)
                assert changed <= {"version"}, f"{url} wrote {changed} of {name}"
