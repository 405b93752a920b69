"""Jobs: claimed by one worker at a time, done once, tried again when a worker died."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from mediation.domain.errors import ActionNotPossible, NotVisible
from mediation.domain.jobs import CLAIM_LASTS, RESULT_KEPT, JobKind, JobState
from mediation.extensions import db, files
from mediation.models import AuditEntry, Job, StoredFile
from mediation.queries import jobs as job_rows
from mediation.services import job_worker, jobs
from mediation.services.jobs import ClaimLost, Result, Trail
from mediation.services.tasks import Task
from tests.cast import Cast
from tests.clock import MONDAY_MORNING
from tests.raw_database import everything_in, holds

NOW = MONDAY_MORNING
LATER = NOW + CLAIM_LASTS + timedelta(seconds=1)


def wish(by: Any = None, **params: Any) -> Job:
    """A job as a page would put it in the line."""
    return jobs.wish(JobKind.EXPORT_CASES, params, title="导出", by=by, at=NOW)


def claimed(**how: Any) -> jobs.Claim:
    claim = jobs.claim_next(at=how.pop("at", NOW), **how)
    assert claim is not None
    return claim


def reread(job: Job) -> Job:
    db.session.expire_all()
    found = db.session.get(Job, job.id)
    assert found is not None
    return found


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """A handler that notes what it was given and makes a small file."""
    seen: list[Task] = []

    def handle(task: Task) -> Result:
        seen.append(task)
        task.progress(1, 2)
        facts = {"rows": 2}
        return Result("共 2 件。", b"made", "表.xlsx", "text/plain", Trail("cases.exported", facts))

    monkeypatch.setitem(job_worker.HANDLERS, JobKind.EXPORT_CASES, handle)
    return seen


def test_a_job_is_done_and_its_file_is_for_whoever_wished_it(
    cast: Cast, handler: list[Task]
) -> None:
    job = wish(cast.supervisor, text="王秀兰")
    assert job_worker.run_all(lambda: NOW) == 1
    assert handler[0].params == {"text": "王秀兰"}
    done = reread(job)
    assert (done.state, done.percent, done.sentence) == (JobState.DONE, 50, "共 2 件。")
    mine = job_rows.with_file(cast.supervisor, job.id, at=NOW)
    assert jobs.downloaded(mine, by=cast.supervisor, at=NOW) == b"made"
    with pytest.raises(NotVisible):
        job_rows.get_for(cast.registrar, job.id)
    verbs = db.session.scalars(select(AuditEntry.verb)).all()
    assert verbs == ["cases.exported", "job.downloaded"]


def test_what_was_wished_is_sealed_and_gone_when_it_is_over(
    cast: Cast, handler: list[Task]
) -> None:
    job = wish(cast.supervisor, text="王秀兰", password="开门-2026")
    raw = everything_in(db.engine)
    assert not holds(raw, "王秀兰")
    assert not holds(raw, "开门-2026")
    job_worker.run_all(lambda: NOW)
    assert reread(job).params == {}


def test_two_workers_never_hold_the_same_job(cast: Cast) -> None:
    wish(cast.supervisor)
    claimed()
    assert jobs.claim_next(at=NOW) is None


def test_parallel_workers_do_every_job_exactly_once(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []

    def handle(task: Task) -> Result:
        done.append(task.params["number"])
        return Result("好。")

    monkeypatch.setitem(job_worker.HANDLERS, JobKind.EXPORT_CASES, handle)
    for number in range(20):
        wish(cast.supervisor, number=number)
    db.session.rollback()

    def work() -> None:
        with app.app_context():
            while job_worker.run_one(lambda: NOW):
                pass

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # A worker that finds every free row locked goes home early; the next look finishes the line.
    job_worker.run_all(lambda: NOW)
    assert sorted(done) == list(range(20))
    states = set(db.session.scalars(select(Job.state)))
    assert states == {JobState.DONE}


def test_a_job_of_a_worker_that_died_is_taken_over(cast: Cast) -> None:
    wish(cast.supervisor)
    first = claimed()
    assert jobs.claim_next(at=NOW + CLAIM_LASTS) is None
    second = claimed(at=LATER)
    assert (second.job_id, second.attempt) == (first.job_id, 2)
    with pytest.raises(ClaimLost):
        jobs.report(first, 1, 2, at=LATER)
    with pytest.raises(ClaimLost):
        jobs.finish(first, Result("迟到", b"late", "x", "text/plain"), at=LATER)
    assert not list(files.everything())
    jobs.finish(second, Result("好。", b"good", "x", "text/plain"), at=LATER)
    assert len(list(files.everything())) == 1


def test_saying_how_far_it_is_keeps_a_job(cast: Cast) -> None:
    job = wish(cast.supervisor)
    claim = claimed()
    jobs.report(claim, 5, 10, at=NOW + CLAIM_LASTS)
    assert jobs.claim_next(at=LATER) is None
    assert reread(job).percent == 50


def test_a_job_whose_workers_die_three_times_is_given_up_in_words(cast: Cast) -> None:
    job = wish(cast.supervisor)
    at = NOW
    for _ in range(3):
        claimed(at=at)
        at += CLAIM_LASTS + timedelta(seconds=1)
    assert jobs.claim_next(at=at) is None
    given_up = reread(job)
    assert given_up.state is JobState.FAILED
    assert "重新提交" in (given_up.sentence or "")


def test_an_error_is_tried_again_later_and_then_given_up(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def handle(task: Task) -> Result:
        raise ValueError("姓名王秀兰")

    monkeypatch.setitem(job_worker.HANDLERS, JobKind.EXPORT_CASES, handle)
    job, at = wish(cast.supervisor), NOW
    assert job_worker.run_all(lambda: at) == 1
    assert reread(job).state is JobState.WAITING
    for _ in range(2):
        at += timedelta(minutes=5)
        job_worker.run_one(lambda at=at: at)
    failed = reread(job)
    assert (failed.state, failed.attempts) == (JobState.FAILED, 3)
    assert "王秀兰" not in caplog.text
    assert "ValueError" in caplog.text


def test_a_refusal_is_told_and_not_tried_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def handle(task: Task) -> Result:
        raise ActionNotPossible("没有这样的权限。")

    monkeypatch.setitem(job_worker.HANDLERS, JobKind.EXPORT_CASES, handle)
    job = wish(cast.supervisor)
    job_worker.run_all(lambda: NOW)
    refused = reread(job)
    assert (refused.state, refused.sentence) == (JobState.FAILED, "没有这样的权限。")


def test_the_same_wish_sent_twice_is_one_job(cast: Cast) -> None:
    first, second = wish(cast.supervisor, text="甲"), wish(cast.supervisor, text="甲")
    other, another = wish(cast.supervisor, text="乙"), wish(cast.registrar, text="甲")
    assert first.id == second.id
    assert len({first.id, other.id, another.id}) == 3


def test_a_result_goes_after_a_day_from_table_and_disk(cast: Cast, handler: list[Task]) -> None:
    job = wish(cast.supervisor)
    job_worker.run_all(lambda: NOW)
    almost = NOW + RESULT_KEPT - timedelta(seconds=1)
    job_worker.run_all(lambda: almost)
    assert job_rows.has_file(reread(job), almost)
    over = NOW + RESULT_KEPT
    with pytest.raises(NotVisible):
        job_rows.with_file(cast.supervisor, job.id, at=over)
    job_worker.run_all(lambda: over)
    assert reread(job).state is JobState.EXPIRED
    assert not list(files.everything())
    assert db.session.scalars(select(StoredFile)).all() == []


def test_a_worker_in_a_thread_does_what_was_wished(
    app: Flask, cast: Cast, handler: list[Task]
) -> None:
    job = wish(cast.supervisor)
    db.session.rollback()
    worker = job_worker.Worker(app.app_context, lambda: NOW, look_every=0.01)
    thread = worker.start()
    jobs_done = threading.Event()
    for _ in range(6000):
        db.session.rollback()
        if reread(job).state is JobState.DONE:
            break
        jobs_done.wait(0.01)
    db.session.rollback()
    worker.stopped.set()
    thread.join(timeout=60)
    assert reread(job).state is JobState.DONE
    assert not thread.is_alive()
