"""The list of cases: page 1, page 400 by key, and the same page by OFFSET, with few and with many.

What the program promises is that the ratios stay near 1 in the first two columns.
"""

from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from sqlalchemy import select

from benchmarks.cases import scratch_application
from mediation.extensions import db
from mediation.models import Case, User
from mediation.queries import case_list
from mediation.queries.case_list import Filters
from mediation.queries.keyset import Cursor

TODAY = date(2026, 11, 23)
DEEP_PAGE = 400
REPEATS = 15


def _milliseconds(act: Callable[[], object]) -> float:
    """The median time of an act."""
    times = []
    for _ in range(REPEATS):
        began = perf_counter()
        act()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def _deep_cursor(depth: int) -> Cursor | None:
    statement = select(Case.next_on, Case.id).where(Case.state.in_(case_list.OPEN))
    row = db.session.execute(
        statement.order_by(Case.next_on, Case.id).offset(depth).limit(1)
    ).first()
    return Cursor(row.next_on, row.id) if row else None


def measure(number: int) -> dict[str, float]:
    """Milliseconds of the list with that many cases."""
    with scratch_application(number) as app, app.test_request_context():
        user = db.session.query(User).filter_by(username="supervisor").one()
        depth = min(DEEP_PAGE * case_list.PAGE_SIZE, number // 2)
        cursor = _deep_cursor(depth)
        by_offset = (
            select(Case.id)
            .where(*case_list.conditions(user, Filters(), TODAY))
            .order_by(Case.next_on, Case.id)
            .offset(depth)
            .limit(case_list.PAGE_SIZE)
        )
        return {
            "page 1": _milliseconds(lambda: case_list.page(user, Filters(), today=TODAY)),
            "deep page by key": _milliseconds(
                lambda: case_list.page(user, Filters(), today=TODAY, cursor=cursor)
            ),
            "deep page by offset": _milliseconds(lambda: db.session.execute(by_offset).all()),
            "capped count": _milliseconds(lambda: case_list.count(user, Filters(), today=TODAY)),
        }


def main(many: int = 200_000, few: int = 1_000) -> None:
    """Print the table."""
    small, large = measure(few), measure(many)
    print(f"{'list of cases':24}{few:>12,}{many:>12,}{'ratio':>8}")
    for name, milliseconds in small.items():
        ratio = large[name] / milliseconds
        print(f"{name:24}{milliseconds:>9.2f} ms{large[name]:>9.2f} ms{ratio:>8.1f}")
