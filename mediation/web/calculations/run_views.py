"""The frozen calculations: all of one applicant, and one with its arithmetic and its reasons."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action, is_possible
from mediation.domain.claims.calculation import REFERENCE_ONLY
from mediation.domain.claims.fact_sheet import shown
from mediation.domain.claims.heads import Head
from mediation.domain.claims.questions import QUESTIONS
from mediation.domain.claims.runs import Run, differences
from mediation.models import CalculationRun, Case
from mediation.queries import calculations, cases
from mediation.queries.visibility import allowed_to
from mediation.services import audit, calculating
from mediation.web import clock
from mediation.web.calculations import bp
from mediation.web.calculations.comparison_rows import comparison_of_case
from mediation.web.calculations.facts_views import told
from mediation.web.guards import case_workers, requires

bp.add_app_template_global(comparison_of_case, "comparison_of_case")


@bp.get("/cases/<int:case_id>/parties/<int:party_id>/calculations")
@case_workers
def history(case_id: int, party_id: int) -> ResponseReturnValue:
    """Every calculation of one applicant: what holds now, and what was before."""
    case = cases.get_for(current_user, case_id)
    party = calculations.applicant_of(case, party_id)
    kept = [{"run": row, "head": Head(row.head)} for row in calculations.history(case_id, party_id)]
    latest = {row["run"].head: row["run"].id for row in reversed(kept)}
    page = {"case": case, "party": party, "rows": kept, "latest": set(latest.values())}
    page["may_calculate"] = may_calculate(case)
    return render_template("calculations/history.html", **page, note=REFERENCE_ONLY)


def may_calculate(case: Case) -> bool:
    """Whether whoever looks may compute now."""
    action = Action.CALCULATE
    return action in allowed_to(current_user, case) and is_possible(case.state, action)


@bp.get("/calculations/<int:calculation_id>")
@case_workers
def show(calculation_id: int) -> ResponseReturnValue:
    """One calculation; opening it leaves an audit row."""
    row, case = calculations.get_for(current_user, calculation_id)
    before = calculations.before(row)
    page = render_template("calculations/show.html", case=case, **_context(row, before))
    audit.viewed(case, by=current_user, at=clock.now(), what="case.calculation_viewed")
    return page


def _context(row: CalculationRun, before: CalculationRun | None) -> dict[str, Any]:
    run = calculations.as_run(row)
    moved = differences(calculations.as_run(before), run) if before else ()
    return {
        "row": row,
        "run": run,
        "party": row.party,
        "before": before,
        "differences": moved,
        "inputs": _inputs(run),
        "note": REFERENCE_ONLY,
    }


def _inputs(run: Run) -> list[tuple[str, str]]:
    """What went in, by the words of the questions."""
    return [
        (each.label, shown(each, run.inputs[each.name]))
        for each in QUESTIONS[run.head]
        if each.name in run.inputs
    ]


@bp.post("/cases/<int:case_id>/parties/<int:party_id>/calculations")
@requires(Action.CALCULATE)
def calculate(case_id: int, party_id: int) -> ResponseReturnValue:
    """Compute again from the facts as they stand: a figure of the place may have changed."""
    case = cases.get_for(current_user, case_id)
    user = current_user._get_current_object()
    made = calculating.calculate(case, party_id, by=user, at=clock.now())
    flash(told(len(made)), "success")
    return redirect(url_for(".history", case_id=case_id, party_id=party_id))
