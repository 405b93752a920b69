"""The list of the inbox, what is done with its items, and urging on a case (催办)."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.roles import Role
from mediation.models import Case
from mediation.queries import cases
from mediation.queries import inbox as queries
from mediation.queries.inbox import InboxTab
from mediation.queries.keyset import read_cursor
from mediation.services import inbox as services
from mediation.web import clock
from mediation.web.guards import case_workers, requires_role
from mediation.web.identity.addresses import own_address
from mediation.web.inbox import bp
from mediation.web.inbox.rows import item_row


@bp.app_template_global("may_urge")
def may_urge(case: Case) -> bool:
    """Whether whoever looks may urge on the case now."""
    return services.may_urge(case, current_user)


@bp.get("/inbox")
@case_workers
def index() -> ResponseReturnValue:
    """What waits, unread and red first; or what is over."""
    wanted, now = request.args.get("tab", ""), clock.now()
    tab = InboxTab(wanted) if wanted in set(InboxTab) else InboxTab.WAITING
    page = queries.page(current_user, tab, cursor=read_cursor(request.args.get("at")))
    rows = [item_row(row, current_user, now.date()) for row in page.rows]
    return render_template(
        "inbox/index.html", tab=tab, tabs=InboxTab, page=page, rows=rows, now=now
    )


@bp.post("/inbox/seen")
@case_workers
def all_seen() -> ResponseReturnValue:
    """Have read everything that waits."""
    services.mark_all_seen(current_user._get_current_object(), at=clock.now())
    return redirect(url_for("inbox.index"))


@bp.post("/inbox/<int:item_id>/seen")
@case_workers
def seen(item_id: int) -> ResponseReturnValue:
    """Have read one item."""
    services.mark_seen(queries.get_for(current_user, item_id), at=clock.now())
    return redirect(_back())


@bp.post("/inbox/<int:item_id>/done")
@case_workers
def done(item_id: int) -> ResponseReturnValue:
    """Have dealt with one item."""
    user = current_user._get_current_object()
    services.mark_done(queries.get_for(user, item_id), by=user, at=clock.now())
    flash("已了结。期限仍在进行的，到下一个提醒时点会再次出现。", "success")
    return redirect(_back())


@bp.post("/cases/<int:case_id>/urge")
@requires_role(Role.SUPERVISOR)
def urge(case_id: int) -> ResponseReturnValue:
    """Urge whoever the case waits for."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    services.urge(case, by=user, at=clock.now())
    flash(f"已催办{case.owner.name}，对方的待办中已经显示。", "success")
    return redirect(_back(url_for("cases.show", case_id=case_id)))


def _back(usual: str = "") -> str:
    """The page of ours on which the button stood."""
    return own_address(request.form.get("back") or usual or url_for("inbox.index"))
