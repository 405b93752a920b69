"""收款确认 of one payee for one instalment: the paper with its code, and the answer at the desk."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.papers import PaperKind
from mediation.domain.small_flows import ReceiptState
from mediation.models import Case
from mediation.queries import cases
from mediation.services import issuing, receipts
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.ledger_forms import ConfirmationForm
from mediation.web.agreements.ledger_lines import line_of, payee_of, receipt_words
from mediation.web.agreements.payment_views import tried
from mediation.web.costly import costly
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.post("/payments/<int:instalment_id>/payees/<int:payee_id>/receipt")
@requires(Action.CONFIRM_RECEIPT)
@costly("paper", per_minute=60)
def receipt(case_id: int, instalment_id: int, payee_id: int) -> ResponseReturnValue:
    """Print 收款确认单 with a new code; the code that was given before is worth nothing."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.CONFIRM_RECEIPT, user)
    if why_not:
        return closed_page(case, Action.CONFIRM_RECEIPT, why_not)
    payee_of(case, instalment_id, payee_id)
    told = receipt_words(instalment_id, payee_id)
    kind = PaperKind.PAYMENT_RECEIPT.value
    paper = issuing.issue(case, kind, by=user, at=clock.now(), extra=told)
    return redirect(url_for("documents.pdf", document_id=paper.id))


@bp.route(
    "/payments/<int:instalment_id>/payees/<int:payee_id>/confirmation", methods=["GET", "POST"]
)
@requires(Action.CONFIRM_RECEIPT)
def confirmation(case_id: int, instalment_id: int, payee_id: int) -> ResponseReturnValue:
    """Take the payee's answer at the desk."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.CONFIRM_RECEIPT, user)
    if why_not:
        return closed_page(case, Action.CONFIRM_RECEIPT, why_not)
    party = payee_of(case, instalment_id, payee_id)
    form = ConfirmationForm()
    if form.validate_on_submit() and _confirmed(case, instalment_id, payee_id, form):
        flash("已登记收款人的答复。", "success")
        return redirect(url_for(".payments", case_id=case_id))
    line = line_of(case, instalment_id)
    page = {"case": case, "party": party, "line": line, "payee": line.of(payee_id), "form": form}
    return render_template("agreements/confirmation.html", **page), 422 if form.errors else 200


def _confirmed(case: Case, instalment_id: int, payee_id: int, form: ConfirmationForm) -> bool:
    def act() -> object:
        return receipts.confirm_at_desk(
            case,
            instalment_id=instalment_id,
            payee_id=payee_id,
            state=ReceiptState(form.state.data),
            note=str(form.note.data),
            by=current_user._get_current_object(),
            at=clock.now(),
        )

    return tried(form, act)
