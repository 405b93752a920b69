"""One edition: against what counts before it, decided about, given up."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.models import PaperWording
from mediation.queries import paper_wordings
from mediation.services import four_eyes
from mediation.services import paper_wordings as services
from mediation.web import clock
from mediation.web.four_eyes import KEEPERS, READERS, proposed, user
from mediation.web.guards import requires_role, sensitive
from mediation.web.wordings import bp, page
from mediation.web.wordings.forms import CaseNumberForm, EndForm


@bp.get("/editions/<int:wording_id>")
@requires_role(*READERS)
def edition(wording_id: int) -> ResponseReturnValue:
    """One edition, against what counts before it."""
    form = EndForm(formdata=None, data={"valid_from": clock.today()})
    return _page(paper_wordings.get(wording_id), form)


@bp.post("/editions/<int:wording_id>/approve")
@requires_role(*KEEPERS)
@sensitive
def approve(wording_id: int) -> ResponseReturnValue:
    """Agree as the second person."""
    services.approve(paper_wordings.get(wording_id), by=user(), at=clock.now())
    flash("已同意，自起始日期起用于新出具的文书。", "success")
    return redirect(url_for(".edition", wording_id=wording_id))


@bp.post("/editions/<int:wording_id>/refuse")
@requires_role(*KEEPERS)
@sensitive
def refuse(wording_id: int) -> ResponseReturnValue:
    """Say no as the second person."""
    four_eyes.refuse(paper_wordings.get(wording_id), by=user(), at=clock.now())
    flash("已记为不同意。", "success")
    return redirect(url_for(".edition", wording_id=wording_id))


@bp.post("/editions/<int:wording_id>/withdraw")
@requires_role(*KEEPERS)
def withdraw(wording_id: int) -> ResponseReturnValue:
    """Take one's own proposal back."""
    four_eyes.withdraw(paper_wordings.get(wording_id), by=user(), at=clock.now())
    flash("已撤回。", "success")
    return redirect(url_for(".index"))


@bp.post("/editions/<int:wording_id>/end")
@requires_role(*KEEPERS)
def give_up(wording_id: int) -> ResponseReturnValue:
    """Propose to give the words of a place up."""
    row, form = paper_wordings.get(wording_id), EndForm()
    made = proposed(
        form,
        lambda: services.give_up(
            row,
            valid_from=form.valid_from.data,
            reason=form.reason.data or "",
            by=user(),
            at=clock.now(),
        ),
    )
    if made is None:
        return _page(row, form), 422
    return redirect(url_for(".edition", wording_id=made.id))


def _page(row: PaperWording, form: EndForm) -> str:
    facts = page.edition_page(row, user())
    looked_at = CaseNumberForm(formdata=None)
    return render_template("wordings/edition.html", form=form, looked_at=looked_at, **facts)
