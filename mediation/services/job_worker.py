"""The worker: takes one job after the other, in a thread of the server or in a process of its own.

Workers do not talk to each other; the claim in the row decides who works on what. A worker may be
killed at any moment: what it held is taken over when its claim has run out.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from mediation.domain.errors import DomainError
from mediation.domain.jobs import JobKind
from mediation.extensions import db
from mediation.models import User
from mediation.services import (
    case_calculations,
    evidence_scanning,
    exporting,
    jobs,
    paper_prints,
    recomputing,
    webhooks,
)
from mediation.services.dossier import binding
from mediation.services.jobs import Claim, ClaimLost, Result
from mediation.services.tasks import Task
from mediation.services.wake_up import new_work

LOG = logging.getLogger(__name__)
WENT_WRONG = "处理时出错，没有完成，错误已记录。请稍后重新提交；再不成功，请联系系统管理员。"
# How often a worker looks for work that another process put in the line (seconds).
LOOK_EVERY = 3.0

Now = Callable[[], datetime]
Handler = Callable[[Task], Result]

HANDLERS: dict[JobKind, Handler] = {
    JobKind.EXPORT_CASES: exporting.run,
    JobKind.SCAN_FILE: evidence_scanning.run,
    JobKind.REFRESH_CLOCKS: recomputing.run,
    JobKind.CALCULATE_CASE: case_calculations.run,
    JobKind.PRINT_PAPERS: paper_prints.run,
    JobKind.BIND_DOSSIER: binding.run,
    JobKind.DELIVER_WEBHOOKS: webhooks.run,
}


def run_one(now: Now, *, job_id: int | None = None) -> bool:
    """Do one job from beginning to end; False when there is nothing to do."""
    if job_id is None and not jobs.is_due(at=now()):
        return False
    claim = jobs.claim_next(at=now(), job_id=job_id)
    if claim is None:
        return False
    try:
        _do(claim, now)
    except ClaimLost:
        LOG.warning("job %s was taken over by another worker", claim.job_id)
    return True


def run_all(now: Now) -> int:
    """Do everything that is due; gives how many jobs were worked on."""
    count = 0
    while run_one(now):
        count += 1
    jobs.expire(at=now())
    return count


def _do(claim: Claim, now: Now) -> None:
    try:
        by = db.session.get(User, claim.requested_by_id) if claim.requested_by_id else None
        result = HANDLERS[claim.kind](Task(claim, by, now))
    except DomainError as refusal:
        jobs.fail(claim, refusal.sentence, at=now())
    except ClaimLost:
        raise
    except Exception as error:
        # Only its name: the message of an error may hold what somebody typed.
        LOG.error("job %s failed: %s", claim.job_id, type(error).__name__)
        jobs.try_again(claim, WENT_WRONG, at=now())
    else:
        jobs.finish(claim, result, at=now())


@dataclass
class Worker:
    """Works until told to stop. `context` opens the application for one look at the line."""

    context: Callable[[], AbstractContextManager[object]]
    now: Now
    look_every: float = LOOK_EVERY

    def __post_init__(self) -> None:
        """Nobody has told it to stop."""
        self.stopped = Event()

    def start(self) -> Thread:
        """Work in a thread that ends with the process."""
        thread = Thread(target=self.work, name="job-worker", daemon=True)
        thread.start()
        return thread

    def work(self) -> None:
        """Look, work, wait, until told to stop."""
        while not self.stopped.is_set():
            self.look()
            new_work.wait(self.look_every)
            new_work.clear()

    def look(self) -> None:
        """Do what is due; a database that is away for a while is tried again at the next look."""
        try:
            with self.context():
                run_all(self.now)
        except SQLAlchemyError as error:
            LOG.error("the worker cannot reach its jobs: %s", type(error).__name__)
