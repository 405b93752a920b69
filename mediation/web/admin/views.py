"""Organisations, users and their roles; the working-day calendar."""

from flask import render_template
from flask.typing import ResponseReturnValue

from mediation.web.admin import bp
from mediation.web.guards import administrators


@bp.get("/organisations")
@administrators
def organisations() -> ResponseReturnValue:
    """The tree."""
    return render_template("home/show.html")


@bp.get("/users")
@administrators
def users() -> ResponseReturnValue:
    """The accounts."""
    return render_template("home/show.html")


@bp.get("/calendar")
@administrators
def calendar() -> ResponseReturnValue:
    """The working-day calendar."""
    return render_template("home/show.html")
