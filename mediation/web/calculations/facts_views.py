"""The facts of one applicant: entered once, kept, computed."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.claims.fact_sheet import FactSheet, changes_between, heads_of
from mediation.domain.errors import EditConflict, InvalidInput
from mediation.models import Case, Party
from mediation.queries import calculations, cases
from mediation.queries.registered_facts import departures, first_sheet
from mediation.services import calculating, worker_facts
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.calculations import bp
from mediation.web.calculations.facts_form import FactsForm
from mediation.web.guards import requires

SAVED = "核算事实已保存。"


@bp.route("/cases/<int:case_id>/parties/<int:party_id>/facts", methods=["GET", "POST"])
@requires(Action.CALCULATE)
def facts(case_id: int, party_id: int) -> ResponseReturnValue:
    """Ask what the claims of an applicant are computed from; POST keeps it, and computes."""
    case = cases.get_for(current_user, case_id)
    party = calculations.applicant_of(case, party_id)
    require(case, Action.CALCULATE, by=current_user, at=clock.now())
    if request.method == "GET":
        return _page(case, party, _form(case, party))
    form = _form(case, party)
    if not form.validate():
        return _page(case, party, form), 422
    try:
        return _saved(case, party, form)
    except InvalidInput as error:
        form.show(error)
        return _page(case, party, form), 422
    except EditConflict as error:
        return _conflict(case, party, form, error)


def _form(case: Case, party: Party) -> FactsForm:
    heads = heads_of(calculations.claim_types(case).get(party.id, ()))
    row = calculations.facts_row(party.id)
    if row is None:
        return FactsForm(heads, first_sheet(case, party, heads), version=worker_facts.NOT_YET)
    return FactsForm(heads, FactSheet.from_plain(row.facts), version=row.version)


def _saved(case: Case, party: Party, form: FactsForm) -> ResponseReturnValue:
    sheet, case_id, party_id = form.sheet(), case.id, party.id
    what: dict[str, Any] = {"expected_version": form.version}
    what |= {"by": current_user._get_current_object(), "at": clock.now()}
    if request.form.get("act") == "keep":
        worker_facts.save(case, party_id, sheet, **what)
        flash(SAVED, "success")
        return redirect(url_for("cases.show", case_id=case_id, _anchor="comparison"))
    made = calculating.keep_and_calculate(case, party_id, sheet, **what)
    flash(SAVED + told(len(made)), "success")
    return redirect(url_for(".history", case_id=case_id, party_id=party_id))


def told(count: int) -> str:
    """What came of a calculation."""
    return f"核算出 {count} 项。" if count else "结果与上一次相同，没有另存。"


def _conflict(
    case: Case, party: Party, form: FactsForm, error: EditConflict
) -> ResponseReturnValue:
    """What the other one saved beside what was typed; saved again, the typed words stand."""
    row = calculations.facts_row(party.id)
    theirs = FactSheet.from_plain(row.facts) if row else FactSheet()
    yours = {each.label: each.after for each in changes_between(theirs, form.sheet())}
    rows = [
        {
            "label": each.label,
            "before": each.before,
            "theirs": each.after,
            "yours": yours.get(each.label, each.after),
        }
        for each in error.changes
    ]
    form.common.version.data = str(error.current_version)
    # The field shows what was sent unless that is forgotten.
    form.common.version.raw_data = None
    return _page(case, party, form, conflict=rows), 409


def _page(case: Case, party: Party, form: FactsForm, **more: Any) -> str:
    row = calculations.facts_row(party.id)
    sheet = FactSheet.from_plain(row.facts) if row else FactSheet()
    page = {
        "case": case,
        "party": party,
        "form": form,
        "row": row,
        "departures": departures(case, party, sheet),
        "claims": [claim for claim in case.claims if claim.party_id == party.id],
    }
    return render_template("calculations/facts.html", **page, **more)
