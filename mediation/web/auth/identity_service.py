"""Signing in by the city's identity service: OpenID Connect, code flow with PKCE, state and nonce.

Who comes is known by issuer and subject alone. The account must have been linked by the security
administrator before; whoever is not linked is shown their subject to hand over. Authlib checks the
signature, issuer, audience, nonce and age of the identity token.
"""

from datetime import timedelta
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from authlib.integrations.requests_client import OAuth2Session
from flask import abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from joserfc.errors import JoseError
from requests import RequestException

from mediation.domain.errors import InvalidInput
from mediation.models import User
from mediation.services import accounts, identities
from mediation.services.sessions import IDENTITY_SERVICE
from mediation.web import clock
from mediation.web.auth import bp
from mediation.web.auth.second_step import begin_second_step
from mediation.web.guards import public
from mediation.web.identity import sessions
from mediation.web.identity.addresses import own_address

WANTED, AGAIN = "oidc_wanted", "oidc_again"
FAILED = "统一身份认证没有成功，请重试；仍不成功请用账号密码登录，或联系系统管理员。"
# How old the proof may be that the service gives on being asked to ask again.
FRESH = timedelta(minutes=2)
SECONDS_TO_ANSWER = 10


class _Session(OAuth2Session):  # type: ignore[misc]  # authlib has no types
    """Asks the addresses of the service and follows it to no other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_redirects = 0


class _CityService(FlaskOAuth2App):  # type: ignore[misc]  # authlib has no types
    """The service, whose own description must name the issuer that is set."""

    client_cls = _Session

    def load_server_metadata(self) -> Any:
        """The description; a service that says it is another one is not believed."""
        metadata = super().load_server_metadata()
        if metadata.get("issuer") != current_app.config["OIDC_ISSUER"]:
            self.server_metadata.pop("_loaded_at", None)
            raise AuthlibBaseError("the description names another issuer")
        return metadata


def _client() -> Any:
    settings = current_app.config
    if not settings["OIDC_ISSUER"]:
        abort(404)
    issuer = settings["OIDC_ISSUER"].rstrip("/")
    discovery = settings["OIDC_DISCOVERY_URL"] or f"{issuer}/.well-known/openid-configuration"
    known = current_app.extensions.setdefault("identity_service", {})
    if issuer not in known:
        known[issuer] = OAuth(current_app._get_current_object()).register(
            "city",
            client_cls=_CityService,
            client_id=settings["OIDC_CLIENT_ID"],
            client_secret=settings["OIDC_CLIENT_SECRET"],
            server_metadata_url=discovery,
            client_kwargs={
                "scope": "openid",
                "code_challenge_method": "S256",
                "timeout": SECONDS_TO_ANSWER,
            },
        )
    return known[issuer]


@bp.get("/login/identity-service")
@public
def identity_service() -> ResponseReturnValue:
    """Lead to the identity service; with `again`, let it ask anew who sits there."""
    client, again = _client(), bool(request.args.get("again"))
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # No other site signs anybody in here unasked: the person presses the button.
        return redirect(url_for("auth.login", next=request.args.get("next")))
    session[WANTED], session[AGAIN] = request.args.get("next", "")[:500], again
    asked = {"prompt": "login", "max_age": "0"} if again else {}
    try:
        back = url_for("auth.back_from_identity_service", _external=True)
        answer: ResponseReturnValue = client.authorize_redirect(back, **asked)
    except (AuthlibBaseError, RequestException):
        return _failed()
    return answer


@bp.get("/login/identity-service/back")
@public
def back_from_identity_service() -> ResponseReturnValue:
    """Take what the service says and sign in whoever is linked to it."""
    try:
        claims = _client().authorize_access_token(claims_options=_expected())["userinfo"]
        issuer, subject = str(claims["iss"]), str(claims["sub"])
    except (AuthlibBaseError, JoseError, RequestException, KeyError, TypeError, ValueError):
        return _failed()
    wanted, again = own_address(session.pop(WANTED, "")), session.pop(AGAIN, False)
    user = identities.user_of(issuer, subject)
    if user is None or not user.is_enabled:
        accounts.turned_away(user, subject=subject, at=clock.now())
        return render_template("auth/not_linked.html", subject=subject), 403
    if again and current_user.is_authenticated:
        return _proved(user, claims)
    return _enter(user, wanted)


def _expected() -> dict[str, Any]:
    issuer = {"essential": True, "value": current_app.config["OIDC_ISSUER"]}
    return {"iss": issuer, "sub": {"essential": True}, "exp": {"essential": True}}


def _enter(user: User, wanted: str) -> ResponseReturnValue:
    try:
        if user.second_factor_since is not None:
            begin_second_step(user, wanted, IDENTITY_SERVICE)
            return redirect(url_for("auth.code"))
        return sessions.enter(user, wanted, IDENTITY_SERVICE)
    except InvalidInput:
        return _failed()


def _proved(user: User, claims: dict[str, Any]) -> ResponseReturnValue:
    """The person in this session has shown the service anew who they are."""
    asked_at = clock.now().timestamp() - int(claims.get("auth_time", 0))
    if user.id != current_user.id or abs(asked_at) > FRESH.total_seconds():
        accounts.not_confirmed_elsewhere(current_user._get_current_object(), at=clock.now())
        return _failed()
    own = sessions.current_session()
    sessions.renew(accounts.confirmed_elsewhere(user, session_id=own.id, at=clock.now()))
    return render_template("auth/proved.html")


def _failed() -> ResponseReturnValue:
    flash(FAILED, "danger")
    return redirect(url_for("auth.login"))
