"""Signing in by the city's identity service."""

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from mediation.extensions import db
from mediation.models import ExternalIdentity, LoginSession
from mediation.services import identities
from tests.cast import Cast, sign_in
from tests.clock import MONDAY_MORNING, Clock
from tests.identity_provider import CLIENT, Provider, rsa_key, running_provider
from tests.page_checks import PageClient, text_of
from tests.trail_watch import newest_verbs

START = "/login/identity-service"


@pytest.fixture
def provider(app: Flask) -> Iterator[Provider]:
    with running_provider() as found:
        found.now = int(time.time())
        app.config |= {
            "OIDC_ISSUER": found.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": "s" * 32
        }  # fmt: skip
        yield found
        app.extensions.pop("identity_service", None)


@pytest.fixture
def linked(cast: Cast, provider: Provider) -> None:
    identities.link(
        cast.mediator, provider.issuer, provider.subject, by=cast.security_admin, at=MONDAY_MORNING
    )


def come_back(visitor: PageClient, provider: Provider, start: str = START) -> PageClient:
    """Go to the service and come back, as a browser would."""
    answer = visitor.get(start)
    assert answer.location.startswith(f"{provider.issuer}/authorize?")
    back = urlsplit(provider.authorize(answer.location))
    return visitor.get(f"{back.path}?{back.query}")


