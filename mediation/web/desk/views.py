"""The liaison's desk: what was shared with us, and our answer."""

from flask import render_template
from flask.typing import ResponseReturnValue

from mediation.web.desk import bp
from mediation.web.guards import liaisons


@bp.get("")
@liaisons
def index() -> ResponseReturnValue:
    """What was shared with our organisation."""
    return render_template("home/show.html")
