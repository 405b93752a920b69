"""No view runs unmarked: whoever adds one says who may open it."""

from flask import Flask
from flask.testing import FlaskClient

# Flask's own view of the folder `static`: style sheets, scripts and pictures without secrets.
UNMARKED_ON_PURPOSE = {"static"}


def test_every_view_says_who_may_open_it(app_of_worker: Flask) -> None:
    unmarked = [
        endpoint
        for endpoint, view in app_of_worker.view_functions.items()
        if endpoint not in UNMARKED_ON_PURPOSE and not hasattr(view, "access_mark")
    ]
    assert not unmarked, f"these views carry no mark of mediation/web/guards.py: {unmarked}"


def test_an_unmarked_view_never_runs(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule == "/login"]
    assert rules, "the test borrows the address of the login page"
    app.view_functions[rules[0].endpoint], marked = _unmarked, app.view_functions[rules[0].endpoint]
    try:
        answer = FlaskClient(app, app.response_class).get("/login")
    finally:
        app.view_functions[rules[0].endpoint] = marked
    assert answer.status_code == 403
    assert "forgotten" not in answer.text


def _unmarked() -> str:
    return "forgotten"
