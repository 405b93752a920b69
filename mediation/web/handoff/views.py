"""Making, taking out, withdrawing the pack of a referral; reading the receipt that comes back."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.handoff import PackRefused
from mediation.models import Case, Referral
from mediation.queries import cases, handoffs, referrals
from mediation.services.handoff import making, receiving
from mediation.web import clock
from mediation.web.costly import costly
from mediation.web.file_answer import file_answer
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires, sensitive
from mediation.web.handoff import bp
from mediation.web.handoff.forms import ReceiptForm
from mediation.web.handoff.section import section_of
from mediation.web.sanity import takes_packs


@bp.app_template_global("handoff_of")
def handoff_of(case: Case, row: Referral) -> dict[str, Any] | None:
    """What the section on the page of a referral shows."""
    return section_of(case, row, current_user._get_current_object(), clock.today())


@bp.post("/cases/<int:case_id>/referrals/<int:referral_id>/packs")
@requires(Action.SHARE)
@costly("pack", per_minute=6)
def make(case_id: int, referral_id: int) -> ResponseReturnValue:
    """Make the pack; what is missing is named and nothing is made."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    referral = referrals.get_for(user, case_id, referral_id)
    making.make(case, referral, by=user, at=clock.now())
    flash("交换包已经制作好。请下载后送交对方，或者随共享交付。", "success")
    return _back(case_id, referral_id)


@bp.get("/cases/<int:case_id>/packs/<int:pack_id>.zip")
@requires(Action.SHARE)
@sensitive
@costly("export", per_minute=5, reading=True)
def download(case_id: int, pack_id: int) -> ResponseReturnValue:
    """The pack as it was made; said again who sits there first."""
    pack = handoffs.pack_for(current_user, case_id, pack_id)
    name = pack.file_name
    content = making.download(pack, by=current_user, at=clock.now())
    return file_answer(content, name, making.MEDIA_TYPE)


@bp.post("/cases/<int:case_id>/packs/<int:pack_id>/send")
@requires(Action.SHARE)
def send(case_id: int, pack_id: int) -> ResponseReturnValue:
    """Let the receiver's liaison fetch it with the share."""
    pack = handoffs.pack_for(current_user, case_id, pack_id)
    making.send(pack, by=current_user, at=clock.now())
    flash("已随共享交付，对方的联络员可以在共享页面下载。", "success")
    return _back(case_id, pack.referral_id)


@bp.post("/cases/<int:case_id>/packs/<int:pack_id>/withdraw")
@requires(Action.SHARE)
def withdraw(case_id: int, pack_id: int) -> ResponseReturnValue:
    """Say that the pack does not count any more."""
    pack = handoffs.pack_for(current_user, case_id, pack_id)
    making.withdraw(pack, by=current_user, at=clock.now())
    flash("交换包已作废。已经送出的，请通知对方停止使用。", "success")
    return _back(case_id, pack.referral_id)


@bp.route("/cases/<int:case_id>/referrals/<int:referral_id>/receipt", methods=["GET", "POST"])
@requires(Action.RECORD_RECEIPT)
@takes_packs
@costly("receipt", per_minute=20)
def receipt(case_id: int, referral_id: int) -> ResponseReturnValue:
    """Take in the receipt of a pack, or a later report."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    referral = referrals.get_for(user, case_id, referral_id)
    form = ReceiptForm()
    if form.validate_on_submit() and (told := _taken_in(case, referral, form)):
        flash(told, "success")
        return _back(case_id, referral_id)
    page = {"case": case, "row": referral, "form": form}
    return render_template("handoff/receipt.html", **page), 422 if form.errors else 200


def _taken_in(case: Case, referral: Referral, form: ReceiptForm) -> str:
    """What the receipt said; empty with the problem in the form when it is not taken."""
    with form.receipt.data.stream as stream:
        content = stream.read()
    told = {"fingerprint": form.fingerprint.data or "", "by": current_user, "at": clock.now()}
    try:
        taken = receiving.take_in(case, referral, content, **told)
    except PackRefused as refused:
        form.receipt.errors = [refused.sentence]
        return ""
    except InvalidInput as error:
        show_problems(form, error)
        return ""
    if not taken.is_new:
        return "这份回执以前已经导入，没有重复办理。"
    step = taken.receipt.step
    return f"已导入回执：{step.label if step else taken.receipt.outcome.label}。"


def _back(case_id: int, referral_id: int) -> ResponseReturnValue:
    url = url_for("cases.referral", case_id=case_id, referral_id=referral_id)
    return redirect(f"{url}#handoff")
