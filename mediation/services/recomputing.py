"""重算全部期限: after a change of the calendar or of a rule, in the background.

The wish is part of the transaction that made the change. A wish that nobody has begun yet is good
for every change made before it begins, so a notice typed day by day is one run, not thirty.
"""

from datetime import datetime, timedelta
from time import sleep

from sqlalchemy import select

from mediation.domain.jobs import JobKind, JobState
from mediation.extensions import db
from mediation.models import Job, User
from mediation.services import jobs, refreshing
from mediation.services.jobs import Result
from mediation.services.tasks import Task
from mediation.services.transaction import transaction

# More is likely to come: the next day of the same notice.
WAITS_FOR_MORE = timedelta(minutes=1)
# Seconds between two batches, in which others get at a database that lets in one writer at a time.
BREATH = 0.05


def wish(*, by: User, at: datetime, more_to_come: bool = True) -> Job:
    """See to it that every clock is computed again after this transaction."""
    begins = at + WAITS_FOR_MORE if more_to_come else at
    with transaction():
        job = _not_begun()
        if job is None:
            kind = JobKind.REFRESH_CLOCKS
            return jobs.wish(kind, {}, title=kind.label, by=by, at=at, not_before=begins, anew=True)
        job.not_before = min(job.not_before, begins)
        return job


def _not_begun() -> Job | None:
    """The wish that waits, held until this transaction ends; one that a worker has is too late."""
    statement = (
        select(Job)
        .where(Job.kind == JobKind.REFRESH_CLOCKS, Job.state == JobState.WAITING, Job.attempts == 0)
        .order_by(Job.id)
        .limit(1)
    )
    return db.session.scalars(statement.with_for_update(skip_locked=True)).first()


def run(task: Task) -> Result:
    """Go through all cases by key; a later attempt goes on after the last one that was finished."""
    after_id, done = task.params.get("after", 0), task.params.get("done", 0)
    total = done + refreshing.how_many(refreshing.counting(), after_id=after_id)
    task.progress(done, total)
    while batch := _one_batch(task, after_id, done, total):
        after_id, done = batch.last_id, done + batch.count
        sleep(BREATH)
    return Result(f"已重算 {done} 件案件的期限。")


def _one_batch(task: Task, after_id: int, done: int, total: int) -> refreshing.Batch | None:
    """The cases and how far the job is are written together, or neither."""
    with transaction():
        batch = refreshing.refresh_batch(refreshing.counting(), at=task.moment(), after_id=after_id)
        if batch is not None:
            done += batch.count
            task.progress(done, total, params={"after": batch.last_id, "done": done})
        return batch
