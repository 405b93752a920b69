"""What waits in one person's inbox, in the cases that this person still sees.

Whether an item still waits is asked of what it is about: it is over by itself once its clock is
met, voided or shut, its reminder ended, its payment made, its case closed, or a higher level told
the same person.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from mediation.domain.case_flow import OPEN_STATES
from mediation.domain.clock_states import ClockState
from mediation.domain.errors import NotVisible
from mediation.domain.escalation import (
    ESCALATED_LEVELS,
    NEVER_OVERDUE,
    RED_LEVELS,
    Level,
)
from mediation.domain.referrals import OPEN_REFERRAL
from mediation.domain.small_flows import ShareState
from mediation.extensions import db
from mediation.models import (
    Case,
    Clock,
    InboxItem,
    Instalment,
    Organisation,
    Referral,
    Reminder,
    Share,
    User,
)
from mediation.queries import reminders
from mediation.queries.keyset import Cursor, Order, Page, page_of
from mediation.queries.performance import FOLLOWED, paid
from mediation.queries.referrals import IS_LOOKED_AT
from mediation.queries.visibility import visible_to

PAGE_SIZE = 25
STRIP_SIZE = 12
# The navigation says 99+ beyond it.
COUNTED = 99
# What somebody must still act by: it runs, or it ran out undone and is owed all the same.
AWAITED = or_(
    Clock.state == ClockState.RUNNING,
    and_(Clock.state == ClockState.LAPSED, Clock.rule.not_in(NEVER_OVERDUE)),
)
IS_OPEN = Case.state.in_(OPEN_STATES)
HIGHER = aliased(InboxItem)
TOLD_AGAIN = (
    select(HIGHER.id)
    .where(
        HIGHER.user_id == InboxItem.user_id,
        or_(
            HIGHER.clock_id == InboxItem.clock_id,
            HIGHER.instalment_id == InboxItem.instalment_id,
        ),
        HIGHER.id > InboxItem.id,
    )
    .exists()
)
UNPAID = and_(Case.state.in_(FOLLOWED), Instalment.amount_fen > paid())
UNANSWERED_REFERRAL = Referral.state.in_(OPEN_REFERRAL)
UNANSWERED_SHARE = Share.state.in_([state for state in ShareState if state.waits])
# Whether the item still waits; the statement has joined what the item is about. Made once, for
# every page counts by it.
WAITS = and_(
    InboxItem.done_at.is_(None),
    case(
        (InboxItem.clock_id.is_not(None), and_(IS_LOOKED_AT, AWAITED, ~TOLD_AGAIN)),
        (InboxItem.reminder_id.is_not(None), reminders.WAITS),
        (InboxItem.instalment_id.is_not(None), and_(UNPAID, ~TOLD_AGAIN)),
        (InboxItem.referral_id.is_not(None), UNANSWERED_REFERRAL),
        (InboxItem.share_id.is_not(None), UNANSWERED_SHARE),
        else_=and_(IS_OPEN, Case.owner_id == InboxItem.user_id),
    ),
)
# Unread before read, red before the rest.
RANK = case((InboxItem.seen_at.is_(None), 0), else_=2) + case(
    (InboxItem.level.in_(RED_LEVELS), 0), else_=1
)
Owner, Urger, Author = aliased(User), aliased(User), aliased(User)
Receiver = aliased(Organisation)


class InboxTab(StrEnum):
    """The two lists of an inbox."""

    WAITING = "waiting"
    OVER = "over"

    @property
    def label(self) -> str:
        """The Chinese name shown on the tab."""
        return {"waiting": "待办", "over": "已了结"}[self.value]


def waiting_count(user: User) -> int:
    """How many items wait, counted no further than one page can say; one statement."""
    some = _of(user, select(InboxItem.id), in_one_statement=True).where(WAITS)
    return (
        db.session.scalar(select(func.count()).select_from(some.limit(COUNTED + 1).subquery())) or 0
    )


def page(user: User, tab: InboxTab, *, cursor: Cursor | None = None) -> Page[Any]:
    """One page: what waits by urgency, or what is over, the latest first."""
    if tab is InboxTab.WAITING:
        order = Order(InboxItem.due_on, InboxItem.id, rank=RANK)
        return page_of(_rows(user).where(WAITS), order, cursor=cursor, size=PAGE_SIZE)
    order = Order(InboxItem.due_on, InboxItem.id, descending=True)
    return page_of(_rows(user).where(~WAITS), order, cursor=cursor, size=PAGE_SIZE)


def pressing(user: User) -> Sequence[Any]:
    """What came up to this person because others are late, and where they are urged themselves."""
    others_late = and_(InboxItem.level.in_(ESCALATED_LEVELS), Case.owner_id != user.id)
    urged = InboxItem.level == Level.URGED
    statement = _rows(user).where(WAITS, or_(others_late, urged))
    return db.session.execute(
        statement.order_by(InboxItem.due_on, InboxItem.id).limit(STRIP_SIZE)
    ).all()


def get_for(user: User, item_id: int) -> InboxItem:
    """One item of this person's own, or NotVisible."""
    statement = _of(user, select(InboxItem)).where(InboxItem.id == item_id)
    found: InboxItem | None = db.session.scalar(statement)
    if found is None:
        raise NotVisible
    return found


def unread_until(user: User, made_at: datetime) -> Select[tuple[int]]:
    """The keys of what was waiting unread at a moment."""
    statement = _of(user, select(InboxItem.id))
    return statement.where(InboxItem.seen_at.is_(None), InboxItem.made_at <= made_at)


def _rows(user: User) -> Select[Any]:
    columns = select(
        InboxItem.id,
        InboxItem.level,
        InboxItem.due_on,
        InboxItem.made_at,
        InboxItem.seen_at,
        InboxItem.done_at,
        InboxItem.case_id,
        Case.number,
        Case.title.label("case_title"),
        Case.next_note,
        Case.owner_id,
        Owner.name.label("owner"),
        Clock.title.label("clock_title"),
        Clock.is_provisional,
        Reminder.text.label("reminder_text"),
        Instalment.number.label("instalment_number"),
        (Instalment.amount_fen - paid()).label("open_fen"),
        Author.name.label("author"),
        InboxItem.referral_id,
        InboxItem.share_id,
        Receiver.name.label("receiver"),
        Urger.name.label("urged_by"),
    )
    return (
        _of(user, columns)
        .outerjoin(Owner, Owner.id == Case.owner_id)
        .outerjoin(Author, Author.id == Reminder.written_by_id)
        .outerjoin(Receiver, Receiver.id == func.coalesce(Referral.receiver_id, Share.receiver_id))
        .outerjoin(Urger, Urger.id == InboxItem.urged_by_id)
    )


def _of(user: User, columns: Select[Any], *, in_one_statement: bool = False) -> Select[Any]:
    return (
        columns.join_from(InboxItem, Case, Case.id == InboxItem.case_id)
        .outerjoin(Clock, Clock.id == InboxItem.clock_id)
        .outerjoin(Reminder, Reminder.id == InboxItem.reminder_id)
        .outerjoin(Instalment, Instalment.id == InboxItem.instalment_id)
        .outerjoin(Referral, Referral.id == InboxItem.referral_id)
        .outerjoin(Share, Share.id == InboxItem.share_id)
        .where(InboxItem.user_id == user.id, visible_to(user, in_one_statement=in_one_statement))
    )
