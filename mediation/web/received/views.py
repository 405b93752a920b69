"""The list of packs, one pack with all that is in it, and what may be done with it."""

from mimetypes import guess_type

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.errors import InvalidInput
from mediation.domain.handoff import PackRefused
from mediation.domain.masked_entry import masked
from mediation.models import ReceivedPack
from mediation.queries import received_packs as rows
from mediation.queries.received_packs import RECEIVER_ROLES
from mediation.services.received import receiving, replies
from mediation.services.received.receiving import Preview
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.evidence.receiving import limits
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.received import bp
from mediation.web.received.forms import PackAnswerForm, PackForm, PackReportForm
from mediation.web.sanity import takes_packs

ANY_FILE = "application/octet-stream"


@bp.route("", methods=["GET", "POST"])
@requires_role(*RECEIVER_ROLES)
@takes_packs
@costly("pack", per_minute=20)
def index() -> ResponseReturnValue:
    """What was carried to us, and the form that takes another pack."""
    form = PackForm()
    if form.validate_on_submit() and (answer := _taken(form)):
        return answer
    tab = rows.tab_of(request.args.get("tab", ""))
    page = rows.page(current_user, tab, request.args.get("after", ""))
    facts = {"tab": tab, "tabs": rows.TABS, "counts": rows.counts(current_user), "page": page}
    return render_template("received/index.html", form=form, **facts), 422 if form.errors else 200


def _taken(form: PackForm) -> ResponseReturnValue | None:
    with form.file.data.stream as stream:
        content = stream.read()
    try:
        found = receiving.receive(content, limits=limits(), by=current_user, at=clock.now())
    except PackRefused as refused:
        form.file.errors = [refused.sentence]
        return None
    if found.is_new:
        flash("已读入，签名和每个文件的校验值都相符。请核对内容后答复。", "success")
    else:
        told = f"{found.row.received_at:%Y-%m-%d %H:%M}（{found.row.state.label}）"
        flash(f"这个交换包以前导入过：{told}，没有重复登记。", "info")
    return redirect(url_for(".show", pack_id=found.row.id))


@bp.get("/<int:pack_id>")
@requires_role(*RECEIVER_ROLES)
def show(pack_id: int) -> ResponseReturnValue:
    """Everything in a pack, what it lacks, and what may be done with it."""
    row = rows.received(current_user, pack_id)
    return _page(row)


@bp.post("/<int:pack_id>/answer")
@requires_role(*RECEIVER_ROLES)
@costly("pack", per_minute=20)
def answer(pack_id: int) -> ResponseReturnValue:
    """Take it, send it back for defects, or refuse it."""
    row, form = rows.received(current_user, pack_id), PackAnswerForm()
    form.offer(replies.contract_of(row), is_key_known=rows.is_key_known(row))
    if not form.validate_on_submit():
        return _page(row, answer_form=form), 422
    try:
        given = form.answer()
        replies.answer(row, given, limits=limits(), by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(row, answer_form=form), 422
    flash("已答复。请下载回执，拷给对方导入。", "success")
    return redirect(url_for(".show", pack_id=pack_id))


@bp.post("/<int:pack_id>/report")
@requires_role(*RECEIVER_ROLES)
def report(pack_id: int) -> ResponseReturnValue:
    """Report what came of it."""
    row, form = rows.received(current_user, pack_id), PackReportForm()
    preview = _preview(row)
    form.offer(preview.opened.contract, replies.reportable(row), preview.contents.party_names)
    if not form.validate_on_submit():
        return _page(row, report_form=form), 422
    try:
        party = form.party.data or ""
        replies.report(row, form.report(), party=party, by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return _page(row, report_form=form), 422
    flash("已登记进展。请下载回告文件，拷给对方导入。", "success")
    return redirect(url_for(".show", pack_id=pack_id))


@bp.get("/<int:pack_id>/files/<int:position>")
@requires_role(*RECEIVER_ROLES)
def file(pack_id: int, position: int) -> ResponseReturnValue:
    """Take one file out of the pack, by its place in the list."""
    row = rows.received(current_user, pack_id)
    name, content = receiving.file_of(row, position, by=current_user, at=clock.now())
    media_type = guess_type(name)[0] or ANY_FILE
    return file_answer(content, name, media_type)


@bp.get("/<int:pack_id>/receipts/<int:report_id>")
@requires_role(*RECEIVER_ROLES)
def receipt(pack_id: int, report_id: int) -> ResponseReturnValue:
    """The file to carry back: 0 is the answer, the others are reports."""
    row = rows.received(current_user, pack_id)
    name, content = replies.file_of(row, report_id, by=current_user, at=clock.now())
    return file_answer(content, name, receiving.ZIP)


def _preview(row: ReceivedPack) -> Preview:
    return receiving.preview(row, by=current_user, at=clock.now())


def _page(
    row: ReceivedPack,
    *,
    answer_form: PackAnswerForm | None = None,
    report_form: PackReportForm | None = None,
) -> str:
    preview, steps = _preview(row), replies.reportable(row)
    if answer_form is None:
        answer_form = PackAnswerForm(formdata=None)
        answer_form.offer(preview.opened.contract, is_key_known=preview.is_key_known)
    if report_form is None:
        report_form = PackReportForm(formdata=None, happened_on=clock.today())
        report_form.offer(preview.opened.contract, steps, preview.contents.party_names)
    facts = {"row": row, "preview": preview, "told": masked(preview.contents.application)}
    forms = {"answer_form": answer_form, "report_form": report_form, "steps": steps}
    return render_template("received/show.html", **facts, **forms)
