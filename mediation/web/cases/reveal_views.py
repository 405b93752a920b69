"""One personal number of a case in full: asked for with a reason, shown once, written down."""

from functools import partial

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.models import Case
from mediation.queries import cases
from mediation.queries.personal_numbers import Secret, secret_of
from mediation.services import revealing
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.guards import case_workers, sensitive
from mediation.web.reveal_page import Place, ask_page, shown_page


@bp.get("/<int:case_id>/people/<person>/<field>")
@case_workers
@sensitive
def ask_reveal(case_id: int, person: str, field: str) -> ResponseReturnValue:
    """The form that asks for a reason."""
    case, secret = _found(case_id, person, field)
    return ask_page(secret, _place(case))


@bp.post("/<int:case_id>/people/<person>/<field>")
@case_workers
@sensitive
def reveal(case_id: int, person: str, field: str) -> ResponseReturnValue:
    """The number, in this one answer."""
    case, secret = _found(case_id, person, field)
    user = current_user._get_current_object()
    shown = partial(revealing.reveal, case, secret, by=user, at=clock.now())
    return shown_page(secret, _place(case), shown)


def _found(case_id: int, person: str, field: str) -> tuple[Case, Secret]:
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    revealing.require_right(case, by=user)
    return case, secret_of(case, person, field)


def _place(case: Case) -> Place:
    note = f"{case.number or '待受理'} · {case.title}"
    return Place(note, url_for("cases.show", case_id=case.id, _anchor="parties"), "案件")
