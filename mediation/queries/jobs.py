"""Jobs as whoever wished them sees them; nobody sees another's."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from mediation.domain.errors import NotVisible
from mediation.domain.jobs import LISTED, RIGHT_TO_RESULT, JobKind, JobState
from mediation.domain.permissions import has_right
from mediation.extensions import db
from mediation.models import Job, User

MOST_LISTED = 50


def get_for(user: User, job_id: int) -> Job:
    """A job of this very user; NotVisible otherwise."""
    statement = select(Job).where(Job.id == job_id, Job.requested_by_id == user.id)
    job = db.session.scalars(statement.options(joinedload(Job.file))).one_or_none()
    if job is None:
        raise NotVisible
    return job


def with_file(user: User, job_id: int, *, at: datetime) -> Job:
    """A job of this very user whose file can still be had; NotVisible otherwise.

    Who has lost the right to make such a file since then does not get it any more.
    """
    job = get_for(user, job_id)
    right = RIGHT_TO_RESULT.get(job.kind)
    if right is not None and not has_right(user.roles, right):
        raise NotVisible
    if not has_file(job, at):
        raise NotVisible("文件已过期或还没有生成，请重新导出。")
    return job


def has_file(job: Job, at: datetime) -> bool:
    """Whether the result of a job can be had now."""
    in_time = job.expires_at is not None and job.expires_at > at
    return job.state is JobState.DONE and job.file_id is not None and in_time


def latest(kind: JobKind) -> Job | None:
    """The newest job of a kind, whoever wished it; for kinds that tell nothing about a case."""
    statement = select(Job).where(Job.kind == kind).options(joinedload(Job.requested_by))
    return db.session.scalars(statement.order_by(Job.id.desc()).limit(1)).first()


def of_user(user: User, *, at: datetime) -> list[Job]:
    """The latest jobs of a user, newest first."""
    statement = (
        select(Job)
        .where(Job.requested_by_id == user.id, Job.created_at > at - LISTED)
        .options(joinedload(Job.file))
        .order_by(Job.id.desc())
        .limit(MOST_LISTED)
    )
    return list(db.session.scalars(statement))
