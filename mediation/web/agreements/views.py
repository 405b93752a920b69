"""The workbench: left the terms, right the paper as it will print, below the check."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotPossible, EditConflict, FieldProblem, InvalidInput
from mediation.models import Agreement, Case, User
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of, draft_of, drafts_of
from mediation.services import agreements, issuing
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.buttons import pressed
from mediation.web.agreements.draft_values import values_of
from mediation.web.agreements.first_drafts import first_draft
from mediation.web.agreements.forms import AgreementForm, SettleForm
from mediation.web.agreements.reading import draft_in, without_blank_instalments
from mediation.web.agreements.workbench_page import conflict_rows, page_context
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, requires
from mediation.web.headers import framed
from mediation.web.pdf_answer import pdf_answer
from mediation.web.posted_rows import Fields, renumbered
from mediation.web.step_guard import closed_page, require_open


@bp.get("")
@case_workers
def workbench(case_id: int) -> ResponseReturnValue:
    """The newest draft, or a first one made from what is claimed."""
    case = cases.get_for(current_user, case_id)
    why_not = require_open(case, Action.DRAFT_AGREEMENT, current_user)
    if why_not:
        return closed_page(case, Action.DRAFT_AGREEMENT, why_not)
    drafts = drafts_of(case)
    if drafts:
        return redirect(url_for(".draft", case_id=case_id, draft_id=drafts[-1].id))
    return _page(case, None, _new_form(case))


@bp.get("/new")
@requires(Action.DRAFT_AGREEMENT)
def new(case_id: int) -> ResponseReturnValue:
    """Another draft beside those that are there, a copy of one of them with ?copy=."""
    case = cases.get_for(current_user, case_id)
    why_not = require_open(case, Action.DRAFT_AGREEMENT, current_user)
    if why_not:
        return closed_page(case, Action.DRAFT_AGREEMENT, why_not)
    return _page(case, None, _new_form(case, request.args.get("copy", type=int)))


def _new_form(case: Case, copied: int | None = None) -> AgreementForm:
    draft = draft_of(agreement_of(case, copied)) if copied else first_draft(case, clock.today())
    return AgreementForm(data=values_of(draft, case, None))


@bp.get("/<int:draft_id>")
@requires(Action.DRAFT_AGREEMENT)
def draft(case_id: int, draft_id: int) -> ResponseReturnValue:
    """One draft."""
    case = cases.get_for(current_user, case_id)
    found = agreement_of(case, draft_id)
    why_not = require_open(case, Action.DRAFT_AGREEMENT, current_user)
    if why_not:
        return closed_page(case, Action.DRAFT_AGREEMENT, why_not)
    form = AgreementForm(data=values_of(draft_of(found), case, found.version))
    return _page(case, found, form)


@bp.post("/new")
@requires(Action.DRAFT_AGREEMENT)
def save_new(case_id: int) -> ResponseReturnValue:
    """Keep a new draft."""
    return _save(case_id, None)


@bp.post("/<int:draft_id>")
@requires(Action.DRAFT_AGREEMENT)
def save(case_id: int, draft_id: int) -> ResponseReturnValue:
    """Keep what was changed in a draft."""
    return _save(case_id, draft_id)


def _save(case_id: int, draft_id: int | None) -> ResponseReturnValue:
    user: User = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    found = agreement_of(case, draft_id) if draft_id else None
    why_not = require_open(case, Action.DRAFT_AGREEMENT, user)
    if why_not:
        return closed_page(case, Action.DRAFT_AGREEMENT, why_not)
    fields = renumbered(request.form)
    try:
        changed = pressed(fields, case, clock.today())
    except InvalidInput as error:
        return _shown_again(case, found, fields, error)
    if changed is not None:
        return _page(case, found, AgreementForm(formdata=changed))
    kept = AgreementForm(formdata=without_blank_instalments(fields))
    return _answer(case, found, kept, user)


def _shown_again(
    case: Case, found: Agreement | None, fields: Fields, error: InvalidInput
) -> ResponseReturnValue:
    """What was typed, with what is wanting for the button that was pressed."""
    form = AgreementForm(formdata=fields)
    show_problems(form, error)
    return _page(case, found, form), 422


def _answer(case: Case, found: Agreement | None, form: Any, user: User) -> ResponseReturnValue:
    """Keep what was typed, or show it again with what is wrong."""
    try:
        if not form.validate():
            return _page(case, found, form), 422
        kept = _kept(case, form, found.id if found else None, user)
    except InvalidInput as error:
        show_problems(form, error)
        return _page(case, found, form), 422
    except EditConflict as conflict:
        form.version.data = str(conflict.current_version)
        return _page(case, found, form, conflict), 409
    flash("草稿已保存。", "success")
    return redirect(url_for(".draft", case_id=case.id, draft_id=kept.id))


def _kept(case: Case, form: AgreementForm, draft_id: int | None, user: User) -> Agreement:
    version = str(form.version.data or "")
    return agreements.save_draft(
        case,
        draft_in(form, case),
        agreement_id=draft_id,
        by=user,
        at=clock.now(),
        expected_version=int(version) if version.isdecimal() and draft_id else None,
    )


def _page(case: Case, found: Agreement | None, form: Any, conflict: Any = None) -> str:
    context = page_context(case, found, form, clock.today())
    return render_template(
        "agreements/workbench.html",
        conflict=conflict,
        conflicts_shown=conflict_rows(conflict),
        **context,
    )


@bp.get("/<int:draft_id>/preview.pdf")
@requires(Action.DRAFT_AGREEMENT)
@framed
@costly("paper", per_minute=60, reading=True)
def preview(case_id: int, draft_id: int) -> ResponseReturnValue:
    """The saved draft as it would print, marked 草稿."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    subject = {"subject": f"agreement:{agreement_of(case, draft_id).id}"}
    try:
        content = issuing.preview(case, "agreement", by=user, at=clock.now(), extra=subject)
    except (ActionNotPossible, InvalidInput) as error:
        return render_template("components/no_preview.html", sentence=error.sentence), 409
    return pdf_answer(content, "调解协议书草稿")


@bp.post("/<int:draft_id>/settle")
@requires(Action.SETTLE)
def settle(case_id: int, draft_id: int) -> ResponseReturnValue:
    """Register that the parties agreed on this draft."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    form = SettleForm()
    found = agreement_of(case, draft_id)
    editing = AgreementForm(formdata=None, data=values_of(draft_of(found), case, found.version))
    try:
        if not form.validate():
            raise InvalidInput(*_problems(form))
        agreements.settle(
            case, agreement_id=draft_id, agreed_on=form.agreed_on.data, by=user, at=clock.now()
        )
    except InvalidInput as error:
        show_problems(editing, error)
        return _page(case, found, editing), 422
    flash("已登记达成协议。请出具调解协议书，签字后登记签章。", "success")
    return redirect(url_for("agreements.sign", case_id=case_id))


def _problems(form: SettleForm) -> Any:
    return [FieldProblem("agreed_on", sentence) for sentence in form.agreed_on.errors]