def test_whoever_is_linked_comes_in_and_where_they_wanted(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    assert come_back(client, provider, f"{START}?next=/diary").location == "/diary"
    assert client.get("/diary").status_code == 200
    assert db.session.query(LoginSession).one().way == "oidc"


def test_the_login_page_offers_it_only_where_it_is_set_up(
    app: Flask, client: PageClient, provider: Provider
) -> None:
    assert "统一身份认证" in text_of(client.page("/login"))
    app.config["OIDC_ISSUER"] = None
    assert "统一身份认证" not in text_of(client.page("/login"))
    assert client.get(START).status_code == 404
    assert client.get(f"{START}/back?code=once&state=x").status_code == 404


def test_the_request_carries_state_nonce_and_a_challenge(
    client: PageClient, provider: Provider
) -> None:
    asked = {
        name: values[0]
        for name, values in parse_qs(urlsplit(client.get(START).location).query).items()
    }
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert all(len(asked[name]) >= 20 for name in ("state", "nonce", "code_challenge"))


def test_whoever_is_not_linked_is_shown_what_to_hand_over(
    client: PageClient, cast: Cast, provider: Provider
) -> None:
    answer = come_back(client, provider)
    assert answer.status_code == 403
    assert "u-1001" in answer.text
    assert newest_verbs(1) == ["account.sign_in_failed"]
    assert client.get("/").status_code == 302


def test_the_same_subject_of_another_issuer_is_somebody_else(
    client: PageClient, cast: Cast, provider: Provider
) -> None:
    identities.link(
        cast.mediator, "https://other.example", "u-1001", by=cast.security_admin, at=MONDAY_MORNING
    )
    assert come_back(client, provider).status_code == 403


def test_a_disabled_account_stays_outside(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    cast.mediator.is_enabled = False
    db.session.commit()
    assert come_back(client, provider).status_code == 403
    assert newest_verbs(1) == ["account.refused_disabled"]


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "somebody-else"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1},
        {"sub": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_now_is_refused(
    client: PageClient, cast: Cast, provider: Provider, linked: None, changes: dict[str, object]
) -> None:
    provider.changes = changes
    assert come_back(client, provider).location == "/login"
    assert client.get("/").status_code == 302


def test_a_token_that_somebody_else_signed_is_refused(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    provider.signing_key = rsa_key("of somebody else")
    assert come_back(client, provider).location == "/login"


def test_a_token_signed_with_what_everybody_knows_is_refused(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    """The public key taken for the secret of a symmetric signature."""
    provider.takes_public_key_for_secret = True
    assert come_back(client, provider).location == "/login"


def test_an_answer_to_somebody_elses_question_is_refused(
    app: Flask, client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    back = urlsplit(provider.authorize(client.get(START).location))
    other = app.test_client()
    other.get(START)
    assert other.get(f"{back.path}?{back.query}").location == "/login"
    assert other.get(f"{START}/back?error=access_denied&state=x").location == "/login"


def test_a_service_that_does_not_answer_is_said_in_words(
    app: Flask, client: PageClient, provider: Provider
) -> None:
    app.config["OIDC_DISCOVERY_URL"] = "http://127.0.0.1:9/nothing"
    app.extensions.pop("identity_service", None)
    assert "没有成功" in client.get(START, follow_redirects=True).text
    app.config["OIDC_DISCOVERY_URL"] = None


def test_a_service_that_describes_itself_as_another_is_not_believed(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    provider.describes = "https://evil.example"
    assert client.get(START).location == "/login"
    provider.describes = ""
    assert client.get(START).location.startswith(provider.issuer)


def test_a_service_is_followed_to_no_other_address(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    provider.moved_to = f"{provider.issuer}/elsewhere"
    assert client.get(START).location == "/login"


def test_the_code_is_sent_to_no_other_address(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    back = urlsplit(provider.authorize(client.get(START).location))
    provider.moved_to = f"{provider.issuer}/elsewhere"
    assert client.get(f"{back.path}?{back.query}").location == "/login"


def test_another_site_signs_nobody_in_unasked(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    asked = client.get(f"{START}?next=/diary", headers={"Sec-Fetch-Site": "cross-site"})
    assert asked.location == "/login?next=/diary"
    own = client.get(START, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.location.startswith(provider.issuer)


def test_who_comes_so_needs_no_password_of_ours(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    cast.mediator.must_change_password = True
    db.session.commit()
    come_back(client, provider)
    assert client.get("/").status_code == 200


def test_the_authenticator_is_asked_for_all_the_same(
    client: PageClient, cast: Cast, provider: Provider, linked: None
) -> None:
    cast.mediator.second_factor_since = MONDAY_MORNING
    db.session.commit()
    assert come_back(client, provider).location == "/login/code"
    assert client.get("/").status_code == 302


def test_the_service_proves_anew_who_sits_there(
    client: PageClient, cast: Cast, provider: Provider, linked: None, clock: Clock
) -> None:
    come_back(client, provider)
    clock.advance(minutes=15)
    asked = client.get("/account/second-factor").location
    assert "通过统一身份认证确认" in text_of(client.page(asked))
    provider.changes = {"auth_time": int(clock.now.timestamp())}
    answer = come_back(client, provider, f"{START}?again=1")
    assert provider.asked["prompt"] == "login"
    assert provider.asked["max_age"] == "0"
    assert "已确认是您本人" in answer.text
    assert client.get("/account/second-factor").status_code == 200


def test_an_old_proof_of_the_service_is_none(
    client: PageClient, cast: Cast, provider: Provider, linked: None, clock: Clock
) -> None:
    come_back(client, provider)
    clock.advance(minutes=15)
    provider.changes = {"auth_time": int(clock.now.timestamp()) - 900}
    assert come_back(client, provider, f"{START}?again=1").location == "/login"
    assert newest_verbs(1) == ["account.confirmation_failed"]
    assert client.get("/account/second-factor").status_code == 302


def test_the_security_administrator_links_and_unlinks(
    app: Flask, client: PageClient, cast: Cast, provider: Provider
) -> None:
    admin = sign_in(app.test_client(), cast.security_admin)
    url = f"/admin/users/{cast.mediator.id}/identity"
    assert admin.post(url, data={"subject": "u-1001"}).status_code == 302
    assert come_back(client, provider).location == "/"
    taken = admin.post(f"/admin/users/{cast.stranger.id}/identity", data={"subject": "u-1001"})
    assert taken.status_code == 422
    assert "已关联其他账号" in taken.text
    admin.post(f"{url}/unlink")
    assert client.get("/").status_code == 302
    assert db.session.query(ExternalIdentity).count() == 0


def test_nobody_links_an_account_to_themselves(
    client: PageClient, cast: Cast, provider: Provider
) -> None:
    sign_in(client, cast.security_admin)
    url = f"/admin/users/{cast.security_admin.id}/identity"
    assert client.post(url, data={"subject": "u-1"}).status_code == 422
