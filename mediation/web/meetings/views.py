"""The pages of joint meetings, for the host and for its guests."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf import FlaskForm

from mediation.domain.errors import ActionNotAllowed, InvalidInput
from mediation.domain.joint_meetings import CALLER_ROLES, READER_ROLES
from mediation.models import JointMeeting, JointMeetingItem, JointTask, User
from mediation.queries import meetings as rows
from mediation.queries.meeting_view import about_case, view_of
from mediation.queries.meetings import MeetingTab
from mediation.services import meeting_papers
from mediation.services import meetings as services
from mediation.web import clock
from mediation.web.admin.forms import opened_version
from mediation.web.costly import costly
from mediation.web.form_errors import show_problems
from mediation.web.guards import requires_role
from mediation.web.meetings import bp
from mediation.web.meetings.forms import (
    AddedTaskForm,
    CancelForm,
    PlanForm,
    RecordForm,
    TaskEndForm,
    blank_plan,
    blank_record,
    plan_of,
)
from mediation.web.pdf_answer import pdf_answer


@bp.app_template_global("own_meeting_tasks")
def own_tasks() -> Sequence[JointTask]:
    """The open tasks of whoever looks, for the home page and the desk."""
    return rows.own_tasks(_me())


@bp.app_template_global("meetings_about")
def about(case_id: int) -> Sequence[JointMeetingItem]:
    """The meetings about a case, for its page."""
    return about_case(_me(), case_id)


@bp.get("")
@requires_role(*READER_ROLES)
def index() -> ResponseReturnValue:
    """The meetings that are to come, those that are over, and the open tasks."""
    wanted, after = request.args.get("tab", ""), request.args.get("after", "")
    tab = MeetingTab(wanted) if wanted in set(MeetingTab) else MeetingTab.COMING
    user = _me()
    is_tasks = tab is MeetingTab.TASKS
    page = rows.tasks(user, after) if is_tasks else rows.page(user, tab, after)
    facts = {"tab": tab, "tabs": MeetingTab, "counts": rows.counts(user), "page": page}
    return render_template(
        "meetings/index.html", **facts, today=clock.today(), may_call=rows.may_call(user)
    )


@bp.route("/new", methods=["GET", "POST"])
@requires_role(*CALLER_ROLES)
def new() -> ResponseReturnValue:
    """Call a meeting."""
    offered = rows.offered(_me(), clock.today())
    form = PlanForm(data=blank_plan(offered))
    form.offer(rows.possible_guests(current_user.organisation))
    if form.validate_on_submit():
        try:
            made = services.call(form.typed(), by=_me(), at=clock.now())
        except InvalidInput as error:
            show_problems(form, error)
        else:
            flash("已召集，已通知各参加单位。", "success")
            return redirect(url_for(".show", meeting_id=made.id))
    return _plan_page(form, offered, None)


@bp.route("/<int:meeting_id>/change", methods=["GET", "POST"])
@requires_role(*CALLER_ROLES)
def change(meeting_id: int) -> ResponseReturnValue:
    """Change a meeting that is still to come."""
    meeting = services.led(meeting_id, by=_me())
    services.require_planned(meeting)
    offered = rows.offered(_me(), clock.today())
    form = PlanForm(data=plan_of(meeting, offered))
    form.offer(rows.possible_guests(current_user.organisation))
    if form.validate_on_submit():
        version = opened_version(form.version)
        changed = {"expected_version": version, "by": _me(), "at": clock.now()}
        if _tried(form, lambda: services.change(meeting, form.typed(), **changed)):
            flash("已修改，已通知各参加单位。", "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
        # Who was told of the change of somebody else may save over it.
        form.version.data = str(meeting.version)
    return _plan_page(form, offered, meeting)


def _plan_page(
    form: PlanForm, offered: list[rows.OfferedCase], meeting: JointMeeting | None
) -> ResponseReturnValue:
    known = {case.id: case for case in offered}
    listed = [item.case_id for item in meeting.items if item.case_id] if meeting else []
    # What stands on the agenda already is named, though its shares may have run out.
    known |= {case.id: case for case in rows.named(_me(), set(listed) - known.keys())}
    page = {"form": form, "known": known, "meeting": meeting, "most": rows.MOST_OFFERED}
    return render_template("meetings/plan.html", **page), 422 if _is_faulty(form) else 200


@bp.get("/<int:meeting_id>")
@requires_role(*READER_ROLES)
def show(meeting_id: int) -> ResponseReturnValue:
    """One meeting as this reader may see it."""
    return _shown(rows.get_for(_me(), meeting_id), None)


def _shown(meeting: JointMeeting, form: AddedTaskForm | None) -> ResponseReturnValue:
    if form is None:
        form = AddedTaskForm(formdata=None)
        form.offer(meeting)
    page = {"view": view_of(_me(), meeting, clock.today()), "form": form, "today": clock.today()}
    return render_template("meetings/show.html", **page), 422 if _is_faulty(form) else 200


@bp.route("/<int:meeting_id>/cancel", methods=["GET", "POST"])
@requires_role(*CALLER_ROLES)
def cancel(meeting_id: int) -> ResponseReturnValue:
    """Call a meeting off."""
    meeting, form = services.led(meeting_id, by=_me()), CancelForm()
    services.require_planned(meeting)
    if form.validate_on_submit():
        told = {"reason": form.reason.data or "", "by": _me(), "at": clock.now()}
        if _tried(form, lambda: services.cancel(meeting, **told)):
            flash("已取消，已通知各参加单位。", "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
    status = 422 if _is_faulty(form) else 200
    return render_template("meetings/cancel.html", meeting=meeting, form=form), status


@bp.route("/<int:meeting_id>/hold", methods=["GET", "POST"])
@requires_role(*CALLER_ROLES)
def hold(meeting_id: int) -> ResponseReturnValue:
    """Write down what was said, decided and taken on."""
    meeting = services.led(meeting_id, by=_me())
    services.require_begun(meeting, clock.now())
    form = RecordForm(data=blank_record(meeting))
    form.offer([meeting.host, *meeting.guests])
    if form.validate_on_submit():
        done = {"by": _me(), "at": clock.now()}
        if _tried(form, lambda: services.hold(meeting, form.typed(), **done)):
            flash("已记录，各参加单位可以查看纪要和任务。", "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
    page = {"view": view_of(_me(), meeting, clock.today()), "form": form}
    return render_template("meetings/hold.html", **page), 422 if _is_faulty(form) else 200


@bp.post("/<int:meeting_id>/tasks")
@requires_role(*CALLER_ROLES)
def add_task(meeting_id: int) -> ResponseReturnValue:
    """Add a task to the record of a meeting."""
    meeting, form = services.led(meeting_id, by=_me()), AddedTaskForm()
    form.offer(meeting)
    if form.validate_on_submit():
        done = {"by": _me(), "at": clock.now()}
        if _tried(form, lambda: services.add_task(meeting, form.typed(), **done)):
            flash("已登记任务。", "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
    return _shown(meeting, form)


@bp.route("/<int:meeting_id>/tasks/<int:task_id>", methods=["GET", "POST"])
@requires_role(*READER_ROLES)
def end_task(meeting_id: int, task_id: int) -> ResponseReturnValue:
    """Say what became of a task."""
    meeting, form = rows.get_for(_me(), meeting_id), TaskEndForm()
    task = services.task_of(meeting, task_id)
    if not rows.may_end(rows.seats_of(_me()), task):
        raise ActionNotAllowed(services.NOT_A_TAKER)
    if form.validate_on_submit():
        told = {"state": form.ending(), "result": form.result.data or ""}
        done = {"by": _me(), "at": clock.now()}
        if _tried(form, lambda: services.end_task(meeting, task_id, **told, **done)):
            flash("已登记办理情况，召集单位可以看到。", "success")
            return redirect(url_for(".show", meeting_id=meeting_id))
    page = {"meeting": meeting, "task": task, "form": form}
    return render_template("meetings/task.html", **page), 422 if _is_faulty(form) else 200


@bp.get("/<int:meeting_id>/minutes.pdf")
@requires_role(*READER_ROLES)
@costly("paper", per_minute=60, reading=True)
def minutes(meeting_id: int) -> ResponseReturnValue:
    """The minutes as PDF."""
    meeting = rows.get_for(_me(), meeting_id)
    content = meeting_papers.minutes(meeting, by=_me(), at=clock.now())
    return pdf_answer(content, meeting_papers.name_of(meeting), save="save" in request.args)


@bp.get("/<int:meeting_id>/notice.pdf")
@requires_role(*READER_ROLES)
@costly("paper", per_minute=60, reading=True)
def notice(meeting_id: int) -> ResponseReturnValue:
    """The notice of the meeting as PDF."""
    meeting = rows.get_for(_me(), meeting_id)
    content = meeting_papers.notice(meeting, by=_me(), at=clock.now())
    return pdf_answer(content, meeting_papers.name_of(meeting), save="save" in request.args)


def _me() -> User:
    user: User = current_user._get_current_object()
    return user


def _tried(form: FlaskForm, act: Callable[[], None]) -> bool:
    """Whether the act went well; what was wrong is put beside its fields."""
    try:
        act()
    except InvalidInput as error:
        show_problems(form, error)
        return False
    return True


def _is_faulty(form: FlaskForm) -> bool:
    return bool(form.errors or form.form_errors)
