"""Who makes a request of the interface: the account of the token in `Authorization: Bearer`.

A view of the interface looks at nothing else, so that no page in a browser can use it by its
cookie. A token in the address is no token: addresses stand in logs.
"""

from http import HTTPStatus
from typing import NoReturn

from flask import Request, abort, g, request

from mediation.domain.errors import NotVisible, TooManyTries
from mediation.models import ApiToken, User
from mediation.services import api_tokens
from mediation.web import clock

SCHEME = "Bearer"


def user_of(asked: Request) -> User | None:
    """The account of the token, or None; why not, the guard asks."""
    scheme, _, text = asked.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != SCHEME.casefold():
        return None
    try:
        token = api_tokens.opened(text.strip(), address=request.remote_addr, at=clock.now())
    except NotVisible:
        return None
    except TooManyTries as error:
        g.too_many_tokens = error
        return None
    g.api_token = token
    return token.user


def current_token() -> ApiToken | None:
    """The token of this request; None when a person sits in a browser."""
    found: ApiToken | None = g.get("api_token")
    return found


def refuse() -> NoReturn:
    """Turn away whoever has no token that opens: 401, or 429 after many such."""
    error: TooManyTries | None = g.get("too_many_tokens")
    if error is not None:
        raise error
    abort(HTTPStatus.UNAUTHORIZED)
