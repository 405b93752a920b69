"""One personal number in full: asked for with a reason, shown once, written down."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.errors import InvalidInput
from mediation.domain.revealing import LONGEST_NOTE, RevealReason
from mediation.models import Case
from mediation.queries import cases
from mediation.services import revealing
from mediation.services.revealing import Secret
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.choices import choices_of
from mediation.web.fields import OneOfField
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, sensitive
from mediation.web.intake.fields import LineField


class RevealForm(FlaskForm):
    """What the number is needed for."""

    reason = OneOfField("用途", [InputRequired("请选择用途。")], choices=choices_of(RevealReason))
    note = LineField("说明", LONGEST_NOTE, description="选“其他”的必须写明。不要写号码。")


@bp.get("/<int:case_id>/people/<person>/<field>")
@case_workers
@sensitive
def ask_reveal(case_id: int, person: str, field: str) -> ResponseReturnValue:
    """The form that asks for a reason; the number is still masked."""
    case, secret = _found(case_id, person, field)
    return _page(case, secret, RevealForm())


@bp.post("/<int:case_id>/people/<person>/<field>")
@case_workers
@sensitive
def reveal(case_id: int, person: str, field: str) -> ResponseReturnValue:
    """The number, in this one answer."""
    case, secret = _found(case_id, person, field)
    form = RevealForm()
    if not form.validate():
        return _page(case, secret, form), 422
    user = current_user._get_current_object()
    reason, note = RevealReason(form.reason.data), form.note.data or ""
    try:
        value = revealing.reveal(case, secret, reason, note, by=user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(case, secret, form), 422
    return render_template("cases/revealed.html", case=case, secret=secret, value=value)


def _found(case_id: int, person: str, field: str) -> tuple[Case, Secret]:
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    revealing.require_right(case, by=user)
    return case, revealing.secret_of(case, person, field)


def _page(case: Case, secret: Secret, form: RevealForm) -> str:
    return render_template("cases/reveal.html", case=case, secret=secret, form=form)
