"""One person cannot keep the machine busy for everybody."""

import pytest
from flask import Flask

from mediation.domain.case_flow import CaseState
from mediation.web import costly
from tests.cast import Cast, sign_in
from tests.clock import Clock
from tests.factories import make_case
from tests.page_checks import PageClient


@pytest.fixture
def preview(cast: Cast) -> str:
    case = make_case(cast, state=CaseState.REGISTERED, mediator=None)
    return f"/cases/{case.id}/documents/receipt/preview"


def test_papers_are_drawn_so_often_a_minute_and_then_again(
    app: Flask, client: PageClient, cast: Cast, clock: Clock, preview: str
) -> None:
    sign_in(client, cast.registrar)
    statuses = [client.get(preview).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]
    other = sign_in(app.test_client(), cast.supervisor)
    assert other.get(preview).status_code == 200
    assert client.get("/cases").status_code == 200
    clock.advance(minutes=2)
    assert client.get(preview).status_code == 200


def test_no_more_than_two_at_the_same_moment(
    app: Flask,
    client: PageClient,
    cast: Cast,
    preview: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sign_in(client, cast.registrar)
    monkeypatch.setitem(costly._running, cast.registrar.id, 2)
    assert client.get(preview).status_code == 429
    monkeypatch.setitem(costly._running, cast.registrar.id, 1)
    assert client.get(preview).status_code == 200


def test_what_ended_does_not_count_however_it_ended(
    client: PageClient, cast: Cast, preview: str
) -> None:
    sign_in(client, cast.registrar)
    for url in (preview, "/cases/999/documents/receipt/preview", preview):
        client.get(url)
    assert costly._running == {}


MARKED = {
    *("documents.new", "documents.word", "desk.check_file", "exports.cases", "evidence.new"),
}


def test_every_paper_that_is_drawn_and_every_export_is_marked(app: Flask) -> None:
    drawn = {name for name in app.view_functions if "preview" in name or name in MARKED}
    assert len(drawn) >= 8
    unmarked = {name for name in drawn if not hasattr(app.view_functions[name], "costs")}
    assert not unmarked
