"""The calendar feed of a person: its secret address made, replaced, revoked, and read.

What leaves here lies on telephones and other people's servers: the number of the case and the kind
of date, never a name.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from hmac import compare_digest
from typing import Any

from sqlalchemy import or_, select, update

from mediation import calendar_files
from mediation.calendar_files import DayEntry, TimedEntry
from mediation.domain.errors import NotVisible, TooManyTries
from mediation.domain.roles import CASE_ROLES
from mediation.domain.sessions import SessionState
from mediation.extensions import db, keeper
from mediation.models import CalendarFeed, User
from mediation.queries import calendar_feed as queries
from mediation.queries.rule_book import RuleBook
from mediation.services import throttle
from mediation.services.audit import account_of, audit
from mediation.services.inserting import insert_of, rows_of
from mediation.services.sign_in_limits import ADDRESS_LIMIT, QUARTER, counted, network_of
from mediation.services.transaction import transaction

NAME = "和解台"
# What a calendar program that asks every minute would need; none has to.
READS_IN_A_QUARTER = 30
TOO_OFTEN = "日历程序读取得太频繁，请稍后再试。"
SESSIONS_KEPT = timedelta(days=30)
# A session has no planned end; calendars draw one of this length.
USUAL_LENGTH = timedelta(hours=2)


def make(user: User, *, at: datetime) -> str:
    """Give the person a new secret address, which is told this once; an older one is dead."""
    token = secrets.token_urlsafe(32)
    row = {"token_digest": _digest(token), "made_at": at, "revoked_at": None, "last_used_at": None}
    with transaction():
        statement = insert_of(CalendarFeed).values(user_id=user.id, **row)
        db.session.execute(statement.on_conflict_do_update(index_elements=["user_id"], set_=row))
        audit("calendar_feed.made", by=user, at=at, subject=account_of(user))
    return token


def revoke(user: User, *, at: datetime) -> None:
    """Stop the feed; its address is worth nothing afterwards."""
    with transaction():
        live = (CalendarFeed.user_id == user.id) & CalendarFeed.revoked_at.is_(None)
        stopped = db.session.execute(update(CalendarFeed).where(live).values(revoked_at=at))
        if rows_of(stopped):
            audit("calendar_feed.revoked", by=user, at=at, subject=account_of(user))


def read(token: str, *, address: str | None, at: datetime) -> bytes:
    """The calendar behind a secret address; NotVisible for every other address."""
    guesses = [(f"feeds from {network_of(address)}", *ADDRESS_LIMIT)]
    with counted(guesses, at) as tries:
        feed = _live_feed(token)
        tries.were_rightful = True
    if not throttle.allow(f"feed:{feed.id}", READS_IN_A_QUARTER, QUARTER, at):
        raise TooManyTries(TOO_OFTEN)
    _note_reading(feed, at)
    return calendar_files.write(NAME, _entries(feed.user, at))


def _live_feed(token: str) -> CalendarFeed:
    digest = _digest(token)
    statement = select(CalendarFeed).where(CalendarFeed.token_digest == digest)
    feed = db.session.scalar(statement)
    # The index finds digests, which no guess of a token comes near to; compared once more all the
    # same in a time that tells nothing.
    if feed is None or not compare_digest(feed.token_digest, digest):
        raise NotVisible
    if feed.revoked_at is not None or not feed.user.is_enabled:
        raise NotVisible
    if not feed.user.roles & CASE_ROLES:
        raise NotVisible
    return feed


def _digest(token: str) -> str:
    return keeper.mac(token.encode(), "calendar_feed.token")


def _note_reading(feed: CalendarFeed, at: datetime) -> None:
    """Note when the feed was read; the first reading of a day leaves a row in the trail."""
    feed_id, user = feed.id, feed.user
    midnight = datetime.combine(at.date(), time.min, at.tzinfo)
    row = CalendarFeed.id == feed_id
    is_first = or_(CalendarFeed.last_used_at.is_(None), CalendarFeed.last_used_at < midnight)
    with transaction():
        used = update(CalendarFeed).where(row).values(last_used_at=at)
        if rows_of(db.session.execute(used.where(is_first))):
            audit("calendar_feed.read", by=user, at=at, subject=account_of(user))
        else:
            db.session.execute(used)


def _entries(user: User, at: datetime) -> Iterator[TimedEntry | DayEntry]:
    for row in queries.sessions(user, at - SESSIONS_KEPT):
        yield TimedEntry(
            **_common(row, f"session:{row.id}", row.case_version),
            summary=f"{_number(row)} 第{row.session_number}次调解会",
            begins_at=row.planned_at,
            ends_at=row.planned_at + USUAL_LENGTH,
            place=row.place,
            is_cancelled=row.state is SessionState.CANCELLED,
        )
    book = RuleBook()
    for row in queries.deadlines(user):
        mark = "（暂定）" if row.is_provisional else ""
        yield DayEntry(
            # A date that moved is the same entry on another day, though its clock is a newer row.
            **_common(
                row,
                f"deadline:{row.case_id}:{row.rule}:{row.start_on}",
                row.case_version + row.id,
            ),
            summary=f"{_number(row)} {row.title}届满{mark}",
            day=row.due_on,
            is_provisional=row.is_provisional,
            has_alarm=not book.opens_right(row.rule),
        )


def _common(row: Any, name: str, sequence: int) -> dict[str, Any]:
    """What tells an entry for good, and that it changed: at least with each change of its case."""
    return {
        "uid": f"{keeper.mac(name.encode(), 'calendar_feed.uid')[:32]}@hejietai",
        "sequence": sequence,
        "changed_at": row.case_touched_at,
    }


def _number(row: Any) -> str:
    return row.case_number or f"登记第{row.case_id}号"
