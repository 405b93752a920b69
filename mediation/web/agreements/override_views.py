"""One red finding of a kept draft: asking that it may pass, deciding, taking the wish back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.models import Agreement, AgreementOverride, Case, User
from mediation.queries import overrides
from mediation.queries.agreement_facts import agreement_of
from mediation.queries.visibility import allowed_to
from mediation.services import agreement_overrides
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.override_forms import AskForm, DecisionForm, case_to_pass
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires


@bp.get("/<int:draft_id>/overrides/<fingerprint>")
@requires(Action.ASK_OVERRIDE)
def override(case_id: int, draft_id: int, fingerprint: str) -> ResponseReturnValue:
    """The finding, what was said about it, and what may be done."""
    case = case_to_pass(_user(), case_id)
    found = agreement_of(case, draft_id)
    return _page(case, found, fingerprint, AskForm(formdata=None), DecisionForm(formdata=None))


@bp.post("/<int:draft_id>/overrides/<fingerprint>")
@requires(Action.ASK_OVERRIDE)
def ask_override(case_id: int, draft_id: int, fingerprint: str) -> ResponseReturnValue:
    """Ask that it may pass."""
    case, form = case_to_pass(_user(), case_id), AskForm()
    found = agreement_of(case, draft_id)
    try:
        if not form.validate():
            return _page(case, found, fingerprint, form, DecisionForm(formdata=None)), 422
        _asked(case, found, fingerprint, form)
    except InvalidInput as error:
        show_problems(form, error)
        return _page(case, found, fingerprint, form, DecisionForm(formdata=None)), 422
    flash("已提请放行，等第二人复核。", "success")
    return redirect(
        url_for(".override", case_id=case_id, draft_id=draft_id, fingerprint=fingerprint)
    )


@bp.post("/overrides/<int:override_id>")
@requires(Action.DECIDE_OVERRIDE)
def decide_override(case_id: int, override_id: int) -> ResponseReturnValue:
    """Let it pass or not."""
    case, form = case_to_pass(_user(), case_id), DecisionForm()
    wish = overrides.override_of(case, override_id)
    found = agreement_of(case, wish.agreement_id)
    try:
        if not form.validate():
            return _page(case, found, wish.finding_hash, AskForm(formdata=None), form), 422
        _decided(case, wish, form)
    except InvalidInput as error:
        show_problems(form, error)
        return _page(case, found, wish.finding_hash, AskForm(formdata=None), form), 422
    flash(f"已登记复核意见：{wish.state.label}。", "success")
    return redirect(url_for("overrides.index"))


@bp.post("/overrides/<int:override_id>/withdraw")
@requires(Action.ASK_OVERRIDE)
def withdraw_override(case_id: int, override_id: int) -> ResponseReturnValue:
    """Take a wish back."""
    case = case_to_pass(_user(), case_id)
    wish = agreement_overrides.withdraw(case, override_id=override_id, by=_user(), at=clock.now())
    flash("已撤回放行申请。", "success")
    place = {"draft_id": wish.agreement_id, "fingerprint": wish.finding_hash}
    return redirect(url_for(".override", case_id=case_id, **place))


def _user() -> User:
    user: User = current_user._get_current_object()
    return user


def _asked(case: Case, found: Agreement, fingerprint: str, form: AskForm) -> None:
    agreement_overrides.ask(
        case,
        agreement_id=found.id,
        fingerprint=fingerprint,
        reason=form.reason.data or "",
        by=_user(),
        at=clock.now(),
    )


def _decided(case: Case, wish: AgreementOverride, form: DecisionForm) -> None:
    agreement_overrides.decide(
        case,
        override_id=wish.id,
        **form.typed(),
        by=_user(),
        at=clock.now(),
    )


def _page(
    case: Case, found: Agreement, fingerprint: str, asking: AskForm, deciding: DecisionForm
) -> str:
    wish = overrides.of_agreement(found.id).get(fingerprint)
    # A wish tells its finding itself; without one the finding must still stand in the draft.
    finding = (
        None if wish else agreement_overrides.red_finding(case, found, fingerprint, at=clock.now())
    )
    may: Any = allowed_to(_user(), case)
    return render_template(
        "agreements/override.html",
        case=case,
        agreement=found,
        fingerprint=fingerprint,
        wish=wish,
        finding=finding,
        asking=asking,
        deciding=deciding,
        least=agreement_overrides.LEAST_REASON,
        may_ask=Action.ASK_OVERRIDE in may and (wish is None or not wish.is_standing),
        may_withdraw=wish is not None and wish.may_be_withdrawn_by(_user()),
        may_decide=Action.DECIDE_OVERRIDE in may and wish is not None and wish.waits_for(_user()),
        may_draft=Action.DRAFT_AGREEMENT in may,
    )
