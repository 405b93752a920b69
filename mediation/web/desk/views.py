"""The liaison's desk: what was shared with us, and our answer."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.share_answers import ViewKind
from mediation.domain.sharing import AnswerOutcome
from mediation.models import Share
from mediation.queries import share_desk, shares
from mediation.queries.share_desk import DeskTab
from mediation.services import share_looks, share_messages, sharing
from mediation.services.handoff import fetching, making
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.desk import bp
from mediation.web.desk.forms import AnswerForm, MessageForm, PapersWantedForm
from mediation.web.desk.seen import seen_page
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import liaisons
from mediation.web.pdf_answer import pdf_answer


@bp.get("")
@liaisons
def index() -> ResponseReturnValue:
    """The lists of the desk with their counts."""
    wanted = request.args.get("tab", "")
    tab = DeskTab(wanted) if wanted in set(DeskTab) else DeskTab.TO_DO
    today = clock.today()
    page = share_desk.page(current_user, tab, today, request.args.get("after", ""))
    return render_template(
        "desk/index.html",
        tab=tab,
        tabs=DeskTab,
        counts=share_desk.counts(current_user, today),
        page=page,
        now=clock.now(),
    )


@bp.get("/<int:share_id>")
@liaisons
def show(share_id: int) -> ResponseReturnValue:
    """The page of a share; asked for `paper`, the same page as it may be printed."""
    what = ViewKind.PAGE_PRINTED if "paper" in request.args else ViewKind.OPENED
    return _shown(_wanted(share_id), MessageForm(), what)


@bp.post("/<int:share_id>/messages")
@liaisons
def message(share_id: int) -> ResponseReturnValue:
    """Write to the office of the case."""
    share, form = _wanted(share_id), MessageForm()
    if form.validate_on_submit():
        try:
            share_messages.reply(share, form.text.data or "", by=current_user, at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
        else:
            return redirect(url_for("desk.show", share_id=share_id) + "#messages")
    return _shown(share, form), 422


def _shown(share: Share, form: MessageForm, what: ViewKind = ViewKind.OPENED) -> str:
    page = {"message_form": form, "on_paper": what is ViewKind.PAGE_PRINTED, "now": clock.now()}
    return seen_page("desk/show.html", share, what, **page)


@bp.post("/<int:share_id>/acknowledge")
@liaisons
def acknowledge(share_id: int) -> ResponseReturnValue:
    """Take note of a new share."""
    sharing.acknowledge(_wanted(share_id), by=current_user, at=clock.now())
    flash("已接收，对方的案件中已经显示。办理后请回复结果。", "success")
    return redirect(url_for("desk.show", share_id=share_id))


@bp.route("/<int:share_id>/answer", methods=["GET", "POST"])
@liaisons
def answer(share_id: int) -> ResponseReturnValue:
    """Return the result, which appears on the case."""
    share = _wanted(share_id)
    form = AnswerForm(answered_on=clock.today())
    form.offer(share.purpose)
    if form.validate_on_submit() and _answered(share, form):
        flash("结果已经返回，对方的案件中已经显示。", "success")
        return redirect(url_for("desk.show", share_id=share_id))
    return seen_page("desk/answer.html", share, form=form), 422 if form.errors else 200


def _answered(share: Share, form: AnswerForm) -> bool:
    try:
        sharing.answer(
            share,
            outcome=AnswerOutcome(form.outcome.data),
            docket=form.docket.data or "",
            answered_on=form.answered_on.data,
            note=form.note.data or "",
            facts=form.facts(),
            by=current_user,
            at=clock.now(),
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.route("/<int:share_id>/papers-wanted", methods=["GET", "POST"])
@liaisons
def papers_wanted(share_id: int) -> ResponseReturnValue:
    """Say which papers are missing."""
    share = _wanted(share_id)
    form = PapersWantedForm()
    if form.validate_on_submit():
        given = {"wanted": form.papers(), "note": form.note.data or ""}
        try:
            sharing.ask_for_papers(share, **given, by=current_user, at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
        else:
            flash("已告知对方需要补正的材料。", "success")
            return redirect(url_for("desk.show", share_id=share_id))
    return seen_page("desk/papers_wanted.html", share, form=form), 422 if form.errors else 200


@bp.get("/<int:share_id>/papers/<int:document_id>")
@liaisons
def paper(share_id: int, document_id: int) -> ResponseReturnValue:
    """Read a paper of this share in the browser."""
    return _paper(share_id, document_id, ViewKind.PAPER_OPENED)


@bp.get("/<int:share_id>/papers/<int:document_id>/save")
@liaisons
def save_paper(share_id: int, document_id: int) -> ResponseReturnValue:
    """Take a paper of this share away, to print it; only when the share says so."""
    return _paper(share_id, document_id, ViewKind.PAPER_SAVED)


@bp.get("/<int:share_id>/papers/<int:document_id>/scans/<int:evidence_id>")
@liaisons
@costly("download", per_minute=120, reading=True)
def scan(share_id: int, document_id: int, evidence_id: int) -> ResponseReturnValue:
    """Take away a file of the signed paper; only with its paper, and when that may be printed."""
    share, at = _wanted(share_id), clock.now()
    taken = share_looks.open_scan(share, document_id, evidence_id, by=current_user, at=at)
    return pdf_answer(taken.content, taken.name, save=True)


@bp.get("/<int:share_id>/packs/<int:pack_id>.zip")
@liaisons
@costly("download", per_minute=120, reading=True)
def pack(share_id: int, pack_id: int) -> ResponseReturnValue:
    """Take away the pack that goes with the share; only when its papers may be taken away."""
    share, at = _wanted(share_id), clock.now()
    found, content = fetching.fetched(share, pack_id, by=current_user, at=at)
    return file_answer(content, found.name_outside, making.MEDIA_TYPE)


def _paper(share_id: int, document_id: int, what: ViewKind) -> ResponseReturnValue:
    share, at = _wanted(share_id), clock.now()
    taken = share_looks.open_paper(share, document_id, what=what, by=current_user, at=at)
    return pdf_answer(taken.content, taken.name, save=what is ViewKind.PAPER_SAVED)


def _wanted(share_id: int) -> Share:
    return shares.get_for(current_user, share_id, clock.today())
