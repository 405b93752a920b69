"""Recording a session while people talk, or calling it off."""

from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import MultiDict

from mediation.domain.case_flow import Action
from mediation.domain.errors import InvalidInput
from mediation.domain.sessions import SessionState
from mediation.models import Case, Draft, MediationSession, User
from mediation.queries import cases
from mediation.queries.keyset import read_key
from mediation.services import drafts, mediating
from mediation.web import clock
from mediation.web.cases import bp
from mediation.web.cases.session_form import SessionRecordForm, usual_record
from mediation.web.cases.step_facts import facts_beside
from mediation.web.form_errors import show_problems
from mediation.web.form_keys import repeatable
from mediation.web.guards import case_workers
from mediation.web.kept_fields import TOKENS
from mediation.web.step_guard import closed_page, require_open


@bp.route("/<int:case_id>/steps/record_session", methods=["GET", "POST"])
@case_workers
def record_session(case_id: int) -> ResponseReturnValue:
    """Take down the record of the planned session."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_SESSION, user)
    if why_not:
        return closed_page(case, Action.RECORD_SESSION, why_not)
    session = _session_of(case)
    if request.method == "GET":
        return _opened(case, session, user)
    form = SessionRecordForm(data=usual_record(case, session, user, clock.now()))
    if not form.validate() or not _recorded(case, session, form, user):
        return _page(case, session, form), 422
    drafts.discard(_subject(session.id), by=user)
    flash("笔录已保存。可以打印后请各方逐页签名。", "success")
    return redirect(url_for("cases.show", case_id=case_id, _anchor="sessions"))


@bp.post("/<int:case_id>/steps/record_session/draft")
@case_workers
@repeatable
def session_draft(case_id: int) -> ResponseReturnValue:
    """Keep what is typed, asked for by the page itself while people talk."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_SESSION, user)
    if why_not:
        return closed_page(case, Action.RECORD_SESSION, why_not)
    fields = {name: each for name, each in request.form.lists() if name not in TOKENS}
    drafts.save(_subject(_session_of(case).id), fields, by=user, at=clock.now())
    return jsonify(saved_at=clock.now().strftime("%H:%M"))


@bp.post("/<int:case_id>/steps/record_session/discard")
@case_workers
def discard_session_draft(case_id: int) -> ResponseReturnValue:
    """Give the draft up and begin with a fresh page."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_SESSION, user)
    if why_not:
        return closed_page(case, Action.RECORD_SESSION, why_not)
    session_id = _session_of(case).id
    drafts.discard(_subject(session_id), by=user)
    flash("草稿已放弃。", "info")
    return redirect(url_for(".record_session", case_id=case_id, session_id=session_id))


@bp.post("/<int:case_id>/steps/cancel_session")
@case_workers
def cancel_session(case_id: int) -> ResponseReturnValue:
    """Call the planned session off."""
    user = current_user._get_current_object()
    case = cases.get_for(user, case_id)
    why_not = require_open(case, Action.RECORD_SESSION, user)
    if why_not:
        return closed_page(case, Action.RECORD_SESSION, why_not)
    reason = request.form.get("reason", "")
    try:
        session_id = _session_of(case).id
        mediating.cancel_session(
            case, session_id=session_id, reason=reason, by=user, at=clock.now()
        )
    except InvalidInput as error:
        flash(error.sentence, "danger")
        return redirect(url_for("cases.record_session", case_id=case_id, _anchor="cancel"))
    flash("调解会已取消。", "success")
    return redirect(url_for("cases.show", case_id=case_id, _anchor="sessions"))


def _session_of(case: Case) -> MediationSession:
    """The session asked for, or the first that is planned."""
    planned = [each for each in case.sessions if each.state is SessionState.PLANNED]
    # What the form says wins over the address.
    wanted = read_key(request.form.get("session_id") or request.args.get("session_id"))
    return next((each for each in planned if each.id == wanted), planned[0])


def _subject(session_id: int) -> str:
    """The name of the draft of a session's record."""
    return f"session-{session_id}"


def _opened(case: Case, session: MediationSession, user: User) -> str:
    """The page with the words that were kept, or with what usually stands there."""
    draft = drafts.load(_subject(session.id), by=user)
    if draft is None:
        usual = usual_record(case, session, user, clock.now())
        return _page(case, session, SessionRecordForm(data=usual))
    kept = MultiDict((name, each) for name, values in draft.fields.items() for each in values)
    return _page(case, session, SessionRecordForm(formdata=kept), draft=draft)


def _page(case: Case, session: MediationSession, form: Any, *, draft: Draft | None = None) -> str:
    return render_template(
        "cases/steps/record_session.html",
        case=case,
        session=session,
        form=form,
        parties={str(party.id): party for party in case.parties},
        facts=facts_beside(Action.PLAN_SESSION, case, clock.today()),
        draft=draft,
    )


def _recorded(case: Case, session: MediationSession, form: Any, user: User) -> bool:
    try:
        mediating.record_session(
            case, session_id=session.id, record=form.typed(), by=user, at=clock.now()
        )
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True
