"""What administrators read: organisations, accounts, calendar. Never a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from mediation.domain.errors import NotVisible
from mediation.extensions import db
from mediation.models import CalendarDay, Organisation, User

PAGE_SIZE = 50


@dataclass(frozen=True)
class TreeRow:
    """An organisation and how deep it stands in the tree."""

    organisation: Organisation
    depth: int


def tree() -> list[TreeRow]:
    """All organisations, each under its parent, siblings by name."""
    rows = db.session.scalars(select(Organisation).order_by(Organisation.name)).all()
    by_parent: dict[int | None, list[Organisation]] = {}
    for organisation in rows:
        by_parent.setdefault(organisation.parent_id, []).append(organisation)

    def below(parent_id: int | None, depth: int) -> list[TreeRow]:
        found = []
        for organisation in by_parent.get(parent_id, []):
            found += [TreeRow(organisation, depth), *below(organisation.id, depth + 1)]
        return found

    return below(None, 0)


def organisation(organisation_id: int) -> Organisation:
    """One organisation, or NotVisible."""
    found = db.session.get(Organisation, organisation_id)
    if found is None:
        raise NotVisible
    return found


def user(user_id: int) -> User:
    """One account, or NotVisible."""
    found = db.session.get(User, user_id)
    if found is None:
        raise NotVisible
    return found


def users(text: str, *, after_id: int = 0) -> Sequence[User]:
    """A page of accounts whose name, login or organisation contains the text, and one more."""
    statement = select(User).join(User.organisation).where(User.id > after_id)
    if text:
        statement = statement.where(
            or_(
                User.name.contains(text, autoescape=True),
                User.username.contains(text, autoescape=True),
                Organisation.name.contains(text, autoescape=True),
            )
        )
    return db.session.scalars(statement.order_by(User.id).limit(PAGE_SIZE + 1)).all()


def calendar_days(year: int) -> Sequence[CalendarDay]:
    """The entries of the office for one year, by date."""
    in_year = func.extract("year", CalendarDay.day) == year
    return db.session.scalars(select(CalendarDay).where(in_year).order_by(CalendarDay.day)).all()
