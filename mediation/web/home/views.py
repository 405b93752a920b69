"""The three strips of the day, the search box, the diary and the list of dates."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.roles import ADMIN_ROLES, LIAISON_ROLES
from mediation.web.guards import case_workers, signed_in
from mediation.web.home import bp


@bp.get("/")
@signed_in
def show() -> ResponseReturnValue:
    """What this person has to do today."""
    if current_user.roles & LIAISON_ROLES:
        return redirect(url_for("desk.index"))
    if current_user.roles & ADMIN_ROLES:
        return redirect(url_for("admin.organisations"))
    return render_template("home/show.html")


@bp.get("/diary")
@case_workers
def diary() -> ResponseReturnValue:
    """The sessions of the coming days."""
    return render_template("home/show.html")


@bp.get("/dates")
@case_workers
def dates() -> ResponseReturnValue:
    """The statutory dates that run."""
    return render_template("home/show.html")


@bp.get("/search")
@signed_in
def search() -> ResponseReturnValue:
    """What the box found."""
    return render_template("home/show.html")
