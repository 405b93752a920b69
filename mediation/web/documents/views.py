"""Previewing, issuing and reprinting papers."""

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput, NotVisible
from mediation.domain.file_kinds import RULES, FileKind
from mediation.domain.paper_words import USUAL
from mediation.domain.papers import BY_STAGE, PaperKind, PaperStage, offered
from mediation.domain.permissions import Right
from mediation.domain.supervision import rules_about
from mediation.models import Case
from mediation.queries import cases, paper_prints, papers
from mediation.queries.paper_situation import paper_situation
from mediation.services import issuing, paper_signing, paper_store, papers_for_all, word_copies
from mediation.services.moving import require
from mediation.services.paper_facts.subjects import subjects_of
from mediation.services.paper_orders import NEW_WORDS, words_changed
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.documents import bp
from mediation.web.documents.forms import PaperForm
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, requires, requires_right
from mediation.web.headers import framed
from mediation.web.pdf_answer import pdf_answer


@bp.app_template_global("papers_of_case")
def papers_of_case(case: Case) -> dict[str, Any]:
    """What the section of the case page lists: issued papers, then by parts of the file."""
    reasons = dict(offered(paper_situation(case, today=clock.today())))
    issued = papers.of_case(case.id)
    return {
        "issued": issued,
        "printed": paper_prints.printed(each.paper.id for each in issued),
        "open": _by_stage({kind: "" for kind, reason in reasons.items() if not reason}),
        "shut": _by_stage({kind: reason for kind, reason in reasons.items() if reason}),
    }


