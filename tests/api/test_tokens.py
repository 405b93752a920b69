"""Tokens: what they open, and that they open nothing a moment after they should not."""

import logging
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.api_tokens import ApiScope, scopes_for
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import ApiToken, AuditEntry, Case, LoginSession, User, UserRole
from mediation.services import api_tokens, role_requests, users
from mediation.services.api_tokens import TokenWish
from mediation.services.users import UserData
from tests.api.program import APPLICATION, Program, problem_of
from tests.api_tokens import make_api_token
from tests.cast import PASSWORD, Cast
from tests.clock import MONDAY_MORNING, Clock
from tests.factories import make_case
from tests.page_checks import PageClient

READ = frozenset({ApiScope.CASES_READ})


def wish(scopes: frozenset[ApiScope] = READ, days: int = 30) -> TokenWish:
    until = MONDAY_MORNING.date() + timedelta(days=days)
    return TokenWish("台账同步", scopes, until)


def made(user: User, scopes: frozenset[ApiScope] = READ) -> tuple[int, str]:
    token, text = api_tokens.make(wish(scopes), by=user, at=MONDAY_MORNING)
    return token.id, text


def program(app: Flask, text: str) -> Program:
    visitor = app.test_client()
    assert isinstance(visitor, PageClient)
    return Program(visitor, text)


def test_a_token_is_made_on_the_page_shown_once_and_kept_as_a_digest(
    client: PageClient, cast: Cast, app: Flask
) -> None:
    client.sign_in(cast.mediator)
    form = {"name": "台账同步", "scopes": ["cases:read"], "until": "2027-01-31"}
    page = client.post("/account/tokens/new", data=form)
    text = page.text.partition("<code>hjt_")[2].partition("</code>")[0]
    assert len(text) == 8 + 1 + 43
    row = db.session.scalars(select(ApiToken)).one()
    stored = repr([getattr(row, column.name) for column in ApiToken.__table__.columns])
    assert text[9:] not in stored
    assert text[9:] not in client.get("/account/tokens").text
    assert program(app, f"hjt_{text}").get("/cases").status_code == 200


def test_it_asks_who_sits_there_before_it_gives_a_token(
    client: PageClient, cast: Cast, clock: Clock
) -> None:
    client.sign_in(cast.mediator)
    clock.advance(minutes=11)
    form = {"name": "台账同步", "scopes": ["cases:read"], "until": "2027-01-31"}
    assert 'name="confirm_secret"' in client.post("/account/tokens/new", data=form).text
    assert not db.session.scalars(select(ApiToken)).all()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"scopes": ["cases:read"], "until": "2027-01-31"}, "哪个程序"),
        ({"name": "同步", "until": "2027-01-31"}, "至少选择一项"),
        ({"name": "同步", "scopes": ["cases:read"], "until": "2026-11-23"}, "至少到明天"),
        ({"name": "同步", "scopes": ["cases:read"], "until": "2028-11-23"}, "最长一年"),
        ({"name": "同步", "scopes": ["desk:read"], "until": "2027-01-31"}, "只勾选列出的"),
    ],
)
def test_what_is_wrong_with_a_wish_is_said(
    client: PageClient, cast: Cast, form: dict[str, object], sentence: str
) -> None:
    client.sign_in(cast.mediator)
    answer = client.post("/account/tokens/new", data=form)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_token_opens_only_what_it_was_made_for(app: Flask, cast: Cast) -> None:
    case = make_case(cast)
    asks = program(app, made(cast.mediator)[1])
    assert asks.get(f"/cases/{case.id}").status_code == 200
    told = problem_of(asks.get(f"/cases/{case.id}/evidence"), 403)["detail"]
    assert ApiScope.EVIDENCE_READ.label in told


def test_a_token_sees_no_case_that_its_person_does_not(app: Flask, cast: Cast) -> None:
    case = make_case(cast, body=cast.other_body, mediator=cast.other_mediator)
    asks = program(app, made(cast.mediator)[1])
    foreign = problem_of(asks.get(f"/cases/{case.id}"), 404)
    assert foreign == problem_of(asks.get("/cases/99999"), 404)


