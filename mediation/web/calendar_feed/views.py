"""Making and stopping one's calendar feed; the feed itself, for programs that cannot sign in."""

from http import HTTPStatus

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.calendar_files import MEDIA_TYPE
from mediation.domain.errors import NotVisible, TooManyTries
from mediation.models import CalendarFeed
from mediation.queries import calendar_feed as queries
from mediation.services import calendar_feeds
from mediation.services.sign_in_limits import QUARTER
from mediation.web import clock
from mediation.web.calendar_feed import bp
from mediation.web.guards import case_workers, passive, public, sensitive
from mediation.web.identity.sessions import cookieless


@bp.app_template_global("own_calendar_feed")
def own_calendar_feed() -> CalendarFeed | None:
    """The feed of whoever looks at the page of their account."""
    return queries.of_user(current_user)


@bp.post("/account/calendar-feed")
@case_workers
@sensitive
def make() -> ResponseReturnValue:
    """Make a new address, shown once."""
    token = calendar_feeds.make(current_user._get_current_object(), at=clock.now())
    address = url_for("calendar_feed.show", token=token, _external=True)
    return render_template("calendar_feed/made.html", address=address)


@bp.post("/account/calendar-feed/stop")
@case_workers
@sensitive
def stop() -> ResponseReturnValue:
    """Revoke the address."""
    calendar_feeds.revoke(current_user._get_current_object(), at=clock.now())
    flash("日历订阅已停用，原来的地址已经失效。", "success")
    return redirect(url_for("account.show", _anchor="calendar-feed"))


@bp.get("/calendar/<token>.ics")
@public
@passive
@cookieless
def show(token: str) -> ResponseReturnValue:
    """The calendar; answers are plain, for nobody reads a page here."""
    try:
        content = calendar_feeds.read(token, address=request.remote_addr, at=clock.now())
    except NotVisible:
        return Response("Not found\n", HTTPStatus.NOT_FOUND, mimetype="text/plain")
    except TooManyTries:
        later = {"Retry-After": str(int(QUARTER.total_seconds()))}
        return Response("Too often\n", HTTPStatus.TOO_MANY_REQUESTS, later, mimetype="text/plain")
    return Response(content, mimetype=MEDIA_TYPE)
