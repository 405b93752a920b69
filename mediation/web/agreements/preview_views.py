"""The paper of what is typed at this moment; nothing is kept."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.models import Case
from mediation.queries import cases
from mediation.queries.agreement_facts import agreement_of
from mediation.services.agreement_preview import preview_draft
from mediation.web import clock
from mediation.web.agreements import bp
from mediation.web.agreements.draft_values import values_of
from mediation.web.agreements.first_drafts import first_draft
from mediation.web.agreements.forms import AgreementForm
from mediation.web.agreements.live_page import live_context, sentences, why_no_paper
from mediation.web.agreements.reading import draft_in, without_blank_instalments
from mediation.web.agreements.workbench_page import offer_choices
from mediation.web.costly import costly
from mediation.web.guards import requires
from mediation.web.headers import framed
from mediation.web.paper_preview import drawn, is_script, told
from mediation.web.posted_rows import renumbered


@bp.get("/new/preview.pdf")
@requires(Action.DRAFT_AGREEMENT)
@framed
@costly("paper", per_minute=60, reading=True)
def preview_first(case_id: int) -> ResponseReturnValue:
    """The paper of the draft that is proposed when there is none."""
    case = cases.get_for(current_user, case_id)
    form = AgreementForm(
        formdata=None, data=values_of(first_draft(case, clock.today()), case, None)
    )
    return _drawn(case, None, form)


@bp.post("/new/preview.pdf")
@requires(Action.DRAFT_AGREEMENT)
@framed
@costly("paper", per_minute=60, reading=True)
def preview_new(case_id: int) -> ResponseReturnValue:
    """The paper of a draft that was never kept."""
    return _posted(case_id, None)


@bp.post("/<int:draft_id>/preview.pdf")
@requires(Action.DRAFT_AGREEMENT)
@framed
@costly("paper", per_minute=60, reading=True)
def preview_typed(case_id: int, draft_id: int) -> ResponseReturnValue:
    """The paper of a draft with the changes that are not kept yet."""
    return _posted(case_id, draft_id)


@bp.post("/new/read")
@requires(Action.DRAFT_AGREEMENT)
def read_new(case_id: int) -> ResponseReturnValue:
    """How a draft that was never kept reads while it is typed."""
    return _read(case_id, None)


@bp.post("/<int:draft_id>/read")
@requires(Action.DRAFT_AGREEMENT)
def read_typed(case_id: int, draft_id: int) -> ResponseReturnValue:
    """How a draft reads with the changes that are not kept yet."""
    return _read(case_id, draft_id)


def _read(case_id: int, draft_id: int | None) -> ResponseReturnValue:
    case = cases.get_for(current_user, case_id)
    found = agreement_of(case, draft_id) if draft_id else None
    if not is_script():
        # A piece of the page is of no use alone.
        return redirect(url_for(".workbench", case_id=case_id))
    form = AgreementForm(formdata=without_blank_instalments(renumbered(request.form)))
    offer_choices(case, form, clock.today())
    context = live_context(case, found, form, clock.today())
    why_not = why_no_paper(case, form, context["draft"])
    return render_template("agreements/_live.html", why_no_paper=why_not, **context)


def _posted(case_id: int, draft_id: int | None) -> ResponseReturnValue:
    case = cases.get_for(current_user, case_id)
    form = AgreementForm(formdata=without_blank_instalments(renumbered(request.form)))
    if not form.validate():
        return told("；".join(sentences(form.errors))), 422
    return _drawn(case, draft_id, form)


def _drawn(case: Case, draft_id: int | None, form: AgreementForm) -> ResponseReturnValue:
    """The PDF, or what has to be filled in before there can be one."""
    user, at = current_user._get_current_object(), clock.now()
    return drawn(
        lambda: preview_draft(case, draft_in(form, case), agreement_id=draft_id, by=user, at=at),
        "调解协议书草稿",
    )
