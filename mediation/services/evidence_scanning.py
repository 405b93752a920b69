"""Looking again at files that came while the virus scanner was away."""

from mediation.domain.file_kinds import ScanState
from mediation.extensions import clamd_address, db
from mediation.models import StoredFile
from mediation.services import evidence, file_keeping
from mediation.services.audit import audit
from mediation.services.jobs import Result
from mediation.services.tasks import Task
from mediation.services.transaction import transaction
from mediation.uploads.scanner import Scanner, ScannerAway


def run(task: Task) -> Result:
    """Let a file out of quarantine, lock it away for good, or ask again later."""
    stored = db.session.get(StoredFile, task.params["file_id"])
    if stored is None or stored.scan is not ScanState.WAITING:
        return Result("这个文件已经检查过。")
    subject = f"文件第{stored.id}号"
    content = file_keeping.content_of(stored, subject=subject, by=None, at=task.moment())
    try:
        virus = Scanner(clamd_address()).virus_in(content)
    except ScannerAway:
        evidence.wish_scan(stored, at=task.moment())
        return Result("病毒检查服务仍不可用，稍后再查。")
    _settle(stored.id, subject, virus, task)
    return Result("检出病毒，已封存。" if virus else "检查通过，已解除隔离。")


def _settle(file_id: int, subject: str, virus: str | None, task: Task) -> None:
    state = ScanState.INFECTED if virus else ScanState.CLEAN
    at = task.moment()
    with transaction():
        stored = db.session.get(StoredFile, file_id, with_for_update=True, populate_existing=True)
        if stored is None:
            return
        stored.scan, stored.scanned_at = state, at
        facts = {"file_id": file_id, "virus": virus} if virus else {"file_id": file_id}
        audit(f"file.{state.value}", by=None, at=at, subject=subject, data=facts)
