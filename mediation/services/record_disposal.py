"""What disposal lists do with records about people: requests, assessments, incidents."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import DisposalItem, User
from mediation.queries import due_records
from mediation.queries.due_records import DueRecord
from mediation.services.audit import audit


def chosen(keys: Sequence[str], by: User, at: datetime) -> list[DueRecord]:
    """The records with these keys, every one of them due and on no other open list."""
    wanted = set(keys)
    found = [each for each in due_records.due(by, at.date()) if each.key in wanted]
    if len(found) != len(wanted) or any(each.list_id is not None for each in found):
        raise InvalidInput(FieldProblem("records", "有的记录已不在到期清单里，请刷新后重新勾选。"))
    return found


def item(due: DueRecord) -> DisposalItem:
    """How it stands on the list, and what is left of it afterwards."""
    return DisposalItem(
        record_kind=due.kind,
        record_id=due.id,
        name=due.name,
        rule_id=due.rule.id,
        rule_words=due.rule.words,
        closed_on=due.ended_on,
        keep_until=due.keep_until,
    )


def destroy_or_skip(item: DisposalItem, *, by: User, at: datetime) -> None:
    """Delete the record, in the open transaction, unless it is no longer due."""
    due = {(each.kind, each.id) for each in due_records.due(by, at.date())}
    if item.record_kind is None or (item.record_kind, item.record_id) not in due:
        item.skipped = "不再到期"
        return
    table = due_records.TABLES[item.record_kind]
    db.session.execute(delete(table).where(table.id == item.record_id))
    item.destroyed_at = at
    audit("retention.record_destroyed", by=by, at=at, subject=item.name)
