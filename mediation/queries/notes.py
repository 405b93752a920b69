"""Who reads which note: the vault is the mediator's in charge alone (特邀 22, 在线规则 18)."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.sessions import NoteKind
from mediation.extensions import db
from mediation.models import Case, Note, User


def may_use_vault(case: Case, user: User) -> bool:
    """Whether this user writes and reads the back-to-back notes of the case."""
    return case.mediator_id is not None and case.mediator_id == user.id


def readable(case: Case, user: User) -> list[Note]:
    """The notes of a case that this user may read, newest first; the case is already visible."""
    statement = (
        select(Note)
        .where(Note.case_id == case.id)
        .options(joinedload(Note.author))
        .order_by(Note.id.desc())
    )
    if not may_use_vault(case, user):
        statement = statement.where(Note.kind == NoteKind.WORK)
    return list(db.session.scalars(statement))
