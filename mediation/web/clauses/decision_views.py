"""One edition of a clause: against what counts before it, decided about, given up."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from mediation.models import OfficeClause
from mediation.queries import office_clauses
from mediation.services import four_eyes
from mediation.services import office_clauses as services
from mediation.web import clock
from mediation.web.clauses import bp, page
from mediation.web.clauses.forms import RetireForm
from mediation.web.four_eyes import KEEPERS, READERS, proposed, user
from mediation.web.guards import requires_role, sensitive


@bp.get("/editions/<int:clause_id>")
@requires_role(*READERS)
def edition(clause_id: int) -> ResponseReturnValue:
    """One edition, against what counts before it."""
    form = RetireForm(formdata=None, data={"valid_from": clock.today()})
    return _page(office_clauses.get(clause_id), form)


@bp.post("/editions/<int:clause_id>/approve")
@requires_role(*KEEPERS)
@sensitive
def approve(clause_id: int) -> ResponseReturnValue:
    """Agree as the second person."""
    services.approve(office_clauses.get(clause_id), by=user(), at=clock.now())
    flash("已同意，自起始日期起使用。", "success")
    return redirect(url_for(".edition", clause_id=clause_id))


@bp.post("/editions/<int:clause_id>/refuse")
@requires_role(*KEEPERS)
@sensitive
def refuse(clause_id: int) -> ResponseReturnValue:
    """Say no as the second person."""
    four_eyes.refuse(office_clauses.get(clause_id), by=user(), at=clock.now())
    flash("已记为不同意。", "success")
    return redirect(url_for(".edition", clause_id=clause_id))


@bp.post("/editions/<int:clause_id>/withdraw")
@requires_role(*KEEPERS)
def withdraw(clause_id: int) -> ResponseReturnValue:
    """Take one's own proposal back."""
    four_eyes.withdraw(office_clauses.get(clause_id), by=user(), at=clock.now())
    flash("已撤回。", "success")
    return redirect(url_for(".index"))


@bp.post("/editions/<int:clause_id>/retire")
@requires_role(*KEEPERS)
def retire(clause_id: int) -> ResponseReturnValue:
    """Propose to give the clause of a place up."""
    row, form = office_clauses.get(clause_id), RetireForm()
    made = proposed(
        form,
        lambda: services.retire(
            row,
            valid_from=form.valid_from.data,
            reason=form.reason.data or "",
            by=user(),
            at=clock.now(),
        ),
    )
    if made is None:
        return _page(row, form), 422
    return redirect(url_for(".edition", clause_id=made.id))


def _page(row: OfficeClause, form: RetireForm) -> str:
    facts = page.edition_page(row, user(), clock.today())
    return render_template("clauses/edition.html", form=form, **facts)
