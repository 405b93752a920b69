"""Reminders on a case, and urging whoever it waits for."""

from datetime import date
from http import HTTPStatus

from flask import url_for

from mediation.api.acting import by_me
from mediation.api.asking import body_of, filled, me, validated
from mediation.api.form_shapes import Nothing, Shape, shape_of
from mediation.api.operations import operation
from mediation.api.paging import Listing
from mediation.api.shapes import Answer
from mediation.domain.api_tokens import ApiScope
from mediation.domain.reminders import ReminderEnding
from mediation.domain.roles import Role
from mediation.queries import cases
from mediation.queries import reminders as queries
from mediation.services import inbox
from mediation.services import reminders as services
from mediation.web.guards import case_workers, requires_role
from mediation.web.reminders.forms import ReminderForm

REMINDERS = "/cases/<int:case_id>/reminders"
NewReminder = shape_of(ReminderForm, "NewReminder")


class ReminderRow(Answer):
    """One reminder; `ending` says how it ended, null while it waits."""

    id: int
    for_id: int
    due_on: date
    text: str
    written_by_id: int
    ending: ReminderEnding | None


class EndOfReminder(Shape):
    """Whether it is done, or taken back."""

    ending: ReminderEnding


@operation(
    "GET",
    REMINDERS,
    scope=ApiScope.CASES_READ,
    guard=case_workers,
    summary="本案的提醒，待办的在前",
    answer=Listing[ReminderRow],
)
def list_reminders(case_id: int) -> Listing[ReminderRow]:
    """Those that wait by their day, then the ended ones."""
    case = cases.get_for(me(), case_id)
    rows = [ReminderRow.model_validate(each) for each in queries.of_case(case.id)]
    return Listing(items=rows, next=None)


@operation(
    "POST",
    REMINDERS,
    scope=ApiScope.CASES_WRITE,
    guard=case_workers,
    summary="设提醒：提醒谁、哪一天、什么事；不写 for_id 的提醒自己",
    body=NewReminder,
    status=HTTPStatus.CREATED,
)
def set_reminder(case_id: int) -> str:
    """Set a reminder."""
    case = cases.get_for(me(), case_id)
    services.require_may_write(case, me())
    form = filled(ReminderForm, body_of(NewReminder), for_id=me().id)
    form.offer(queries.possible_receivers(case, me()))
    services.write(case, **validated(form).typed(), **by_me())
    return url_for("api.list_reminders", case_id=case_id)


@operation(
    "POST",
    f"{REMINDERS}/<int:reminder_id>/end",
    scope=ApiScope.CASES_WRITE,
    guard=case_workers,
    summary="办结或取消提醒，记录保留",
    body=EndOfReminder,
)
def end_reminder(case_id: int, reminder_id: int) -> str:
    """What it reminded of is done, or it is taken back."""
    case = cases.get_for(me(), case_id)
    queries.get_for(me(), case_id, reminder_id)
    services.end(case, reminder_id, body_of(EndOfReminder).ending, **by_me())
    return url_for("api.list_reminders", case_id=case_id)


@operation(
    "POST",
    "/cases/<int:case_id>/urge",
    scope=ApiScope.CASES_WRITE,
    guard=requires_role(Role.SUPERVISOR),
    summary="催办案件，一天一次",
    body=Nothing,
)
def urge_case(case_id: int) -> str:
    """Urge whoever the case waits for."""
    case = cases.get_for(me(), case_id)
    body_of(Nothing)
    inbox.urge(case, **by_me())
    return url_for("api.show_case", case_id=case_id)
