"""One edition: against what counts before it, decided about, given up."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.models import PaperWording
from mediation.queries import paper_wordings
from mediation.services import paper_wordings as services
from mediation.web import clock
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
from mediation.web.wordings import bp, page
from mediation.web.wordings.forms import CaseNumberForm


@bp.get("/editions/<int:wording_id>")
@requires_role(*READERS)
def edition(wording_id: int) -> ResponseReturnValue:
    """One edition, against what counts before it."""
    form = EndForm(formdata=None, data={"valid_from": clock.today()})
    return _page(paper_wordings.get(wording_id), form)


add_decisions(
    bp,
    "/editions/<int:wording_id>",
    Deciding(
        paper_wordings.get, services.approve, "已同意，自起始日期起用于新出具的文书。", ".edition"
    ),
)


@bp.post("/editions/<int:wording_id>/end")
@requires_role(*KEEPERS)
def give_up(wording_id: int) -> ResponseReturnValue:
    """Propose to give the words of a place up."""
    row, form = paper_wordings.get(wording_id), EndForm()
    made = proposed_end(form, row, services.give_up)
    if made is None:
        return _page(row, form), 422
    return redirect(url_for(".edition", wording_id=made.id))


def _page(row: PaperWording, form: EndForm) -> str:
    facts = page.edition_page(row, user())
    looked_at = CaseNumberForm(formdata=None)
    return render_template("wordings/edition.html", form=form, looked_at=looked_at, **facts)
