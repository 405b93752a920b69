"""What was sent in to our body: the list, one case, taking and refusing it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.incoming import IncomingRefusal, IncomingState
from mediation.domain.masked_entry import masked
from mediation.models import IncomingCase
from mediation.queries import incoming as rows
from mediation.queries.incoming import DESK_ROLES, TABS, tab_of
from mediation.services import incoming as services
from mediation.web import clock
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.incoming import bp
from mediation.web.incoming.answers import paper_answer
from mediation.web.incoming.forms import RefusalForm

# The section of the case page asks for its row itself.
bp.add_app_template_global(rows.of_case, "sent_in_as")


@bp.get("")
@requires_role(*DESK_ROLES)
def index() -> ResponseReturnValue:
    """What waits for our answer, and what was answered."""
    tab = tab_of(request.args.get("tab", ""))
    page = rows.arrivals(current_user, tab, request.args.get("after", ""))
    counts = rows.counts(rows.arriving_for(current_user))
    today = clock.today()
    return render_template(
        "incoming/index.html", tab=tab, tabs=TABS, counts=counts, page=page, today=today
    )


@bp.get("/<int:incoming_id>")
@requires_role(*DESK_ROLES)
def show(incoming_id: int) -> ResponseReturnValue:
    """One case that was sent in, as its sender told it."""
    row = rows.arrived(current_user, incoming_id)
    return render_template("incoming/show.html", **_facts(row))


@bp.post("/<int:incoming_id>/accept")
@requires_role(*DESK_ROLES)
def accept(incoming_id: int) -> ResponseReturnValue:
    """Take the case."""
    row = rows.arrived(current_user, incoming_id)
    try:
        case = services.accept(row, by=current_user, at=clock.now())
    except InvalidInput as error:
        # What was right when it was sent may not be so today.
        problems = [(each.sentence, "") for each in error.problems]
        return render_template("incoming/show.html", **_facts(row), problems=problems), 422
    told = (
        f"已接收并受理，案号 {case.number}。" if case.number else "已接收登记，请征询被申请人意愿。"
    )
    flash(told, "success")
    return redirect(url_for("cases.show", case_id=case.id))


@bp.route("/<int:incoming_id>/refuse", methods=["GET", "POST"])
@requires_role(*DESK_ROLES)
def refuse(incoming_id: int) -> ResponseReturnValue:
    """Say why the case is not taken."""
    row, form = rows.arrived(current_user, incoming_id), RefusalForm()
    if form.validate_on_submit() and _refused(row, form):
        flash("已答复不予接收，对方马上能看到原因。", "success")
        return redirect(url_for(".show", incoming_id=incoming_id))
    facts = {"row": row, "form": form}
    return render_template("incoming/refuse.html", **facts), 422 if form.errors else 200


def _refused(row: IncomingCase, form: RefusalForm) -> bool:
    refusal, note = IncomingRefusal(form.refusal.data), form.note.data or ""
    try:
        services.refuse(row, refusal=refusal, note=note, by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.get("/<int:incoming_id>/papers/<int:paper_id>")
@requires_role(*DESK_ROLES)
def paper(incoming_id: int, paper_id: int) -> ResponseReturnValue:
    """Take a file out to read it."""
    return paper_answer(rows.arrived(current_user, incoming_id), paper_id)


def _facts(row: IncomingCase) -> dict[str, object]:
    is_ours = row.body_id == current_user.organisation_id
    may_answer = is_ours and row.state is IncomingState.SENT
    return {"row": row, "told": masked(services.application_of(row)), "may_answer": may_answer}
