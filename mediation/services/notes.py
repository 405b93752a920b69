"""Notes on a case; the back-to-back ones stay with the mediator in charge."""

from datetime import datetime

from mediation.domain.case_flow import Action
from mediation.domain.errors import ActionNotAllowed
from mediation.domain.sessions import NoteKind
from mediation.extensions import db
from mediation.models import Case, Note, User
from mediation.queries.notes import may_use_vault
from mediation.services.moving import move
from mediation.services.step_input import written_out
from mediation.services.transaction import transaction


def add_note(case: Case, *, kind: NoteKind, text: str, by: User, at: datetime) -> Note:
    """Write a note. The trail says that it was written and of what kind, never what it says."""
    with transaction():
        if kind is NoteKind.VAULT and not may_use_vault(case, by):
            raise ActionNotAllowed("背靠背记录只有承办调解员可以写、可以看。")
        words = written_out("text", text, "请填写内容。")
        move(case, Action.ADD_NOTE, by=by, at=at, data={"kind": kind.value})
        note = Note(case_id=case.id, author_id=by.id, kind=kind, text=words, written_at=at)
        db.session.add(note)
        db.session.flush()
    return note
