"""Reminders that people set themselves: written, done, cancelled; never deleted."""

from datetime import date, datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import (
    ActionNotAllowed,
    ActionNotPossible,
    FieldProblem,
    InvalidInput,
)
from mediation.domain.reminders import ReminderEnding
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, Reminder, User
from mediation.queries import reminders, retention
from mediation.queries.visibility import allowed_to
from mediation.services.case_log import record
from mediation.services.step_input import in_brief, still_to_come, written_out
from mediation.services.transaction import transaction

LONGEST_TEXT = 300


def may_write(case: Case, user: User) -> bool:
    """Whether this person sets reminders on the case: whoever may write notes on it."""
    return Action.ADD_NOTE in allowed_to(user, case)


def may_end(reminder: Reminder, case: Case, user: User) -> bool:
    """Whether this person ends the reminder: its author, whom it is for, or a supervisor."""
    is_concerned = user.id in (reminder.written_by_id, reminder.for_id)
    return may_write(case, user) and (is_concerned or Role.SUPERVISOR in user.roles)


def require_may_write(case: Case, by: User) -> None:
    """Raise unless this person may set a reminder on this case."""
    if not may_write(case, by):
        raise ActionNotAllowed("您没有在本案设提醒的权限。")
    if retention.remains_of(case.id) is not None:
        raise ActionNotPossible("本案已依法销毁。")


def write(case: Case, *, for_id: int, due_on: date, text: str, by: User, at: datetime) -> Reminder:
    """Set a reminder for oneself or somebody who works on the case."""
    with transaction():
        require_may_write(case, by)
        receivers = {user.id: user for user in reminders.possible_receivers(case, by)}
        if for_id not in receivers:
            raise InvalidInput(FieldProblem("for_id", "请在列表中选择提醒谁。"))
        still_to_come("due_on", due_on, today=at.date())
        words = written_out("text", text, "请写明提醒什么。")
        if len(words) > LONGEST_TEXT:
            raise InvalidInput(FieldProblem("text", f"提醒内容最多 {LONGEST_TEXT} 字。"))
        made = Reminder(
            case_id=case.id,
            written_by_id=by.id,
            written_at=at,
            for_id=for_id,
            due_on=due_on,
            text=words,
        )
        db.session.add(made)
        db.session.flush()
        note = in_brief(f"{due_on.isoformat()} 提醒{receivers[for_id].name}")
        record(case, "reminder_set", by=by, at=at, note=note, data={"reminder_id": made.id})
    return made


def end(case: Case, reminder_id: int, ending: ReminderEnding, *, by: User, at: datetime) -> None:
    """End a reminder as done or taken back; it stays on the page with who did it and when."""
    with transaction():
        found = reminders.get_for(by, case.id, reminder_id, lock=True)
        if not may_end(found, case, by):
            raise ActionNotAllowed("只有设提醒的人、被提醒的人和负责人可以办结或取消这条提醒。")
        if not found.is_open:
            raise ActionNotPossible("这条提醒已经办结或取消。")
        found.ending, found.ended_at, found.ended_by_id = ending, at, by.id
        record(case, f"reminder_{ending}", by=by, at=at, data={"reminder_id": found.id})
