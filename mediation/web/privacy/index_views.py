"""The first page of the duties towards persons, the inventory, and what must not be overlooked."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.roles import Role
from mediation.queries import duty_notices, inventory
from mediation.queries.duty_notices import Notice
from mediation.web import clock
from mediation.web.guards import requires_role
from mediation.web.privacy import bp

WATCHERS = (Role.SUPERVISOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)


@bp.app_template_global("duty_notices")
def notices() -> list[Notice]:
    """For the head of a page: administrators everywhere, case workers on their first page."""
    if not current_user.is_authenticated or current_user.must_change_password:
        return []
    user, now = current_user._get_current_object(), clock.now()
    found = list(duty_notices.for_administrators(user, now))
    if request.endpoint in {"home.show", "privacy.index"}:
        found += duty_notices.for_case_workers(user, now)
    return found


@bp.get("/")
@requires_role(*WATCHERS)
def index() -> ResponseReturnValue:
    """What this person has to do with in this matter."""
    roles = current_user.roles
    return render_template(
        "privacy/index.html",
        is_supervisor=Role.SUPERVISOR in roles,
        sees_protection=bool(roles & {Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}),
    )


@bp.get("/inventory")
@requires_role(*WATCHERS)
def inventory_page() -> ResponseReturnValue:
    """Which personal information the system holds, why, sealed or not, and its end."""
    tables = inventory.inventory()
    columns = [column for table in tables for column in table.columns]
    counts = {
        "columns": len(columns),
        "sensitive": sum(column.kind.is_sensitive for column in columns),
        "sealed": sum(column.is_sealed for column in columns),
    }
    page = {"rows": tables, "counts": counts, "now": clock.now()}
    return render_template("privacy/inventory.html", **page)
