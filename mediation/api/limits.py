"""How often the interface may be asked: by one token, and from one address, in a minute.

Each answer says what is left (RateLimit fields of the IETF draft); 429 says how long to wait.
"""

from datetime import timedelta

from flask import Response, current_app, g, request

from mediation.api import bp
from mediation.domain.errors import TooManyTries
from mediation.services import throttle
from mediation.services.sign_in_limits import network_of
from mediation.web import clock
from mediation.web.identity.bearer import current_token

MINUTE = timedelta(minutes=1)
TOO_OFTEN = "一分钟内调用得太多，请稍后再试。"


@bp.before_request
def _count() -> None:
    token = current_token()
    if token is None:
        return
    settings, at = current_app.config, clock.now()
    limits = (
        (f"interface:{token.id}", settings["API_PER_MINUTE"]),
        (f"interface from {network_of(request.remote_addr)}", settings["API_ADDRESS_PER_MINUTE"]),
    )
    with throttle.counting():
        found = [throttle.count(key, most, MINUTE, at) for key, most in limits]
    g.allowances = [(most, each) for (_, most), each in zip(limits, found, strict=True)]
    for each in found:
        if not each.allowed:
            raise TooManyTries(TOO_OFTEN, each.seconds)


@bp.after_request
def _tell(answer: Response) -> Response:
    allowances = g.get("allowances")
    if allowances:
        names = ("token", "address")
        policy = ", ".join(
            f'"{name}";q={most};w=60' for name, (most, _) in zip(names, allowances, strict=True)
        )
        left = ", ".join(
            f'"{name}";r={each.left};t={each.seconds}'
            for name, (_, each) in zip(names, allowances, strict=True)
        )
        answer.headers["RateLimit-Policy"], answer.headers["RateLimit"] = policy, left
    answer.headers["Cache-Control"] = "no-store"
    return answer
