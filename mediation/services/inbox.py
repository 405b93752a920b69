"""What a person does with the inbox: read, done; and urging whoever is late (催办)."""

from datetime import datetime

from sqlalchemy import update

from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.domain.escalation import Level
from mediation.domain.permissions import Relation
from mediation.domain.reminders import ReminderEnding
from mediation.domain.roles import Role
from mediation.extensions import db
from mediation.models import Case, InboxItem, Reminder, User
from mediation.queries import inbox
from mediation.queries.visibility import relations
from mediation.services import reminders
from mediation.services.case_log import record
from mediation.services.inserting import insert_unless_there
from mediation.services.transaction import transaction


def mark_seen(item: InboxItem, *, at: datetime) -> None:
    """The person has read the item."""
    with transaction():
        item.seen_at = item.seen_at or at


def mark_all_seen(user: User, *, at: datetime) -> None:
    """The person has read all that waited until now."""
    with transaction():
        unread = inbox.unread_until(user, at)
        db.session.execute(update(InboxItem).where(InboxItem.id.in_(unread)).values(seen_at=at))


def mark_done(item: InboxItem, *, by: User, at: datetime) -> None:
    """The person has dealt with it; a higher level of the same date comes all the same.

    With the item of a reminder the reminder itself is done.
    """
    with transaction():
        reminder = db.session.get(Reminder, item.reminder_id) if item.reminder_id else None
        if reminder is not None and reminder.is_open:
            reminders.end(reminder.case, reminder.id, ReminderEnding.DONE, by=by, at=at)
        item.seen_at = item.seen_at or at
        item.done_at = item.done_at or at


def may_urge(case: Case, user: User) -> bool:
    """Whether this person can urge somebody on in this case now."""
    return _answers_for(case, user) and case.owner_id not in (None, user.id)


def urge(case: Case, *, by: User, at: datetime) -> None:
    """Put into the inbox of whoever the case waits for that they are urged; once a day a case."""
    with transaction():
        if not _answers_for(case, by):
            raise ActionNotAllowed("只有本机构和上级工会的负责人可以催办。")
        if case.owner_id is None:
            raise ActionNotPossible("本案已办结，没有可以催办的事项。")
        if case.owner_id == by.id:
            raise ActionNotPossible("本案现在由您自己负责，请直接办理。")
        item = {
            "user_id": case.owner_id,
            "case_id": case.id,
            "level": Level.URGED,
            "urged_by_id": by.id,
            "urged_on": at.date(),
            "due_on": case.next_on or at.date(),
            "made_at": at,
        }
        if not insert_unless_there(InboxItem, item):
            raise ActionNotPossible("今天已经催办过本案，请明天再催，或直接联系承办人。")
        owner = case.owner.name if case.owner else ""
        record(
            case, "urged", by=by, at=at, note=f"催办{owner}：{case.next_note or ''}".rstrip("：")
        )


def _answers_for(case: Case, user: User) -> bool:
    """Whether this person is a supervisor of the case's body or above it."""
    near = relations(user, case) & {Relation.OWN_BODY, Relation.BELOW}
    return Role.SUPERVISOR in user.roles and bool(near)
