"""Sensitive views ask again who sits there, and nothing typed is lost over it."""

import re

import pytest

from mediation.extensions import db
from mediation.models import AuditEntry, User
from tests.cast import PASSWORD, Cast
from tests.clock import Clock
from tests.page_checks import PageClient, text_of


@pytest.fixture
def security(client: PageClient, cast: Cast, clock: Clock) -> PageClient:
    """The security administrator, a quarter of an hour after signing in."""
    client.sign_in(cast.security_admin)
    clock.advance(minutes=15)
    return client


def held_form(page: str) -> str:
    return re.search('name="held_form" value="([^"]+)"', page).group(1)


def roles_of(user: User) -> set[str]:
    db.session.expire_all()
    return {role.value for role in db.session.get_one(User, user.id).roles}


def test_a_form_waits_for_the_proof_and_then_goes_on_with_all_that_was_typed(
    security: PageClient, cast: Cast
) -> None:
    url = f"/admin/users/{cast.mediator.id}/roles"
    asked = security.post(url, data={"roles": ["mediator", "registrar"]})
    assert asked.status_code == 422
    assert "请确认是您本人" in asked.text
    assert roles_of(cast.mediator) == {"mediator"}
    form = {"held_form": held_form(asked.text), "confirm_secret": PASSWORD}
    assert security.post(url, data=form).location == "/admin/users"
    assert roles_of(cast.mediator) == {"mediator", "registrar"}


def test_what_was_typed_does_not_stand_in_the_question(security: PageClient, cast: Cast) -> None:
    url = f"/admin/users/{cast.mediator.id}/roles"
    asked = security.post(url, data={"roles": ["mediator"], "reason": "秘密的理由"})
    assert "秘密的理由" not in asked.text


def test_a_wrong_password_asks_again_and_loses_nothing(security: PageClient, cast: Cast) -> None:
    url = f"/admin/users/{cast.mediator.id}/roles"
    asked = security.post(url, data={"roles": ["registrar"]})
    form = {"held_form": held_form(asked.text), "confirm_secret": "wrong"}
    again = security.post(url, data=form)
    assert again.status_code == 422
    assert "密码或验证码不正确" in again.text
    form = {"held_form": held_form(again.text), "confirm_secret": PASSWORD}
    assert security.post(url, data=form).status_code == 302
    assert roles_of(cast.mediator) == {"registrar"}


def test_a_held_form_goes_on_at_its_own_address_only(security: PageClient, cast: Cast) -> None:
    asked = security.post(f"/admin/users/{cast.mediator.id}/roles", data={"roles": ["registrar"]})
    form = {"held_form": held_form(asked.text), "confirm_secret": PASSWORD}
    elsewhere = f"/admin/users/{cast.stranger.id}/roles"
    assert security.post(elsewhere, data=form).status_code == 400
    assert roles_of(cast.stranger) == {"registrar"}


def test_a_held_form_is_worth_nothing_in_another_session(
    security: PageClient, cast: Cast, clock: Clock
) -> None:
    url = f"/admin/users/{cast.mediator.id}/roles"
    asked = security.post(url, data={"roles": ["registrar"]})
    security.sign_in(cast.security_admin)
    clock.advance(minutes=15)
    form = {"held_form": held_form(asked.text), "confirm_secret": PASSWORD}
    assert security.post(url, data=form).status_code == 400


def test_a_forged_held_form_is_refused(security: PageClient, cast: Cast) -> None:
    url = f"/admin/users/{cast.mediator.id}/roles"
    for forged in ("", "AAAA", "not base64 at all", "啊"):
        form = {"held_form": forged, "confirm_secret": PASSWORD}
        assert security.post(url, data=form).status_code == 400


def test_a_page_is_shown_after_the_proof(security: PageClient) -> None:
    asked = security.get("/account/second-factor")
    assert asked.location == "/confirm-identity?next=/account/second-factor"
    assert "再次证明是您本人" in text_of(security.page(asked.location))
    answer = security.post(asked.location, data={"confirm_secret": PASSWORD})
    assert answer.location == "/account/second-factor"
    assert security.get("/account/second-factor").status_code == 200


def test_the_proof_leads_to_no_other_site(security: PageClient) -> None:
    url = "/confirm-identity?next=//evil.example"
    assert security.post(url, data={"confirm_secret": PASSWORD}).location == "/"


def test_a_proof_lasts_ten_minutes(security: PageClient, clock: Clock) -> None:
    security.post("/confirm-identity", data={"confirm_secret": PASSWORD})
    clock.advance(minutes=9)
    assert security.get("/account/second-factor").status_code == 200
    clock.advance(minutes=1)
    assert security.get("/account/second-factor").status_code == 302


def test_a_proof_gives_the_session_a_new_token(security: PageClient, cast: Cast) -> None:
    cookie = security.get_cookie(security.application.config["SESSION_COOKIE_NAME"])
    thief = security.application.test_client()
    thief.set_cookie(cookie.key, cookie.value)
    security.post("/confirm-identity", data={"confirm_secret": PASSWORD})
    assert thief.get("/").status_code == 302
    assert security.get("/admin/users").status_code == 200


def test_guessing_the_password_inside_a_session_is_stopped(
    security: PageClient, cast: Cast
) -> None:
    for _ in range(10):
        answer = security.post("/confirm-identity", data={"confirm_secret": "wrong"})
        assert answer.status_code == 422
    answer = security.post("/confirm-identity", data={"confirm_secret": PASSWORD})
    assert answer.status_code == 429
    assert security.get("/account/second-factor").status_code == 302


def test_proofs_and_failures_leave_their_trail(security: PageClient, cast: Cast) -> None:
    security.post("/confirm-identity", data={"confirm_secret": "wrong"})
    security.post("/confirm-identity", data={"confirm_secret": PASSWORD})
    verbs = [row.verb for row in db.session.query(AuditEntry).order_by(AuditEntry.id)]
    assert verbs == ["account.confirmation_failed", "account.identity_confirmed"]


def test_a_piece_for_htmx_leads_the_whole_page_to_the_question(
    security: PageClient, cast: Cast
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/admin/users"}
    answer = security.post(f"/admin/users/{cast.mediator.id}/roles", headers=headers)
    assert answer.headers["HX-Redirect"] == "/confirm-identity?next=/admin/users"
