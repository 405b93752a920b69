"""What we send in to a mediation body: writing it, following it, taking it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.incoming import IncomingWay
from mediation.domain.masked_entry import masked
from mediation.queries import incoming as rows
from mediation.queries.incoming import SENDER_ROLES, TABS, tab_of
from mediation.services import incoming as services
from mediation.services import incoming_papers
from mediation.services.evidence import Upload
from mediation.web import clock
from mediation.web.evidence.receiving import limits
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.incoming import bp
from mediation.web.incoming.answers import paper_answer
from mediation.web.incoming.forms import PapersForm, SendingForm
from mediation.web.incoming.reading import blank_form, form_of, sending_in
from mediation.web.intake.posting import fields_to_save, posted_fields, redrawn
from mediation.web.sanity import takes_files


@bp.get("/sent")
@requires_role(*SENDER_ROLES)
def sent() -> ResponseReturnValue:
    """What our organisation sent, by what became of it."""
    tab = tab_of(request.args.get("tab", ""))
    page = rows.sendings(current_user, tab, request.args.get("after", ""))
    counts = rows.counts(rows.sent_for(current_user))
    today = clock.today()
    return render_template(
        "incoming/sent.html", tab=tab, tabs=TABS, counts=counts, page=page, today=today
    )


@bp.get("/send")
@requires_role(*SENDER_ROLES)
def new() -> ResponseReturnValue:
    """The empty page."""
    return _page(blank_form())


@bp.post("/send")
@requires_role(*SENDER_ROLES)
def send() -> ResponseReturnValue:
    """Add or remove rows, or send the case."""
    try:
        changed = redrawn()
    except InvalidInput as error:
        return _refused(form_of(posted_fields()), error)
    if changed is not None:
        return _page(form_of(changed))
    form = form_of(fields_to_save())
    is_valid = form.validate()
    try:
        sending = sending_in(form, IncomingWay.PAGE)
        # Asked even of a form that is not valid, so that everything wrong is said at once.
        services.examined(sending, by=current_user, at=clock.now())
        if not is_valid:
            return _page(form), 422
        made = services.send(sending, by=current_user, at=clock.now())
    except InvalidInput as error:
        return _refused(form, error)
    flash(f"已转给{made.body.name}，请对方在 {made.answer_due_on:%Y-%m-%d} 前答复。", "success")
    return redirect(url_for(".sent_one", incoming_id=made.id))


def _refused(form: SendingForm, error: InvalidInput) -> ResponseReturnValue:
    show_problems(form, error)
    return _page(form), 422


def _page(form: SendingForm) -> str:
    return render_template("incoming/send.html", form=form)


@bp.get("/sent/<int:incoming_id>")
@requires_role(*SENDER_ROLES)
def sent_one(incoming_id: int) -> ResponseReturnValue:
    """One case that we sent, and what became of it."""
    return _sent_page(incoming_id, PapersForm())


@bp.post("/sent/<int:incoming_id>/papers")
@requires_role(*SENDER_ROLES)
@takes_files
def add_papers(incoming_id: int) -> ResponseReturnValue:
    """Add files to a case that waits for its answer."""
    row, form = rows.sent(current_user, incoming_id), PapersForm()
    if not form.validate_on_submit():
        return _sent_page(incoming_id, form), 422
    for each in form.sent:
        upload = Upload(each.filename or "", each.read())
        try:
            incoming_papers.add(row, upload, limits=limits(), by=current_user, at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
    if form.errors or form.form_errors:
        return _sent_page(incoming_id, form), 422
    flash(f"已添加 {len(form.sent)} 个文件。", "success")
    return redirect(url_for(".sent_one", incoming_id=incoming_id))


@bp.get("/sent/<int:incoming_id>/papers/<int:paper_id>")
@requires_role(*SENDER_ROLES)
def sent_paper(incoming_id: int, paper_id: int) -> ResponseReturnValue:
    """Take one of our own files out again."""
    row = rows.sent(current_user, incoming_id)
    return paper_answer(row, paper_id)


@bp.post("/sent/<int:incoming_id>/withdraw")
@requires_role(*SENDER_ROLES)
def withdraw(incoming_id: int) -> ResponseReturnValue:
    """Take a case back before it is answered."""
    row = rows.sent(current_user, incoming_id)
    services.withdraw(row, by=current_user, at=clock.now())
    flash("已撤回，对方不再办理。", "success")
    return redirect(url_for(".sent_one", incoming_id=incoming_id))


@bp.post("/sent/<int:incoming_id>/seen")
@requires_role(*SENDER_ROLES)
def seen(incoming_id: int) -> ResponseReturnValue:
    """Take note of the answer."""
    services.seen(rows.sent(current_user, incoming_id), by=current_user, at=clock.now())
    return redirect(url_for(".sent_one", incoming_id=incoming_id))


def _sent_page(incoming_id: int, form: PapersForm) -> str:
    row = rows.sent(current_user, incoming_id)
    told = masked(services.application_of(row))
    return render_template("incoming/sent_one.html", row=row, told=told, form=form)
