"""The rows of an export: exactly the list's, under the list's policy, page after page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from mediation.domain.agreement.standing import Standing
from mediation.extensions import db
from mediation.models import Case, Party, User
from mediation.queries import case_list
from mediation.queries.case_list import Filters
from mediation.queries.keyset import read_cursor
from mediation.queries.performance import standings

BATCH = 500


@dataclass(frozen=True)
class ExportRow:
    """One case: its row of the list, what the list does not show, and its parties in order."""

    listed: Any
    more: Any
    parties: list[Party]
    standing: tuple[Standing, ...] = ()


def exact_count(user: User, filters: Filters, *, today: date) -> int:
    """How many rows the export has, counted to the end."""
    statement = (
        select(func.count()).select_from(Case).where(*case_list.conditions(user, filters, today))
    )
    return db.session.scalar(statement) or 0


def batches(user: User, filters: Filters, *, today: date) -> Iterator[list[ExportRow]]:
    """The rows in the order of the list, some hundred at a time."""
    after = ""
    while True:
        page = case_list.page(
            user, filters, today=today, cursor=read_cursor(after) if after else None, size=BATCH
        )
        yield _with_parties(page.rows, today)
        after = page.next
        if not after:
            return


def _with_parties(rows: Any, today: date) -> list[ExportRow]:
    keys = [row.id for row in rows]
    more = {
        row.id: row
        for row in db.session.execute(
            select(Case.id, Case.sender_document_number, Case.accepted_on, Case.closed_on).where(
                Case.id.in_(keys)
            )
        )
    }
    parties = defaultdict(list)
    statement = select(Party).where(Party.case_id.in_(keys)).order_by(Party.case_id, Party.position)
    for party in db.session.scalars(statement):
        parties[party.case_id].append(party)
    stand = standings(keys, today)
    return [ExportRow(row, more[row.id], parties[row.id], stand.get(row.id, ())) for row in rows]
