"""The trail as the audit administrator reads it: by person, verb, case and period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import joinedload

from mediation.domain.trail import AuditResult
from mediation.extensions import db
from mediation.models import AuditEntry, Case, User
from mediation.models.columns import SHANGHAI
from mediation.queries.keyset import read_key

PAGE_SIZE = 50
ACCOUNT = re.compile(r"账号第([0-9]{1,9})号", re.ASCII)
REGISTERED = re.compile(r"登记第([0-9]{1,9})号", re.ASCII)


@dataclass(frozen=True)
class TrailFilter:
    """What is looked for; nothing narrows nothing."""

    person: str = ""
    verb: str = ""
    case: str = ""
    result: AuditResult | None = None
    first: date | None = None
    last: date | None = None


def page(wanted: TrailFilter, *, before: int | None = None) -> Sequence[AuditEntry]:
    """A page of rows, newest first, and one more."""
    statement = select(AuditEntry).options(joinedload(AuditEntry.user)).where(*_conditions(wanted))
    if before is not None:
        statement = statement.where(AuditEntry.id < before)
    return db.session.scalars(statement.order_by(AuditEntry.id.desc()).limit(PAGE_SIZE + 1)).all()


def _conditions(wanted: TrailFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.person:
        people = db.session.scalars(
            select(User.id).where(or_(User.name == wanted.person, User.username == wanted.person))
        ).all()
        found.append(AuditEntry.user_id.in_(people) if people else false())
    if wanted.verb:
        found.append(AuditEntry.verb == wanted.verb)
    if wanted.case:
        case_id = _case_id(wanted.case)
        found.append(AuditEntry.case_id == case_id if case_id else false())
    if wanted.result:
        found.append(AuditEntry.result == wanted.result)
    if wanted.first:
        found.append(AuditEntry.at >= _midnight(wanted.first))
    if wanted.last:
        found.append(AuditEntry.at < _midnight(wanted.last) + timedelta(days=1))
    return found


def _case_id(text: str) -> int | None:
    """The case with this number, or registered under this key."""
    registered = REGISTERED.fullmatch(text)
    if registered:
        return read_key(registered[1])
    return db.session.scalar(select(Case.id).where(Case.number == text))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def names_of_accounts(rows: Sequence[AuditEntry]) -> dict[str, str]:
    """What rows call an account → the name of the person, as it is today."""
    found = {row.subject: ACCOUNT.fullmatch(row.subject) for row in rows}
    keys = {subject: int(match[1]) for subject, match in found.items() if match}
    if not keys:
        return {}
    people = db.session.execute(
        select(User.id, User.name, User.username).where(User.id.in_(keys.values()))
    )
    names = {key: f"{name}（{username}）" for key, name, username in people}
    return {subject: names[key] for subject, key in keys.items() if key in names}
