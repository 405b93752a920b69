"""One edition of a clause: against what counts before it, decided about, given up."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.models import OfficeClause
from mediation.queries import office_clauses
from mediation.services import office_clauses as services
from mediation.web import clock
from mediation.web.clauses import bp, page
from mediation.web.four_eyes import (
    KEEPERS,
    READERS,
    Deciding,
    EndForm,
    add_decisions,
    proposed_end,
    user,
)
from mediation.web.guards import requires_role


@bp.get("/editions/<int:clause_id>")
@requires_role(*READERS)
def edition(clause_id: int) -> ResponseReturnValue:
    """One edition, against what counts before it."""
    form = EndForm(formdata=None, data={"valid_from": clock.today()})
    return _page(office_clauses.get(clause_id), form)


add_decisions(
    bp,
    "/editions/<int:clause_id>",
    Deciding(office_clauses.get, services.approve, "已同意，自起始日期起使用。", ".edition"),
)


@bp.post("/editions/<int:clause_id>/retire")
@requires_role(*KEEPERS)
def retire(clause_id: int) -> ResponseReturnValue:
    """Propose to give the clause of a place up."""
    row, form = office_clauses.get(clause_id), EndForm()
    made = proposed_end(form, row, services.retire)
    if made is None:
        return _page(row, form), 422
    return redirect(url_for(".edition", clause_id=made.id))


def _page(row: OfficeClause, form: EndForm) -> str:
    facts = page.edition_page(row, user(), clock.today())
    return render_template("clauses/edition.html", form=form, **facts)
