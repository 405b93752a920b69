"""The page on which one personal number is asked for, and the one that shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms.validators import InputRequired

from mediation.domain.errors import InvalidInput
from mediation.domain.revealing import LONGEST_NOTE, RevealReason
from mediation.queries.personal_numbers import Secret
from mediation.web.choices import choices_of
from mediation.web.fields import OneOfField
from mediation.web.form_errors import show_problems
from mediation.web.intake.fields import LineField


class RevealForm(FlaskForm):
    """What the number is needed for."""

    reason = OneOfField("用途", [InputRequired("请选择用途。")], choices=choices_of(RevealReason))
    note = LineField("说明", LONGEST_NOTE, description="选“其他”的必须写明。不要写号码。")


@dataclass(frozen=True)
class Place:
    """Where somebody asks: what stands under the heading, and the way back."""

    note: str
    back_url: str
    back_label: str


def ask_page(secret: Secret, place: Place) -> str:
    """The form; the number is still masked."""
    return _page(secret, place, RevealForm())


def shown_page(
    secret: Secret, place: Place, reveal: Callable[[RevealReason, str], str]
) -> ResponseReturnValue:
    """The number, in this one answer; the form again when the reason is not good enough."""
    form = RevealForm()
    if not form.validate():
        return _page(secret, place, form), 422
    try:
        value = reveal(RevealReason(form.reason.data), form.note.data or "")
    except InvalidInput as error:
        show_problems(form, error)
        return _page(secret, place, form), 422
    return render_template("reveal/shown.html", place=place, secret=secret, value=value)


def _page(secret: Secret, place: Place, form: RevealForm) -> str:
    return render_template("reveal/ask.html", place=place, secret=secret, form=form)
