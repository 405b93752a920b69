"""The headers of every kind of answer, of every address of the URL map, asked by three people."""

import pytest
from flask import Flask

from tests.cast import Cast
from tests.page_checks import PageClient
from tests.web.test_headers import ALWAYS
from tests.web.test_route_matrix import World, addresses, world  # noqa: F401  # a fixture

ASKED_FOR = {200, 302, 403, 404, 405, 413, 500}


def test_no_kind_of_answer_goes_without_them(
    app: Flask,
    cast: Cast,
    world: World,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = addresses(app, world)
    seen = set()
    for person in ("mediator", "court_liaison", "system_admin"):
        client: PageClient = app.test_client()  # type: ignore[assignment]
        client.sign_in(getattr(cast, person))
        client.checks_pages, client.may_fail_with = False, frozenset({500})
        for _, url, *_ in wanted:
            for method in ("GET", "PUT"):
                answer = client.open(url, method=method)
                seen.add(answer.status_code)
                lost = ALWAYS.keys() - answer.headers.keys()
                assert not lost, f"{person} {method} {url} {answer.status_code}: {lost}"
                assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
                assert answer.headers["Cache-Control"] == "no-store", url
        seen |= failing(app, client, monkeypatch)
    assert seen >= ASKED_FOR, f"never met: {ASKED_FOR - seen}"


def failing(app: Flask, client: PageClient, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """A form too large, and a view that breaks."""

    def broken(**_: object) -> str:
        raise RuntimeError("provoked")

    broken.access_mark = app.view_functions["home.show"].access_mark  # type: ignore[attr-defined]
    with monkeypatch.context() as patched:
        patched.setitem(app.view_functions, "home.show", broken)
        patched.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
        answers = [client.get("/"), client.post("/login", data={"username": "x" * 2_500_000})]
    for answer in answers:
        assert not ALWAYS.keys() - answer.headers.keys(), answer.status
        assert "provoked" not in answer.text
    return {answer.status_code for answer in answers}
