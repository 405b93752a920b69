"""How many dates each filter of the list leaves, from one statement for all of them.

The statement groups the dates by what the filters ask; a count is a sum over groups, so that no
filter is counted by a query of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, func, select

from mediation.domain.date_filters import DateNearness, DateScope
from mediation.extensions import db
from mediation.models import Case, Clock, User
from mediation.queries.dates import SOON, DateFilters, is_mine, listed
from mediation.queries.keyset import COUNT_LIMIT
from mediation.queries.rule_book import RuleBook

# So many dates are looked at and no more: beyond, every count is only the least there are.
MOST_LOOKED_AT = 20_000


@dataclass(frozen=True)
class _Group:
    """Some dates that no filter tells apart."""

    rule: str
    is_mine: bool
    is_of_body: bool
    is_over: bool
    is_soon: bool
    is_provisional: bool
    number: int

    def is_in(self, scope: DateScope) -> bool:
        """Whether the dates are in such cases."""
        return {
            DateScope.ALL: True,
            DateScope.MINE: self.is_mine,
            DateScope.BODY: self.is_of_body,
        }[scope]

    def is_near(self, nearness: DateNearness) -> bool:
        """Whether the dates are so near, so late or so unsure."""
        return {
            DateNearness.ANY: True,
            DateNearness.OVERDUE: self.is_over,
            DateNearness.SOON: self.is_soon,
            DateNearness.PROVISIONAL: self.is_provisional,
        }[nearness]


class DateCounts:
    """The counts of every filter."""

    def __init__(self, groups: Sequence[_Group], book: RuleBook) -> None:
        self._groups, self._book = groups, book
        self._is_cut = sum(each.number for each in groups) > MOST_LOOKED_AT

    def number(self, filters: DateFilters) -> int:
        """How many rows the list has with these filters, as far as they were looked at."""
        return sum(each.number for each in self._groups if self._fits(each, filters))

    def words(self, filters: DateFilters) -> str:
        """The number as the page shows it: 37, or 1000+."""
        number = self.number(filters)
        if number > COUNT_LIMIT:
            return f"{COUNT_LIMIT}+"
        return f"{number}+" if self._is_cut else str(number)

    def rules(self) -> list[str]:
        """The codes of the periods that run somewhere."""
        return sorted({each.rule for each in self._groups})

    def laws(self) -> list[str]:
        """The laws that these periods rest on."""
        return sorted({law for code in self.rules() for law in self._book.laws(code)})

    def _fits(self, group: _Group, filters: DateFilters) -> bool:
        return (
            group.is_in(filters.scope)
            and group.is_near(filters.nearness)
            and filters.whose in {None, self._book.whose(group.rule)}
            and filters.rule in {"", group.rule}
            and (not filters.law or filters.law in self._book.laws(group.rule))
        )


def date_counts(user: User, *, book: RuleBook, today: date) -> DateCounts:
    """Count the dates that this user may see."""
    seen = (
        select(
            Clock.rule,
            _flag(is_mine(user)).label("is_mine"),
            _flag(Case.body_id == user.organisation_id).label("is_of_body"),
            _flag(Clock.due_on < today).label("is_over"),
            _flag(Clock.due_on.between(today, today + SOON)).label("is_soon"),
            _flag(Clock.is_provisional.is_(True)).label("is_provisional"),
        )
        .join(Case, Case.id == Clock.case_id)
        .where(*listed(user, book, today))
        .limit(MOST_LOOKED_AT + 1)
        .subquery()
    )
    grouped = select(*seen.c, func.count().label("number")).group_by(*seen.c)
    groups = [
        _Group(
            rule=row.rule,
            is_mine=bool(row.is_mine),
            is_of_body=bool(row.is_of_body),
            is_over=bool(row.is_over),
            is_soon=bool(row.is_soon),
            is_provisional=bool(row.is_provisional),
            number=row.number,
        )
        for row in db.session.execute(grouped)
    ]
    return DateCounts(groups, book)


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 or 0: what every database groups by."""
    return case((condition, 1), else_=0)
