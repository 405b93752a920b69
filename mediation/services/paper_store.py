"""Reading kept papers: the bytes as they were issued, checked against their hash every time."""

from datetime import datetime
from hashlib import sha256

from mediation.domain.errors import ActionNotPossible
from mediation.domain.paper_signatures import FoundSignature
from mediation.domain.trail import AuditResult
from mediation.models import Document, User
from mediation.services import paper_signing
from mediation.services.audit import audit
from mediation.services.transaction import transaction

DAMAGED = "这份文书与出具时留存的校验值不符，系统已停止输出并记入日志，请立即联系系统管理员。"


def content_of(document: Document, *, by: User, at: datetime) -> bytes:
    """The bytes of a paper; when they changed, an entry in the trail and ActionNotPossible."""
    content = document.content
    if hash_of(content) != document.sha256:
        document_id, case_id, subject = document.id, document.case_id, document.number
        with transaction():
            audit(
                "document.damaged",
                by=by,
                at=at,
                subject=subject or f"文书第{document_id}号",
                case_id=case_id,
                data={"document_id": document_id},
                result=AuditResult.FAILED,
            )
        raise ActionNotPossible(DAMAGED)
    return content


def printed(document: Document, *, by: User, at: datetime) -> bytes:
    """The bytes of a paper for somebody who sees its case; that it was printed is written down."""
    content = content_of(document, by=by, at=at)
    facts = {"document_id": document.id}
    subject, case_id = document.number or document.title, document.case_id
    with transaction():
        audit("document.printed", by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return content


def signature_viewed(document: Document, *, by: User, at: datetime) -> FoundSignature:
    """The signature of the kept bytes as it is judged now; that somebody asked is written down."""
    content = content_of(document, by=by, at=at)
    found = paper_signing.check_ours(content, at=at)
    facts = {"document_id": document.id, "state": found.state.value}
    subject, case_id = document.number or document.title, document.case_id
    verb = "document.signature_viewed"
    with transaction():
        audit(verb, by=by, at=at, subject=subject, case_id=case_id, data=facts)
    return found


def hash_of(content: bytes) -> str:
    """SHA-256 as 64 hexadecimal digits."""
    return sha256(content).hexdigest()
