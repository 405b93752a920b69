"""供编辑的副本: an issued paper as a .docx, written from its frozen facts, marked as no paper."""

from datetime import datetime

from mediation.documents import DOCUMENTS, FactsError, from_json
from mediation.documents.story import listening
from mediation.documents.word_copy import NOTICE, word_copy
from mediation.domain.errors import ActionNotAllowed, ActionNotPossible
from mediation.domain.papers import PaperKind
from mediation.domain.permissions import Right, has_right
from mediation.models import Document, User
from mediation.services import paper_seals
from mediation.services.audit import audit
from mediation.services.paper_store import DAMAGED
from mediation.services.transaction import transaction

# What bears the signatures of the parties is printed as it is and never written anew.
NEVER_COPIED = frozenset({PaperKind.SIGNED_AGREEMENT})


def may_copy(document: Document, user: User) -> bool:
    """Whether this person may take an editable copy of this paper."""
    return has_right(user.roles, Right.COPY_PAPERS) and document.kind not in NEVER_COPIED


def copy_of(document: Document, *, by: User, at: datetime) -> bytes:
    """The copy of a paper of a case that this person sees; that it was taken is written down.

    ActionNotAllowed; ActionNotPossible when the kept facts were changed.
    """
    if not may_copy(document, by):
        raise ActionNotAllowed("您不能下载这份文书的供编辑副本。")
    seal = document.facts_seal
    if seal is not None and not paper_seals.facts_are_sealed(document.facts, seal):
        raise ActionNotPossible(DAMAGED)
    try:
        facts = from_json(document.kind, document.facts)
    except FactsError as error:
        raise ActionNotPossible(DAMAGED) from error
    with listening() as stories:
        DOCUMENTS[document.kind].draw(facts)
    content = word_copy(stories[0], at=document.issued_at)
    with transaction():
        audit(
            "document.copy_taken",
            by=by,
            at=at,
            subject=document.number or document.title,
            case_id=document.case_id,
            data={"document_id": document.id},
        )
    return content


def name_of(document: Document) -> str:
    """The name under which the copy is saved; it says what it is."""
    return f"{document.file_name}（{NOTICE}）.docx"
