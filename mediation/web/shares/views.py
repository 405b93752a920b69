"""Sharing a case with a court or bureau, and taking the share back."""

from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from mediation.domain.case_flow import Action, is_possible
from mediation.domain.errors import InvalidInput
from mediation.domain.handoff import known_contracts
from mediation.domain.sharing import PRESET_GROUPS, PURPOSES_BY_KIND, SharePurpose
from mediation.models import Case, Organisation, Share
from mediation.queries import cases, consents, given_shares, papers, shares
from mediation.queries.looks import looks_at, taken_under
from mediation.queries.referrals import answer_asked_by
from mediation.queries.visibility import allowed_to
from mediation.services import audit, share_messages, sharing
from mediation.services.moving import require
from mediation.web import clock
from mediation.web.desk.forms import MessageForm
from mediation.web.form_errors import show_problems
from mediation.web.guards import case_workers, requires
from mediation.web.shares import bp
from mediation.web.shares.forms import RevokeForm, ShareForm

USUAL_DAYS = 90

# The section of the case page asks for its rows itself.
bp.add_app_template_global(given_shares.given, "shares_given")


@bp.route("/new", methods=["GET", "POST"])
@requires(Action.SHARE)
def new(case_id: int) -> ResponseReturnValue:
    """Choose receiver and purpose; then, with both, what is opened and until when."""
    case = cases.get_for(current_user, case_id)
    require(case, Action.SHARE, by=current_user, at=clock.now())
    receivers = shares.possible_receivers(list(PURPOSES_BY_KIND))
    chosen = _chosen(receivers)
    if chosen is None:
        offers = [(each, PURPOSES_BY_KIND[each.kind]) for each in receivers]
        return render_template("shares/choose.html", case=case, offers=offers)
    receiver, purpose = chosen
    form = _form(case, receiver, purpose)
    if form.validate_on_submit() and _shared(case, receiver, purpose, form):
        flash(f"已共享给{receiver.name}。对方打开、下载都会记在本案里。", "success")
        return redirect(url_for("cases.show", case_id=case_id))
    page = {"case": case, "receiver": receiver, "purpose": purpose, "form": form}
    return render_template("shares/new.html", **page), 422 if form.errors else 200


def _chosen(receivers: list[Organisation]) -> tuple[Organisation, SharePurpose] | None:
    """The receiver and purpose in the address; None when they are missing or do not fit."""
    wanted, purpose = request.args.get("receiver_id", type=int), request.args.get("purpose")
    for receiver in receivers:
        if receiver.id == wanted and purpose in PURPOSES_BY_KIND[receiver.kind]:
            return receiver, SharePurpose(purpose)
    return None


def _form(case: Case, receiver: Organisation, purpose: SharePurpose) -> ShareForm:
    form = ShareForm(
        field_groups=_groups_to_begin_with(purpose),
        may_print="pack" in request.args,
        until_on=clock.today() + timedelta(days=USUAL_DAYS),
        answer_due_on=answer_asked_by(case, receiver.id, purpose),
    )
    known = consents.for_share(case.id, receiver.id)
    form.offer(purpose, papers.shareable(case.id), known, shares.liaisons_of(receiver))
    return form


def _groups_to_begin_with(purpose: SharePurpose) -> list[str]:
    """The preset, or what the contract opens with which a pack of this purpose is to go."""
    wanted = request.args.get("pack")
    asked = [each for each in known_contracts() if each.key == wanted and each.purpose is purpose]
    groups = asked[0].groups if asked else PRESET_GROUPS[purpose]
    return [group.value for group in groups]


def _shared(case: Case, receiver: Organisation, purpose: SharePurpose, form: ShareForm) -> bool:
    chosen = {"receiver_id": receiver.id, "purpose": purpose}
    try:
        sharing.share(case, **chosen, **form.terms(), by=current_user, at=clock.now())
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


@bp.route("/<int:share_id>/revoke", methods=["GET", "POST"])
@requires(Action.SHARE)
def revoke(case_id: int, share_id: int) -> ResponseReturnValue:
    """Take a share back, after seeing what was already opened under it."""
    share = shares.of_case(current_user, case_id, share_id)
    use = given_shares.use_of(share.id)
    form = RevokeForm()
    if form.validate_on_submit():
        sharing.revoke(share, reason=form.reason.data or "", by=current_user, at=clock.now())
        flash(f"已收回，对方立即不能再打开。收回前：{use.sentence}。", "success")
        return redirect(url_for("cases.show", case_id=case_id))
    page = {"share": share, "use": use, "taken": taken_under(share.id), "form": form}
    return render_template(
        "shares/revoke.html", case_id=case_id, **page
    ), 422 if form.errors else 200


@bp.get("/<int:share_id>")
@case_workers
def show(case_id: int, share_id: int) -> ResponseReturnValue:
    """One share from the side of the case: what it opens, how it was used, what was written."""
    share = shares.of_case(current_user, case_id, share_id)
    audit.viewed(share.case, by=current_user, at=clock.now(), what="case.share_viewed")
    return _shown(share, MessageForm())


@bp.post("/<int:share_id>/messages")
@requires(Action.SHARE)
def message(case_id: int, share_id: int) -> ResponseReturnValue:
    """Write to the receiver."""
    share, form = shares.of_case(current_user, case_id, share_id), MessageForm()
    if form.validate_on_submit():
        try:
            share_messages.write(share, form.text.data or "", by=current_user, at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
        else:
            return redirect(url_for(".show", case_id=case_id, share_id=share_id) + "#messages")
    return _shown(share, form), 422


@bp.post("/<int:share_id>/messages/<int:message_id>/file")
@requires(Action.SHARE)
def file_message(case_id: int, share_id: int, message_id: int) -> ResponseReturnValue:
    """Choose a message for the main volume, or take it out again."""
    share = shares.of_case(current_user, case_id, share_id)
    chosen = request.form.get("chosen") == "1"
    share_messages.choose(share, message_id, chosen=chosen, by=current_user, at=clock.now())
    return redirect(url_for(".show", case_id=case_id, share_id=share_id) + "#messages")


def _shown(share: Share, form: MessageForm) -> str:
    given = given_shares.one(share, clock.today())
    page = {"row": given, "messages": given_shares.messages_of(share.id), "form": form}
    page["taken"] = taken_under(share.id)
    may_share = Action.SHARE in allowed_to(current_user, share.case)
    return render_template("shares/show.html", **page, may_share=may_share)


@bp.post("/<int:share_id>/remind")
@requires(Action.SHARE)
def remind(case_id: int, share_id: int) -> ResponseReturnValue:
    """Ask the receiver again for its answer."""
    share = shares.of_case(current_user, case_id, share_id)
    sharing.remind(share, by=current_user, at=clock.now())
    flash("已催办，对方的清单中会显示。", "success")
    return redirect(url_for("cases.show", case_id=case_id))


@bp.get("/looks")
@case_workers
def looks(case_id: int) -> ResponseReturnValue:
    """谁看过我的案件: in plain words, to print for a party who asks."""
    case = cases.get_for(current_user, case_id)
    audit.viewed(case, by=current_user, at=clock.now(), what="case.looks_listed")
    page = {
        "given": given_shares.given(case_id, clock.today()),
        "looks": looks_at(case_id),
        "may_tell": _may_tell(case),
    }
    return render_template("shares/looks.html", case=case, now=clock.now(), **page)


def _may_tell(case: Case) -> bool:
    """Whether this person can hand the list to a party as a paper."""
    issue = Action.ISSUE_DOCUMENT
    return issue in allowed_to(current_user, case) and is_possible(case.state, issue)