@pytest.mark.parametrize("ending", ["revoked", "disabled", "role", "reset", "expired"])
def test_a_token_is_dead_at_the_next_request(
    app: Flask, cast: Cast, clock: Clock, ending: str
) -> None:
    token_id, text = made(cast.mediator)
    asks, at = program(app, text), MONDAY_MORNING
    assert asks.get("/cases").status_code == 200
    user = db.session.get_one(User, cast.mediator.id)
    if ending == "revoked":
        api_tokens.revoke(db.session.get_one(ApiToken, token_id), by=user, at=at)
    elif ending == "disabled":
        users.set_enabled(user, False, by=cast.system_admin, at=at)
    elif ending == "role":
        roles = frozenset({Role.REGISTRAR})
        role_requests.change(user, roles, reason="", by=cast.security_admin, at=at)
    elif ending == "reset":
        users.reset_password(user, by=cast.system_admin, at=at)
    else:
        clock.advance(days=31)
    answer = asks.get("/cases")
    assert problem_of(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_after_a_renewal_both_secrets_open_for_a_week(app: Flask, cast: Cast, clock: Clock) -> None:
    token_id, old = made(cast.mediator)
    row = db.session.get_one(ApiToken, token_id)
    new = api_tokens.renew(row, by=cast.mediator, at=MONDAY_MORNING)
    assert new != old
    assert program(app, old).get("/cases").status_code == 200
    assert program(app, new).get("/cases").status_code == 200
    clock.advance(days=8)
    problem_of(program(app, old).get("/cases"), 401)
    assert program(app, new).get("/cases").status_code == 200


@pytest.mark.parametrize("text", ["", "hjt_", "x", "hjt_abcdefgh_" + "A" * 43, "Bearer", "长" * 9])
def test_what_is_no_token_opens_nothing(app: Flask, cast: Cast, text: str) -> None:
    headers = {"Authorization": f"Bearer {text}".encode().decode("latin-1")}
    problem_of(app.test_client().get("/api/v1/cases", headers=headers), 401)


def test_whoever_guesses_is_slowed_down(app: Flask, cast: Cast) -> None:
    guesses = program(app, "hjt_abcdefgh_" + "A" * 43)
    statuses = [guesses.get("/cases").status_code for _ in range(52)]
    assert (statuses[0], statuses[-1]) == (401, 429)


def test_a_token_in_the_address_is_none_and_no_log_holds_one(
    app: Flask, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    _, text = made(cast.mediator)
    with caplog.at_level(logging.DEBUG):
        program(app, text).get("/cases/77")
        app.test_client().get(f"/api/v1/cases?access_token={text}")
    assert text[13:] not in caplog.text


def test_administrators_have_no_tokens(client: PageClient, cast: Cast) -> None:
    assert not any(scopes_for(frozenset({role})) for role in (Role.SYSTEM_ADMIN, Role.AUDIT_ADMIN))
    client.sign_in(cast.system_admin)
    assert client.get("/account/tokens").status_code == 403


def test_the_day_of_the_last_use_is_noted(app: Flask, cast: Cast) -> None:
    token_id, text = made(cast.mediator)
    program(app, text).get("/cases")
    row = db.session.get_one(ApiToken, token_id, populate_existing=True)
    assert row.last_used_on == MONDAY_MORNING.date()
    assert "127.0.0.1" not in str(row.last_address_digest)


def open_program(cast: Cast) -> User:
    data = UserData("法院案件系统", cast.court.id)
    opened = users.create_program("court-sys", data, by=cast.system_admin, at=MONDAY_MORNING)
    opened.role_rows = [UserRole(role=Role.COURT_LIAISON)]
    db.session.commit()
    return opened


def test_a_program_is_allowed_by_one_and_collected_by_another(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    account = open_program(cast)
    client.sign_in(cast.security_admin)
    form = {
        "user_id": account.id,
        "name": "办案系统",
        "scopes": ["desk:read"],
        "until": "2027-01-31",
    }
    assert client.post("/admin/tokens/new", data=form).status_code == 302
    token = db.session.scalars(select(ApiToken)).one()
    assert token.secret_digest is None
    assert client.post(f"/account/tokens/{token.id}/collect").status_code == 403
    stranger = app.test_client().sign_in(cast.justice_liaison)
    assert stranger.post(f"/account/tokens/{token.id}/collect").status_code == 404
    page = client.sign_in(cast.court_liaison).post(f"/account/tokens/{token.id}/collect")
    text = page.text.partition("<code>")[2].partition("</code>")[0]
    assert program(app, text).get("/desk").status_code == 200
    assert client.post(f"/account/tokens/{token.id}/collect").status_code == 409


def test_nobody_signs_in_with_the_account_of_a_program(
    app: Flask, client: PageClient, cast: Cast
) -> None:
    account = open_program(cast)
    account.password_hash = cast.mediator.password_hash
    db.session.commit()
    answer = client.post("/login", data={"username": "court-sys", "password": PASSWORD})
    assert answer.status_code == 422
    assert not db.session.scalars(select(LoginSession)).all()
    client.sign_in(cast.system_admin)
    reset = client.post(f"/admin/users/{account.id}/password", follow_redirects=True)
    assert "程序账号没有密码" in reset.text


def test_a_program_mediates_no_case(cast: Cast) -> None:
    data = UserData("台账", cast.body.id)
    account = users.create_program("ledger", data, by=cast.system_admin, at=MONDAY_MORNING)
    with pytest.raises(Exception, match="程序账号只能担任"):
        role_requests.change(
            account,
            frozenset({Role.MEDIATOR}),
            reason="",
            by=cast.security_admin,
            at=MONDAY_MORNING,
        )


def test_what_a_program_registers_is_on_the_desk_of_a_person(app: Flask, cast: Cast) -> None:
    data = UserData("台账", cast.body.id)
    account = users.create_program("ledger", data, by=cast.system_admin, at=MONDAY_MORNING)
    account.role_rows = [UserRole(role=Role.REGISTRAR)]
    db.session.commit()
    text = make_api_token(account.id, MONDAY_MORNING)
    made = program(app, text).post("/cases", APPLICATION)
    assert made.status_code == 201, made.text
    case = db.session.get_one(Case, made.get_json()["id"])
    assert (case.registered_by_id, case.owner_id) == (account.id, cast.registrar.id)
    assert not [key for key, _ in made.headers.items() if key == "Set-Cookie"]


def test_the_trail_names_the_token_of_every_act(app: Flask, cast: Cast) -> None:
    text = make_api_token(cast.registrar.id, MONDAY_MORNING)
    program(app, text).post("/cases", APPLICATION)
    row = db.session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert row is not None
    assert (row.verb, row.user_id) == ("case.registered", cast.registrar.id)
    token = db.session.scalars(select(ApiToken)).one()
    assert row.data["token"] == token.id
