"""Everything the list of dates shows, prepared so that the templates only print."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from flask import url_for

from mediation.domain.date_filters import DateNearness, DateScope
from mediation.domain.whose_clock import Whose, clock_tone, clock_words
from mediation.models import User
from mediation.queries import dates as queries
from mediation.queries.date_counts import DateCounts, date_counts
from mediation.queries.dates import PRINT_SIZE, DateFilters
from mediation.queries.keyset import read_cursor
from mediation.queries.rule_book import RuleBook
from mediation.services import printing

Kind = TypeVar("Kind", bound=StrEnum)
Link = dict[str, Any]
NARROWS_NOTHING = DateFilters()


def list_context(user: User, values: Mapping[str, str], today: date) -> dict[str, Any]:
    """The context of dates/index.html for what the address asks."""
    book = RuleBook()
    filters = read_filters(values, book)
    cursor = read_cursor(values.get("at"))
    page = queries.page(user, filters, book=book, today=today, cursor=cursor)
    counts = date_counts(user, book=book, today=today)
    return {
        "page": page,
        "rows": [date_row(row, book, today) for row in page.rows],
        "scopes": _choices(filters, counts, "scope", DateScope),
        "nearnesses": _choices(filters, counts, "nearness", DateNearness),
        "groups": [
            _choice(filters, counts, "全部", whose=None),
            *_choices(filters, counts, "whose", Whose),
        ],
        "rules": _rule_choices(filters, counts, book),
        "laws": _law_choices(filters, counts),
        "words": described(filters, book),
        "filters": filters,
        "address": address_of(filters),
        "number": counts.words(filters),
        "today": today,
    }


def printed_context(user: User, values: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """The context of dates/print.html; it is drawn only once the trail has it."""
    book, today = RuleBook(), now.date()
    filters = read_filters(values, book)
    found = queries.to_print(user, filters, book=book, today=today)
    rows = [date_row(row, book, today) for row in found[:PRINT_SIZE]]
    printing.list_printed("dates.printed", "期限清单", rows=len(rows), by=user, at=now)
    return {
        "rows": rows,
        "is_cut": len(found) > PRINT_SIZE,
        "words": described(filters, book) or "全部",
        "address": address_of(filters),
        "now": now,
    }


def date_row(row: Any, book: RuleBook, today: date) -> dict[str, Any]:
    """One date: the row itself, whose it is, and its badge."""
    binds = book.binds(row.rule)
    return {
        "date": row,
        "binds": binds.label,
        "tone": clock_tone(row.state, binds, row.due_on, today).value,
        "left": clock_words(row.state, binds, row.due_on, today),
    }


def read_filters(values: Mapping[str, str], book: RuleBook) -> DateFilters:
    """The filters that an address asks for; nonsense narrows nothing."""
    rule, law = values.get("rule", ""), values.get("law", "")
    return DateFilters(
        scope=_member(DateScope, values.get("scope")) or DateScope.ALL,
        nearness=_member(DateNearness, values.get("nearness")) or DateNearness.ANY,
        whose=_member(Whose, values.get("whose")),
        rule=rule if rule in book.titles else "",
        law=law if book.citing(law) else "",
    )


def address_of(filters: DateFilters) -> dict[str, str]:
    """The parameters of the address that lists exactly these dates."""
    return {
        name: str(getattr(filters, name))
        for name in ("scope", "nearness", "whose", "rule", "law")
        if getattr(filters, name) != getattr(NARROWS_NOTHING, name)
    }


def described(filters: DateFilters, book: RuleBook) -> str:
    """What the list is narrowed to, in words, for the head and for the printed page."""
    words = [
        filters.scope.label if filters.scope is not DateScope.ALL else "",
        filters.nearness.label if filters.nearness is not DateNearness.ANY else "",
        filters.whose.label if filters.whose else "",
        book.titles.get(filters.rule, ""),
        f"依据{filters.law}" if filters.law else "",
    ]
    return " · ".join(word for word in words if word)


def _member(kind: type[Kind], text: str | None) -> Kind | None:
    try:
        return kind(text) if text else None
    except ValueError:
        return None


def _choices(
    filters: DateFilters, counts: DateCounts, name: str, kind: Iterable[Any]
) -> list[Link]:
    return [_choice(filters, counts, member.label, **{name: member}) for member in kind]


def _choice(filters: DateFilters, counts: DateCounts, label: str, **changes: Any) -> Link:
    """A link that changes one filter, with the number of rows that it leads to."""
    wanted = replace(filters, **changes)
    return {
        "label": label,
        "url": url_for("dates.index", **address_of(wanted)),
        "active": wanted == filters,
        "count": counts.words(wanted),
    }


def _rule_choices(filters: DateFilters, counts: DateCounts, book: RuleBook) -> list[Link]:
    # One rule may have a row for each way in; here they are one kind of date.
    named = [(code, book.titles[code]) for code in counts.rules() if code in book.titles]
    every = _choice(filters, counts, "全部种类", rule="")
    return [every, *(_choice(filters, counts, title, rule=code) for code, title in named)]


def _law_choices(filters: DateFilters, counts: DateCounts) -> list[Link]:
    every = _choice(filters, counts, "全部依据", law="")
    return [every, *(_choice(filters, counts, law, law=law) for law in counts.laws())]
