"""The search index of all cases, written anew: after a change of what a case is found by."""

from collections.abc import Iterator

from sqlalchemy import select

from mediation.extensions import db
from mediation.models import Case
from mediation.services.search_index import reindex
from mediation.services.transaction import transaction

BATCH = 200


def reindex_all(*, after_id: int = 0) -> Iterator[tuple[int, int]]:
    """Reindex every case after a key; gives, batch by batch, how many and the key to go on from."""
    while True:
        with transaction():
            statement = select(Case).where(Case.id > after_id).order_by(Case.id).limit(BATCH)
            cases = list(db.session.scalars(statement))
            for case in cases:
                reindex(case)
            after_id = cases[-1].id if cases else after_id
        if not cases:
            return
        yield len(cases), after_id
