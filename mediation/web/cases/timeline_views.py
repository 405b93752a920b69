"""办案时间轴: everything dated of one case on one axis, on screen and as an internal sheet."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import NotVisible
from mediation.models import Case
from mediation.queries import cases, retention
from mediation.services import timeline_paper
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.timeline_page import read_kind, timeline_context
from mediation.web.costly import costly
from mediation.web.guards import case_workers
from mediation.web.pdf_answer import pdf_answer


@bp.get("/<int:case_id>/timeline")
@case_workers
def timeline(case_id: int) -> ResponseReturnValue:
    """The axis, narrowed to one kind or not."""
    case, kind = _case(case_id), read_kind(request.args)
    return render_template("cases/timeline.html", **timeline_context(case, kind, clock.today()))


@bp.get("/<int:case_id>/timeline.pdf")
@case_workers
@costly("paper", per_minute=60, reading=True)
def timeline_pdf(case_id: int) -> ResponseReturnValue:
    """The same as PDF."""
    case, user = _case(case_id), current_user._get_current_object()
    name = f"办案时间轴 {case.number or ''}".strip()
    kind = read_kind(request.args)
    content = timeline_paper.printed(case, kind=kind, by=user, at=clock.now())
    return pdf_answer(content, name, save="save" in request.args)


def _case(case_id: int) -> Case:
    case = cases.get_for(current_user, case_id)
    if retention.remains_of(case_id) is not None:
        # Of a destroyed case nothing dated is left to lay out; its page says what remains.
        raise NotVisible
    return case
