"""The only writer of case_event: every change of a case leaves one row, and one audit row."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm.attributes import flag_modified

from mediation.domain.errors import FieldChange
from mediation.extensions import db
from mediation.models import Case, CaseEvent, User
from mediation.services import search_index, webhooks
from mediation.services.audit import audit, reference_of
from mediation.services.transaction import before_commit


def record(
    case: Case,
    code: str,
    *,
    by: User,
    at: datetime,
    from_state: str | None = None,
    note: str | None = None,
    data: dict[str, Any] | None = None,
    changes: tuple[FieldChange, ...] = (),
    by_party: bool = False,
) -> None:
    """Write what happened; `changes` are kept field by field for whoever edits at the same time.

    `by_party`: a party did it by means that `by` gave it; the trail names no user.
    """
    # Every event moves the version on, so that an edit begun before it is told about it.
    case.touched_at = at
    # Two events of one moment are two versions all the same.
    flag_modified(case, "touched_at")
    db.session.flush()
    told = [[change.label, change.before, change.after] for change in changes]
    db.session.add(
        CaseEvent(
            case_id=case.id,
            code=code,
            from_state=from_state,
            to_state=case.state.value,
            by_id=by.id,
            at=at,
            note=note or None,
            case_version=case.version,
            data={**(data or {}), **({"changes": told} if told else {})},
        )
    )
    webhooks.note(case, code, data, at=at)
    user = None if by_party else by
    audit(f"case.{code}", by=user, at=at, subject=reference_of(case), case_id=case.id)
    # Numbers given, answered or received on the way are found as soon as the change is safe.
    before_commit(lambda: search_index.reindex(case))
