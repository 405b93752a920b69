"""The liaison's desk: lists by state with counts, pages by key, rows built from the share alone."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from mediation.domain.sharing import AnswerOutcome, FieldGroup
from mediation.domain.small_flows import ShareState
from mediation.domain.urgency import Urgency, days_left, urgency_of
from mediation.extensions import db
from mediation.models import Case, Share, User
from mediation.queries.shares import visible_to

PAGE_SIZE = 20
# Shares that nobody asked an answer for come after all that are due.
NO_DATE = date(9999, 12, 31)


class DeskTab(StrEnum):
    """The lists of the desk."""

    TO_DO = "to_do"
    NEW = "new"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """The Chinese name shown on pages."""
        return "要办的" if self is DeskTab.TO_DO else ShareState(self.value).label

    @property
    def states(self) -> tuple[ShareState, ...]:
        """The states of the shares that the list holds."""
        if self is DeskTab.TO_DO:
            return (ShareState.NEW, ShareState.ACKNOWLEDGED)
        return (ShareState(self.value),)


@dataclass(frozen=True)
class DeskCounts:
    """How many shares each list holds, and how many of them are due today or late."""

    new: int
    acknowledged: int
    answered: int
    due: int

    def of(self, tab: DeskTab) -> int:
        """The number beside a tab."""
        if tab is DeskTab.TO_DO:
            return self.new + self.acknowledged
        return {
            DeskTab.NEW: self.new,
            DeskTab.ACKNOWLEDGED: self.acknowledged,
            DeskTab.ANSWERED: self.answered,
        }[tab]


@dataclass(frozen=True)
class DeskRow:
    """One share as the desk lists it."""

    id: int
    number: str
    own_number: str
    sides: str
    body: str
    receiver: str
    purpose: str
    why: str
    until_on: date
    badge: str
    tone: str
    is_new: bool
    waits: bool
    reminded_at: datetime | None


@dataclass(frozen=True)
class DeskPage:
    """Up to twenty rows and the key of the next page."""

    rows: tuple[DeskRow, ...]
    next_after: str


def counts(user: User, today: date) -> DeskCounts:
    """Count what this liaison's lists hold, in one statement."""
    is_due = case((_due() <= today, 1), else_=0)
    statement = (
        select(Share.state, func.count(), func.sum(is_due))
        .where(visible_to(user, today))
        .group_by(Share.state)
    )
    found = {state: (number, due) for state, number, due in db.session.execute(statement)}
    numbers = {state: found.get(state, (0, 0)) for state in ShareState}
    return DeskCounts(
        new=numbers[ShareState.NEW][0],
        acknowledged=numbers[ShareState.ACKNOWLEDGED][0],
        answered=numbers[ShareState.ANSWERED][0],
        due=numbers[ShareState.NEW][1] + numbers[ShareState.ACKNOWLEDGED][1],
    )


def page(user: User, tab: DeskTab, today: date, after: str = "") -> DeskPage:
    """One page: the nearest date first; what is done, newest first."""
    statement = (
        select(Share)
        .where(visible_to(user, today), Share.state.in_(tab.states))
        .options(
            joinedload(Share.case, innerjoin=True).joinedload(Case.body, innerjoin=True),
            joinedload(Share.receiver, innerjoin=True),
        )
        .limit(PAGE_SIZE + 1)
    )
    ordered = _by_answer(statement, after) if tab is DeskTab.ANSWERED else _by_due(statement, after)
    found = list(db.session.scalars(ordered))
    shown = found[:PAGE_SIZE]
    more = len(found) > PAGE_SIZE
    return DeskPage(
        rows=tuple(row_of(share, today) for share in shown),
        next_after=_key_of(shown[-1]) if more else "",
    )


def _due() -> ColumnElement[date]:
    return func.coalesce(Share.answer_due_on, NO_DATE)


def _by_due(statement: Select[tuple[Share]], after: str) -> Select[tuple[Share]]:
    key = _read_key(after)
    if key:
        due, share_id = key
        statement = statement.where(or_(_due() > due, and_(_due() == due, Share.id > share_id)))
    return statement.order_by(_due(), Share.id)


def _by_answer(statement: Select[tuple[Share]], after: str) -> Select[tuple[Share]]:
    key = _read_key(after)
    if key:
        statement = statement.where(Share.id < key[1])
    return statement.order_by(Share.id.desc())


def _key_of(share: Share) -> str:
    return f"{(share.answer_due_on or NO_DATE).isoformat()}_{share.id}"


def _read_key(after: str) -> tuple[date, int] | None:
    """Read the key of a page; whatever was typed into the address by hand is the first page."""
    day, _, number = after.partition("_")
    try:
        key = date.fromisoformat(day), int(number)
    except ValueError:
        return None
    return key if 0 < key[1] < 2**31 else None


def row_of(share: Share, today: date) -> DeskRow:
    """What a list may show of a share: its number, and names only when names are shared."""
    waits = share.state in (ShareState.NEW, ShareState.ACKNOWLEDGED)
    badge, tone = _badge(share, today)
    return DeskRow(
        id=share.id,
        number=share.case.number or "（尚未编号）",
        own_number=own_number(share),
        sides=sides(share),
        body=share.case.body.name,
        receiver=share.receiver.name,
        purpose=share.purpose.label,
        why=_why(share),
        until_on=share.until_on,
        badge=badge,
        tone=tone,
        is_new=share.state is ShareState.NEW,
        waits=waits,
        reminded_at=share.reminded_at if waits else None,
    )


def sides(share: Share) -> str:
    """Both sides by name, or nothing when the share does not open the names."""
    if FieldGroup.PARTIES not in share.field_groups:
        return ""
    return share.case.title.replace(" 与 ", " / ")


def own_number(share: Share) -> str:
    """The receiver's own number of the file, when the receiver is who sent the case."""
    if share.case.sender_organisation_id != share.receiver_id:
        return ""
    return share.case.sender_document_number or ""


def _why(share: Share) -> str:
    if share.answer_outcome is None:
        return share.purpose.label
    result = AnswerOutcome(share.answer_outcome).label
    return f"{share.purpose.label}：{result} {share.answer_docket or ''}".rstrip()


def _badge(share: Share, today: date) -> tuple[str, str]:
    if share.state is ShareState.ANSWERED:
        return "已办结", "green"
    tone = urgency_of(share.answer_due_on, today)
    if share.answer_due_on is not None and tone is not Urgency.GREY:
        words = days_left(share.answer_due_on, today)
        return ("今日回复" if share.answer_due_on == today else words), tone
    return ("新" if share.state is ShareState.NEW else "待回复"), Urgency.GREY
