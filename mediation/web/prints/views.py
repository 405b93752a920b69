"""Printing issued papers: one from its row, several of a case, those of the sessions of a day."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.papers import PaperKind
from mediation.models import Case, User
from mediation.queries import cases
from mediation.queries import paper_prints as queries
from mediation.services import paper_prints as services
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, requires
from mediation.web.pdf_answer import pdf_answer
from mediation.web.prints import bp
from mediation.web.prints.forms import DayForm, PrintForm

bp.add_app_template_global(queries.printed, "printed_papers")
bp.add_app_template_global(queries.for_whom, "papers_for_whom")


@bp.app_template_global("may_print")
def may_print(case: Case) -> bool:
    """Whether whoever looks at a case may print its papers."""
    return queries.may_print(_user(), case)


@bp.route("/cases/<int:case_id>/prints", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
def of_case(case_id: int) -> ResponseReturnValue:
    """The papers of a case to be ticked; ?kind=… ticks all of a kind; POST prints."""
    case = _printable(case_id)
    found, form = queries.current_papers(case.id), PrintForm(data=_usual())
    form.offer(found)
    if form.validate_on_submit() and (answer := _begun(form)):
        return answer
    if request.method == "GET":
        wanted = request.args.get("kind")
        form.papers.data = [paper.id for paper in found if paper.kind == wanted]
    kinds = [kind for kind in PaperKind if kind.value in {paper.kind for paper in found}]
    page = {"case": case, "papers": found, "form": form, "kinds": kinds}
    return render_template("prints/case.html", **page), 422 if form.errors else 200


@bp.route("/prints/day", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
def of_day() -> ResponseReturnValue:
    """The notices and records of the sessions of a day; POST prints those that are ticked."""
    chosen = DayForm(request.args)
    day = (chosen.day.data if chosen.validate() else None) or clock.today()
    everybody = queries.papers_on(_user(), day)
    people = {each.session.mediator_id: each.session.mediator for each in everybody}
    chosen.offer(list(people.items()))
    rows = [row for row in everybody if chosen.mediator.data in {None, 0, row.session.mediator_id}]
    form = PrintForm(data=_usual())
    form.offer([paper for row in rows for paper in row.papers])
    if form.validate_on_submit() and (answer := _begun(form)):
        return answer
    page = {"chosen": chosen, "day": day, "rows": rows, "form": form}
    return render_template("prints/day.html", **page), 422 if form.errors else 200


@bp.post("/prints")
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
def make() -> ResponseReturnValue:
    """Print one paper from its row in a list: one copy."""
    form = PrintForm()
    wish = services.PrintWish(form.papers.data or [])
    begun = services.begin(wish, by=_user(), at=clock.now())
    return redirect(url_for(".pdf", batch=begun.batch))


@bp.get("/prints/<batch>.pdf")
@case_workers
@costly("paper", per_minute=60, reading=True)
def pdf(batch: str) -> ResponseReturnValue:
    """What was just printed, for the printer of whoever began it."""
    both = "both" in request.args
    made = services.fetched(batch, on_both_sides=both, by=_user(), at=clock.now())
    return pdf_answer(made.content, made.name)


def _begun(form: PrintForm) -> ResponseReturnValue | None:
    """Begin the print and lead to its file or to its job; None when it cannot be made."""
    wish = form.typed()
    try:
        begun = services.begin(wish, by=_user(), at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return None
    if begun.job is not None:
        return redirect(url_for("jobs.show", job_id=begun.job.id))
    both = {"both": 1} if wish.on_both_sides else {}
    return redirect(url_for(".pdf", batch=begun.batch, **both))


def _usual() -> dict[str, Any]:
    return {"copies": 1}


def _printable(case_id: int) -> Case:
    """A case whose papers this person may print."""
    case = cases.get_for(current_user, case_id)
    if not queries.may_print(_user(), case):
        raise ActionNotAllowed(services.NO_RIGHT)
    return case


def _user() -> User:
    found: User = current_user._get_current_object()
    return found
