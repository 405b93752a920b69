"""The three strips of the day, the search box and the diary."""

from datetime import date, timedelta
from itertools import groupby

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.roles import ADMIN_ROLES, LIAISON_ROLES
from mediation.queries import home as queries
from mediation.queries import search as search_queries
from mediation.queries import shares
from mediation.queries.keyset import read_key
from mediation.queries.performance import standings
from mediation.web import clock
from mediation.web.guards import case_workers, signed_in
from mediation.web.home import bp
from mediation.web.home.day import day_context

DIARY_DAYS = timedelta(days=13)


@bp.get("/")
@signed_in
def show() -> ResponseReturnValue:
    """What this person has to do today; liaisons and administrators have pages of their own."""
    if current_user.roles & LIAISON_ROLES:
        return redirect(url_for("desk.index"))
    if current_user.roles & ADMIN_ROLES:
        return redirect(url_for("admin.organisations"))
    user = current_user._get_current_object()
    return render_template("home/show.html", **day_context(user, clock.today()))


@bp.get("/diary")
@case_workers
def diary() -> ResponseReturnValue:
    """The sessions of two weeks, day by day."""
    first = _day(request.args.get("from")) or clock.today()
    found = queries.sessions_on(current_user, first, first + DIARY_DAYS)
    days = [(day, list(rows)) for day, rows in groupby(found, lambda row: row.planned_at.date())]
    return render_template(
        "home/diary.html",
        days=days,
        first=first,
        last=first + DIARY_DAYS,
        today=clock.today(),
        earlier=url_for("home.diary", **{"from": first - DIARY_DAYS - timedelta(days=1)}),
        later=url_for("home.diary", **{"from": first + DIARY_DAYS + timedelta(days=1)}),
    )


@bp.get("/search")
@signed_in
def search() -> ResponseReturnValue:
    """What the box found: cases for case workers, shares for liaisons, nothing for others."""
    text = request.args.get("q", "").strip()[:60]
    if current_user.roles & LIAISON_ROLES:
        rows = shares.find(current_user, text, today=clock.today())
        return render_template("home/search_shares.html", rows=rows, search_text=text)
    before = read_key(request.args.get("before"))
    found = search_queries.find(current_user, text, before_id=before)
    if found.count == 1 and before is None:
        return redirect(url_for("cases.show", case_id=found.rows[0].id))
    today = clock.today()
    words = standings([row.id for row in found.rows], today)
    page = {"found": found, "standings": words, "search_text": text, "today": today}
    return render_template("home/search.html", **page)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
