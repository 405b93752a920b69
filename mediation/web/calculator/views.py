"""The index of the calculators, the page of one, and the step from a result to a case."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.claims.calculation import REFERENCE_ONLY
from mediation.domain.claims.head_groups import HEAD_GROUPS
from mediation.domain.errors import NotVisible
from mediation.domain.roles import Role
from mediation.services import drafts
from mediation.web import clock
from mediation.web.calculator import bp
from mediation.web.calculator.application import application_fields
from mediation.web.calculator.page import Run, head_of, posted_form
from mediation.web.costly import costly
from mediation.web.form_keys import repeatable
from mediation.web.guards import case_workers, requires_role
from mediation.web.intake.posting import SUBJECT, keep_begun
from mediation.web.kept_fields import typed_fields

REGISTERING = (Role.REGISTRAR, Role.SUPERVISOR)


@bp.get("/")
@case_workers
def index() -> ResponseReturnValue:
    """Every head that can be computed, in groups."""
    return render_template("calculator/index.html", groups=HEAD_GROUPS)


@bp.get("/<head>")
@case_workers
def show(head: str) -> ResponseReturnValue:
    """The questions of one head, none answered yet."""
    found = head_of(head)
    return _page(Run(found, posted_form(found, formdata=None)))


@bp.post("/<head>")
@case_workers
@costly("calculation", per_minute=60)
@repeatable
def calculate(head: str) -> ResponseReturnValue:
    """The result beside what was typed; a sentence beside each field that cannot be read."""
    run = _run(head)
    return (_page(run), 200) if run.answer else (_page(run), 422)


@bp.post("/<head>/case")
@requires_role(*REGISTERING)
@costly("calculation", per_minute=60)
def to_case(head: str) -> ResponseReturnValue:
    """The facts and the result as a draft of the intake page; a draft left there is asked about."""
    run = _run(head)
    if run.answer is None:
        return _page(run), 422
    if run.head.claim_type is None:
        raise NotVisible
    draft = drafts.load(SUBJECT, by=current_user)
    if draft is not None and "replace" not in request.form:
        typed = {"draft": draft, "kept": [*typed_fields(), ("replace", "yes")]}
        return render_template("calculator/draft.html", head=run.head, **typed), 409
    keep_begun(application_fields(run))
    return redirect(url_for("intake.new", draft=1))


def _run(head: str) -> Run:
    found = head_of(head)
    run = Run(found, posted_form(found, formdata=request.form))
    return run.computed(current_user.organisation.division_code)


def _page(run: Run) -> str:
    may_register = bool(set(REGISTERING) & current_user.roles) and bool(run.head.claim_type)
    return render_template(
        "calculator/show.html",
        run=run,
        form=run.form,
        reference_only=REFERENCE_ONLY,
        kept=typed_fields(),
        may_register=may_register,
        now=clock.now(),
    )
