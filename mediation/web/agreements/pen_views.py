"""The signature pad: one person at a time writes on a tablet that the mediator hands over."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.agreement.pen import read_strokes
from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, InvalidInput
from mediation.domain.identifiers import mask_accounts
from mediation.domain.money import capitals, figures, from_fen
from mediation.extensions import pen_counts
from mediation.models import Agreement, Case, Document, User
from mediation.queries import cases
from mediation.queries.agreement_facts import clauses_of, instalments_of
from mediation.queries.case_facts import current_agreement
from mediation.services import pen_signing
from mediation.services.pen_signing import PenOrder
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.signatories import (
    Signatory,
    at_the_pad,
    capacity_of,
    possible_signers,
    usual_place,
)
from mediation.web.agreements.signing_forms import PadForm
from mediation.web.choices import options
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires
from mediation.web.step_guard import closed_page, require_open


@bp.route("/signatures/pad/<person>", methods=["GET", "POST"])
@requires(Action.SIGN_AGREEMENT)
def pad(case_id: int, person: str) -> ResponseReturnValue:
    """The pad of one signatory; POST keeps the strokes with the hash of the paper."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.SIGN_AGREEMENT, user)
    if why_not:
        return closed_page(case, Action.SIGN_AGREEMENT, why_not)
    try:
        paper = pen_signing.paper_to_sign(case, by=user, at=clock.now())
    except ActionNotPossible as error:
        return closed_page(case, Action.SIGN_AGREEMENT, (error.sentence,))
    return _answer(case, person, paper, user)


def _answer(case: Case, person: str, paper: Document, user: User) -> ResponseReturnValue:
    agreement = current_agreement(case)
    assert agreement is not None, "the guard of the step asks for an agreement"
    signatory = at_the_pad(agreement, person, user)
    form = _form(case, signatory, paper)
    if not form.is_submitted():
        return _page(agreement, signatory, paper, form)
    if not form.validate() or not _signed(case, signatory, form, user):
        return _page(agreement, signatory, paper, form), 422
    flash(f"{form.signer.data}已在屏幕上签名，笔迹和签署证据已封存。", "success")
    return redirect(url_for("agreements.sign", case_id=case.id))


def _form(case: Case, signatory: Signatory, paper: Document) -> PadForm:
    usual = {"place": usual_place(case), "document_id": str(paper.id)}
    form = PadForm(data={**usual, "signer": signatory.usual_signer})
    form.signer.choices = options((name, name) for name in possible_signers(signatory))
    return form


def _page(agreement: Agreement, signatory: Signatory, paper: Document, form: PadForm) -> str:
    # The paper may have been issued anew since the page was opened.
    form.document_id.data = str(paper.id)
    total = from_fen(sum(row.amount_fen for row in instalments_of(agreement)))
    return render_template(
        "agreements/pad.html",
        case=agreement.case,
        signatory=signatory,
        paper=paper,
        form=form,
        total=f"{figures(total)} 元（{capitals(total)}）" if total else "",
        clauses=[mask_accounts(clause) for clause in clauses_of(agreement)],
        pen_counts=pen_counts(),
    )


def _signed(case: Case, signatory: Signatory, form: PadForm, user: User) -> bool:
    try:
        pen_signing.sign(case, _order(case, signatory, form), by=user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _order(case: Case, signatory: Signatory, form: PadForm) -> PenOrder:
    # As it was sent: the field itself falls back on the paper of now when nothing was.
    signer, told = str(form.signer.data), request.form.get("document_id", "")
    capacity, party_id = capacity_of(case, signatory.key, signer)
    return PenOrder(
        capacity=capacity,
        signer=signer,
        party_id=party_id,
        document_id=int(told) if told.isdecimal() and len(told) < 10 else 0,
        strokes=read_strokes(form.strokes.data or ""),
        place=form.place.data or "",
        device=request.user_agent.string,
        address=request.remote_addr or "",
    )
