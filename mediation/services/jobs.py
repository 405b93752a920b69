"""Jobs: wished in a transaction, claimed by one worker at a time, finished once.

A claim is a token that is drawn anew with every attempt. Only whoever holds the token of the row
may report progress, finish or fail; so a worker that was thought dead cannot undo another's work.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from mediation.domain.jobs import (
    CLAIM_LASTS,
    MOST_ATTEMPTS,
    RESULT_KEPT,
    SAME_WISH,
    JobKind,
    JobState,
    wait_after,
)
from mediation.extensions import db, keeper
from mediation.models import Job, User
from mediation.services import file_keeping
from mediation.services.audit import audit
from mediation.services.transaction import after_commit, transaction
from mediation.services.wake_up import new_work

PARAMS = "job.params"
INTERRUPTED = "这项任务多次中断，没有完成。请重新提交；再不成功，请联系系统管理员。"


class ClaimLost(RuntimeError):
    """Another worker has taken this job; whoever hears this stops and leaves nothing behind."""


@dataclass(frozen=True)
class Claim:
    """A job in the hands of one worker."""

    job_id: int
    token: str
    kind: JobKind
    requested_by_id: int | None
    params: dict[str, Any]
    attempt: int


@dataclass(frozen=True)
class Trail:
    """What the trail is told when a result is kept."""

    verb: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """What a job made: a file for whoever wished it, or only a sentence."""

    sentence: str
    content: bytes | None = None
    file_name: str = ""
    media_type: str = ""
    trail: Trail | None = None


def wish(
    kind: JobKind,
    params: dict[str, Any],
    *,
    title: str,
    by: User | None,
    at: datetime,
    not_before: datetime | None = None,
    anew: bool = False,
) -> Job:
    """Put a job in the line. The same wish within a minute gives the job that is there already.

    `anew` asks for another one all the same: something changed since.
    """
    written = json.dumps(params, ensure_ascii=False, sort_keys=True).encode()
    mac = keeper.mac(written, PARAMS)
    with transaction():
        if by is not None and not anew:
            # Two of the same person's requests are judged one after the other.
            db.session.execute(select(User.id).where(User.id == by.id).with_for_update())
            if same := _same_wish(kind, mac, by, at):
                return same
        job = Job(
            kind=kind,
            title=title,
            requested_by_id=by.id if by else None,
            params=params,
            params_mac=mac,
            state=JobState.WAITING,
            not_before=not_before or at,
            created_at=at,
        )
        db.session.add(job)
        db.session.flush()
        after_commit(new_work.set)
    return job


def _same_wish(kind: JobKind, mac: str, by: User, at: datetime) -> Job | None:
    statement = (
        select(Job)
        .where(
            Job.requested_by_id == by.id,
            Job.kind == kind,
            Job.params_mac == mac,
            Job.created_at > at - SAME_WISH,
            Job.state.in_((JobState.WAITING, JobState.RUNNING, JobState.DONE)),
        )
        .order_by(Job.id.desc())
        .limit(1)
    )
    return db.session.scalars(statement).first()


def is_due(*, at: datetime) -> bool:
    """Whether there is work: a look that disturbs nobody, for it takes no lock."""
    found = db.session.scalar(select(Job.id).where(_is_free(at)).limit(1))
    return found is not None


def claim_next(*, at: datetime, job_id: int | None = None) -> Claim | None:
    """Take the next job that is due, or this very one; None when there is none to take."""
    with transaction():
        # Who names a job need not wait until it is due for others.
        mine = and_(Job.id == job_id, Job.state == JobState.WAITING)
        free = _is_free(at) if job_id is None else mine
        statement = select(Job).where(free).order_by(Job.not_before, Job.id).limit(1)
        job = db.session.scalars(statement.with_for_update(skip_locked=True)).first()
        if job is None:
            return None
        if job.attempts >= MOST_ATTEMPTS:
            _end(job, JobState.FAILED, INTERRUPTED, at)
            return None
        job.state = JobState.RUNNING
        job.attempts += 1
        job.claim, job.claimed_until = secrets.token_hex(16), at + CLAIM_LASTS
        params = job.params
        return Claim(job.id, job.claim, job.kind, job.requested_by_id, params, job.attempts)


def _is_free(at: datetime) -> Any:
    """Waiting and due, or left behind by a worker that says nothing any more."""
    return or_(
        and_(Job.state == JobState.WAITING, Job.not_before <= at),
        and_(Job.state == JobState.RUNNING, Job.claimed_until < at),
    )


def report(
    claim: Claim, done: int, total: int, *, at: datetime, params: dict[str, Any] | None = None
) -> None:
    """Say how far a job is, and that somebody still works on it; raises ClaimLost.

    `params` are what the next attempt shall go on from: what was done until here is not lost, so
    the attempts that died are counted from here.
    """
    columns = {} if params is None else {"params": params, "attempts": 1}
    with transaction():
        _change(claim, done=done, total=total, claimed_until=at + CLAIM_LASTS, **columns)


def finish(claim: Claim, result: Result, *, at: datetime) -> None:
    """Keep the result and end the job, both or neither; raises ClaimLost."""
    if result.content is None:
        with transaction():
            _change(claim, state=JobState.DONE, sentence=result.sentence, **_over(at))
        return
    keeping = file_keeping.kept(result.content, media_type=result.media_type, at=at)
    with keeping as stored, transaction():
        db.session.add(stored)
        db.session.flush()
        _change(
            claim,
            state=JobState.DONE,
            sentence=result.sentence,
            file_id=stored.id,
            file_name=result.file_name,
            expires_at=at + RESULT_KEPT,
            **_over(at),
        )
        if result.trail is not None:
            _leave_trail(claim, result.trail, at)


def _leave_trail(claim: Claim, trail: Trail, at: datetime) -> None:
    by = db.session.get(User, claim.requested_by_id) if claim.requested_by_id else None
    facts = {**trail.facts, "job_id": claim.job_id}
    audit(trail.verb, by=by, at=at, subject=f"任务第{claim.job_id}号", data=facts)


def fail(claim: Claim, sentence: str, *, at: datetime) -> None:
    """End a job that cannot be done, and say why; raises ClaimLost."""
    with transaction():
        _change(claim, state=JobState.FAILED, sentence=sentence, **_over(at))


def try_again(claim: Claim, sentence: str, *, at: datetime) -> None:
    """Put a job back for a later attempt, or give up after the last one; raises ClaimLost."""
    if claim.attempt >= MOST_ATTEMPTS:
        fail(claim, sentence, at=at)
        return
    with transaction():
        later = at + wait_after(claim.attempt)
        _change(claim, state=JobState.WAITING, not_before=later, claim=None, claimed_until=None)


def _over(at: datetime) -> dict[str, Any]:
    # What was searched for and what password was set is nobody's business afterwards.
    return {"finished_at": at, "claim": None, "claimed_until": None, "params": {}}


def _change(held: Claim, /, **columns: Any) -> None:
    """Change the row, if the claim still counts."""
    statement = (
        update(Job)
        .where(Job.id == held.job_id, Job.claim == held.token, Job.state == JobState.RUNNING)
        .values(**columns)
        .execution_options(synchronize_session=False)
    )
    if db.session.connection().execute(statement).rowcount != 1:
        raise ClaimLost(f"job {held.job_id}")


def _end(job: Job, state: JobState, sentence: str, at: datetime) -> None:
    job.state, job.sentence = state, sentence
    for name, value in _over(at).items():
        setattr(job, name, value)


def downloaded(job: Job, *, by: User, at: datetime) -> bytes:
    """The bytes of a result for whoever wished it; that they left is written down."""
    if job.file is None:
        raise RuntimeError("the loader gives jobs with a file only")
    content = file_keeping.content_of(job.file, subject=f"任务第{job.id}号", by=by, at=at)
    facts = {"job_id": job.id, "sha256": job.file.sha256}
    with transaction():
        audit("job.downloaded", by=by, at=at, subject=f"任务第{job.id}号", data=facts)
    return content


def expire(*, at: datetime) -> int:
    """Take away the results whose time is over; gives how many."""
    over = and_(Job.state == JobState.DONE, Job.expires_at <= at)
    if db.session.scalar(select(Job.id).where(over).limit(1)) is None:
        return 0
    with transaction():
        statement = select(Job).where(over).limit(100).with_for_update(skip_locked=True)
        jobs = list(db.session.scalars(statement))
        for job in jobs:
            stored, job.file_id, job.state = job.file, None, JobState.EXPIRED
            db.session.flush()
            if stored is not None:
                file_keeping.drop(stored)
    return len(jobs)
