"""Joining the store of files to the tables: a row has its file, and a file has its row.

The bytes are on the disk, synced, before the transaction that names them commits. When that
transaction fails they are taken away again; when nobody can know whether it failed (the
connection broke at the commit), they stay, and the check of files settles it later.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256

from sqlalchemy.exc import DBAPIError

from mediation.domain.errors import ActionNotPossible, CannotStore
from mediation.domain.file_kinds import ScanState
from mediation.extensions import db, files
from mediation.file_store import FileDamaged, FileMissing, FileNotKept
from mediation.models import StoredFile, User
from mediation.services.audit import audit
from mediation.services.transaction import after_commit, transaction

DAMAGED = "这份文件与保存时留存的校验值不符，系统已停止输出并记入日志，请立即联系系统管理员。"
NOT_STORED = "文件没有保存：存储空间不足或暂时不可写。请稍后再试，并通知系统管理员。"


@contextmanager
def kept(
    content: bytes,
    *,
    media_type: str,
    at: datetime,
    original: bytes | None = None,
    scan: ScanState = ScanState.NONE,
    pages: int | None = None,
) -> Iterator[StoredFile]:
    """Put the bytes on the disk; give the row to add in the transaction inside the block."""
    try:
        name = files.put(content)
    except FileNotKept as error:
        raise CannotStore(NOT_STORED) from error
    sent = content if original is None else original
    try:
        yield StoredFile(
            name=name,
            media_type=media_type,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            original_size=len(sent),
            original_sha256=sha256(sent).hexdigest(),
            scan=scan,
            scanned_at=at if scan is ScanState.CLEAN else None,
            pages=pages,
            stored_at=at,
        )
    except DBAPIError:
        # Perhaps it was committed all the same: a file too many is found, one too few is lost.
        raise
    except BaseException:
        files.remove(name)
        raise


def discard(stored: StoredFile) -> None:
    """Take away the bytes of a row that was not written after all."""
    files.remove(stored.name)


def drop(stored: StoredFile) -> None:
    """Delete a row in the open transaction, and its file once that is safe."""
    name = stored.name
    db.session.delete(stored)
    after_commit(lambda: files.remove(name))


def content_of(
    stored: StoredFile,
    *,
    subject: str,
    by: User | None,
    at: datetime,
    case_id: int | None = None,
) -> bytes:
    """The bytes, checked against their hash; a change is written down and nothing is given."""
    file_id, wanted = stored.id, stored.sha256
    try:
        content = files.get(stored.name)
    except (FileDamaged, FileMissing) as error:
        _report_damage(file_id, type(error).__name__, subject, by, at, case_id)
        raise ActionNotPossible(DAMAGED) from error
    if sha256(content).hexdigest() != wanted:
        _report_damage(file_id, "hash", subject, by, at, case_id)
        raise ActionNotPossible(DAMAGED)
    return content


def _report_damage(
    file_id: int, fault: str, subject: str, by: User | None, at: datetime, case_id: int | None
) -> None:
    facts = {"file_id": file_id, "fault": fault}
    with transaction():
        audit("file.damaged", by=by, at=at, subject=subject, case_id=case_id, data=facts)
