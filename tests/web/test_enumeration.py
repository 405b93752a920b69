"""Nobody learns from the sign-in page which accounts exist."""

import re
from statistics import median
from time import process_time

import pytest
from argon2 import PasswordHasher
from flask import Flask

from mediation.extensions import db
from mediation.models import Throttle, User
from mediation.services import accounts, passwords
from tests.cast import PASSWORD, Cast
from tests.page_checks import PageClient

pytestmark = pytest.mark.postgresql

PAIRS = 40
# Somewhat cheaper than in production: the difference to be found would be one hash.
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
OF_ONE_ANSWER = re.compile(
    r'name="(csrf_token|form_key)" value="[^"]+"|content="[^"]+"|nonce="[^"]*"'
)


def answer_to(
    visitor: PageClient, username: str, password: str = "wrong wrong wrong"
) -> tuple[int, str]:
    answer = visitor.post("/login", data={"username": username, "password": password})
    page = OF_ONE_ANSWER.sub("", answer.text)
    return answer.status_code, page.replace(username, "NAME")


def test_known_unknown_and_disabled_accounts_get_the_same_page(app: Flask, cast: Cast) -> None:
    cast.registrar.is_enabled = False
    db.session.commit()
    answers = {
        answer_to(app.test_client(), "mediator"),
        answer_to(app.test_client(), "nobodyy1"),
        answer_to(app.test_client(), "registrar"),
        answer_to(app.test_client(), "registrar", PASSWORD),
    }
    assert len(answers) == 1


def test_a_throttled_answer_is_the_same_for_right_and_wrong_and_for_nobody(
    app: Flask, cast: Cast
) -> None:
    for name in ("mediator", "nobodyy1"):
        for _ in range(10):
            answer_to(app.test_client(), name)
    answers = {
        answer_to(app.test_client(), "mediator"),
        answer_to(app.test_client(), "mediator", PASSWORD),
        answer_to(app.test_client(), "nobodyy1"),
    }
    assert len(answers) == 1
    assert answers.pop()[0] == 429


def test_known_and_unknown_names_take_the_same_time(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Medians over interleaved pairs of the time of the processor, which other work leaves alone.

    A missing hash would show as tens of milliseconds.
    """
    monkeypatch.setattr(passwords, "HASHER", HASHER)
    strong = HASHER.hash(PASSWORD)
    monkeypatch.setattr(accounts, "ABSENT_HASH", strong)
    db.session.get_one(User, cast.mediator.id).password_hash = strong
    db.session.commit()
    visitor = app.test_client()
    times: dict[str, list[float]] = {"mediator": [], "nobodyy1": []}
    for pair in range(PAIRS):
        for name in sorted(times, reverse=bool(pair % 2)):
            begin = process_time()
            assert answer_to(visitor, name)[0] == 422
            times[name].append(process_time() - begin)
        db.session.query(Throttle).delete()
        db.session.commit()
    known, unknown = (median(found) for found in times.values())
    one_hash = median(_seconds_of_a_hash(strong) for _ in range(9))
    # A third of what skipping the hash would save, on whatever machine this runs.
    assert abs(known - unknown) < max(0.005, one_hash / 3), (known, unknown, one_hash)


def _seconds_of_a_hash(strong: str) -> float:
    begin = process_time()
    passwords.matches(strong, "wrong")
    return process_time() - begin
