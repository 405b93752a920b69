"""Drafts of forms: one for each user and form, kept until the form is saved or given up."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from mediation.domain.errors import FieldProblem, InvalidInput
from mediation.extensions import db
from mediation.models import Draft, User
from mediation.services.inserting import insert_of
from mediation.services.transaction import transaction

LARGEST_BYTES = 1024 * 1024
Fields = Mapping[str, list[str]]


def save(subject: str, fields: Fields, *, by: User, at: datetime) -> None:
    """Keep what is typed in place of what was kept before; InvalidInput above one MiB."""
    if len(json.dumps(fields, ensure_ascii=False).encode()) > LARGEST_BYTES:
        raise InvalidInput(FieldProblem("draft", "草稿超过 1 MB，没有保存。请删减过长的内容。"))
    user_id = by.id
    kept = {"fields": {name: list(values) for name, values in fields.items()}, "saved_at": at}
    with transaction():
        statement = insert_of(Draft).values(user_id=user_id, subject=subject, **kept)
        db.session.execute(
            statement.on_conflict_do_update(index_elements=["user_id", "subject"], set_=kept)
        )


def load(subject: str, *, by: User) -> Draft | None:
    """The draft that this user left of this form; nobody else's."""
    return db.session.scalar(select(Draft).filter_by(user_id=by.id, subject=subject))


def discard(subject: str, *, by: User) -> None:
    """Give the draft up; nothing happens when there is none."""
    user_id = by.id
    with transaction():
        db.session.execute(delete(Draft).filter_by(user_id=user_id, subject=subject))