@bp.route("/cases/<int:case_id>/documents/<kind>", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
def new(case_id: int, kind: str) -> ResponseReturnValue:
    """The form of a paper beside its preview; POST issues it."""
    case, paper = cases.get_for(current_user, case_id), _kind(kind)
    require(case, Action.ISSUE_DOCUMENT, by=current_user, at=clock.now())
    form = _form(case, paper)
    if form.validate_on_submit() and (made := _issued(case, paper, form)):
        return made
    standing = _standing(case, paper, form) if request.method == "GET" else None
    return _page(case, paper, form, standing), 422 if form.errors else 200


@bp.route("/cases/<int:case_id>/documents/<kind>/preview", methods=["GET", "POST"])
@requires(Action.ISSUE_DOCUMENT)
@framed
@costly("paper", per_minute=60, reading=True)
def preview(case_id: int, kind: str) -> ResponseReturnValue:
    """The paper as it would be, marked as a draft."""
    case, paper = cases.get_for(current_user, case_id), _kind(kind)
    form = _form(case, paper)
    try:
        if request.method == "POST" and not form.validate():
            return render_template("documents/no_preview.html", form=form, kind=paper), 422
        content = issuing.preview(
            case, paper.value, by=current_user, at=clock.now(), extra=form.extra()
        )
    except InvalidInput as error:
        show_problems(form, error)
        return render_template("documents/no_preview.html", form=form, kind=paper), 422
    return pdf_answer(content, f"{paper.label}（预览）")


@bp.post("/cases/<int:case_id>/documents/<kind>/everybody")
@requires(Action.ISSUE_DOCUMENT)
@costly("paper", per_minute=60)
def everybody(case_id: int, kind: str) -> ResponseReturnValue:
    """Issue the paper of the form to every party, and print them together, in the background."""
    case, paper = cases.get_for(current_user, case_id), _kind(kind)
    require(case, Action.ISSUE_DOCUMENT, by=current_user, at=clock.now())
    form = _form(case, paper)
    if not form.validate():
        return _page(case, paper, form, None), 422
    by = current_user._get_current_object()
    job = papers_for_all.wish(case, paper, extra=form.extra(), by=by, at=clock.now())
    return redirect(url_for("jobs.show", job_id=job.id))


@bp.get("/documents/<int:document_id>.pdf")
@case_workers
def pdf(document_id: int) -> ResponseReturnValue:
    """The kept bytes of an issued paper: the same every time."""
    document = papers.get_for(current_user, document_id)
    name = document.file_name
    content = paper_store.printed(document, by=current_user, at=clock.now())
    return pdf_answer(content, name, save="save" in request.args)


@bp.get("/documents/<int:document_id>.docx")
@requires_right(Right.COPY_PAPERS)
@costly("paper", per_minute=60, reading=True)
def word(document_id: int) -> ResponseReturnValue:
    """A copy that may be edited, marked as no paper."""
    document = papers.get_for(current_user, document_id)
    name, user = word_copies.name_of(document), current_user._get_current_object()
    content = word_copies.copy_of(document, by=user, at=clock.now())
    return file_answer(content, name, RULES[FileKind.DOCX].media_type)


@bp.get("/documents/<int:document_id>/signature")
@case_workers
def signature(document_id: int) -> ResponseReturnValue:
    """Who signed the kept file, when, and whether it is still what was signed."""
    document = papers.get_for(current_user, document_id)
    case = cases.get_for(current_user, document.case_id)
    user = current_user._get_current_object()
    found = paper_store.signature_viewed(document, by=user, at=clock.now())
    return render_template(
        "documents/signature.html",
        case=case,
        paper=document,
        found=found,
        may_copy=word_copies.may_copy(document, user),
    )


def _by_stage(
    chosen: Mapping[PaperKind, str],
) -> list[tuple[PaperStage, list[tuple[PaperKind, str]]]]:
    """The chosen kinds with their reasons under the parts of a file; no part is empty."""
    parts = [
        (stage, [(kind, chosen[kind]) for kind in kinds if kind in chosen])
        for stage, kinds in BY_STAGE.items()
    ]
    return [(stage, listed) for stage, listed in parts if listed]


def _kind(kind: str) -> PaperKind:
    if kind not in set(PaperKind):
        raise NotVisible
    return PaperKind(kind)


def _form(case: Case, kind: PaperKind) -> PaperForm:
    """The form with what it usually says; ?session=7 or ?subject=… chooses what it is about."""
    session = request.args.get("session", type=int)
    subject = f"session:{session}" if session else request.args.get("subject")
    rules = "\n".join(rules_about(claim.type for claim in case.claims))
    usual = {"summary": case.facts, "rules": rules, **USUAL.get(kind, {})}
    form = PaperForm(**usual, **({"subject": subject} if subject else {}))
    form.keep(kind, subjects_of(case, kind))
    asked = {**form.extra(), NEW_WORDS: False}
    if not words_changed(case, kind, by=current_user, at=clock.now(), extra=asked):
        del form.new_words
    return form


def _page(case: Case, kind: PaperKind, form: PaperForm, standing: Any) -> str:
    return render_template(
        "documents/new.html",
        case=case,
        kind=kind,
        form=form,
        standing=standing,
        reason=issuing.why_not_by(case, kind, by=current_user, at=clock.now()),
        subject=form.subject.data if "subject" in form else "",
        everybody=len(papers_for_all.subjects_for_all(case, kind)),
    )


def _standing(case: Case, kind: PaperKind, form: PaperForm) -> Any:
    return issuing.standing(case, kind.value, by=current_user, at=clock.now(), extra=form.extra())


def _issued(case: Case, kind: PaperKind, form: PaperForm) -> ResponseReturnValue | None:
    """Issue and lead back to the case; None when something typed cannot be printed."""
    at = clock.now()
    try:
        made = issuing.issue(case, kind.value, by=current_user, at=at, extra=form.extra())
    except InvalidInput as error:
        show_problems(form, error)
        return None
    if made.issued_at == at:
        flash(f"已出具《{made.title}》{made.number}。", "success")
        if paper_signing.has_run_out(case.body, at=at):
            flash(
                "本机构的签名证书已过期，这份 PDF 没有电子签名，请系统管理员制作新的证书。",
                "warning",
            )
    else:
        flash(f"内容没有变化，沿用已出具的《{made.title}》{made.number}，没有另外编号。", "info")
    return redirect(url_for("cases.show", case_id=case.id, _anchor="documents"))
