"""The tree of organisations."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import EditConflict, InvalidInput
from mediation.domain.roles import Role
from mediation.models import Organisation
from mediation.queries import administration
from mediation.services import organisations as services
from mediation.web import clock
from mediation.web.admin import bp
from mediation.web.admin.forms import OrganisationForm, opened_version
from mediation.web.form_errors import show_problems
from mediation.web.guards import administrators, requires_role


@bp.get("/organisations")
@administrators
def organisations() -> ResponseReturnValue:
    """The tree."""
    may_edit = Role.SYSTEM_ADMIN in current_user.roles
    rows = administration.tree()
    return render_template("admin/organisations.html", rows=rows, may_edit=may_edit)


@bp.route("/organisations/new", methods=["GET", "POST"])
@requires_role(Role.SYSTEM_ADMIN)
def new_organisation() -> ResponseReturnValue:
    """Add an organisation."""
    form = _form(None)
    if not form.is_submitted():
        return _page(form, None)
    if not form.validate() or not _save(form, None):
        return _page(form, None), 422
    flash("机构已添加。", "success")
    return redirect(url_for("admin.organisations"))


@bp.route("/organisations/<int:organisation_id>", methods=["GET", "POST"])
@requires_role(Role.SYSTEM_ADMIN)
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Correct an organisation."""
    found = administration.organisation(organisation_id)
    form = _form(found)
    if not form.is_submitted():
        return _page(form, found)
    try:
        if not form.validate() or not _save(form, found):
            return _page(form, found), 422
    except EditConflict as conflict:
        form.version.data = str(conflict.current_version)
        return _page(form, found, conflict), 409
    flash("机构已保存。", "success")
    return redirect(url_for("admin.organisations"))


def _form(found: Organisation | None) -> OrganisationForm:
    form = OrganisationForm(obj=found, data=None if found else {"is_active": True})
    rows = administration.tree()
    own = found.path if found else None
    form.offer_parents(
        [
            (row.organisation.id, "　" * row.depth + row.organisation.name)
            for row in rows
            if own is None or not row.organisation.path.startswith(own)
        ]
    )
    if found is not None and not form.is_submitted():
        form.parent_id.data = found.parent_id or 0
    return form


def _page(
    form: OrganisationForm, found: Organisation | None, conflict: EditConflict | None = None
) -> str:
    return render_template(
        "admin/organisation.html", form=form, organisation=found, conflict=conflict
    )


def _save(form: OrganisationForm, found: Organisation | None) -> bool:
    by, at = current_user._get_current_object(), clock.now()
    try:
        if found is None:
            services.create_organisation(form.typed(), by=by, at=at)
        else:
            version = opened_version(form.version)
            services.update_organisation(
                found, form.typed(), expected_version=version, by=by, at=at
            )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
