"""Registering, stopping and looking after webhooks."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.roles import Role
from mediation.queries import administration
from mediation.queries import webhooks as queries
from mediation.queries.keyset import read_key
from mediation.services import webhooks
from mediation.web import clock
from mediation.web.choices import options
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role, sensitive
from mediation.web.webhooks import bp
from mediation.web.webhooks.forms import WebhookForm


@bp.get("")
@requires_role(Role.SECURITY_ADMIN)
def index() -> ResponseReturnValue:
    """Every webhook."""
    return render_template("webhooks/index.html", rows=queries.listed())


@bp.route("/new", methods=["GET", "POST"])
@requires_role(Role.SECURITY_ADMIN)
@sensitive
def new() -> ResponseReturnValue:
    """Register one; the secret that signs is shown once."""
    form = WebhookForm()
    form.organisation_id.choices = options(
        (row.organisation.id, "　" * row.depth + row.organisation.name)
        for row in administration.tree()
    )
    if form.validate_on_submit():
        try:
            by = current_user._get_current_object()
            made, secret = webhooks.make(form.wish(), by=by, at=clock.now())
            return render_template("webhooks/shown.html", webhook=made, secret=secret)
        except InvalidInput as error:
            show_problems(form, error)
    return render_template("webhooks/new.html", form=form), 422 if form.errors else 200


@bp.post("/<int:webhook_id>/active")
@requires_role(Role.SECURITY_ADMIN)
@sensitive
def set_active(webhook_id: int) -> ResponseReturnValue:
    """Stop telling, or go on."""
    found, active = queries.get(webhook_id), request.form.get("active") == "1"
    by = current_user._get_current_object()
    webhooks.set_active(found, active, by=by, at=clock.now())
    flash("事件通知已启用。" if active else "事件通知已停用。", "success")
    return redirect(url_for("webhooks.index"))


@bp.get("/<int:webhook_id>")
@requires_role(Role.SECURITY_ADMIN)
def log(webhook_id: int) -> ResponseReturnValue:
    """The deliveries, newest first."""
    found = queries.get(webhook_id)
    rows = queries.deliveries(webhook_id, before_id=read_key(request.args.get("before")))
    page, more = rows[: queries.PAGE_SIZE], rows[queries.PAGE_SIZE :]
    later = url_for("webhooks.log", webhook_id=webhook_id, before=page[-1].id) if more else ""
    return render_template("webhooks/log.html", webhook=found, rows=page, later=later)


@bp.post("/deliveries/<int:delivery_id>/again")
@requires_role(Role.SECURITY_ADMIN)
def send_again(delivery_id: int) -> ResponseReturnValue:
    """Deliver the same once more."""
    found = queries.delivery(delivery_id)
    webhook_id = found.webhook_id
    webhooks.send_again(found, by=current_user._get_current_object(), at=clock.now())
    flash("已重新排队送达。", "success")
    return redirect(url_for("webhooks.log", webhook_id=webhook_id))
