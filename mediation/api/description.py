"""/api/v1/openapi.json (OpenAPI 3.1), and the page on which people read it."""

from flask import Response, current_app, render_template
from flask.typing import ResponseReturnValue

from mediation.api import bp
from mediation.api.openapi import described
from mediation.api.operations import JSON, OPERATIONS
from mediation.domain.api_tokens import ApiScope
from mediation.web.guards import public, signed_in
from mediation.web.trail import untraced


@bp.get("/openapi.json")
@public
@untraced
def openapi() -> Response:
    """The description; it names no data of anybody, so that tools may fetch it without a token."""
    return current_app.response_class(described(), mimetype=JSON)


@bp.get("/")
@signed_in
def page() -> ResponseReturnValue:
    """The description in words."""
    groups = {
        scope: [each for each in OPERATIONS if each.scope is scope]
        for scope in ApiScope
        if any(each.scope is scope for each in OPERATIONS)
    }
    return render_template("api/page.html", groups=groups)
